import { closeSync, existsSync, openSync, statSync, writeSync } from 'node:fs';
import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { undecorated } from '../../formatting/cells.ts';
import { type LineOutput, plainStyle } from '../../formatting/line-output.ts';
import { Renderer } from '../../formatting/renderer.ts';
import { windowWidth } from '../../formatting/window.ts';
import metadata from '../../generated/commands/Out-File.json' with { type: 'json' };
import { locate } from '../../providers/paths.ts';
import type { Value } from '../../types/net-object.ts';
import { errorRecord } from '../error-records.ts';
import { type TextEncoding, textEncoding } from '../Microsoft.PowerShell.Management/text-encoding.ts';

class OutFile extends Cmdlet {
  declare FilePath?: string;
  declare LiteralPath?: string;
  declare Encoding?: Value;
  declare Append?: boolean;
  declare Force?: boolean;
  declare NoClobber?: boolean;
  declare Width?: number;
  declare NoNewline?: boolean;
  InputObject: Value = null;
  #handle: number | null = null;
  #encoding!: TextEncoding;
  #renderer: Renderer | null = null;

  override begin(): void {
    this.#encoding = textEncoding(this.Encoding);
    const path = locate(this.frame, this.LiteralPath ?? this.FilePath ?? '').path;
    if (!this.shouldProcess(path, 'Output to File')) return;
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
    this.#handle = this.#open(path);
    if (this.#encoding.mark.length > 0 && statSync(path).size === 0)
      writeSync(this.#handle, this.#encoding.mark);
    const writeLine = (line: string): void => {
      writeSync(
        this.#handle!,
        this.#encoding.encode(undecorated(line) + (this.NoNewline === true ? '' : '\n')),
      );
    };
    const output: LineOutput = {
      width: this.Width ?? Number.POSITIVE_INFINITY,
      tableWidth: this.Width ?? windowWidth(),
      height: 25,
      style: plainStyle,
      writeLine,
      writeRaw: writeLine,
    };
    this.#renderer = new Renderer(output, (record) => this.throwTerminating(record));
  }

  #open(path: string): number {
    try {
      return openSync(path, this.Append === true ? 'a' : 'w');
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const text =
        code === 'ENOENT'
          ? `Could not find a part of the path '${path}'.`
          : code === 'EACCES' || code === 'EISDIR'
            ? `Access to the path '${path}' is denied.`
            : message;
      const type =
        code === 'ENOENT' ? 'System.IO.DirectoryNotFoundException' : 'System.UnauthorizedAccessException';
      return this.throwTerminating(errorRecord(type, text, 'FileOpenFailure', 'OpenError', path));
    }
  }

  override process(): void {
    this.#renderer?.process(this.InputObject);
  }

  override end(): void {
    this.#renderer?.end();
  }

  override cleanup(): void {
    if (this.#handle !== null) closeSync(this.#handle);
    this.#handle = null;
  }
}

export const command = defineCmdlet(metadata, OutFile);
