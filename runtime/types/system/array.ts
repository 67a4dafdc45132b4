import { arrayOf, PSArray, PSMultiArray, typedArray } from '../arrays.ts';
import { comparerFrom } from '../collections/comparers.ts';
import { ItemCollection, PSEnumerator } from '../collections/lists.ts';
import { convertTo } from '../conversion/convert.ts';
import { toBoolean } from '../conversion/to-boolean.ts';
import { types } from '../core-types.ts';
import { defineMembers, implementType, withTypes } from '../define.ts';
import { netEquals } from '../equality.ts';
import signatures from '../generated/signatures/System.Array.ts';
import {
  argumentError,
  argumentNull,
  argumentOutOfRange,
  indexOutOfRange,
  notSupported,
} from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { int64, type PSInt64 } from '../numbers/boxes.ts';
import type { PSReference } from '../references.ts';
import { requireType } from '../type-registry.ts';
import { invokeDelegate } from './delegates.ts';

const n = (v: Value): number => (typeof v === 'number' ? v : Number((v as PSInt64).value));

function indexOf(array: PSArray | null, value: Value, start = 0, count?: number): number {
  if (array === null) throw argumentNull('array');
  if (start < 0 || start > array.length)
    throw argumentOutOfRange(
      'startIndex',
      'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
    );
  const end = count === undefined ? array.length : start + count;
  for (let i = start; i < end; i++) if (netEquals(array.get(i), value)) return i;
  return -1;
}

function lastIndexOf(array: PSArray, value: Value, start = array.length - 1, count = start + 1): number {
  for (let i = start; i > start - count; i--) if (netEquals(array.get(i), value)) return i;
  return -1;
}

function copy(source: PSArray, from: number, target: PSArray, to: number, count: number): void {
  if (source === null) throw argumentNull('sourceArray');
  if (target === null) throw argumentNull('destinationArray');
  if (count < 0) throw argumentOutOfRange('length', 'Non-negative number required.');
  if (from + count > source.length)
    throw argumentError(
      "Source array was not long enough. Check the source index, length, and the array's lower bounds.",
      'sourceArray',
    );
  if (to + count > target.length)
    throw argumentError(
      "Destination array was not long enough. Check the destination index, length, and the array's lower bounds.",
      'destinationArray',
    );
  const items = source.toArray().slice(from, from + count);
  items.forEach((v, i) => {
    target.set(to + i, source.type === target.type ? v : convertTo(v, target.elementType));
  });
}

function sort(keys: PSArray, ...rest: Value[]): Value {
  if (keys === null) throw argumentNull('array');
  let items: PSArray | null = null;
  let from = 0;
  let count = keys.length;
  let comparer: Value = null;
  const numbers: number[] = [];
  for (const arg of rest) {
    if (arg instanceof PSArray) items = arg;
    else if (typeof arg === 'number') numbers.push(arg);
    else if (arg !== null) comparer = arg;
  }
  if (numbers.length === 2) [from, count] = numbers as [number, number];
  if (from < 0) throw argumentOutOfRange('index', 'Non-negative number required.');
  if (count < 0) throw argumentOutOfRange('length', 'Non-negative number required.');
  if (from + count > keys.length)
    throw argumentError(
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  const compare = comparerFrom(comparer);
  const order = [...Array(count).keys()].map((i) => i + from);
  const values = keys.toArray();
  order.sort((a, b) => compare(values[a], values[b]));
  const others = items?.toArray();
  order.forEach((at, i) => {
    keys.set(from + i, values[at]);
    if (others !== undefined) items!.set(from + i, others[at]);
  });
  return undefined;
}

function reverse(array: PSArray, from = 0, count = array.length): void {
  const values = array.toArray();
  for (let i = 0; i < count; i++) array.set(from + i, values[from + count - 1 - i]);
}

function binarySearch(array: PSArray, ...rest: Value[]): number {
  let low = 0;
  let high = array.length - 1;
  if (typeof rest[0] === 'number' && typeof rest[1] === 'number' && rest.length >= 3) {
    low = rest.shift() as number;
    high = low + (rest.shift() as number) - 1;
  }
  const compare = comparerFrom(rest[1] ?? null);
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compare(array.get(middle), rest[0]);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}

const test = (match: Value, item: Value): boolean => toBoolean(invokeDelegate(match, [item]));
const same = (array: PSArray, items: Value[]): PSArray => arrayOf(array.elementType, items);

function multiIndex(array: PSArray, args: Value[]): number {
  const indices = args.length === 1 && args[0] instanceof PSArray ? args[0].toArray().map(n) : args.map(n);
  if (array instanceof PSMultiArray) {
    if (indices.length !== array.lengths.length)
      throw argumentError('Array was not a one-dimensional array.');
    return array.offset(indices);
  }
  const i = indices[0]!;
  if (i < 0 || i >= array.length) throw indexOutOfRange();
  return i;
}

function createInstance(type: NetType, ...lengths: Value[]): Value {
  if (type === null) throw argumentNull('elementType');
  const sizes =
    lengths.length === 1 && lengths[0] instanceof PSArray ? lengths[0].toArray().map(n) : lengths.map(n);
  return sizes.length === 1 ? typedArray(type, sizes[0]!) : new PSMultiArray(type, sizes);
}

implementType(types.array, signatures, () => ({
  properties: {
    Length: (a: PSArray) => a.length,
    LongLength: (a: PSArray) => int64(a.length),
    Rank: (a: PSArray) => a.type.rank,
    IsReadOnly: () => false,
    IsFixedSize: () => true,
    IsSynchronized: () => false,
    SyncRoot: (a: PSArray) => a,
  },
  staticProperties: { MaxLength: () => 2147483591 },
  methods: {
    Clone: (a: PSArray) => a.clone(),
    CopyTo: (a: PSArray, target: PSArray, at: Value) => copy(a, 0, target, n(at), a.length),
    GetLength: (a: PSArray, d: number) => {
      if (d < 0 || d >= a.type.rank) throw indexOutOfRange();
      return a instanceof PSMultiArray ? a.lengths[d]! : a.length;
    },
    GetLongLength: (a: PSArray, d: number) => int64(a instanceof PSMultiArray ? a.lengths[d]! : a.length),
    GetLowerBound: () => 0,
    GetUpperBound: (a: PSArray, d: number) => {
      if (d < 0 || d >= a.type.rank) throw indexOutOfRange();
      return (a instanceof PSMultiArray ? a.lengths[d]! : a.length) - 1;
    },
    GetValue: (a: PSArray, ...at: Value[]) => a.get(multiIndex(a, at)),
    SetValue: (a: PSArray, value: Value, ...at: Value[]) =>
      a.set(multiIndex(a, at), convertTo(value, a.elementType)),
    GetEnumerator: (a: PSArray) =>
      new PSEnumerator(requireType('System.Collections.IEnumerator'), () => a[Symbol.iterator]()),
    Initialize: () => undefined,
  },
  statics: {
    AsReadOnly: (a: PSArray) =>
      new ItemCollection(
        requireType(`System.Collections.ObjectModel.ReadOnlyCollection[${a.elementType.fullName}]`),
        a.toArray(),
      ),
    BinarySearch: binarySearch,
    Clear: (a: PSArray, from?: number, count?: number) => {
      const start = from ?? 0;
      const end = start + (count ?? a.length);
      if (start < 0 || end > a.length) throw indexOutOfRange();
      for (let i = start; i < end; i++) a.set(i, a.elementType.defaultValue());
    },
    Copy: (a: PSArray, b: Value, c: Value, d?: Value, e?: Value) =>
      d === undefined ? copy(a, 0, b as PSArray, 0, n(c)) : copy(a, n(b), c as PSArray, n(d), n(e)),
    ConstrainedCopy: (a: PSArray, from: number, b: PSArray, to: number, count: number) =>
      copy(a, from, b, to, count),
    CreateInstance: createInstance,
    Empty: withTypes((t) => () => typedArray(t, 0)),
    Exists: (a: PSArray, match: Value) => a.toArray().some((x) => test(match, x)),
    Find: (a: PSArray, match: Value) =>
      a.toArray().find((x) => test(match, x)) ?? a.elementType.defaultValue(),
    FindAll: (a: PSArray, match: Value) =>
      same(
        a,
        a.toArray().filter((x) => test(match, x)),
      ),
    FindIndex: (a: PSArray, ...rest: Value[]) => {
      const match = rest.pop();
      const start = (rest[0] as number | undefined) ?? 0;
      const end = rest[1] === undefined ? a.length : start + (rest[1] as number);
      for (let i = start; i < end; i++) if (test(match, a.get(i))) return i;
      return -1;
    },
    FindLast: (a: PSArray, match: Value) =>
      a
        .toArray()
        .reverse()
        .find((x) => test(match, x)) ?? a.elementType.defaultValue(),
    FindLastIndex: (a: PSArray, match: Value) => {
      for (let i = a.length - 1; i >= 0; i--) if (test(match, a.get(i))) return i;
      return -1;
    },
    Fill: (a: PSArray, value: Value, start?: number, count?: number) => {
      const from = start ?? 0;
      const end = from + (count ?? a.length);
      for (let i = from; i < end; i++) a.set(i, value);
    },
    ForEach: (a: PSArray, action: Value) => {
      for (const x of a) invokeDelegate(action, [x]);
    },
    IndexOf: indexOf,
    LastIndexOf: lastIndexOf,
    Resize: (ref: PSReference, size: number) => {
      const old = ref.value as PSArray;
      const fresh = typedArray(old.elementType, size);
      for (let i = 0; i < Math.min(size, old.length); i++) fresh.set(i, old.get(i));
      ref.value = fresh;
    },
    Reverse: reverse,
    Sort: sort,
    TrueForAll: (a: PSArray, match: Value) => a.toArray().every((x) => test(match, x)),
    ConvertAll: withTypes(
      (_from, to) => (a: PSArray, f: Value) =>
        arrayOf(
          to,
          a.toArray().map((x) => convertTo(invokeDelegate(f, [x]), to)),
        ),
    ),
  },
}));

/** The list members that arrays have through `IList`. */
defineMembers(types.array, {
  properties: { 'int Count {get;}': (a: PSArray) => a.length } as never,
  methods: {
    'int Add(System.Object value)': () => {
      throw fixedSize();
    },
    'void Clear()': (a: PSArray) => {
      for (let i = 0; i < a.length; i++) a.set(i, a.elementType.defaultValue());
    },
    'bool Contains(System.Object value)': (a: PSArray, v: Value) => a.toArray().some((x) => netEquals(x, v)),
    'int IndexOf(System.Object value)': (a: PSArray, v: Value) => indexOf(a, v),
    'void Insert(int index, System.Object value)': () => {
      throw fixedSize();
    },
    'void Remove(System.Object value)': () => {
      throw fixedSize();
    },
    'void RemoveAt(int index)': () => {
      throw fixedSize();
    },
    'System.Object Get(int index)': (a: PSArray, i: number) => a.get(multiIndex(a, [i])),
    'void Set(int index, System.Object value)': (a: PSArray, i: number, v: Value) =>
      a.set(multiIndex(a, [i]), convertTo(v, a.elementType)),
  },
});
const fixedSize = (): Error => notSupported('Collection was of a fixed size.');
