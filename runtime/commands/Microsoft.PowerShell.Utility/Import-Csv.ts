import { readFileSync } from 'node:fs';
import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Import-Csv.json' with { type: 'json' };
import { locate, PathFailure, resolvePaths } from '../../providers/paths.ts';
import type { PSArray } from '../../types/arrays.ts';
import { hasWildcards } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { errorRecord } from '../error-records.ts';
import { textEncoding } from '../Microsoft.PowerShell.Management/text-encoding.ts';
import { readCsv } from './csv-objects.ts';
import { listSeparator } from './list-separator.ts';

class ImportCsv extends Cmdlet {
  declare Delimiter?: Value;
  declare Path?: PSArray;
  declare LiteralPath?: PSArray;
  declare UseCulture?: boolean;
  declare Header?: PSArray;
  declare Encoding?: Value;

  override process(): void {
    const delimiter =
      this.UseCulture === true
        ? listSeparator()
        : this.Delimiter === undefined
          ? ','
          : textOf(this.Delimiter);
    for (const path of (this.LiteralPath ?? this.Path)!.toArray().map(textOf)) {
      for (const file of this.#files(path)) {
        const text = this.#read(file);
        readCsv(this, text, { delimiter, header: this.Header }, (value) => this.write(value));
      }
    }
  }

  #files(path: string): string[] {
    try {
      const literal = this.LiteralPath !== undefined;
      if (!literal && hasWildcards(path)) return resolvePaths(this.frame, path).map((place) => place.path);
      return [locate(this.frame, path).path];
    } catch (error) {
      if (!(error instanceof PathFailure)) throw error;
      return this.throwTerminating(error.record);
    }
  }

  #read(path: string): string {
    try {
      return textEncoding(this.Encoding).decode(readFileSync(path));
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const text =
        code === 'ENOENT'
          ? `Could not find file '${path}'.`
          : code === 'EISDIR' || code === 'EACCES'
            ? `Access to the path '${path}' is denied.`
            : message;
      const type =
        code === 'ENOENT' ? 'System.IO.FileNotFoundException' : 'System.UnauthorizedAccessException';
      return this.throwTerminating(errorRecord(type, text, 'FileOpenFailure', 'OpenError', path));
    }
  }
}

export const command = defineCmdlet(metadata, ImportCsv);
