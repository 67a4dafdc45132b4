import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Rename-ItemProperty.json' with { type: 'json' };
import { DynamicPropertyCommand } from './dynamic-property-command.ts';

class RenameItemProperty extends DynamicPropertyCommand {}

export const command = defineCmdlet(metadata, RenameItemProperty);
