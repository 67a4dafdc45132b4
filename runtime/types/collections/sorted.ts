import { arrayOf, type PSArray } from '../arrays.ts';
import { convertTo } from '../conversion/convert.ts';
import { toPSString } from '../conversion/to-string.ts';
import { types } from '../core-types.ts';
import { itemsOf } from '../enumeration.ts';
import { netEquals } from '../equality.ts';
import concurrentSignatures from '../generated/signatures/System.Collections.Concurrent.ConcurrentDictionary-2.ts';
import orderedSignatures from '../generated/signatures/System.Collections.Generic.OrderedDictionary-2.ts';
import sortedDictionarySignatures from '../generated/signatures/System.Collections.Generic.SortedDictionary-2.ts';
import sortedListGeneric from '../generated/signatures/System.Collections.Generic.SortedList-2.ts';
import sortedSetSignatures from '../generated/signatures/System.Collections.Generic.SortedSet-1.ts';
import sortedListSignatures from '../generated/signatures/System.Collections.SortedList.ts';
import { argumentError, argumentNull, argumentOutOfRange } from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { implementGeneric, implementRecorded } from '../recorded.ts';
import type { PSReference } from '../references.ts';
import { invokeDelegate, isCallable } from '../system/delegates.ts';
import { requireType } from '../type-registry.ts';
import { comparerFrom, StringComparer } from './comparers.ts';
import { dictionaryEnumerator } from './dictionary-members.ts';
import { dictionaryImplementation, GenericDictionary, HashSet, setImplementation } from './generic.ts';
import { foldOrdinal, PSDictionary } from './hashtable.ts';
import { ItemCollection } from './lists.ts';

type Compare = (a: Value, b: Value) => number;

const isComparer = (v: Value): boolean =>
  typeof v === 'object' && v !== null && !(v instanceof PSDictionary) && !('items' in v) && !('length' in v);
const foldOf = (comparer: Value) => (comparer instanceof StringComparer ? comparer.fold() : foldOrdinal);

/** ``SortedDictionary`2`` and ``SortedList`2``: entries in the order of the keys. */
class SortedDictionary extends GenericDictionary {
  readonly compare: Compare;
  #order: unknown[] | null = null;
  #orderVersion = -1;
  constructor(type: NetType, comparer: Value) {
    super(type, foldOf(comparer), comparer);
    this.compare = comparerFrom(comparer);
  }
  #sorted(): unknown[] {
    if (this.#order === null || this.#orderVersion !== this.version) {
      this.#order = [...this.map.keys()].sort((a, b) => this.compare(this.spelled(a), this.spelled(b)));
      this.#orderVersion = this.version;
    }
    return this.#order;
  }
  override keys(): Value[] {
    return this.#sorted().map((k) => this.spelled(k));
  }
  override values(): Value[] {
    return this.#sorted().map((k) => this.map.get(k));
  }
  override entries(): [Value, Value][] {
    return this.#sorted().map((k): [Value, Value] => [this.spelled(k), this.map.get(k)]);
  }
}

/** `System.Collections.SortedList`. */
class SortedList extends PSDictionary {
  readonly compare: Compare;
  readonly type: NetType;
  constructor(type: NetType, comparer: Value) {
    super(foldOf(comparer));
    this.type = type;
    this.compare = comparerFrom(comparer);
  }
  override get netType(): NetType {
    return this.type;
  }
  override entries(): [Value, Value][] {
    return super.entries().sort((a, b) => this.compare(a[0], b[0]));
  }
  override keys(): Value[] {
    return this.entries().map((e) => e[0]);
  }
  override values(): Value[] {
    return this.entries().map((e) => e[1]);
  }
}

const byIndex = {
  GetKeyAtIndex: (d: PSDictionary, at: number) => at_(d.keys(), at),
  GetValueAtIndex: (d: PSDictionary, at: number) => at_(d.values(), at),
  GetKey: (d: PSDictionary, at: number) => at_(d.keys(), at),
  GetByIndex: (d: PSDictionary, at: number) => at_(d.values(), at),
  IndexOfKey: (d: PSDictionary, key: Value) => d.keys().findIndex((k) => d.fold(k) === d.fold(key)),
  IndexOfValue: (d: PSDictionary, v: Value) => d.values().findIndex((x) => netEquals(x, v)),
  RemoveAt: (d: PSDictionary, at: number) => {
    d.delete(at_(d.keys(), at));
  },
  SetByIndex: (d: PSDictionary, at: number, v: Value) => d.put(at_(d.keys(), at), v),
};
function at_(items: Value[], at: number): Value {
  if (at < 0 || at >= items.length)
    throw argumentOutOfRange(
      'index',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
    );
  return items[at];
}

const sortedImplementation = (type: NetType) => {
  const base = dictionaryImplementation(type);
  return {
    ...base,
    constructors: (...args: Value[]) => {
      const source = args.find((a) => a instanceof PSDictionary) as PSDictionary | undefined;
      const d = new SortedDictionary(type, args.find(isComparer) ?? null);
      for (const [k, v] of source?.entries() ?? []) d.put(convertTo(k, d.keyType), convertTo(v, d.valueType));
      return d;
    },
    methods: { ...base.methods, ...byIndex },
  };
};
const GENERIC = 'System.Collections.Generic.';
const pair = ['TKey', 'TValue'];
implementGeneric(`${GENERIC}SortedDictionary\`2`, pair, sortedDictionarySignatures, sortedImplementation);
implementGeneric(`${GENERIC}SortedList\`2`, pair, sortedListGeneric, sortedImplementation);
implementGeneric(`${GENERIC}OrderedDictionary\`2`, pair, orderedSignatures, (type) => {
  const base = dictionaryImplementation(type);
  return { ...base, methods: { ...base.methods, ...byIndex, IndexOf: byIndex.IndexOfKey } };
});

implementRecorded('System.Collections.SortedList', sortedListSignatures, (type) => ({
  constructors: (...args: Value[]) => {
    const source = args.find((a) => a instanceof PSDictionary) as PSDictionary | undefined;
    const list = new SortedList(type, args.find(isComparer) ?? null);
    for (const [k, v] of source?.entries() ?? []) list.put(k, v);
    return list;
  },
  properties: {
    Count: (d: SortedList) => d.count,
    Capacity: (d: SortedList) => d.count,
    Keys: (d: SortedList) =>
      new ItemCollection(requireType('System.Collections.SortedList+KeyList'), d.keys()),
    Values: (d: SortedList) =>
      new ItemCollection(requireType('System.Collections.SortedList+ValueList'), d.values()),
    IsReadOnly: () => false,
    IsFixedSize: () => false,
    IsSynchronized: () => false,
    SyncRoot: (d: SortedList) => d,
    Item: {
      get: ((d: SortedList, key: Value) => d.lookup(key) ?? null) as never,
      set: ((d: SortedList, key: Value, v: Value) => d.put(key, v)) as never,
    },
  },
  methods: {
    ...byIndex,
    Add: (d: SortedList, key: Value, v: Value) => {
      if (key === null) throw argumentNull('key');
      if (d.has(key))
        throw argumentError(
          `Item has already been added. Key in dictionary: '${toPSString(key)}'  Key being added: '${toPSString(key)}'`,
        );
      d.put(key, v);
    },
    Clear: (d: SortedList) => d.clear(),
    Contains: (d: SortedList, key: Value) => d.has(key),
    ContainsKey: (d: SortedList, key: Value) => d.has(key),
    ContainsValue: (d: SortedList, v: Value) => byIndex.IndexOfValue(d, v) >= 0,
    Remove: (d: SortedList, key: Value) => void d.delete(key),
    GetEnumerator: (d: SortedList) => dictionaryEnumerator(d, 'System.Collections.IDictionaryEnumerator'),
    GetKeyList: (d: SortedList) => arrayOf(types.object, d.keys()),
    GetValueList: (d: SortedList) => arrayOf(types.object, d.values()),
    CopyTo: (d: SortedList, target: PSArray, at: number) =>
      d.entries().forEach(([k, v], i) => {
        target.set(at + i, d.entry(k, v));
      }),
  },
}));

/** ``SortedSet`1``. */
class SortedSet extends HashSet {
  readonly compare: Compare;
  constructor(type: NetType, comparer: Value) {
    super(type, foldOf(comparer));
    this.compare = comparerFrom(comparer);
  }
  override toArray(): Value[] {
    return super.toArray().sort(this.compare);
  }
}
implementGeneric(`${GENERIC}SortedSet\`1`, ['T'], sortedSetSignatures, (type) => {
  const base = setImplementation(type);
  return {
    ...base,
    constructors: (...args: Value[]) => {
      const set = new SortedSet(type, args.find(isComparer) ?? null);
      const source = args.find((a) => a !== null && !isComparer(a));
      for (const v of source === undefined ? [] : itemsOf(source)) set.add(v);
      return set;
    },
    properties: {
      ...base.properties,
      Min: (s: SortedSet) => s.toArray()[0] ?? null,
      Max: (s: SortedSet) => s.toArray().at(-1) ?? null,
    },
    methods: {
      ...base.methods,
      Reverse: (s: SortedSet) => arrayOf(type.genericArguments[0]!, s.toArray().reverse()),
      GetViewBetween: (s: SortedSet, low: Value, high: Value) => {
        const view = new SortedSet(type, null);
        for (const v of s.toArray()) if (s.compare(v, low) >= 0 && s.compare(v, high) <= 0) view.add(v);
        return view;
      },
    },
  };
});

const valueOf = (f: Value, args: Value[]): Value => (isCallable(f) ? invokeDelegate(f, args) : f);
implementGeneric(
  'System.Collections.Concurrent.ConcurrentDictionary`2',
  pair,
  concurrentSignatures,
  (type) => {
    const base = dictionaryImplementation(type);
    return {
      ...base,
      constructors: (...args: Value[]) => {
        const source = args.find((a) => a instanceof PSDictionary) as PSDictionary | undefined;
        const d = new GenericDictionary(type, foldOf(args.find((a) => a instanceof StringComparer) ?? null));
        for (const [k, v] of source?.entries() ?? [])
          d.put(convertTo(k, d.keyType), convertTo(v, d.valueType));
        return d;
      },
      properties: { ...base.properties, IsEmpty: (d: GenericDictionary) => d.count === 0 },
      methods: {
        ...base.methods,
        GetOrAdd: (d: GenericDictionary, key: Value, make: Value) => {
          if (!d.has(key)) d.put(key, convertTo(valueOf(make, [key]), d.valueType));
          return d.lookup(key);
        },
        AddOrUpdate: (d: GenericDictionary, key: Value, make: Value, update: Value) => {
          const next = d.has(key) ? invokeDelegate(update, [key, d.lookup(key)]) : valueOf(make, [key]);
          d.put(key, convertTo(next, d.valueType));
          return d.lookup(key);
        },
        TryRemove: (d: GenericDictionary, key: Value, out?: PSReference) => {
          const old = d.lookup(key);
          if (out !== undefined) out.value = old === undefined ? d.valueType.defaultValue() : old;
          return d.delete(key);
        },
        TryUpdate: (d: GenericDictionary, key: Value, v: Value, expected: Value) => {
          if (!d.has(key) || !netEquals(d.lookup(key), expected)) return false;
          d.put(key, v);
          return true;
        },
        ToArray: (d: GenericDictionary) =>
          arrayOf(
            types.object,
            d.entries().map(([k, v]) => d.entry(k, v)),
          ),
      },
    };
  },
);
