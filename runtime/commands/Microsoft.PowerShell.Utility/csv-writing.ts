import { Cmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import type { PSArray } from '../../types/arrays.ts';
import type { Value } from '../../types/net-object.ts';
import { errorRecord } from '../error-records.ts';
import { type CsvStyle, csvColumns, csvHeader, csvRow, csvTypeLine } from './csv-format.ts';
import { listSeparator } from './list-separator.ts';

/** What `ConvertTo-Csv` and `Export-Csv` share. */
export abstract class CsvWritingCommand extends Cmdlet {
  InputObject: Value = null;
  declare Delimiter?: Value;
  declare UseCulture?: boolean;
  declare IncludeTypeInformation?: boolean;
  declare NoTypeInformation?: boolean;
  declare QuoteFields?: PSArray;
  declare UseQuotes?: Value;
  declare NoHeader?: boolean;
  protected style!: CsvStyle;
  protected columns: string[] | null = null;

  protected abstract writeLine(line: string): void;

  override begin(): void {
    if (this.QuoteFields !== undefined && this.UseQuotes !== undefined) {
      this.#fail(
        'CannotSpecifyQuoteFieldsAndUseQuotes',
        'You must specify either the -UseQuotes or -QuoteFields parameters, but not both.',
      );
    }
    if (this.IncludeTypeInformation === true && this.NoTypeInformation === true) {
      this.#fail(
        'CannotSpecifyIncludeTypeInformationAndNoTypeInformation',
        'You must specify either the -IncludeTypeInformation or -NoTypeInformation parameters, but not both.',
      );
    }
    this.style = {
      delimiter:
        this.UseCulture === true
          ? listSeparator()
          : this.Delimiter === undefined
            ? ','
            : textOf(this.Delimiter),
      quotes: this.UseQuotes === undefined ? 'Always' : (textOf(this.UseQuotes) as CsvStyle['quotes']),
      quoteFields:
        this.QuoteFields === undefined
          ? null
          : new Set(this.QuoteFields.toArray().map((name) => textOf(name).toLowerCase())),
    };
  }

  #fail(id: string, message: string): never {
    return this.throwTerminating(errorRecord('System.InvalidOperationException', message, id, 'InvalidData'));
  }

  override process(): void {
    if (this.InputObject === null) return;
    if (this.columns === null) {
      this.columns = csvColumns(this.InputObject);
      if (this.IncludeTypeInformation === true) this.writeLine(csvTypeLine(this.InputObject));
      if (this.NoHeader !== true) this.writeLine(csvHeader(this.columns, this.style));
    }
    this.writeLine(csvRow(this.InputObject, this.columns, this.style));
  }
}
