import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Export-ModuleMember.json' with { type: 'json' };
import { exportMembers } from '../../modules/exports.ts';
import { listOf } from '../../modules/module-scope.ts';
import { type PSArray, toPSString } from '../../types/index.ts';
import { errorRecord } from '../error-records.ts';

class ExportModuleMember extends Cmdlet {
  Function: PSArray | undefined;
  Cmdlet: PSArray | undefined;
  Variable: PSArray | undefined;
  Alias: PSArray | undefined;

  override process(): void {
    const { module } = this.frame.state;
    if (module === null || module.state === null) {
      this.throwTerminating(
        errorRecord(
          'System.InvalidOperationException',
          'The Export-ModuleMember cmdlet can only be called from inside a module.',
          'Modules_CanOnlyExecuteExportModuleMemberInsideAModule',
          'PermissionDenied',
        ),
      );
    }
    module.hasExplicitExports = true;
    const patterns = (list: PSArray | undefined): string[] => listOf(list).map(toPSString);
    exportMembers(module, {
      functions: patterns(this.Function),
      cmdlets: patterns(this.Cmdlet),
      variables: patterns(this.Variable),
      aliases: patterns(this.Alias),
    });
  }
}

export const command = defineCmdlet(metadata, ExportModuleMember);
