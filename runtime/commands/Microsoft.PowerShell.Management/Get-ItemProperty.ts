import { defineCmdlet } from '../../engine/cmdlet.ts';
import { propertyValue, resolveProperty, textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Get-ItemProperty.json' with { type: 'json' };
import { itemAt, withProviderProperties } from '../../providers/provider-items.ts';
import type { PSArray } from '../../types/arrays.ts';
import type { Value } from '../../types/net-object.ts';
import { errorRecord } from '../error-records.ts';
import { noteObject } from '../note-object.ts';
import { ItemCommand } from './item-command.ts';

class GetItemProperty extends ItemCommand {
  declare Name?: PSArray;

  override process(): void {
    for (const place of this.resolveAll()) {
      if (!place.drive.provider.nests) {
        const message =
          'Cannot use interface. The IPropertyCmdletProvider interface is not implemented by this provider.';
        this.throwTerminating(
          errorRecord(
            'System.Management.Automation.PSNotSupportedException',
            message,
            'NotSupported',
            'NotImplemented',
            place.path,
          ),
        );
      }
      const item = itemAt(this.frame, place);
      if (this.Name === undefined) {
        this.write(item);
        continue;
      }
      const notes: [string, Value][] = [];
      for (const name of this.Name.toArray().map(textOf)) {
        const found = resolveProperty(item, name);
        if (typeof found === 'string') notes.push([name, propertyValue(item, found)]);
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
      if (notes.length > 0) this.write(withProviderProperties(this.frame, noteObject(notes), place, false));
    }
  }
}

export const command = defineCmdlet(metadata, GetItemProperty);
