import { defineCmdlet } from '../../engine/cmdlet.ts';
import type { FormatOptions } from '../../formatting/format-parameter.ts';
import metadata from '../../generated/commands/Format-List.json' with { type: 'json' };
import type { Value } from '../../types/net-object.ts';
import { FormatCommand, parameterKeys } from './format-command.ts';

class FormatList extends FormatCommand {
  declare Property?: Value;
  protected override readonly kind = 'List';

  protected override shapeOptions(): Partial<FormatOptions> {
    return {
      properties:
        this.Property === undefined || this.Property === null
          ? []
          : this.parameters(this.Property, parameterKeys.list, true),
    };
  }
}

export const command = defineCmdlet(metadata, FormatList);
