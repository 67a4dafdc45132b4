import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Remove-ItemProperty.json' with { type: 'json' };
import { DynamicPropertyCommand } from './dynamic-property-command.ts';

class RemoveItemProperty extends DynamicPropertyCommand {}

export const command = defineCmdlet(metadata, RemoveItemProperty);
