import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Remove-TypeData.json' with { type: 'json' };
import type { PSArray } from '../../types/arrays.ts';
import { removeTypeData } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { errorRecord, notSupported } from '../error-records.ts';

class RemoveTypeData extends Cmdlet {
  declare TypeName?: string;
  declare Path?: PSArray;
  declare TypeData?: Value;

  override process(): void {
    if (this.TypeName === undefined)
      this.throwTerminating(notSupported('Remove-TypeData with -Path or -TypeData'));
    if (!this.shouldProcess(`TypeName: ${this.TypeName}`, 'Remove TypeData') || removeTypeData(this.TypeName))
      return;
    const message = `Error in TypeData "${this.TypeName}": The type "${this.TypeName}" was not found in the type table.`;
    this.writeError(
      errorRecord(
        'System.InvalidOperationException',
        message,
        'TypesDynamicRemoveException',
        'InvalidOperation',
      ),
    );
  }
}

export const command = defineCmdlet(metadata, RemoveTypeData);
