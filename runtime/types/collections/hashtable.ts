import { types } from '../core-types.ts';
import { hashKeyOf } from '../equality.ts';
import { argumentNull, invalidOperation, netError } from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';

/** How a dictionary folds its keys to Map keys. */
export type KeyFolding = (key: Value) => unknown;

/** Strings ignore case; everything else by `Equals`. */
export function foldCaseInsensitive(key: Value): unknown {
  return typeof key === 'string' ? key.toLowerCase() : hashKeyOf(key);
}

/** Strings ordinally; everything else by `Equals`. */
export const foldOrdinal: KeyFolding = hashKeyOf;

/** The text of keys and values; set by dictionary-members.ts. */
export const dictionaryText: { of: (v: Value) => string } = { of: String };

/** `System.Collections.DictionaryEntry`. */
export class DictionaryEntry extends NetObject {
  key: Value;
  value: Value;
  constructor(key: Value, value: Value) {
    super();
    this.key = key;
    this.value = value;
  }
  override get netType(): NetType {
    return types.dictionaryEntry;
  }
  hashKey(): string {
    return `${String(hashKeyOf(this.key))}=${String(hashKeyOf(this.value))}`;
  }
  override toString(): string {
    return `[${dictionaryText.of(this.key)}, ${dictionaryText.of(this.value)}]`;
  }
}

export const collectionModified = (): Error =>
  invalidOperation('Collection was modified; enumeration operation may not execute.');

/** Common base of the dictionaries: an insertion-ordered Map, with spellings only where they differ. */
export abstract class PSDictionary extends NetObject {
  readonly map = new Map<unknown, Value>();
  /** Keys as given, where they differ from the folded ones. */
  #spellings: Map<unknown, Value> | undefined;
  fold: KeyFolding;
  /** Grows with every change of structure, for enumerators. */
  version = 0;

  constructor(fold: KeyFolding) {
    super();
    this.fold = fold;
  }

  get count(): number {
    return this.map.size;
  }

  /** The value, or `undefined` where the key is missing. */
  lookup(key: Value): Value {
    return this.map.get(this.fold(key));
  }

  has(key: Value): boolean {
    return this.map.has(this.fold(key));
  }

  /** Adds or replaces; a replaced entry keeps the key's spelling and place. */
  put(key: Value, value: Value): void {
    const folded = this.fold(key);
    if (folded !== key && !this.map.has(folded)) {
      this.#spellings ??= new Map();
      this.#spellings.set(folded, key);
    }
    this.map.set(folded, value);
    this.version++;
  }

  /** @returns whether the key was there */
  delete(key: Value): boolean {
    const folded = this.fold(key);
    this.#spellings?.delete(folded);
    const found = this.map.delete(folded);
    if (found) this.version++;
    return found;
  }

  clear(): void {
    this.map.clear();
    this.#spellings = undefined;
    this.version++;
  }

  /** The key as it was given. */
  spelled(folded: unknown): Value {
    const spelling = this.#spellings?.get(folded);
    return spelling === undefined ? folded : spelling;
  }

  /** Keys in the order in which .NET enumerates them. */
  keys(): Value[] {
    const keys: Value[] = [];
    for (const folded of this.map.keys()) keys.push(this.spelled(folded));
    return keys;
  }

  values(): Value[] {
    return [...this.map.values()];
  }

  /** Key and value pairs in order; a copy. */
  entries(): [Value, Value][] {
    const entries: [Value, Value][] = [];
    for (const [folded, value] of this.map) entries.push([this.spelled(folded), value]);
    return entries;
  }

  /** What one step of an enumeration yields. */
  entry(key: Value, value: Value): Value {
    return new DictionaryEntry(key, value);
  }
}

const PRIMES = [
  3, 7, 11, 17, 23, 29, 37, 47, 59, 71, 89, 107, 131, 163, 197, 239, 293, 353, 431, 521, 631, 761, 919, 1103,
  1327, 1597, 1931, 2333, 2801, 3371, 4049, 4861, 5839, 7013, 8419, 10103, 12143, 14591, 17519, 21023, 25229,
  30293, 36353, 43627, 52361, 62851, 75431, 90523, 108631, 130363, 156437, 187751, 225307, 270371, 324449,
  389357, 467237, 560689, 672827, 807403, 968897, 1162687, 1395263, 1674319, 2009191, 2411033, 2893249,
  3471899, 4166287, 4999559, 5999471, 7199369,
];
const primeFor = (n: number): number => PRIMES.find((p) => p >= n) ?? n | 1;

/** `System.Collections.Hashtable`. */
export class Hashtable extends PSDictionary {
  readonly #capacity: number;

  constructor(fold: KeyFolding = foldCaseInsensitive, capacity = 0) {
    super(fold);
    this.#capacity = capacity;
  }

  override get netType(): NetType {
    return types.hashtable;
  }

  add(key: Value, value: Value): void {
    if (key === null) throw argumentNull('key');
    if (this.has(key)) {
      throw netError(
        'System.ArgumentException',
        `Item has already been added. Key in dictionary: '${String(this.spelled(this.fold(key)))}'  Key being added: '${String(key)}'`,
      );
    }
    this.put(key, value);
  }

  override keys(): Value[] {
    return this.#bucketOrder() ?? super.keys();
  }

  override values(): Value[] {
    const order = this.#bucketOrder();
    return order === null ? super.values() : order.map((k) => this.map.get(k));
  }

  override entries(): [Value, Value][] {
    const order = this.#bucketOrder();
    return order === null ? super.entries() : order.map((k): [Value, Value] => [k, this.map.get(k)]);
  }

  /** .NET enumerates buckets from the last to the first; an Int32 hashes to itself, so its place is known. */
  #bucketOrder(): number[] | null {
    const count = this.map.size;
    if (count === 0) return null;
    for (const key of this.map.keys()) if (typeof key !== 'number') return null;
    const raw = this.#capacity / 0.72;
    let size = raw > 3 ? primeFor(raw) : 3;
    const inserted: number[] = [];
    let buckets: (number | undefined)[] = new Array(size);
    const place = (key: number): void => {
      const seed = key & 0x7fffffff;
      const step = 1 + ((seed * 101) % (size - 1));
      let at = seed % size;
      while (buckets[at] !== undefined) at = (at + step) % size;
      buckets[at] = key;
    };
    for (const key of this.map.keys() as IterableIterator<number>) {
      if (inserted.length >= Math.min(Math.floor(0.72 * size), size - 1)) {
        const old = buckets;
        size = primeFor(size * 2);
        buckets = new Array(size);
        for (const k of old) if (k !== undefined) place(k);
      }
      place(key);
      inserted.push(key);
    }
    const order: number[] = [];
    for (let i = size - 1; i >= 0; i--) if (buckets[i] !== undefined) order.push(buckets[i]!);
    return order;
  }

  clone(): Hashtable {
    const copy = new Hashtable(this.fold, this.map.size);
    for (const [key, value] of super.entries()) copy.put(key, value);
    return copy;
  }
}

/** `System.Collections.Specialized.OrderedDictionary`: also indexed by position. */
export class OrderedDictionary extends PSDictionary {
  readonly isReadOnly: boolean = false;

  constructor(fold: KeyFolding = foldCaseInsensitive) {
    super(fold);
  }

  override get netType(): NetType {
    return types.orderedDictionary;
  }

  add(key: Value, value: Value): void {
    if (key === null) throw argumentNull('key');
    if (this.has(key)) {
      throw netError(
        'System.ArgumentException',
        `Item has already been added. Key in dictionary: '${String(this.spelled(this.fold(key)))}'  Key being added: '${String(key)}'`,
      );
    }
    this.put(key, value);
  }

  /** The folded key at a position, which must be in range. */
  foldedAt(index: number): unknown {
    let i = 0;
    for (const folded of this.map.keys()) if (i++ === index) return folded;
    return undefined;
  }

  insertAt(index: number, key: Value, value: Value): void {
    const entries = this.entries();
    entries.splice(index, 0, [key, value]);
    this.clear();
    for (const [k, v] of entries) this.put(k, v);
  }
}
