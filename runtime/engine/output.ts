import { AutomationNull } from '../types/automation-null.ts';
import { enumeratorOf, PSArray } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import type { Sink } from './sink.ts';

/** Writes an expression's value as a statement does: a collection's elements, anything else as one object. */
export function output(out: Sink, value: Value): void {
  if (typeof value === 'string' || typeof value === 'number') {
    out.write(value);
    return;
  }
  if (value === AutomationNull || value === undefined) return;
  if (value instanceof PSArray) {
    const { length } = value;
    for (let i = 0; i < length; i++) out.write(value.get(i));
    return;
  }
  const iterator = enumeratorOf(value);
  if (iterator === null) {
    out.write(value);
    return;
  }
  for (let step = iterator.next(); !step.done; step = iterator.next()) {
    if (step.value !== AutomationNull) out.write(step.value);
  }
}
