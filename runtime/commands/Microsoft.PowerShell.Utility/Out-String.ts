import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { type LineOutput, plainStyle } from '../../formatting/line-output.ts';
import { Renderer } from '../../formatting/renderer.ts';
import { windowWidth } from '../../formatting/window.ts';
import metadata from '../../generated/commands/Out-String.json' with { type: 'json' };
import type { Value } from '../../types/net-object.ts';

class OutString extends Cmdlet {
  InputObject: Value = null;
  declare Stream?: boolean;
  declare Width?: number;
  declare NoNewline?: boolean;
  #renderer!: Renderer;
  #text: string[] = [];

  override begin(): void {
    const writeLine = (line: string): void => {
      if (this.Stream === true) this.write(line);
      else this.#text.push(line, this.NoNewline === true ? '' : '\n');
    };
    const output: LineOutput = {
      width: this.Width ?? Infinity,
      tableWidth: this.Width ?? windowWidth(),
      height: 25,
      style: plainStyle,
      writeLine,
      writeRaw: writeLine,
    };
    this.#renderer = new Renderer(output, (record) => this.throwTerminating(record));
  }

  override process(): void {
    this.#renderer.process(this.InputObject);
  }

  override end(): void {
    this.#renderer.end();
    if (this.Stream !== true) this.write(this.#text.join(''));
  }
}

export const command = defineCmdlet(metadata, OutString);
