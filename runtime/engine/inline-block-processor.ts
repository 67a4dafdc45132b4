import { AutomationNull } from '../types/automation-null.ts';
import type { Value } from '../types/net-object.ts';
import { InputEnumerator } from './input-enumerator.ts';
import { CommandProcessor } from './processor.ts';
import type { ScriptBlock } from './script-block.ts';
import type { Streams } from './streams.ts';

/** `. { … }` with a literal block: its body runs in the frame that it stands in. */
export class InlineBlockProcessor extends CommandProcessor {
  readonly #input: Value[] = [];

  constructor(
    readonly block: ScriptBlock,
    readonly streams: Streams,
  ) {
    super();
  }
  override prepare(): void {}
  override begin(): void {}
  override write(value: Value): void {
    if (value !== AutomationNull) this.#input.push(value);
  }
  override processAlone(): void {}
  override end(): void {
    const home = this.block.home!;
    const { $input: input, streams } = home;
    home.$input = new InputEnumerator(this.#input);
    home.streams = this.streams;
    try {
      this.block.inline!(this.out);
    } finally {
      home.$input = input;
      home.streams = streams;
    }
  }
}
