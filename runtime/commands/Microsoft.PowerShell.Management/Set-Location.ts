import { homedir } from 'node:os';
import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import type { Session } from '../../engine/session.ts';
import metadata from '../../generated/commands/Set-Location.json' with { type: 'json' };
import { PathInfo } from '../../providers/info-types.ts';
import { currentLocation, setLocation } from '../../providers/location.ts';
import type { ItemPath } from '../../providers/provider.ts';
import { errorRecord } from '../error-records.ts';
import { changeLocation } from './change-location.ts';

const histories = new WeakMap<Session, { back: ItemPath[]; forward: ItemPath[] }>();

function historyOf(session: Session): { back: ItemPath[]; forward: ItemPath[] } {
  let history = histories.get(session);
  if (history === undefined) {
    history = { back: [], forward: [] };
    histories.set(session, history);
  }
  return history;
}

class SetLocation extends Cmdlet {
  declare Path?: string;
  declare LiteralPath?: string;
  declare PassThru?: boolean;
  declare StackName?: string;

  override process(): void {
    const text = this.LiteralPath ?? this.Path ?? homedir();
    const history = historyOf(this.session);
    const before = currentLocation(this.session);
    if (this.LiteralPath === undefined && (text === '-' || text === '+')) {
      const [from, to] = text === '-' ? [history.back, history.forward] : [history.forward, history.back];
      const target = from.pop();
      if (target === undefined) {
        const way = text === '-' ? 'left to navigate backwards' : 'left to navigate forwards';
        this.throwTerminating(
          errorRecord(
            'System.InvalidOperationException',
            `There is no location history ${way}.`,
            'System.InvalidOperationException',
            'InvalidOperation',
          ),
        );
      }
      to.push(before);
      setLocation(this.session, target);
    } else {
      changeLocation(this, text === '' ? '.' : text, this.LiteralPath !== undefined);
      history.back.push(before);
      history.forward.length = 0;
    }
    if (this.PassThru === true) this.write(new PathInfo(this.session, currentLocation(this.session)));
  }
}

export const command = defineCmdlet(metadata, SetLocation);
