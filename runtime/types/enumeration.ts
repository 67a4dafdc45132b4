import { PSArray } from './arrays.ts';
import { AutomationNull } from './automation-null.ts';
import { collectionModified as modified, PSDictionary } from './collections/hashtable.ts';
import { PSCollection, PSEnumerator, PSList } from './collections/lists.ts';
import type { Value } from './net-object.ts';
import { PSObject } from './ps-object.ts';

/** What other classes provide to be enumerated in a pipeline (`DataTable` rows, jobs, …). */
export interface PipelineEnumerable {
  /** The iterator, or null where the object travels as one. */
  pipelineIterator(): Iterator<Value> | null;
}

class ArrayIterator implements Iterator<Value> {
  #at = 0;
  readonly #array: PSArray;
  constructor(array: PSArray) {
    this.#array = array;
  }
  next(): IteratorResult<Value> {
    const array = this.#array;
    if (this.#at < array.length) return { done: false, value: array.get(this.#at++) };
    return { done: true, value: undefined };
  }
}

class ListIterator implements Iterator<Value> {
  #at = 0;
  readonly #list: PSList;
  readonly #version: number;
  constructor(list: PSList) {
    this.#list = list;
    this.#version = list.version;
  }
  next(): IteratorResult<Value> {
    const list = this.#list;
    if (list.version !== this.#version) throw modified();
    if (this.#at < list.items.length) return { done: false, value: list.items[this.#at++] };
    return { done: true, value: undefined };
  }
}

/**
 * What unrolls in a pipeline (LanguagePrimitives.GetEnumerator): arrays, lists and other enumerables;
 * not strings, dictionaries, XML nodes or custom objects. Null for a scalar.
 */
export function enumeratorOf(v: Value): Iterator<Value> | null {
  if (typeof v !== 'object' || v === null) return null;
  if (v instanceof PSArray) return new ArrayIterator(v);
  if (v instanceof PSList) return new ListIterator(v);
  if (v instanceof PSDictionary) return null;
  if (v instanceof PSCollection) return v.toArray()[Symbol.iterator]();
  if (v instanceof PSEnumerator) return enumeratorSteps(v);
  if (v === AutomationNull) return [][Symbol.iterator]();
  if (v instanceof PSObject) return enumeratorOf(v.baseObject);
  const own = (v as Partial<PipelineEnumerable>).pipelineIterator;
  return typeof own === 'function' ? own.call(v) : null;
}

function* enumeratorSteps(e: PSEnumerator): Generator<Value> {
  while (e.moveNext()) yield e.current;
}

/** Whether a value unrolls in a pipeline. */
export function isEnumerable(v: Value): boolean {
  if (typeof v !== 'object' || v === null) return false;
  if (v instanceof PSArray || v instanceof PSList || v instanceof PSCollection || v instanceof PSEnumerator)
    return true;
  return enumeratorOf(v) !== null;
}

/** The elements of an enumerable, or the value itself as the only one. */
export function itemsOf(v: Value): Value[] {
  if (v instanceof PSArray) return v.toArray();
  if (v instanceof PSList) return v.items.slice();
  const it = enumeratorOf(v);
  if (it === null) return [v];
  const items: Value[] = [];
  for (let step = it.next(); step.done !== true; step = it.next()) items.push(step.value);
  return items;
}
