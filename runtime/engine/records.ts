import { userInfo } from 'node:os';
import { toPSString } from '../types/index.ts';
import { NetObject, type Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import type { InvocationInfo } from './invocation-info.ts';
import { knownType } from './known-types.ts';

const automation = 'System.Management.Automation.';

/** `WarningRecord`, `VerboseRecord`, `DebugRecord`. */
export abstract class InformationalRecord extends NetObject {
  invocationInfo: InvocationInfo | null = null;
  constructor(readonly message: string) {
    super();
  }
  override toString(): string {
    return this.message;
  }
}
export class WarningRecord extends InformationalRecord {
  override get netType(): NetType {
    return knownType(`${automation}WarningRecord`);
  }
}
export class VerboseRecord extends InformationalRecord {
  override get netType(): NetType {
    return knownType(`${automation}VerboseRecord`);
  }
}
export class DebugRecord extends InformationalRecord {
  override get netType(): NetType {
    return knownType(`${automation}DebugRecord`);
  }
}

/** `HostInformationMessage`: what `Write-Host` sends. */
export class HostInformationMessage extends NetObject {
  constructor(
    readonly message: string,
    readonly noNewLine: boolean,
    readonly foregroundColor: Value,
    readonly backgroundColor: Value,
  ) {
    super();
  }
  override get netType(): NetType {
    return knownType(`${automation}HostInformationMessage`);
  }
  override toString(): string {
    return this.message;
  }
}

export class InformationRecord extends NetObject {
  /** The preference keeps it from the host; streams and variables get it all the same. */
  silenced = false;
  tags: string[] = [];
  timeGenerated = new Date();
  user = userInfo().username;
  computer = '';
  constructor(
    public messageData: Value,
    public source: string,
  ) {
    super();
  }
  override get netType(): NetType {
    return knownType(`${automation}InformationRecord`);
  }
  override toString(): string {
    return this.messageData === null ? '' : toPSString(this.messageData);
  }
}

export class ProgressRecord extends NetObject {
  statusDescription = '';
  currentOperation = '';
  parentActivityId = -1;
  percentComplete = -1;
  secondsRemaining = -1;
  recordType: 'Processing' | 'Completed' = 'Processing';
  constructor(
    readonly activityId: number,
    readonly activity: string,
  ) {
    super();
  }
  override get netType(): NetType {
    return knownType(`${automation}ProgressRecord`);
  }
}
