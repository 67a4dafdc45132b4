import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Write-Output.json' with { type: 'json' };
import type { Value } from '../../types/net-object.ts';

class WriteOutput extends Cmdlet {
  InputObject: Value = null;
  declare NoEnumerate?: boolean;

  override process(): void {
    if (this.NoEnumerate === true) this.write(this.InputObject);
    else this.writeEnumerated(this.InputObject);
  }
}

export const command = defineCmdlet(metadata, WriteOutput);
