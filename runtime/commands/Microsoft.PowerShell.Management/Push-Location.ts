import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Push-Location.json' with { type: 'json' };
import { PathInfo } from '../../providers/info-types.ts';
import { currentLocation } from '../../providers/location.ts';
import { changeLocation } from './change-location.ts';
import { locationStack } from './location-stack.ts';

class PushLocation extends Cmdlet {
  declare Path?: string;
  declare LiteralPath?: string;
  declare PassThru?: boolean;
  declare StackName?: string;

  override process(): void {
    const here = currentLocation(this.session);
    const text = this.LiteralPath ?? this.Path;
    if (text !== undefined && text !== '') changeLocation(this, text, this.LiteralPath !== undefined);
    locationStack(this.session, this.StackName).push(here);
    if (this.PassThru === true) this.write(new PathInfo(this.session, currentLocation(this.session)));
  }
}

export const command = defineCmdlet(metadata, PushLocation);
