import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Copy-ItemProperty.json' with { type: 'json' };
import { DynamicPropertyCommand } from './dynamic-property-command.ts';

class CopyItemProperty extends DynamicPropertyCommand {}

export const command = defineCmdlet(metadata, CopyItemProperty);
