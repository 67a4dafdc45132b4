import { defineCmdlet } from '../../engine/cmdlet.ts';
import { propertyNames, propertyValue, resolveProperty, textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Set-ItemProperty.json' with { type: 'json' };
import type { ItemPath } from '../../providers/provider.ts';
import { itemAt } from '../../providers/provider-items.ts';
import { setProperty } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { errorRecord } from '../error-records.ts';
import { ItemCommand } from './item-command.ts';

class SetItemProperty extends ItemCommand {
  declare Name?: string;
  Value: Value = null;
  InputObject: Value = null;
  declare PassThru?: boolean;

  override process(): void {
    for (const place of this.resolveAll()) {
      const item = itemAt(this.frame, place);
      if (this.Name !== undefined) this.#set(place, item, this.Name, this.Value);
      else
        for (const name of propertyNames(this.InputObject))
          this.#set(place, item, name, propertyValue(this.InputObject, name));
      if (this.PassThru === true) this.write(item);
    }
  }

  #set(place: ItemPath, item: Value, name: string, value: Value): void {
    if (typeof resolveProperty(item, name) !== 'string') {
      const message = `The property ${name} does not exist or was not found.`;
      this.writeError(
        errorRecord(
          'System.Management.Automation.PSArgumentException',
          message,
          'System.Management.Automation.PSArgumentException',
          'InvalidArgument',
          name,
        ),
      );
      return;
    }
    const target = `Item: ${place.path} Property: ${name} Value: ${value === null ? '' : textOf(value)}`;
    const isFolder = place.drive.provider.isContainer(this.frame, place.path);
    if (this.shouldProcess(target, isFolder ? 'Set Property Directory' : 'Set Property File'))
      setProperty(item, name, value);
  }
}

export const command = defineCmdlet(metadata, SetItemProperty);
