import type { PSArray } from '../arrays.ts';
import { convertTo } from '../conversion/convert.ts';
import { toPSString } from '../conversion/to-string.ts';
import { types } from '../core-types.ts';
import { implementType } from '../define.ts';
import { dictionaryItemSetter, orderedItemAt } from '../dictionary-properties.ts';
import { netEquals } from '../equality.ts';
import entrySignatures from '../generated/signatures/System.Collections.DictionaryEntry.ts';
import hashtableSignatures from '../generated/signatures/System.Collections.Hashtable.ts';
import orderedSignatures from '../generated/signatures/System.Collections.Specialized.OrderedDictionary.ts';
import { argumentError, argumentNull, argumentOutOfRange } from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { addTypeMember } from '../type-data.ts';
import { requireType } from '../type-registry.ts';
import { foldingFrom } from './comparers.ts';
import {
  collectionModified,
  DictionaryEntry,
  dictionaryText,
  foldOrdinal,
  Hashtable,
  OrderedDictionary,
  type PSDictionary,
} from './hashtable.ts';
import { ItemCollection, PSEnumerator } from './lists.ts';

/** An enumerator over a dictionary's entries, with `Key`, `Value` and `Entry`. */
export function dictionaryEnumerator(d: PSDictionary, typeName: string): PSEnumerator {
  return new PSEnumerator(requireType(typeName), function* () {
    const version = d.version;
    for (const [key, value] of d.entries()) {
      if (d.version !== version) throw collectionModified();
      yield d.entry(key, value);
    }
  });
}

const keyCollection = (typeName: string, items: Value[]): ItemCollection =>
  new ItemCollection(requireType(typeName), items);

function addAll(target: PSDictionary, source: PSDictionary): void {
  for (const [key, value] of source.entries()) target.put(key, value);
}

function copyEntries(d: PSDictionary, target: PSArray, at: number): void {
  if (target === null) throw argumentNull('array');
  const entries = d.entries();
  if (at + entries.length > target.length)
    throw argumentError(
      'Destination array is not long enough to copy all the items in the collection. Check array index and length.',
    );
  entries.forEach(([k, v], i) => {
    target.set(at + i, d.entry(k, v));
  });
}

const makeHashtable = (...args: Value[]): Value => {
  const source = args.find(
    (a) =>
      a instanceof Hashtable ||
      a instanceof OrderedDictionary ||
      (typeof a === 'object' && a !== null && 'map' in a),
  ) as PSDictionary | undefined;
  const comparer = args.find((a) => a !== source && typeof a === 'object' && a !== null && !('value' in a));
  if (typeof args[0] === 'number' && args[0] < 0)
    throw argumentOutOfRange('capacity', 'Non-negative number required.');
  const table = new Hashtable(
    comparer === undefined ? foldOrdinal : foldingFrom(comparer),
    typeof args[0] === 'number' ? args[0] : (source?.count ?? 0),
  );
  if (source !== undefined) addAll(table, source);
  return table;
};

implementType(types.hashtable, hashtableSignatures, () => ({
  constructors: makeHashtable,
  properties: {
    Count: (d: Hashtable) => d.count,
    Keys: (d: Hashtable) => keyCollection('System.Collections.Hashtable+KeyCollection', d.keys()),
    Values: (d: Hashtable) => keyCollection('System.Collections.Hashtable+ValueCollection', d.values()),
    IsReadOnly: () => false,
    IsFixedSize: () => false,
    IsSynchronized: () => false,
    SyncRoot: (d: Hashtable) => d,
    Item: {
      get: ((d: Hashtable, key: Value) => d.lookup(key) ?? null) as never,
      set: ((d: Hashtable, key: Value, v: Value) => d.put(key, v)) as never,
    },
  },
  methods: {
    Add: (d: Hashtable, key: Value, value: Value) => d.add(key, value),
    Clear: (d: Hashtable) => d.clear(),
    Clone: (d: Hashtable) => d.clone(),
    Contains: containsKey,
    ContainsKey: containsKey,
    ContainsValue: (d: Hashtable, v: Value) => d.values().some((x) => netEquals(x, v)),
    CopyTo: (d: Hashtable, target: PSArray, at: number) => copyEntries(d, target, at),
    GetEnumerator: (d: Hashtable) => dictionaryEnumerator(d, 'System.Collections.IDictionaryEnumerator'),
    Remove: (d: Hashtable, key: Value) => {
      if (key === null) throw argumentNull('key');
      d.delete(key);
    },
    OnDeserialization: () => undefined,
  },
  statics: { Synchronized: (d: Hashtable) => d },
}));

function containsKey(d: PSDictionary, key: Value): boolean {
  if (key === null) throw argumentNull('key');
  return d.has(key);
}

implementType(types.orderedDictionary, orderedSignatures, () => ({
  constructors: (...args: Value[]) => {
    const comparer = args.find((a) => typeof a === 'object' && a !== null);
    return new OrderedDictionary(comparer === undefined ? foldOrdinal : foldingFrom(comparer));
  },
  properties: {
    Count: (d: OrderedDictionary) => d.count,
    Keys: (d: OrderedDictionary) =>
      keyCollection(
        'System.Collections.Specialized.OrderedDictionary+OrderedDictionaryKeyValueCollection',
        d.keys(),
      ),
    Values: (d: OrderedDictionary) =>
      keyCollection(
        'System.Collections.Specialized.OrderedDictionary+OrderedDictionaryKeyValueCollection',
        d.values(),
      ),
    IsReadOnly: (d: OrderedDictionary) => d.isReadOnly,
    IsFixedSize: () => false,
    IsSynchronized: () => false,
    SyncRoot: (d: OrderedDictionary) => d,
    Item: {
      get: ((d: OrderedDictionary, key: Value) =>
        typeof key === 'number' ? orderedItemAt(d, key) : (d.lookup(key) ?? null)) as never,
      set: ((d: OrderedDictionary, key: Value, v: Value) => d.put(key, v)) as never,
    },
  },
  methods: {
    Add: (d: OrderedDictionary, key: Value, value: Value) => d.add(key, value),
    AsReadOnly: (d: OrderedDictionary) => Object.assign(copyOrdered(d), { isReadOnly: true }),
    Clear: (d: OrderedDictionary) => d.clear(),
    Contains: containsKey,
    CopyTo: (d: OrderedDictionary, target: PSArray, at: number) => copyEntries(d, target, at),
    GetEnumerator: (d: OrderedDictionary) =>
      dictionaryEnumerator(d, 'System.Collections.IDictionaryEnumerator'),
    Insert: (d: OrderedDictionary, at: number, key: Value, value: Value) => {
      if (at < 0 || at > d.count) throw argumentOutOfRange('index');
      if (d.has(key))
        throw argumentError(
          `Item has already been added. Key in dictionary: '${toPSString(key)}'  Key being added: '${toPSString(key)}'`,
        );
      d.insertAt(at, key, value);
    },
    Remove: (d: OrderedDictionary, key: Value) => {
      if (key === null) throw argumentNull('key');
      d.delete(key);
    },
    RemoveAt: (d: OrderedDictionary, at: number) => {
      if (at < 0 || at >= d.count)
        throw argumentOutOfRange(
          'index',
          'Index was out of range. Must be non-negative and less than the size of the collection.',
        );
      d.delete(d.spelled(d.foldedAt(at)));
    },
  },
}));

implementType(types.dictionaryEntry, entrySignatures, () => ({
  constructors: (key: Value, value: Value) => new DictionaryEntry(key, value),
  properties: {
    Key: {
      get: (e: DictionaryEntry) => e.key,
      set: (e: DictionaryEntry, v: Value) => {
        e.key = v;
      },
    },
    Value: {
      get: (e: DictionaryEntry) => e.value,
      set: (e: DictionaryEntry, v: Value) => {
        e.value = v;
      },
    },
  },
  methods: { ToString: (e: DictionaryEntry) => `[${toPSString(e.key)}, ${toPSString(e.value)}]` },
}));
addTypeMember('System.Collections.DictionaryEntry', {
  kind: 'AliasProperty',
  name: 'Name',
  reference: 'Key',
});

dictionaryText.of = (v) => (v === null ? '' : toPSString(v));

dictionaryItemSetter.set = (d, key, value) => {
  const typed = d as PSDictionary & { keyType?: NetType; valueType?: NetType };
  if (typed.keyType === undefined) d.put(key, value);
  else d.put(convertTo(key, typed.keyType), convertTo(value, typed.valueType!));
};

function copyOrdered(d: OrderedDictionary): OrderedDictionary {
  const copy = new OrderedDictionary(d.fold);
  addAll(copy, d);
  return copy;
}
