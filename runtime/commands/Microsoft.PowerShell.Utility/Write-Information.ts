import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { InformationRecord } from '../../engine/records.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Write-Information.json' with { type: 'json' };
import type { PSArray } from '../../types/arrays.ts';
import type { Value } from '../../types/net-object.ts';

class WriteInformation extends Cmdlet {
  MessageData: Value = null;
  declare Tags?: PSArray;

  override process(): void {
    const source = this.runtime.invocation.psCommandPath ?? 'Write-Information';
    const record = new InformationRecord(this.MessageData, source);
    record.tags.push(...(this.Tags?.toArray() ?? []).map(textOf));
    this.runtime.writeInformation(record);
  }
}

export const command = defineCmdlet(metadata, WriteInformation);
