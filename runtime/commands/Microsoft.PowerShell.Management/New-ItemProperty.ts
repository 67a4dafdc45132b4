import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/New-ItemProperty.json' with { type: 'json' };
import { DynamicPropertyCommand } from './dynamic-property-command.ts';

class NewItemProperty extends DynamicPropertyCommand {}

export const command = defineCmdlet(metadata, NewItemProperty);
