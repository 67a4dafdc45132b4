import { defineCmdlet } from '../../engine/cmdlet.ts';
import { propertyValue, resolveProperty, textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Get-ItemPropertyValue.json' with { type: 'json' };
import { itemAt } from '../../providers/provider-items.ts';
import type { PSArray } from '../../types/arrays.ts';
import { errorRecord } from '../error-records.ts';
import { ItemCommand } from './item-command.ts';

class GetItemPropertyValue extends ItemCommand {
  declare Name: PSArray;

  override process(): void {
    const given = this.givenPaths();
    for (const { text, literal } of given.length > 0 ? given : [{ text: '.', literal: true }]) {
      for (const place of this.resolveOne(text, literal)) {
        const item = itemAt(this.frame, place);
        for (const name of this.Name.toArray().map(textOf)) {
          const found = resolveProperty(item, name);
          if (typeof found === 'string') this.write(propertyValue(item, found));
          else {
            const message = `Property ${name} does not exist at path ${place.path}.`;
            this.writeError(
              errorRecord(
                'System.Management.Automation.PSArgumentException',
                message,
                'System.Management.Automation.PSArgumentException',
                'InvalidArgument',
                name,
              ),
            );
          }
        }
      }
    }
  }
}

export const command = defineCmdlet(metadata, GetItemPropertyValue);
