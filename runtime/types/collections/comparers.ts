import { toInt32 } from '../conversion/convert.ts';
import { hashKeyOf } from '../equality.ts';
import { type CultureInfo, currentCulture, invariantCulture } from '../formats/culture.ts';
import { invokeMethod } from '../members.ts';
import { argumentError, invalidOperation } from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { netCompare } from '../operators/net-compare.ts';
import { compareOrdinal, compareOrdinalIgnoreCase, compareStrings } from '../strings.ts';
import { invokeDelegate, isCallable } from '../system/delegates.ts';
import { requireType, typeOf } from '../type-registry.ts';
import { foldCaseInsensitive, foldOrdinal, type KeyFolding } from './hashtable.ts';

/** `System.StringComparer` and the case-insensitive comparers. */
export class StringComparer extends NetObject {
  readonly ordinal: boolean;
  readonly ignoreCase: boolean;
  readonly culture: CultureInfo;
  readonly typeName: string;
  constructor(
    ordinal: boolean,
    ignoreCase: boolean,
    culture: CultureInfo = invariantCulture,
    typeName?: string,
  ) {
    super();
    this.ordinal = ordinal;
    this.ignoreCase = ignoreCase;
    this.culture = culture;
    this.typeName = typeName ?? 'System.StringComparer';
  }
  override get netType(): NetType {
    return requireType(this.typeName);
  }
  compare(a: Value, b: Value): number {
    if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
    if (typeof a !== 'string' || typeof b !== 'string') return defaultCompare(a, b);
    if (!this.ordinal) return compareStrings(a, b, this.ignoreCase, this.culture);
    const order = this.ignoreCase ? compareOrdinalIgnoreCase(a, b) : compareOrdinal(a, b);
    return order;
  }
  fold(): KeyFolding {
    return this.ignoreCase ? foldCaseInsensitive : foldOrdinal;
  }
}

/** `Comparer.Default`: null first, then `IComparable`. */
export function defaultCompare(a: Value, b: Value): number {
  if (a === null || b === null || a === undefined || b === undefined)
    return a === b ? 0 : a === null || a === undefined ? -1 : 1;
  if (typeOf(a) !== typeOf(b)) {
    throw invalidOperationWith(argumentError(`Object must be of type ${typeOf(a).name}.`));
  }
  const order = netCompare(a, b);
  if (order !== undefined) return order;
  const type = typeOf(a);
  if (type.findInstance('compareto') !== undefined) return toInt32(invokeMethod(a, 'CompareTo', [b]));
  throw invalidOperationWith(argumentError('At least one object must implement IComparable.'));
}

const invalidOperationWith = (inner: ReturnType<typeof argumentError>): Error => {
  const error = invalidOperation('Failed to compare two elements in the array.');
  error.innerException = inner;
  return error;
};

/** A JS comparison function for whatever .NET code was given: a comparer object, a delegate, or null. */
export function comparerFrom(comparer: Value): (a: Value, b: Value) => number {
  if (comparer === null || comparer === undefined) return defaultCompare;
  if (comparer instanceof StringComparer) return (a, b) => comparer.compare(a, b);
  if (isCallable(comparer)) return (a, b) => toInt32(invokeDelegate(comparer, [a, b]));
  return (a, b) => toInt32(invokeMethod(comparer, 'Compare', [a, b]));
}

/** How a dictionary made with this equality comparer folds keys. */
export function foldingFrom(comparer: Value): KeyFolding {
  if (comparer === null || comparer === undefined) return foldOrdinal;
  if (comparer instanceof StringComparer) return comparer.fold();
  const buckets = new Map<number, Value[]>();
  return (key) => {
    const hash = toInt32(invokeMethod(comparer, 'GetHashCode', [key]));
    const list = buckets.get(hash) ?? [];
    for (const known of list)
      if (invokeMethod(comparer, 'Equals', [known, key]) === true) return hashKeyOf(known);
    list.push(key);
    buckets.set(hash, list);
    return hashKeyOf(key);
  };
}

export const currentComparer = (ignoreCase: boolean): StringComparer =>
  new StringComparer(false, ignoreCase, currentCulture());
