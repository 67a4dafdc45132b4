import { defineCmdlet } from '../../engine/cmdlet.ts';
import type { FormatOptions } from '../../formatting/format-parameter.ts';
import metadata from '../../generated/commands/Format-Custom.json' with { type: 'json' };
import type { Value } from '../../types/net-object.ts';
import { FormatCommand, parameterKeys } from './format-command.ts';

class FormatCustom extends FormatCommand {
  declare Property?: Value;
  declare Depth?: number;
  protected override readonly kind = 'Custom';

  protected override shapeOptions(): Partial<FormatOptions> {
    return {
      properties:
        this.Property === undefined || this.Property === null
          ? []
          : this.parameters(this.Property, parameterKeys.custom, true),
      depth: this.Depth,
    };
  }
}

export const command = defineCmdlet(metadata, FormatCustom);
