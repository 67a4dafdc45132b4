import type { Cmdlet } from '../../engine/cmdlet.ts';
import type { FormatParameter } from '../../formatting/format-parameter.ts';
import { textOf } from '../../formatting/objects.ts';
import { singleOutput } from '../../formatting/property-expression.ts';
import { ErrorRecord } from '../../types/error-record.ts';
import { Exception } from '../../types/exceptions.ts';
import { compare, compareStrings } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { unwrap } from '../../types/ps-object.ts';
import { evaluateAll } from '../property-arguments.ts';

/** Stands for the value of a property that an object does not have. */
export const missing = Symbol('missing property');

export interface KeyedObject {
  readonly input: Value;
  readonly keys: readonly (Value | typeof missing)[];
}

/** Evaluates the sort or group keys of an object; failures are reported and count as null. */
export function keyed(cmdlet: Cmdlet, input: Value, properties: readonly FormatParameter[]): KeyedObject {
  if (properties.length === 0) return { input, keys: [input] };
  const keys: (Value | typeof missing)[] = [];
  for (const { expression } of properties) {
    const results = evaluateAll(expression, input);
    if (results.length === 0) keys.push(missing);
    for (const result of results) {
      if (result.error === null) {
        keys.push(singleOutput(result.value));
        continue;
      }
      const exception =
        result.error instanceof Exception
          ? result.error
          : new Exception('System.Exception', String(result.error));
      cmdlet.writeError(new ErrorRecord(exception, 'ExpressionEvaluation', 'InvalidResult', input));
      keys.push(missing);
    }
  }
  return { input, keys };
}

/** Compares two keys; values that have no order compare by their text. */
export function compareKeys(
  a: Value | typeof missing,
  b: Value | typeof missing,
  ignoreCase: boolean,
): number {
  if (a === missing || b === missing) return a === b ? 0 : a === missing ? 1 : -1;
  const left = unwrap(a);
  const right = unwrap(b);
  try {
    return compare(left, right, ignoreCase);
  } catch {
    return compareStrings(textOf(left), textOf(right), ignoreCase);
  }
}

/** Compares objects by all their keys. @param descending for each key */
export function compareKeyed(
  a: KeyedObject,
  b: KeyedObject,
  ignoreCase: boolean,
  descending: readonly boolean[],
): number {
  const count = Math.max(a.keys.length, b.keys.length);
  for (let i = 0; i < count; i++) {
    const left = i < a.keys.length ? a.keys[i] : missing;
    const right = i < b.keys.length ? b.keys[i] : missing;
    // A missing property comes last in either direction.
    if ((left === missing) !== (right === missing)) return left === missing ? 1 : -1;
    const order = compareKeys(left, right, ignoreCase);
    if (order !== 0) return descending[i] ? -order : order;
  }
  return 0;
}
