import { arrayOf, type PSArray } from '../arrays.ts';
import { convertTo } from '../conversion/convert.ts';
import { toBoolean } from '../conversion/to-boolean.ts';
import { netToString } from '../conversion/to-string.ts';
import { registerType, types } from '../core-types.ts';
import { type Implementation, implementType } from '../define.ts';
import { itemsOf } from '../enumeration.ts';
import { hashKeyOf } from '../equality.ts';
import dictionarySignatures from '../generated/signatures/System.Collections.Generic.Dictionary-2.ts';
import hashSetSignatures from '../generated/signatures/System.Collections.Generic.HashSet-1.ts';
import pairSignatures from '../generated/signatures/System.Collections.Generic.KeyValuePair-2.ts';
import listSignatures from '../generated/signatures/System.Collections.Generic.List-1.ts';
import queueSignatures from '../generated/signatures/System.Collections.Generic.Queue-1.ts';
import stackSignatures from '../generated/signatures/System.Collections.Generic.Stack-1.ts';
import {
  argumentError,
  argumentNull,
  argumentOutOfRange,
  invalidOperation,
  netError,
} from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import { NetType } from '../net-type.ts';
import type { PSReference } from '../references.ts';
import { invokeDelegate } from '../system/delegates.ts';
import { defineGeneric, makeGeneric, requireType } from '../type-registry.ts';
import { foldingFrom } from './comparers.ts';
import { dictionaryEnumerator } from './dictionary-members.ts';
import { foldOrdinal, type KeyFolding, PSDictionary } from './hashtable.ts';
import { listImplementation } from './list-members.ts';
import { GenericList, ItemCollection, PSCollection, PSEnumerator } from './lists.ts';

/** ``System.Collections.Generic.KeyValuePair`2``. */
export class KeyValuePair extends NetObject {
  readonly type: NetType;
  readonly key: Value;
  readonly value: Value;
  constructor(type: NetType, key: Value, value: Value) {
    super();
    this.type = type;
    this.key = key;
    this.value = value;
  }
  override get netType(): NetType {
    return this.type;
  }
  override toString(): string {
    return `[${this.key === null ? '' : netToString(this.key)}, ${this.value === null ? '' : netToString(this.value)}]`;
  }
  hashKey(): string {
    return `${this.type.fullName}:${String(hashKeyOf(this.key))}=${String(hashKeyOf(this.value))}`;
  }
}

/** ``System.Collections.Generic.Dictionary`2`` and its relatives. */
export class GenericDictionary extends PSDictionary {
  readonly type: NetType;
  comparer: Value;
  constructor(type: NetType, fold: KeyFolding = foldOrdinal, comparer: Value = null) {
    super(fold);
    this.type = type;
    this.comparer = comparer;
  }
  override get netType(): NetType {
    return this.type;
  }
  get keyType(): NetType {
    return this.type.genericArguments[0]!;
  }
  get valueType(): NetType {
    return this.type.genericArguments[1]!;
  }
  convertKey(key: Value): Value {
    return convertTo(key, this.keyType);
  }
  override entry(key: Value, value: Value): Value {
    return new KeyValuePair(makeGeneric(pairDefinition, this.type.genericArguments), key, value);
  }
}

/** ``HashSet`1`` and the sorted set. */
export class HashSet extends PSCollection {
  readonly type: NetType;
  readonly map = new Map<unknown, Value>();
  readonly fold: KeyFolding;
  constructor(type: NetType, fold: KeyFolding = foldOrdinal) {
    super();
    this.type = type;
    this.fold = fold;
  }
  override get netType(): NetType {
    return this.type;
  }
  override get count(): number {
    return this.map.size;
  }
  override toArray(): Value[] {
    return [...this.map.values()];
  }
  add(v: Value): boolean {
    const key = this.fold(v);
    if (this.map.has(key)) return false;
    this.map.set(key, v);
    this.version++;
    return true;
  }
  has(v: Value): boolean {
    return this.map.has(this.fold(v));
  }
  remove(v: Value): boolean {
    this.version++;
    return this.map.delete(this.fold(v));
  }
}

/** Queues and stacks, generic or not; `items` is in enumeration order. */
export class ItemQueue extends PSCollection {
  readonly type: NetType;
  items: Value[];
  constructor(type: NetType, items: Value[] = []) {
    super();
    this.type = type;
    this.items = items;
  }
  override get netType(): NetType {
    return this.type;
  }
  override get count(): number {
    return this.items.length;
  }
  override toArray(): Value[] {
    return this.items.slice();
  }
}

const face = (name: string, args: readonly NetType[] = []): NetType => {
  const definition = requireType(name);
  return args.length === 0 ? definition : makeGeneric(definition, args);
};
const G = 'System.Collections.Generic.';

function define(
  fullName: string,
  interfaces: (args: readonly NetType[]) => NetType[],
  init: (type: NetType) => void,
  isValueType = false,
): NetType {
  const definition = registerType(
    new NetType({ fullName, base: isValueType ? types.valueType : types.object, isValueType }),
  );
  defineGeneric(definition, { shape: (args) => ({ interfaces: interfaces(args) }), init });
  return definition;
}

const scopeOf = (type: NetType, names: readonly string[]): ReadonlyMap<string, NetType> =>
  new Map(names.map((name, i) => [name, type.genericArguments[i]!]));

const collectionFaces = (args: readonly NetType[]): NetType[] => [
  face(`${G}ICollection\`1`, args),
  face(`${G}IEnumerable\`1`, args),
  face(`${G}IReadOnlyCollection\`1`, args),
  types.iCollection,
  types.iEnumerable,
];
const listFaces = (args: readonly NetType[]): NetType[] => [
  face(`${G}IList\`1`, args),
  face(`${G}IReadOnlyList\`1`, args),
  ...collectionFaces(args),
  types.iList,
];

const negativeCapacity = (n: number): Error =>
  argumentOutOfRange('capacity', `capacity ('${n}') must be a non-negative value.`, n);

define(`${G}List\`1`, listFaces, (type) => {
  implementType(
    type,
    listSignatures,
    () => ({
      ...listImplementation,
      constructors: (a?: Value) => {
        if (a === null) throw argumentNull('collection');
        if (typeof a === 'number' && a < 0)
          throw argumentOutOfRange('capacity', 'Non-negative number required.');
        return new GenericList(type, a === undefined || typeof a === 'number' ? [] : itemsOf(a));
      },
    }),
    scopeOf(type, ['T']),
  );
});

const pairDefinition = define(
  `${G}KeyValuePair\`2`,
  () => [],
  (type) => {
    implementType(
      type,
      pairSignatures,
      () => ({
        constructors: (k: Value, v: Value) => new KeyValuePair(type, k, v),
        properties: { Key: (p: KeyValuePair) => p.key, Value: (p: KeyValuePair) => p.value },
        methods: { ToString: (p: KeyValuePair) => p.toString() },
      }),
      scopeOf(type, ['TKey', 'TValue']),
    );
    type.defaultValue = () =>
      new KeyValuePair(
        type,
        type.genericArguments[0]!.defaultValue(),
        type.genericArguments[1]!.defaultValue(),
      );
  },
  true,
);

function missingKey(key: Value): Error {
  return netError(
    'System.Collections.Generic.KeyNotFoundException',
    `The given key '${netToString(key)}' was not present in the dictionary.`,
  );
}

function addNew(d: GenericDictionary, key: Value, value: Value): void {
  if (key === null) throw argumentNull('key');
  if (d.has(key))
    throw argumentError(`An item with the same key has already been added. Key: ${netToString(key)}`);
  d.put(key, value);
}

/** Members of the generic dictionaries. */
export function dictionaryImplementation(type: NetType): Implementation {
  const [keyType, valueType] = type.genericArguments as [NetType, NetType];
  const view = (which: string, element: NetType, items: Value[]): Value => {
    void element;
    return new ItemCollection(
      makeGeneric(requireType(`${type.genericDefinition!.fullName}+${which}`), type.genericArguments),
      items,
    );
  };
  return {
    constructors: (...args: Value[]) => {
      if (typeof args[0] === 'number' && args[0] < 0) throw negativeCapacity(args[0]);
      if (args[0] === null && args.length === 1) throw argumentNull('dictionary');
      const source = args.find((a) => a instanceof PSDictionary) as PSDictionary | undefined;
      const comparer =
        args.find(
          (a) => typeof a === 'object' && a !== null && a !== source && !(a instanceof PSCollection),
        ) ?? null;
      const d = new GenericDictionary(type, foldingFrom(comparer), comparer);
      for (const [k, v] of source?.entries() ?? []) d.put(convertTo(k, keyType), convertTo(v, valueType));
      return d;
    },
    properties: {
      Count: (d: GenericDictionary) => d.count,
      Comparer: (d: GenericDictionary) => d.comparer ?? face(`${G}EqualityComparer\`1`, [keyType]),
      Keys: (d: GenericDictionary) => view('KeyCollection', keyType, d.keys()),
      Values: (d: GenericDictionary) => view('ValueCollection', valueType, d.values()),
      Capacity: (d: GenericDictionary) => d.count,
      IsReadOnly: () => false,
      Item: {
        get: ((d: GenericDictionary, key: Value) => {
          const v = d.lookup(key);
          if (v === undefined) throw missingKey(key);
          return v;
        }) as never,
        set: ((d: GenericDictionary, key: Value, v: Value) => d.put(key, v)) as never,
      },
    },
    methods: {
      Add: addNew,
      Clear: (d: GenericDictionary) => d.clear(),
      ContainsKey: (d: GenericDictionary, key: Value) => {
        if (key === null) throw argumentNull('key');
        return d.has(key);
      },
      ContainsValue: (d: GenericDictionary, v: Value) =>
        d.values().some((x) => hashKeyOf(x) === hashKeyOf(v)),
      EnsureCapacity: (_d: GenericDictionary, n: number) => n,
      GetEnumerator: (d: GenericDictionary) =>
        dictionaryEnumerator(
          d,
          `${G}IEnumerator[${G}KeyValuePair[${keyType.fullName.includes(',') ? 'object' : keyType.fullName},${valueType.fullName.includes(',') ? 'object' : valueType.fullName}]]`,
        ),
      Remove: (d: GenericDictionary, key: Value, out?: PSReference) => {
        if (key === null) throw argumentNull('key');
        const old = d.lookup(key);
        if (out !== undefined) out.value = old === undefined ? valueType.defaultValue() : old;
        return d.delete(key);
      },
      TryAdd: (d: GenericDictionary, key: Value, v: Value) => {
        if (d.has(key)) return false;
        d.put(key, v);
        return true;
      },
      TryGetValue: (d: GenericDictionary, key: Value, out: PSReference) => {
        if (key === null) throw argumentNull('key');
        const v = d.lookup(key);
        out.value = v === undefined ? valueType.defaultValue() : v;
        return v !== undefined;
      },
      TrimExcess: () => undefined,
    },
  };
}

const dictionaryFaces = (args: readonly NetType[]): NetType[] => {
  const pair = [makeGeneric(pairDefinition, args)];
  return [
    face(`${G}IDictionary\`2`, args),
    face(`${G}IReadOnlyDictionary\`2`, args),
    ...collectionFaces(pair),
    types.iDictionary,
  ];
};

define(`${G}Dictionary\`2`, dictionaryFaces, (type) => {
  implementType(
    type,
    dictionarySignatures,
    () => dictionaryImplementation(type),
    scopeOf(type, ['TKey', 'TValue']),
  );
});

const other = (set: HashSet, v: Value): Map<unknown, Value> => {
  if (v === null) throw argumentNull('other');
  return new Map(itemsOf(v).map((x) => [set.fold(convertTo(x, set.type.genericArguments[0]!)), x]));
};

/** Members of the sets. */
export function setImplementation(type: NetType): Implementation {
  return {
    constructors: (...args: Value[]) => {
      if (args.length === 1 && args[0] === null) throw argumentNull('collection');
      if (typeof args[0] === 'number' && args[0] < 0) throw negativeCapacity(args[0]);
      const isItems = (a: Value): boolean =>
        typeof a === 'object' && a !== null && (a instanceof PSCollection || 'items' in a);
      const source = args.find(isItems);
      const comparer = args.find((a) => typeof a === 'object' && a !== null && a !== source) ?? null;
      const set = new HashSet(type, foldingFrom(comparer));
      for (const v of source === undefined ? [] : itemsOf(source)) set.add(v);
      return set;
    },
    properties: {
      Count: (s: HashSet) => s.count,
      Capacity: (s: HashSet) => s.count,
      Comparer: () => null,
      IsReadOnly: () => false,
    },
    methods: {
      Add: (s: HashSet, v: Value) => s.add(v),
      Clear: (s: HashSet) => {
        s.map.clear();
        s.version++;
      },
      Contains: (s: HashSet, v: Value) => s.has(v),
      CopyTo: (s: HashSet, target: PSArray, at?: number) =>
        s.toArray().forEach((v, i) => {
          target.set((at ?? 0) + i, v);
        }),
      EnsureCapacity: (_s: HashSet, n: number) => n,
      ExceptWith: (s: HashSet, o: Value) => {
        for (const k of other(s, o).keys()) s.map.delete(k);
        s.version++;
      },
      GetEnumerator: (s: HashSet) =>
        new PSEnumerator(types.iEnumerator, () => s.toArray()[Symbol.iterator]()),
      IntersectWith: (s: HashSet, o: Value) => {
        const keys = other(s, o);
        for (const k of [...s.map.keys()]) if (!keys.has(k)) s.map.delete(k);
      },
      IsProperSubsetOf: (s: HashSet, o: Value) => {
        const k = other(s, o);
        return s.map.size < k.size && [...s.map.keys()].every((x) => k.has(x));
      },
      IsProperSupersetOf: (s: HashSet, o: Value) => {
        const k = other(s, o);
        return s.map.size > k.size && [...k.keys()].every((x) => s.map.has(x));
      },
      IsSubsetOf: (s: HashSet, o: Value) => {
        const k = other(s, o);
        return [...s.map.keys()].every((x) => k.has(x));
      },
      IsSupersetOf: (s: HashSet, o: Value) => [...other(s, o).keys()].every((x) => s.map.has(x)),
      Overlaps: (s: HashSet, o: Value) => [...other(s, o).keys()].some((x) => s.map.has(x)),
      Remove: (s: HashSet, v: Value) => s.remove(v),
      RemoveWhere: (s: HashSet, m: Value) => {
        let n = 0;
        for (const [k, v] of [...s.map])
          if (toBoolean(invokeDelegate(m, [v]))) {
            s.map.delete(k);
            n++;
          }
        return n;
      },
      SetEquals: (s: HashSet, o: Value) => {
        const k = other(s, o);
        return s.map.size === k.size && [...k.keys()].every((x) => s.map.has(x));
      },
      SymmetricExceptWith: (s: HashSet, o: Value) => {
        for (const [k, v] of other(s, o)) if (!s.map.delete(k)) s.map.set(k, v);
      },
      TrimExcess: () => undefined,
      TryGetValue: (s: HashSet, v: Value, out: PSReference) => {
        const found = s.map.get(s.fold(v));
        out.value = found ?? s.type.genericArguments[0]!.defaultValue();
        return found !== undefined;
      },
      UnionWith: (s: HashSet, o: Value) => {
        for (const v of itemsOf(o)) s.add(convertTo(v, s.type.genericArguments[0]!));
      },
    },
  };
}

define(
  `${G}HashSet\`1`,
  (args) => [face(`${G}ISet\`1`, args), face(`${G}IReadOnlySet\`1`, args), ...collectionFaces(args)],
  (type) => {
    implementType(type, hashSetSignatures, () => setImplementation(type), scopeOf(type, ['T']));
  },
);

/** Members of queues and stacks. @param isStack newest first */
export function queueImplementation(type: NetType, isStack: boolean): Implementation {
  const emptyError = (): Error => invalidOperation(isStack ? 'Stack empty.' : 'Queue empty.');
  const take = (q: ItemQueue): Value => {
    if (q.items.length === 0) throw emptyError();
    q.version++;
    return q.items.shift();
  };
  const peek = (q: ItemQueue): Value => {
    if (q.items.length === 0) throw emptyError();
    return q.items[0];
  };
  const attempt = (f: (q: ItemQueue) => Value) => (q: ItemQueue, out: PSReference) => {
    const any = q.items.length > 0;
    out.value = any ? f(q) : (type.genericArguments[0] ?? types.object).defaultValue();
    return any;
  };
  const push = (q: ItemQueue, v: Value): void => {
    if (isStack) q.items.unshift(v);
    else q.items.push(v);
    q.version++;
  };
  return {
    constructors: (a?: Value) => {
      if (typeof a === 'number' && a < 0) throw negativeCapacity(a);
      const items = a === undefined || typeof a === 'number' ? [] : itemsOf(a);
      return new ItemQueue(type, isStack ? items.reverse() : items);
    },
    properties: {
      Count: (q: ItemQueue) => q.items.length,
      IsSynchronized: () => false,
      SyncRoot: (q: ItemQueue) => q,
      Capacity: (q: ItemQueue) => q.items.length,
    },
    methods: {
      Clear: (q: ItemQueue) => {
        q.items = [];
        q.version++;
      },
      Clone: (q: ItemQueue) => new ItemQueue(type, q.items.slice()),
      Contains: (q: ItemQueue, v: Value) => q.items.some((x) => hashKeyOf(x) === hashKeyOf(v)),
      CopyTo: (q: ItemQueue, target: PSArray, at: number) =>
        q.items.forEach((v, i) => {
          target.set(at + i, v);
        }),
      Dequeue: take,
      Pop: take,
      Peek: peek,
      Enqueue: push,
      Push: push,
      TryDequeue: attempt(take),
      TryPop: attempt(take),
      TryPeek: attempt(peek),
      EnsureCapacity: (_q: ItemQueue, n: number) => n,
      GetEnumerator: (q: ItemQueue) => new PSEnumerator(types.iEnumerator, () => q.items[Symbol.iterator]()),
      ToArray: (q: ItemQueue) => arrayOf(type.genericArguments[0] ?? types.object, q.items.slice()),
      TrimExcess: () => undefined,
      TrimToSize: () => undefined,
    },
  };
}

const queueFaces = (args: readonly NetType[]): NetType[] => [
  face(`${G}IEnumerable\`1`, args),
  face(`${G}IReadOnlyCollection\`1`, args),
  types.iCollection,
  types.iEnumerable,
];
define(`${G}Queue\`1`, queueFaces, (type) =>
  implementType(type, queueSignatures, () => queueImplementation(type, false), scopeOf(type, ['T'])),
);
define(`${G}Stack\`1`, queueFaces, (type) =>
  implementType(type, stackSignatures, () => queueImplementation(type, true), scopeOf(type, ['T'])),
);
