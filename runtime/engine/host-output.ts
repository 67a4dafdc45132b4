import type { OutDefault } from '../formatting/out-default.ts';
import type { Value } from '../types/net-object.ts';
import { NumericArgument } from './numeric-argument.ts';
import { DebugRecord, InformationRecord, VerboseRecord, WarningRecord } from './records.ts';
import type { Session } from './session.ts';
import type { Sink } from './sink.ts';

/** Where a program's output ends: records of other streams that were merged into it show as they do on their own. */
export class HostOutput implements Sink {
  constructor(
    readonly session: Session,
    readonly output: OutDefault,
  ) {}

  write(value: Value): void {
    const { hostStreams } = this.session;
    if (value instanceof WarningRecord) hostStreams.warning.write(value);
    else if (value instanceof VerboseRecord) hostStreams.verbose.write(value);
    else if (value instanceof DebugRecord) hostStreams.debug.write(value);
    else if (value instanceof InformationRecord) {
      value.silenced = false;
      hostStreams.information.write(value);
    } else this.output.write(value instanceof NumericArgument ? value.text : value);
  }
}
