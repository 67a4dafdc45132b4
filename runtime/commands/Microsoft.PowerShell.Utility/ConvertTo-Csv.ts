import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/ConvertTo-Csv.json' with { type: 'json' };
import { CsvWritingCommand } from './csv-writing.ts';

class ConvertToCsv extends CsvWritingCommand {
  protected override writeLine(line: string): void {
    this.write(line);
  }
}

export const command = defineCmdlet(metadata, ConvertToCsv);
