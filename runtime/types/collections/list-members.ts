import { arrayOf, objectArray, type PSArray } from '../arrays.ts';
import { convertTo } from '../conversion/convert.ts';
import { toBoolean } from '../conversion/to-boolean.ts';
import { types } from '../core-types.ts';
import { type Implementation, implementType, type MemberFunction, withTypes } from '../define.ts';
import { itemsOf } from '../enumeration.ts';
import { netEquals } from '../equality.ts';
import arrayListSignatures from '../generated/signatures/System.Collections.ArrayList.ts';
import { argumentError, argumentNull, argumentOutOfRange, listIndexOutOfRange } from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import { invokeDelegate } from '../system/delegates.ts';
import { makeGeneric, requireType } from '../type-registry.ts';
import { comparerFrom } from './comparers.ts';
import { collectionModified } from './hashtable.ts';
import { ArrayList, GenericList, ItemCollection, PSEnumerator, type PSList } from './lists.ts';

/** Marks a change of structure. */
function touch(list: PSList): void {
  list.version++;
  (list as { changed?: () => void }).changed?.();
}

const check = (list: PSList, at: number): void => {
  if (at < 0 || at >= list.items.length) throw listIndexOutOfRange();
};
function checkRange(list: PSList, from: number, count: number): void {
  if (from < 0) throw argumentOutOfRange('index', `index ('${from}') must be a non-negative value.`, from);
  if (count < 0) throw argumentOutOfRange('count', `count ('${count}') must be a non-negative value.`, count);
  if (from + count > list.items.length)
    throw argumentError(
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
}

export function listEnumerator(list: PSList, typeName = 'System.Collections.IEnumerator'): PSEnumerator {
  return new PSEnumerator(requireType(typeName), function* () {
    const version = list.version;
    for (let i = 0; i < list.items.length; i++) {
      if (list.version !== version) throw collectionModified();
      yield list.items[i];
    }
    if (list.version !== version) throw collectionModified();
  });
}

const sliceOf = (list: PSList, items: Value[]): Value =>
  list instanceof GenericList ? new GenericList(list.type, items) : new ArrayList(items);
const test = (match: Value, item: Value): boolean => toBoolean(invokeDelegate(match, [item]));
const find = (items: Value[], value: Value, from = 0, to = items.length): number => {
  for (let i = from; i < to; i++) if (netEquals(items[i], value)) return i;
  return -1;
};

function sort(list: PSList, ...args: Value[]): void {
  let from = 0;
  let count = list.items.length;
  let comparer: Value = null;
  if (args.length >= 2 && typeof args[0] === 'number') {
    from = args[0];
    count = args[1] as number;
    comparer = args[2] ?? null;
  } else comparer = args[0] ?? null;
  checkRange(list, from, count);
  const compare = comparerFrom(comparer);
  const part = list.items.slice(from, from + count).sort(compare);
  for (let i = 0; i < count; i++) list.items[from + i] = part[i];
  touch(list);
}

function binarySearch(list: PSList, ...args: Value[]): number {
  const compare = comparerFrom((args.length >= 4 ? args[3] : args[1]) ?? null);
  const value = args.length >= 4 ? args[2] : args[0];
  let low = args.length >= 4 ? (args[0] as number) : 0;
  let high = args.length >= 4 ? low + (args[1] as number) - 1 : list.items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compare(list.items[middle], value);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}

function copyTo(list: PSList, ...args: Value[]): void {
  let from = 0;
  let count = list.items.length;
  let at = 0;
  let target = args[0] as PSArray;
  if (args.length === 4) {
    from = args[0] as number;
    target = args[1] as PSArray;
    at = args[2] as number;
    count = args[3] as number;
  } else if (args.length === 2) at = args[1] as number;
  if (target === null) throw argumentNull('array');
  if (at + count > target.length)
    throw argumentError(
      "Destination array was not long enough. Check the destination index, length, and the array's lower bounds.",
      'destinationArray',
    );
  for (let i = 0; i < count; i++) target.set(at + i, convertTo(list.items[from + i], target.elementType));
}

/** Members that all lists share; the signatures decide which of them a type has. */
export const listImplementation: Implementation = {
  properties: {
    Count: (l: PSList) => l.items.length,
    Capacity: {
      get: (l: PSList) => capacity(l),
      set: (l: PSList, n: number) => {
        if (n < l.items.length) throw argumentOutOfRange('value', 'capacity was less than the current size.');
        capacities.set(l, n);
      },
    },
    IsReadOnly: (l: PSList) => (l as ArrayList).isReadOnly === true,
    IsFixedSize: (l: PSList) => (l as ArrayList).isFixedSize === true,
    IsSynchronized: () => false,
    SyncRoot: (l: PSList) => l,
    Item: {
      get: ((l: PSList, i: number) => {
        check(l, i);
        return l.items[i];
      }) as never,
      set: ((l: PSList, i: number, v: Value) => {
        check(l, i);
        l.items[i] = v;
        touch(l);
      }) as never,
    },
  },
  methods: {
    Add: (l: PSList, v: Value) => {
      l.items.push(v);
      touch(l);
      return l instanceof ArrayList ? l.items.length - 1 : undefined;
    },
    AddRange: (l: PSList, more: Value) => {
      if (more === null) throw argumentNull(l instanceof ArrayList ? 'c' : 'collection');
      for (const v of itemsOf(more))
        l.items.push(l.elementType === types.object ? v : convertTo(v, l.elementType));
      touch(l);
    },
    AsReadOnly: (l: GenericList) =>
      new ItemCollection(
        makeGeneric(requireType('System.Collections.ObjectModel.ReadOnlyCollection`1'), [l.elementType]),
        l.items,
      ),
    BinarySearch: binarySearch,
    Clear: (l: PSList) => {
      l.items.length = 0;
      touch(l);
    },
    Clone: (l: PSList) => sliceOf(l, l.items.slice()),
    Contains: (l: PSList, v: Value) => find(l.items, v) >= 0,
    CopyTo: copyTo,
    ConvertAll: withTypes(
      (t) => (l: PSList, f: Value) =>
        new GenericList(
          makeGeneric(requireType('System.Collections.Generic.List`1'), [t]),
          l.items.map((x) => convertTo(invokeDelegate(f, [x]), t)),
        ),
    ),
    EnsureCapacity: (l: PSList, n: number) => {
      if (n > capacity(l)) capacities.set(l, n);
      return capacity(l);
    },
    Exists: (l: PSList, m: Value) => l.items.some((x) => test(m, x)),
    Find: (l: PSList, m: Value) => l.items.find((x) => test(m, x)) ?? l.elementType.defaultValue(),
    FindAll: (l: PSList, m: Value) =>
      sliceOf(
        l,
        l.items.filter((x) => test(m, x)),
      ),
    FindIndex: (l: PSList, ...args: Value[]) => {
      const m = args.pop();
      const start = (args[0] as number | undefined) ?? 0;
      const end = args[1] === undefined ? l.items.length : start + (args[1] as number);
      for (let i = start; i < end; i++) if (test(m, l.items[i])) return i;
      return -1;
    },
    FindLast: (l: PSList, m: Value) =>
      l.items
        .slice()
        .reverse()
        .find((x) => test(m, x)) ?? l.elementType.defaultValue(),
    FindLastIndex: (l: PSList, ...args: Value[]) => {
      const m = args.pop();
      for (let i = (args[0] as number | undefined) ?? l.items.length - 1; i >= 0; i--)
        if (test(m, l.items[i])) return i;
      return -1;
    },
    ForEach: (l: PSList, f: Value) => {
      for (const x of l.items) invokeDelegate(f, [x]);
    },
    GetEnumerator: (l: PSList) => listEnumerator(l),
    GetRange: (l: PSList, from: number, count: number) => {
      checkRange(l, from, count);
      return sliceOf(l, l.items.slice(from, from + count));
    },
    Slice: (l: PSList, from: number, count: number) => {
      checkRange(l, from, count);
      return sliceOf(l, l.items.slice(from, from + count));
    },
    IndexOf: (l: PSList, v: Value, from?: number, count?: number) =>
      find(l.items, v, from ?? 0, count === undefined ? l.items.length : (from ?? 0) + count),
    Insert: (l: PSList, at: number, v: Value) => {
      if (at < 0 || at > l.items.length)
        throw argumentOutOfRange(
          'index',
          l instanceof ArrayList
            ? 'Insertion index was out of range. Must be non-negative and less than or equal to size.'
            : 'Index must be within the bounds of the List.',
        );
      l.items.splice(at, 0, v);
      touch(l);
    },
    InsertRange: (l: PSList, at: number, more: Value) => {
      if (at < 0 || at > l.items.length)
        throw argumentOutOfRange(
          'index',
          'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
        );
      l.items.splice(at, 0, ...itemsOf(more));
      touch(l);
    },
    LastIndexOf: (l: PSList, v: Value, from?: number) => {
      for (let i = from ?? l.items.length - 1; i >= 0; i--) if (netEquals(l.items[i], v)) return i;
      return -1;
    },
    Move: (l: PSList, from: number, to: number) => {
      check(l, from);
      l.items.splice(to, 0, ...l.items.splice(from, 1));
      touch(l);
    },
    Remove: (l: PSList, v: Value) => {
      const at = find(l.items, v);
      if (at >= 0) {
        l.items.splice(at, 1);
        touch(l);
      }
      return l instanceof ArrayList ? undefined : at >= 0;
    },
    RemoveAll: (l: PSList, m: Value) => {
      const before = l.items.length;
      l.items = l.items.filter((x) => !test(m, x));
      touch(l);
      return before - l.items.length;
    },
    RemoveAt: (l: PSList, at: number) => {
      check(l, at);
      l.items.splice(at, 1);
      touch(l);
    },
    RemoveRange: (l: PSList, from: number, count: number) => {
      checkRange(l, from, count);
      l.items.splice(from, count);
      touch(l);
    },
    Reverse: (l: PSList, from?: number, count?: number) => {
      const start = from ?? 0;
      const length = count ?? l.items.length;
      l.items.splice(start, length, ...l.items.slice(start, start + length).reverse());
      touch(l);
    },
    SetRange: (l: PSList, at: number, more: Value) => {
      itemsOf(more).forEach((v, i) => {
        l.items[at + i] = v;
      });
      touch(l);
    },
    Sort: sort,
    ToArray: (l: PSList, type?: Value) =>
      type !== undefined
        ? convertTo(objectArray(l.items.slice()), requireType(`${(type as { fullName: string }).fullName}[]`))
        : l instanceof GenericList
          ? arrayOf(l.elementType, l.items.slice())
          : objectArray(l.items.slice()),
    TrimExcess: () => undefined,
    TrimToSize: () => undefined,
    TrueForAll: (l: PSList, m: Value) => l.items.every((x) => test(m, x)),
  },
};

const capacities = new WeakMap<PSList, number>();
/** .NET grows from 4 by doubling. */
function capacity(l: PSList): number {
  const set = capacities.get(l) ?? 0;
  if (set >= l.items.length) return set;
  let c = Math.max(set, 4);
  while (c < l.items.length) c *= 2;
  return l.items.length === 0 ? 0 : c;
}

const makeArrayList: MemberFunction = (a?: Value) => {
  if (a === null) throw argumentNull('c');
  if (typeof a === 'number') {
    if (a < 0) throw argumentOutOfRange('capacity', `'capacity' must be non-negative.`, a);
    return new ArrayList([]);
  }
  return new ArrayList(a === undefined ? [] : itemsOf(a));
};

implementType(types.arrayList, arrayListSignatures, () => ({
  ...listImplementation,
  constructors: makeArrayList,
  statics: {
    Adapter: (l: Value) => l,
    FixedSize: (l: ArrayList) => Object.assign(new ArrayList(l.items), { isFixedSize: true }),
    ReadOnly: (l: ArrayList) =>
      Object.assign(new ArrayList(l.items), { isReadOnly: true, isFixedSize: true }),
    Repeat: (v: Value, count: number) => new ArrayList(new Array(count).fill(v)),
    Synchronized: (l: Value) => l,
  },
}));
