import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Write-Information.json' with { type: 'json' };
import { textOf } from '../../formatting/objects.ts';
import type { PSArray } from '../../types/arrays.ts';
import type { Value } from '../../types/net-object.ts';
import { InformationRecord } from '../information-records.ts';

class WriteInformation extends Cmdlet {
  MessageData: Value = null;
  declare Tags?: PSArray;

  override process(): void {
    const tags = (this.Tags?.toArray() ?? []).map(textOf);
    const source = this.runtime.invocation.psCommandPath ?? 'Write-Information';
    this.runtime.writeInformation(new InformationRecord(this.MessageData, source, tags));
  }
}

export const command = defineCmdlet(metadata, WriteInformation);
