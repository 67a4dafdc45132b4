import { AutomationNull } from '../types/automation-null.ts';
import { enumeratorOf, PSArray, range } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { type Frame, fields } from './frame.ts';
import { InputEnumerator } from './input-enumerator.ts';
import { LazyInput } from './pipeline.ts';

/** What `foreach` goes over: a collection's elements, one object, or nothing for `$null`. */
export function each(value: Value): Iterable<Value> {
  if (value === null || value === undefined || value === AutomationNull) return [];
  if (value instanceof PSArray) return arrayElements(value);
  const iterator = enumeratorOf(value);
  return iterator === null ? [value] : { [Symbol.iterator]: () => iterator };
}

function* arrayElements(array: PSArray): Iterable<Value> {
  for (let i = 0; i < array.length; i++) yield array.get(i);
}

/** Like `each`, keeping `$foreach` at the enumerator. */
export function* eachEnumerator(f: Frame, value: Value): Iterable<Value> {
  const iterator = new InputEnumerator([...each(value)]);
  const saved = fields(f)['$foreach'];
  fields(f)['$foreach'] = iterator;
  try {
    while (iterator.moveNext()) yield iterator.current;
  } finally {
    fields(f)['$foreach'] = saved;
  }
}

/** A range at the head of a pipeline: produced as it is asked for. */
export function rangeInput(from: Value, to: Value): Value | LazyInput {
  if (typeof from !== 'number' || typeof to !== 'number') return range(from, to);
  const step = from <= to ? 1 : -1;
  return new LazyInput({
    *[Symbol.iterator]() {
      for (let i = from; i !== to + step; i += step) yield i;
    },
  });
}
