import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import { asItems } from '../../formatting/property-expression.ts';
import metadata from '../../generated/commands/ConvertFrom-Csv.json' with { type: 'json' };
import type { PSArray } from '../../types/arrays.ts';
import type { Value } from '../../types/net-object.ts';
import { readCsv } from './csv-objects.ts';
import { listSeparator } from './list-separator.ts';

class ConvertFromCsv extends Cmdlet {
  declare Delimiter?: Value;
  declare UseCulture?: boolean;
  InputObject: Value = null;
  declare Header?: PSArray;
  readonly #lines: string[] = [];

  override process(): void {
    for (const line of asItems(this.InputObject))
      if (line !== null && line !== undefined) this.#lines.push(textOf(line));
  }

  override end(): void {
    const delimiter =
      this.UseCulture === true
        ? listSeparator()
        : this.Delimiter === undefined
          ? ','
          : textOf(this.Delimiter);
    readCsv(this, this.#lines.join('\n'), { delimiter, header: this.Header }, (value) => this.write(value));
  }
}

export const command = defineCmdlet(metadata, ConvertFromCsv);
