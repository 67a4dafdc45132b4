import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { newNet } from '../../formatting/new-net.ts';
import metadata from '../../generated/commands/New-Guid.json' with { type: 'json' };
import { getStaticProperty, invokeStatic } from '../../types/index.ts';
import { requireType } from '../../types/type-registry.ts';

class NewGuid extends Cmdlet {
  declare Empty?: boolean;
  declare InputObject?: string;

  override process(): void {
    const type = requireType('System.Guid');
    if (this.InputObject !== undefined) this.write(newNet('System.Guid', [this.InputObject]));
    else
      this.write(this.Empty === true ? getStaticProperty(type, 'Empty') : invokeStatic(type, 'NewGuid', []));
  }
}

export const command = defineCmdlet(metadata, NewGuid);
