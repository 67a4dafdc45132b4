import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Export-Csv.json' with { type: 'json' };
import { locate } from '../../providers/paths.ts';
import type { Value } from '../../types/net-object.ts';
import { errorRecord } from '../error-records.ts';
import { fileError } from '../Microsoft.PowerShell.Management/file-errors.ts';
import { type TextEncoding, textEncoding } from '../Microsoft.PowerShell.Management/text-encoding.ts';
import { csvColumns } from './csv-format.ts';
import { CsvReader } from './csv-reader.ts';
import { CsvWritingCommand } from './csv-writing.ts';

class ExportCsv extends CsvWritingCommand {
  declare Path?: string;
  declare LiteralPath?: string;
  declare Force?: boolean;
  declare NoClobber?: boolean;
  declare Encoding?: Value;
  declare Append?: boolean;
  #handle: number | null = null;
  #encoding!: TextEncoding;

  override begin(): void {
    super.begin();
    this.#encoding = textEncoding(this.Encoding);
    const path = locate(this.frame, this.LiteralPath ?? this.Path ?? '').path;
    if (!this.shouldProcess(path, 'Export-Csv')) return;
    if (this.NoClobber === true && this.Append !== true && existsSync(path)) {
      this.throwTerminating(
        errorRecord(
          'System.IO.IOException',
          `The file '${path}' already exists.`,
          'NoClobber',
          'ResourceExists',
          path,
        ),
      );
    }
    const existing =
      this.Append === true && existsSync(path) ? this.#encoding.decode(readFileSync(path)) : '';
    try {
      this.#handle = openSync(path, this.Append === true ? 'a' : 'w');
    } catch (error) {
      this.throwTerminating(
        fileError(error, path, {
          io: 'FileOpenFailure',
          unauthorized: 'FileOpenFailure',
          category: 'OpenError',
        }),
      );
    }
    if (existing === '') writeSync(this.#handle, this.#encoding.mark);
    else this.columns = new CsvReader(existing, this.style.delimiter).row() ?? null;
    if (existing !== '' && !existing.endsWith('\n')) writeSync(this.#handle, this.#encoding.encode('\n'));
  }

  override process(): void {
    if (this.#handle === null || this.InputObject === null) return;
    this.#checkColumns();
    super.process();
  }

  #checked = false;

  /** Rows added to a file have to have its columns. */
  #checkColumns(): void {
    if (this.columns === null || this.#checked || this.Append !== true) return;
    this.#checked = true;
    const own = new Set(csvColumns(this.InputObject).map((name) => name.toLowerCase()));
    const lacking = this.columns.find((name) => !own.has(name.toLowerCase()));
    if (lacking === undefined || this.Force === true) return;
    const message = `Cannot append CSV content to the following file: ${this.Path ?? this.LiteralPath}. The appended object does not have a property that corresponds to the following column: ${lacking}. To continue with mismatched properties, add the -Force parameter, and then retry the command.`;
    this.throwTerminating(
      errorRecord(
        'System.InvalidOperationException',
        message,
        'CannotAppendCsvWithMismatchedPropertyNames',
        'InvalidData',
        lacking,
      ),
    );
  }

  protected override writeLine(line: string): void {
    writeSync(this.#handle!, this.#encoding.encode(`${line}\n`));
  }

  override cleanup(): void {
    if (this.#handle !== null) closeSync(this.#handle);
    this.#handle = null;
  }
}

export const command = defineCmdlet(metadata, ExportCsv);
