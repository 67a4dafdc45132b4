import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { nameMatcher } from '../../formatting/name-matcher.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Get-PSDrive.json' with { type: 'json' };
import { drivesOf } from '../../providers/drives.ts';
import { driveInfo } from '../../providers/info-types.ts';
import type { PSArray } from '../../types/arrays.ts';
import { hasWildcards } from '../../types/wildcard.ts';
import { errorRecord } from '../error-records.ts';

class GetPSDrive extends Cmdlet {
  declare Name?: PSArray;
  declare LiteralName?: PSArray;
  declare Scope?: string;
  declare PSProvider?: PSArray;

  override process(): void {
    const literal = this.LiteralName !== undefined;
    const names = (this.LiteralName ?? this.Name)?.toArray().map(textOf) ?? ['*'];
    const providers = this.PSProvider?.toArray().map((name) => nameMatcher(textOf(name)));
    for (const name of names) {
      const isPattern = !literal && hasWildcards(name);
      const matches = isPattern
        ? nameMatcher(name)
        : (one: string) => one.toLowerCase() === name.toLowerCase();
      const found = [...drivesOf(this.session).values()]
        .filter(
          (drive) => matches(drive.name) && (providers?.some((test) => test(drive.provider.name)) ?? true),
        )
        .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
      for (const drive of found) this.write(driveInfo(this.session, drive));
      if (found.length === 0 && !isPattern) {
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
      }
    }
  }
}

export const command = defineCmdlet(metadata, GetPSDrive);
