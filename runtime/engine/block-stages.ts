import { toBoolean } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { Collector } from './collector.ts';
import type { Frame, InlineActivation } from './frame.ts';
import { invokeBlockOutput } from './invoke.ts';
import { CommandProcessor } from './processor.ts';
import type { ScriptBlock } from './script-block.ts';
import type { Streams } from './streams.ts';

/** `ForEach-Object { … }` and `Where-Object { … }` with one block and nothing else: the way most pipelines use them. */
abstract class BlockStage extends CommandProcessor implements InlineActivation {
  /** The point of this command's pipeline. */
  readonly at: number;
  outer: InlineActivation | null = null;

  constructor(
    protected readonly caller: Frame,
    protected readonly block: ScriptBlock,
    protected readonly streams: Streams,
  ) {
    super();
    this.at = caller.at;
  }
  override prepare(): void {}
  override begin(): void {}
  override end(): void {}

  /** Runs the block with the object as `$_`, its output going to `sink`. */
  protected run(value: Value, sink: { write(value: Value): void }): void {
    const { block, caller } = this;
    const { inline } = block;
    if (inline === null || block.home !== caller) {
      invokeBlockOutput(caller, block, sink, { under: value, dotted: true });
      return;
    }
    const saved = caller.$_;
    const outer = caller.inlineBlock;
    this.outer = outer;
    caller.$_ = value;
    caller.inlineBlock = this;
    try {
      inline(sink);
    } finally {
      caller.$_ = saved;
      caller.inlineBlock = outer;
      caller.at = this.at;
    }
  }
}

export class ForEachStage extends BlockStage {
  override write(value: Value): void {
    this.run(value, this.out);
  }
  override processAlone(): void {
    this.run(null, this.out);
  }
}

export class WhereStage extends BlockStage {
  readonly #result = new Collector();

  override write(value: Value): void {
    const { items } = this.#result;
    items.length = 0;
    this.run(value, this.#result);
    const keep = items.length === 1 ? toBoolean(items[0]) : items.length > 1;
    items.length = 0;
    if (keep) this.out.write(value);
  }
  override processAlone(): void {}
}
