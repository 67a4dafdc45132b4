import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Write-Warning.json' with { type: 'json' };

class WriteWarning extends Cmdlet {
  Message = '';

  override process(): void {
    this.runtime.writeWarning(this.Message);
  }
}

export const command = defineCmdlet(metadata, WriteWarning);
