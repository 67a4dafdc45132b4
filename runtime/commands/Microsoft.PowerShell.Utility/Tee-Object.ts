import { closeSync, openSync, writeSync } from 'node:fs';
import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { getScoped, setLocal } from '../../engine/variables.ts';
import { LineCollector } from '../../formatting/line-output.ts';
import { elementsOf } from '../../formatting/objects.ts';
import { Renderer } from '../../formatting/renderer.ts';
import { windowWidth } from '../../formatting/window.ts';
import metadata from '../../generated/commands/Tee-Object.json' with { type: 'json' };
import { locate } from '../../providers/paths.ts';
import { objectArray } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { fileError } from '../Microsoft.PowerShell.Management/file-errors.ts';
import { textEncoding } from '../Microsoft.PowerShell.Management/text-encoding.ts';

class TeeObject extends Cmdlet {
  InputObject: Value = null;
  declare FilePath?: string;
  declare LiteralPath?: string;
  declare Append?: boolean;
  declare Encoding?: Value;
  declare Variable?: string;
  readonly #values: Value[] = [];

  override process(): void {
    this.#values.push(this.InputObject);
    this.write(this.InputObject);
  }

  override end(): void {
    if (this.Variable !== undefined) this.#toVariable(this.Variable);
    else if (this.#values.length > 0)
      this.#toFile(locate(this.frame, this.LiteralPath ?? this.FilePath ?? '').path);
  }

  #toVariable(name: string): void {
    let values = this.#values;
    if (this.Append === true) {
      const before = getScoped(this.frame, 'local', name);
      if (before !== null && before !== undefined) values = [...(elementsOf(before) ?? [before]), ...values];
    }
    setLocal(this.frame, name.toLowerCase(), values.length === 1 ? values[0] : objectArray(values), name);
  }

  #toFile(path: string): void {
    const encoding = textEncoding(this.Encoding);
    const output = new LineCollector(Number.POSITIVE_INFINITY, windowWidth());
    const renderer = new Renderer(output, (record) => this.throwTerminating(record));
    for (const value of this.#values) renderer.process(value);
    renderer.end();
    try {
      const handle = openSync(path, this.Append === true ? 'a' : 'w');
      writeSync(handle, encoding.mark);
      writeSync(handle, encoding.encode(output.lines.map((line) => `${line}\n`).join('')));
      closeSync(handle);
    } catch (error) {
      this.throwTerminating(
        fileError(error, path, {
          io: 'FileOpenFailure',
          unauthorized: 'FileOpenFailure',
          category: 'OpenError',
        }),
      );
    }
  }
}

export const command = defineCmdlet(metadata, TeeObject);
