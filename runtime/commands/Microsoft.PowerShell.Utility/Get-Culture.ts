import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Get-Culture.json' with { type: 'json' };
import type { PSArray } from '../../types/arrays.ts';
import { currentCulture, findCulture } from '../../types/index.ts';
import { notSupported } from '../error-records.ts';

class GetCulture extends Cmdlet {
  declare Name?: PSArray;
  declare NoUserOverrides?: boolean;
  declare ListAvailable?: boolean;

  override process(): void {
    if (this.ListAvailable === true) this.throwTerminating(notSupported('Get-Culture -ListAvailable'));
    if (this.Name === undefined) this.write(currentCulture());
    else for (const name of this.Name.toArray()) this.write(findCulture(textOf(name)));
  }
}

export const command = defineCmdlet(metadata, GetCulture);
