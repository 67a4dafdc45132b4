import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { lookupQuiet } from '../../engine/variables.ts';
import metadata from '../../generated/commands/Get-Host.json' with { type: 'json' };

class GetHost extends Cmdlet {
  override process(): void {
    this.write(lookupQuiet(this.session.global, 'host'));
  }
}

export const command = defineCmdlet(metadata, GetHost);
