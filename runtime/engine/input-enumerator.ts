import { hooks } from '../types/hooks.ts';
import { toPSString } from '../types/index.ts';
import { NetObject, type Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import { knownType } from './known-types.ts';

/** `$input`: the pipeline's objects, to be enumerated once (`Reset` starts again). */
export class InputEnumerator extends NetObject {
  #index = -1;
  constructor(readonly items: readonly Value[]) {
    super();
  }
  override get netType(): NetType {
    return knownType('System.Collections.ArrayList+ArrayListEnumeratorSimple');
  }
  get current(): Value {
    return this.items[this.#index] ?? null;
  }
  moveNext(): boolean {
    if (this.#index < this.items.length) this.#index++;
    return this.#index < this.items.length;
  }
  /** What is left, joined by `$OFS`. */
  override toString(): string {
    const rest: string[] = [];
    while (this.moveNext()) rest.push(toPSString(this.current));
    return rest.join(hooks.outputFieldSeparator());
  }
  reset(): void {
    this.#index = -1;
  }
  /** What is left, in order: a pipeline and `foreach` enumerate it. */
  *pipelineIterator(): Iterator<Value> {
    while (this.moveNext()) yield this.current;
  }
}
