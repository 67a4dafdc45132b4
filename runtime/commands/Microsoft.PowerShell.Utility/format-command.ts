import { Cmdlet } from '../../engine/cmdlet.ts';
import type { FormatOptions, FormatParameter } from '../../formatting/format-parameter.ts';
import { Formatter } from '../../formatting/format-shape.ts';
import {
  type ParameterContext,
  parameterKeys,
  readParameters,
} from '../../formatting/property-parameters.ts';
import type { ViewKind } from '../../formatting/view-model.ts';
import type { ErrorRecord } from '../../types/error-record.ts';
import type { Value } from '../../types/net-object.ts';
import { errorRecord, withDetails } from '../error-records.ts';

type KeySet = (typeof parameterKeys)[keyof typeof parameterKeys];

/** What the four `Format-*` commands share. */
export abstract class FormatCommand extends Cmdlet {
  InputObject: Value = null;
  declare GroupBy?: Value;
  declare View?: string;
  declare ShowError?: boolean;
  declare DisplayError?: boolean;
  declare Force?: boolean;
  declare Expand?: string;
  #formatter!: Formatter;

  protected abstract readonly kind: ViewKind;
  protected abstract shapeOptions(): Partial<FormatOptions>;

  override begin(): void {
    const options: FormatOptions = {
      properties: [],
      groupBy:
        this.GroupBy === undefined || this.GroupBy === null
          ? undefined
          : this.parameters(this.GroupBy, parameterKeys.groupBy, false)[0],
      view: this.View,
      force: this.Force,
      showError: this.ShowError,
      displayError: this.DisplayError,
      expand: this.#expansion(),
      ...this.shapeOptions(),
    };
    if (options.view !== undefined && options.view !== '' && options.properties.length > 0) {
      const message = 'Cmdlet parameters View and Property are mutually exclusive.';
      const record = errorRecord(
        'System.IO.InvalidDataException',
        'Found invalid data while decoding.',
        'FormatCannotSpecifyViewAndProperty',
        'InvalidArgument',
      );
      this.throwTerminating(withDetails(record, message));
    }
    this.#formatter = new Formatter(
      this.kind,
      options,
      (packet) => this.write(packet),
      (record) => this.throwTerminating(record),
    );
  }

  override process(): void {
    this.#formatter.process(this.InputObject);
  }

  override end(): void {
    this.#formatter.end();
  }

  #expansion(): FormatOptions['expand'] {
    const folded = this.Expand?.toLowerCase();
    return (['CoreOnly', 'EnumOnly', 'Both'] as const).find((one) => one.toLowerCase() === folded);
  }

  protected parameters(value: Value, keys: KeySet, wildcards: boolean): FormatParameter[] {
    const context: ParameterContext = {
      keys,
      wildcards,
      fail: (record: ErrorRecord) => this.throwTerminating(record),
    };
    return readParameters(context, value);
  }
}

export { parameterKeys };
