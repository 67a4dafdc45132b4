import { defineCmdlet } from '../../engine/cmdlet.ts';
import type { FormatOptions } from '../../formatting/format-parameter.ts';
import metadata from '../../generated/commands/Format-Table.json' with { type: 'json' };
import type { Value } from '../../types/net-object.ts';
import { FormatCommand, parameterKeys } from './format-command.ts';

class FormatTable extends FormatCommand {
  declare Property?: Value;
  declare AutoSize?: boolean;
  declare HideTableHeaders?: boolean;
  declare RepeatHeader?: boolean;
  declare Wrap?: boolean;
  protected override readonly kind = 'Table';

  protected override shapeOptions(): Partial<FormatOptions> {
    return {
      properties:
        this.Property === undefined || this.Property === null
          ? []
          : this.parameters(this.Property, parameterKeys.table, true),
      autoSize: this.AutoSize,
      hideHeader: this.HideTableHeaders,
      repeatHeader: this.RepeatHeader,
      wrap: this.Wrap,
    };
  }
}

export const command = defineCmdlet(metadata, FormatTable);
