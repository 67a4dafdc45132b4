import { toBigInt, toJsNumber } from '../conversion/numeric.ts';
import { EnumValue } from '../enums.ts';
import { currentCulture } from '../formats/culture.ts';
import type { Value } from '../net-object.ts';
import { PSBigInteger, PSChar, PSDouble, PSNumber, PSSingle } from '../numbers/boxes.ts';
import { compareDecimal, PSDecimal } from '../numbers/decimal.ts';
import { compareStrings } from '../strings.ts';

/** What a class provides that .NET's `IComparable` does. */
export interface Comparable {
  compareTo(other: Value): number;
}

const order = (a: number | bigint, b: number | bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** `IComparable.CompareTo` of two values of one type; undefined when the type has no order. */
export function netCompare(a: Value, b: Value): number | undefined {
  if (typeof a === 'string') return compareStrings(a, String(b), false, currentCulture());
  if (typeof a === 'number') return order(a, b as number);
  if (typeof a === 'boolean') return order(Number(a), Number(b as boolean));
  if (typeof a !== 'object' || a === null) return undefined;
  if (a instanceof PSDouble || a instanceof PSSingle) {
    const x = a.value;
    const y = toJsNumber(b);
    if (Number.isNaN(x)) return Number.isNaN(y) ? 0 : -1;
    return Number.isNaN(y) ? 1 : order(x, y);
  }
  if (a instanceof PSDecimal) return compareDecimal(a, b as PSDecimal);
  if (a instanceof PSChar) return a.code - (b as PSChar).code;
  if (a instanceof PSBigInteger || a instanceof PSNumber || a instanceof EnumValue)
    return order(toBigInt(a), toBigInt(b));
  const own = (a as Partial<Comparable>).compareTo;
  return typeof own === 'function' ? own.call(a, b) : undefined;
}
