import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Clear-ItemProperty.json' with { type: 'json' };
import { DynamicPropertyCommand } from './dynamic-property-command.ts';

class ClearItemProperty extends DynamicPropertyCommand {}

export const command = defineCmdlet(metadata, ClearItemProperty);
