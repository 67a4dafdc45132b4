import { AutomationNull } from '../types/automation-null.ts';
import { objectArray, type PSArray } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import type { Sink } from './sink.ts';

/** Gathers output: nothing, one object, or an array. */
export class Collector implements Sink {
  readonly items: Value[] = [];

  write(value: Value): void {
    this.items.push(value);
  }

  /** The output as an expression's value. */
  value(): Value {
    const { items } = this;
    if (items.length === 1) return items[0];
    return items.length === 0 ? AutomationNull : objectArray(items);
  }

  /** The output as `@(…)` makes it. */
  array(): PSArray {
    return objectArray(this.items);
  }
}
