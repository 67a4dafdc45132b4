import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Get-Location.json' with { type: 'json' };
import { drivesOf } from '../../providers/drives.ts';
import { PathInfo } from '../../providers/info-types.ts';
import { currentLocation } from '../../providers/location.ts';
import type { PSArray } from '../../types/arrays.ts';
import { errorRecord } from '../error-records.ts';
import { locationStack } from './location-stack.ts';

class GetLocation extends Cmdlet {
  declare PSProvider?: PSArray;
  declare PSDrive?: PSArray;
  declare Stack?: boolean;
  declare StackName?: PSArray;

  override process(): void {
    if (this.Stack === true || this.StackName !== undefined) {
      for (const name of this.StackName?.toArray().map(textOf) ?? ['']) {
        for (const place of [...locationStack(this.session, name)].reverse())
          this.write(new PathInfo(this.session, place));
      }
      return;
    }
    const here = currentLocation(this.session);
    if (this.PSDrive === undefined) {
      this.write(new PathInfo(this.session, here));
      return;
    }
    for (const name of this.PSDrive.toArray().map(textOf)) {
      const drive = drivesOf(this.session).get(name.toLowerCase());
      if (drive === undefined) {
        const message = `Cannot find drive. A drive with the name '${name}' does not exist.`;
        this.writeError(
          errorRecord(
            'System.Management.Automation.DriveNotFoundException',
            message,
            'GetLocationNoMatchingDrive',
            'ObjectNotFound',
            name,
          ),
        );
      } else
        this.write(new PathInfo(this.session, here.drive === drive ? here : { drive, path: drive.root }));
    }
  }
}

export const command = defineCmdlet(metadata, GetLocation);
