import { runtimeError } from '../types/error-record.ts';
import { objectArray } from '../types/index.ts';
import { NetObject, type Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import { unwrap } from '../types/ps-object.ts';
import { Collector } from './collector.ts';
import { collectStages } from './command-site.ts';
import type { Frame } from './frame.ts';
import { newFrame } from './invoke.ts';
import { knownType } from './known-types.ts';
import type { CommandProcessor } from './processor.ts';
import type { ScriptBlock } from './script-block.ts';
import { ScriptCmdlet } from './script-cmdlet.ts';

/** A pipeline that is begun, fed and ended by a script: proxy functions. */
export class SteppablePipeline extends NetObject {
  readonly #stages: readonly CommandProcessor[];
  #out = new Collector();
  #begun = false;

  constructor(stages: readonly CommandProcessor[]) {
    super();
    this.#stages = stages;
  }
  override get netType(): NetType {
    return knownType('System.Management.Automation.SteppablePipeline');
  }

  begin(expectInput: boolean): void {
    this.#start(expectInput, this.#out);
  }

  /** Begins with the output going to a command's own. @param target `$PSCmdlet`, or its runtime */
  beginIn(target: Value): void {
    const cmdlet = unwrap(target);
    if (cmdlet instanceof ScriptCmdlet)
      this.#start(cmdlet.frame.invocation?.expectingInput ?? true, cmdlet.outputSink());
    else this.#start(target === true, this.#out);
  }

  #start(expectInput: boolean, out: { write(value: Value): void }): void {
    if (this.#begun)
      throw runtimeError(
        'ExecutionAlreadyStarted',
        'InvalidOperation',
        'The pipeline has already been started.',
        null,
      );
    this.#begun = true;
    const stages = this.#stages;
    stages.forEach((stage, i) => {
      stage.out = stages[i + 1] ?? out;
      stage.expectingInput = i > 0 || expectInput;
    });
    for (const stage of stages) stage.prepare();
    for (const stage of stages) stage.begin();
  }

  #take(): Value[] {
    const { items } = this.#out;
    return items.splice(0, items.length);
  }

  process(...input: Value[]): Value[] {
    if (input.length === 0) this.#stages[0]!.processAlone();
    else this.#stages[0]!.write(input[0]);
    return this.#take();
  }
  end(): Value[] {
    for (const stage of this.#stages) stage.end();
    return this.#take();
  }
  clean(): void {
    for (const stage of this.#stages) stage.cleanup();
  }
}

/** `{ command … }.GetSteppablePipeline()`: the block must be one pipeline of commands. */
export function steppablePipeline(
  caller: Frame,
  block: ScriptBlock,
  args: readonly Value[] = [],
): SteppablePipeline {
  const frame = newFrame(caller, block, true);
  frame.$args = objectArray([...args]);
  return new SteppablePipeline(collectStages(frame, block));
}
