import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Get-Item.json' with { type: 'json' };
import { leafOf } from '../../providers/paths.ts';
import { itemAt } from '../../providers/provider-items.ts';
import { errorRecord } from '../error-records.ts';
import { ItemCommand } from './item-command.ts';

class GetItem extends ItemCommand {
  override process(): void {
    for (const { text, literal } of this.givenPaths()) {
      const pattern = this.isPattern(text, literal);
      for (const place of this.resolveOne(text, literal, this.Force === true)) {
        const isFile = place.drive.provider.nests;
        if (
          isFile &&
          !pattern &&
          this.Force !== true &&
          leafOf(place).startsWith('.') &&
          place.path !== '/'
        ) {
          this.writeError(
            errorRecord(
              'System.IO.IOException',
              `Could not find item ${place.path}.`,
              'ItemNotFound',
              'ObjectNotFound',
              place.path,
            ),
          );
          continue;
        }
        if (!isFile && place.path === '') {
          for (const child of place.drive.provider.children(this.frame, '')) {
            this.write(itemAt(this.frame, { drive: place.drive, path: child.name }));
          }
          continue;
        }
        this.write(itemAt(this.frame, place));
      }
    }
  }
}

export const command = defineCmdlet(metadata, GetItem);
