import { AutomationNull } from '../types/automation-null.ts';
import { enumeratorOf, itemsOf, objectArray, PSArray } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { Collector } from './collector.ts';
import type { Frame } from './frame.ts';
import { output } from './output.ts';
import type { Sink } from './sink.ts';

export const collector = (): Collector => new Collector();

/** The output of statements as a value. */
export function capture(_f: Frame, run: (out: Sink) => void): Value {
  const out = new Collector();
  run(out);
  return out.value();
}

/** The output of statements as an array. */
export function captureArray(_f: Frame, run: (out: Sink) => void): Value {
  const out = new Collector();
  run(out);
  return out.array();
}

/** `@(value)`. */
export function arrayOf(value: Value): Value {
  const out = new Collector();
  output(out, value);
  return out.array();
}

/** `$(value)`: a collection of one is its element, an empty one is nothing. */
export function subexpression(value: Value): Value {
  if (!(value instanceof PSArray) && enumeratorOf(value) === null) return value;
  const out = new Collector();
  output(out, value);
  return out.value();
}

/** `left ?? right`. */
export function coalesce(left: Value, right: () => Value): Value {
  return left === null || left === undefined || left === AutomationNull ? right() : left;
}

/** Values for the targets of `$a, $b = …`: the last one takes what is left. */
export function unpack(value: Value, count: number): Value[] {
  const items = value === AutomationNull ? [] : enumeratorOf(value) === null ? [value] : itemsOf(value);
  const out: Value[] = [];
  for (let i = 0; i < count; i++) {
    if (i < count - 1 || items.length <= count) out.push(items[i] ?? null);
    else out.push(objectArray(items.slice(i)));
  }
  return out;
}
