import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Move-ItemProperty.json' with { type: 'json' };
import { DynamicPropertyCommand } from './dynamic-property-command.ts';

class MoveItemProperty extends DynamicPropertyCommand {}

export const command = defineCmdlet(metadata, MoveItemProperty);
