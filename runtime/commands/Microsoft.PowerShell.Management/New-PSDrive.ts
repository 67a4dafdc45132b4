import { existsSync } from 'node:fs';
import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/New-PSDrive.json' with { type: 'json' };
import { drivesOf, findProvider } from '../../providers/drives.ts';
import { driveInfo } from '../../providers/info-types.ts';
import { locate } from '../../providers/paths.ts';
import { errorRecord } from '../error-records.ts';

class NewPSDrive extends Cmdlet {
  Name = '';
  PSProvider = '';
  Root = '';
  Description = '';

  override process(): void {
    const provider = findProvider(this.PSProvider);
    if (provider === undefined) {
      const message = `Cannot find a provider with the name '${this.PSProvider}'.`;
      this.throwTerminating(
        errorRecord(
          'System.Management.Automation.ProviderNotFoundException',
          message,
          'ProviderNotFound',
          'ObjectNotFound',
          this.PSProvider,
        ),
      );
    }
    const drives = drivesOf(this.session);
    if (drives.has(this.Name.toLowerCase())) {
      const message = `A drive with the name '${this.Name}' already exists.`;
      this.throwTerminating(
        errorRecord(
          'System.Management.Automation.SessionStateException',
          message,
          'DriveAlreadyExists',
          'ResourceExists',
          this.Name,
        ),
      );
    }
    if (
      !this.shouldProcess(
        `Name: ${this.Name} Provider: Microsoft.PowerShell.Core\\${provider.name} Root: ${this.Root}`,
        'New drive',
      )
    )
      return;
    let root = this.Root;
    if (provider.nests) {
      root = locate(this.frame, this.Root).path;
      if (!existsSync(root)) {
        const message = `The specified drive root "${this.Root}" either does not exist, or it is not a folder.`;
        this.throwTerminating(
          errorRecord('System.IO.IOException', message, 'DriveRootError', 'ReadError', this.Name),
        );
      }
    }
    const drive = { name: this.Name, provider, root, description: this.Description };
    drives.set(this.Name.toLowerCase(), drive);
    this.write(driveInfo(this.session, drive));
  }
}

export const command = defineCmdlet(metadata, NewPSDrive);
