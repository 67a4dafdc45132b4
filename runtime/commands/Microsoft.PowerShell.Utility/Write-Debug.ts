import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Write-Debug.json' with { type: 'json' };

class WriteDebug extends Cmdlet {
  Message = '';

  override process(): void {
    this.runtime.writeDebug(this.Message);
  }
}

export const command = defineCmdlet(metadata, WriteDebug);
