import { objectArray, PSArray, PSMultiArray } from './arrays.ts';
import { AutomationNull } from './automation-null.ts';
import { OrderedDictionary, PSDictionary } from './collections/hashtable.ts';
import { ItemCollection, PSList } from './collections/lists.ts';
import { convertTo, tryConvert } from './conversion/convert.ts';
import { types } from './core-types.ts';
import { dictionaryItemSetter, orderedItemAt } from './dictionary-properties.ts';
import { enumeratorOf, itemsOf } from './enumeration.ts';
import { runtimeError } from './error-record.ts';
import { Exception } from './exceptions.ts';
import { hooks } from './hooks.ts';
import { baseValue, resolveMember } from './member-lookup.ts';
import { wrapProperty } from './method-call.ts';
import type { Value } from './net-object.ts';
import type { NetType, PropertyMember } from './net-type.ts';
import { char } from './numbers/boxes.ts';
import { PSCustomObject } from './ps-object.ts';
import { requireType, typeOf } from './type-registry.ts';

const nullArray = (): Error =>
  runtimeError('NullArray', 'InvalidOperation', 'Cannot index into a null array.', null);
const nullIndex = (): Error =>
  runtimeError(
    'NullArrayIndex',
    'InvalidOperation',
    'Index operation failed; the array index evaluated to null.',
    null,
  );

function outOfRange(
  typeName = 'System.IndexOutOfRangeException',
  message = 'Index was outside the bounds of the array.',
): Error {
  return runtimeError(typeName, 'OperationStopped', message, null, typeName);
}

/** `$target[i]`, `$target[i, j]`. @param indices the index expressions' values; one of them may be a list */
export function getIndex(target: Value, indices: readonly Value[]): Value {
  if (indices.length === 1) {
    const index = indices[0];
    if (target instanceof PSArray && typeof index === 'number' && !(target instanceof PSMultiArray)) {
      const i = index < 0 ? index + target.length : index;
      if (i >= 0 && i < target.length) return target.get(i);
      return missingElement();
    }
    return getOne(target, index);
  }
  const base = baseValue(target);
  if (base instanceof PSMultiArray && indices.length === base.lengths.length)
    return base.get(multiOffset(base, indices));
  return slice(target, indices);
}

function missingElement(): Value {
  if (hooks.strictModeVersion() >= 3) throw outOfRange();
  return null;
}

function multiOffset(array: PSMultiArray, indices: readonly Value[]): number {
  const at = indices.map((v, d) => {
    const i = convertTo(v, types.int32) as number;
    return i < 0 ? i + array.lengths[d]! : i;
  });
  try {
    return array.offset(at);
  } catch (error) {
    if (error instanceof Exception) throw outOfRange(error.typeName, error.message);
    throw error;
  }
}

function getOne(target: Value, index: Value): Value {
  const base = baseValue(target);
  if (base === null || base === undefined || base === AutomationNull) throw nullArray();
  if (base instanceof PSDictionary) return getKey(base, index);
  if (index === null || index === undefined || index === AutomationNull) throw nullIndex();
  const rawIndex = baseValue(index);
  if (base instanceof PSMultiArray) {
    const indices = itemsOf(rawIndex);
    if (indices.length === base.lengths.length) return base.get(multiOffset(base, indices));
  }
  if (
    base instanceof PSArray ||
    base instanceof PSList ||
    base instanceof ItemCollection ||
    typeof base === 'string'
  ) {
    if (isIndexList(rawIndex)) return slice(target, itemsOf(rawIndex));
    const direct = base instanceof PSArray || typeof base === 'string' ? null : indexer(base);
    if (direct !== null && tryConvert(rawIndex, types.int32) === undefined)
      return callIndexer(base, direct, [rawIndex]);
    const i = toIndex(rawIndex);
    return elementAt(base, i);
  }
  const item = indexer(base);
  if (item !== null) {
    if (isIndexList(rawIndex) && !firstParameterIsList(item)) return slice(target, itemsOf(rawIndex));
    return callIndexer(base, item, [rawIndex]);
  }
  if (isIndexList(rawIndex)) return slice(target, itemsOf(rawIndex));
  const i = typeof rawIndex === 'number' ? rawIndex : tryConvert(rawIndex, types.int32);
  if ((i === 0 || i === -1) && (base instanceof PSCustomObject || enumeratorOf(base) === null)) return target;
  throw cannotIndex(base);
}

const cannotIndex = (v: Value): Error =>
  runtimeError(
    'CannotIndex',
    'InvalidOperation',
    `Unable to index into an object of type "${typeOf(v).fullName}".`,
    v,
  );

const isIndexList = (v: Value): boolean => typeof v === 'object' && v !== null && enumeratorOf(v) !== null;

function toIndex(v: Value): number {
  return typeof v === 'number' ? v : (convertTo(v, types.int32) as number);
}

function elementAt(base: PSArray | PSList | ItemCollection | string, index: number): Value {
  if (typeof base === 'string') {
    const i = index < 0 ? index + base.length : index;
    return i >= 0 && i < base.length ? char(base.charCodeAt(i)) : missingElement();
  }
  const length = base instanceof PSArray ? base.length : base.items.length;
  const i = index < 0 ? index + length : index;
  if (i < 0 || i >= length) return missingElement();
  return base instanceof PSArray ? base.get(i) : base.items[i];
}

function getKey(d: PSDictionary, index: Value): Value {
  if (index === null || index === undefined || index === AutomationNull) throw nullIndex();
  const key = baseValue(index);
  if (d instanceof OrderedDictionary && typeof key === 'number') {
    const i = key < 0 ? key + d.count : key;
    if (i < 0 || i >= d.count) return missingElement();
    return orderedItemAt(d, i);
  }
  if (isIndexList(key)) return slice(d, itemsOf(key));
  const converter = (d as { convertKey?: (k: Value) => Value }).convertKey;
  const value = d.lookup(converter === undefined ? key : converter.call(d, key));
  return value === undefined ? null : value;
}

/** Several elements: `$a[0, 2]`; those out of range are left out. */
function slice(target: Value, indices: readonly Value[]): Value {
  const base = baseValue(target);
  if (base === null || base === undefined || base === AutomationNull) throw nullArray();
  const out: Value[] = [];
  const length =
    base instanceof PSArray
      ? base.length
      : base instanceof PSList || base instanceof ItemCollection
        ? base.items.length
        : typeof base === 'string'
          ? base.length
          : -1;
  for (const index of indices) {
    if (length >= 0 && !isIndexList(index)) {
      const i = toIndex(index);
      const at = i < 0 ? i + length : i;
      if (at < 0 || at >= length) {
        if (hooks.strictModeVersion() >= 3) throw outOfRange();
        continue;
      }
      out.push(elementAt(base as PSArray, at));
    } else out.push(getOne(target, index));
  }
  return objectArray(out);
}

/** The type's own indexer: its `Item` (or `Chars`) property with parameters. */
function indexer(v: Value): PropertyMember | null {
  for (const key of ['item', 'chars']) {
    const resolved = resolveMember(typeOf(v), key);
    const member = resolved?.net;
    if (member?.kind === 'property' && member.parameters !== undefined && member.parameters.length > 0)
      return member;
  }
  return null;
}

const firstParameterIsList = (p: PropertyMember): boolean => p.parameters![0]!.type.endsWith('[]');

function callIndexer(self: Value, property: PropertyMember, indices: readonly Value[]): Value {
  const get = property.get as unknown as (self: Value, ...indices: Value[]) => Value;
  const converted = indices.map((v, i) => convertTo(v, requireType(property.parameters![i]!.type)));
  try {
    return get(self, ...converted);
  } catch (error) {
    if (!(error instanceof Exception)) throw error;
    if (/OutOfRange|KeyNotFound/.test(error.typeName) && hooks.strictModeVersion() < 3) return null;
    throw wrapProperty(error, property.name, true);
  }
}

/** `$target[i] = value` */
export function setIndex(target: Value, indices: readonly Value[], value: Value): void {
  if (value === AutomationNull || value === undefined) value = null;
  const base = baseValue(target);
  if (base === null || base === undefined || base === AutomationNull) throw nullArray();
  let index = indices.length === 1 ? baseValue(indices[0]) : objectArray([...indices]);
  if (index === AutomationNull || index === undefined) index = null;
  if (base instanceof PSDictionary) {
    setKey(base, index, value);
    return;
  }
  if (index === null) throw nullIndex();
  if (base instanceof PSMultiArray) {
    const list = itemsOf(index);
    base.set(multiOffset(base, list), convertTo(value, base.elementType));
    return;
  }
  if (base instanceof PSArray) {
    if (isIndexList(index)) {
      throw runtimeError(
        'ArraySliceAssignmentFailed',
        'InvalidOperation',
        `Array assignment to [${itemsOf(index).map(String).join(',')}] failed: Assigning to slices is not supported.`,
        index,
      );
    }
    const i = toIndex(index);
    const at = i < 0 ? i + base.length : i;
    if (at < 0 || at >= base.length) throw outOfRange();
    const { elementType } = base;
    base.set(at, elementType === types.object ? value : convertTo(value, elementType));
    return;
  }
  if (base instanceof PSList) {
    const i = toIndex(index);
    const at = i < 0 ? i + base.items.length : i;
    if (at < 0 || at >= base.items.length) {
      throw outOfRange(
        'System.ArgumentOutOfRangeException',
        "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
      );
    }
    base.items[at] = base.elementType === types.object ? value : convertTo(value, base.elementType);
    base.version++;
    return;
  }
  const item = typeof base === 'string' ? null : indexer(base);
  if (item?.set !== undefined) {
    const set = item.set as unknown as (self: Value, ...rest: Value[]) => void;
    const list = indices.map((v, i) => convertTo(v, requireType(item.parameters![i]!.type)));
    set(base, ...list, convertTo(value, typeByName(item.type)));
    return;
  }
  throw runtimeError(
    'CannotIndex',
    'InvalidOperation',
    `Unable to index into an object of type "${typeOf(base).fullName}".`,
    base,
  );
}

const typeByName = (name: string): NetType => requireType(name);

function setKey(d: PSDictionary, index: Value, value: Value): void {
  if (index === null) throw nullIndex();
  if (d instanceof OrderedDictionary && typeof index === 'number' && !d.has(index)) {
    const i = index < 0 ? index + d.count : index;
    if (i < 0 || i >= d.count)
      throw outOfRange(
        'System.ArgumentOutOfRangeException',
        "Specified argument was out of the range of valid values. (Parameter 'index')",
      );
    const folded = d.foldedAt(i);
    d.map.set(folded, value);
    return;
  }
  dictionaryItemSetter.set(d, index, value);
}
