import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Get-UICulture.json' with { type: 'json' };
import { currentUICulture } from '../../types/index.ts';

class GetUICulture extends Cmdlet {
  override process(): void {
    this.write(currentUICulture());
  }
}

export const command = defineCmdlet(metadata, GetUICulture);
