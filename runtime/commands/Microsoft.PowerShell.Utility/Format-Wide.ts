import { defineCmdlet } from '../../engine/cmdlet.ts';
import type { FormatOptions } from '../../formatting/format-parameter.ts';
import metadata from '../../generated/commands/Format-Wide.json' with { type: 'json' };
import type { Value } from '../../types/net-object.ts';
import { errorRecord, withDetails } from '../error-records.ts';
import { FormatCommand, parameterKeys } from './format-command.ts';

class FormatWide extends FormatCommand {
  declare Property?: Value;
  declare AutoSize?: boolean;
  declare Column?: number;
  protected override readonly kind = 'Wide';

  protected override shapeOptions(): Partial<FormatOptions> {
    if (this.AutoSize === true && this.Column !== undefined) {
      const record = errorRecord(
        'System.IO.InvalidDataException',
        'Found invalid data while decoding.',
        'FormatCannotSpecifyAutosizeAndColumns',
        'InvalidArgument',
      );
      this.throwTerminating(
        withDetails(record, 'Cmdlet parameters AutoSize and Column are mutually exclusive.'),
      );
    }
    return {
      properties:
        this.Property === undefined || this.Property === null
          ? []
          : this.parameters(this.Property, parameterKeys.wide, true),
      autoSize: this.AutoSize,
      columns: this.Column,
    };
  }
}

export const command = defineCmdlet(metadata, FormatWide);
