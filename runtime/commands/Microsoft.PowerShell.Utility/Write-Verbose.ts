import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Write-Verbose.json' with { type: 'json' };

class WriteVerbose extends Cmdlet {
  Message = '';

  override process(): void {
    this.runtime.writeVerbose(this.Message);
  }
}

export const command = defineCmdlet(metadata, WriteVerbose);
