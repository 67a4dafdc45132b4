import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Remove-PSDrive.json' with { type: 'json' };
import { drivesOf } from '../../providers/drives.ts';
import type { PSArray } from '../../types/arrays.ts';
import { errorRecord } from '../error-records.ts';

class RemovePSDrive extends Cmdlet {
  declare Name?: PSArray;
  declare LiteralName?: PSArray;
  declare Force?: boolean;

  override process(): void {
    for (const name of (this.LiteralName ?? this.Name)!.toArray().map(textOf)) {
      const drives = drivesOf(this.session);
      const drive = drives.get(name.toLowerCase());
      if (drive === undefined) {
        const message = `Cannot find drive. A drive with the name '${name}' does not exist.`;
        this.writeError(
          errorRecord(
            'System.Management.Automation.DriveNotFoundException',
            message,
            'DriveNotFound',
            'ObjectNotFound',
            name,
          ),
        );
      } else if (
        this.shouldProcess(
          `Name: ${drive.name} Provider: Microsoft.PowerShell.Core\\${drive.provider.name} Root: ${drive.root}`,
          'Remove Drive',
        )
      ) {
        drives.delete(name.toLowerCase());
      }
    }
  }
}

export const command = defineCmdlet(metadata, RemovePSDrive);
