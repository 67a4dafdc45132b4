import { Hashtable, OrderedDictionary, type PSDictionary } from './collections/hashtable.ts';
import { argumentOutOfRange } from './net-errors.ts';
import type { Value } from './net-object.ts';

/** A dictionary's key read as a property; `undefined` where it has no such key. */
export function dictionaryKeyProperty(dictionary: PSDictionary, name: string): Value {
  return dictionary.lookup(name);
}

/**
 * Writes a key as a property.
 * @param isMember whether the type has a member of that name, which wins where the key is new
 * @returns whether the key was written
 */
export function setDictionaryKey(
  dictionary: PSDictionary,
  name: string,
  value: Value,
  isMember: boolean,
): boolean {
  if (isMember && !dictionary.has(name)) return false;
  if (dictionary instanceof Hashtable || dictionary instanceof OrderedDictionary) dictionary.put(name, value);
  else dictionaryItemSetter.set(dictionary, name, value);
  return true;
}

/** Writes `$dictionary[key]` with the conversions of a generic dictionary; set by its file. */
export const dictionaryItemSetter: { set: (d: PSDictionary, key: Value, value: Value) => void } = {
  set: (d, key, value) => d.put(key, value),
};

/** Entry of an OrderedDictionary by position. */
export function orderedItemAt(d: OrderedDictionary, index: number): Value {
  if (index < 0 || index >= d.count) throw argumentOutOfRange('index');
  return d.map.get(d.foldedAt(index));
}
