import { Hashtable, objectArray, PSBigInteger, PSDouble, PSInt64 } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';

/** A JavaScript value as PowerShell has it: the inverse of `toJavaScript`, plain objects becoming hashtables. */
export function fromJavaScript(value: unknown): Value {
  if (value === undefined) return null;
  if (typeof value === 'number')
    return Number.isInteger(value) && (value | 0) === value && !Object.is(value, -0)
      ? value
      : new PSDouble(value);
  if (typeof value === 'bigint')
    return BigInt.asIntN(64, value) === value ? new PSInt64(value) : new PSBigInteger(value);
  if (Array.isArray(value)) return objectArray(value.map(fromJavaScript));
  if (typeof value === 'object' && value !== null) {
    const prototype = Object.getPrototypeOf(value) as unknown;
    if (prototype === Object.prototype || prototype === null) {
      const table = new Hashtable();
      for (const [key, item] of Object.entries(value)) table.put(key, fromJavaScript(item));
      return table;
    }
  }
  return value;
}
