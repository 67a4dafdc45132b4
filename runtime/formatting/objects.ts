import { PSArray } from '../types/arrays.ts';
import { DictionaryEntry, PSDictionary } from '../types/collections/hashtable.ts';
import {
  enumeratorOf,
  formatValue,
  getMember,
  getProperty,
  type MemberDescriptor,
  membersOf,
  netToString,
  toPSString,
  typeNames as typeNamesOf,
} from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { NetObject } from '../types/net-object.ts';
import { NetType } from '../types/net-type.ts';
import { PSDouble, PSNumber, PSSingle } from '../types/numbers/boxes.ts';
import { PSCustomObject, PSObject, unwrap } from '../types/ps-object.ts';

const propertyKinds = new Set([
  'NoteProperty',
  'AliasProperty',
  'ScriptProperty',
  'CodeProperty',
  'Property',
]);

/** Types that are always shown by their text. */
const scalarTypes = new Set(
  [
    'String',
    'SByte',
    'Byte',
    'Int16',
    'UInt16',
    'Int32',
    'UInt32',
    'Int64',
    'UInt64',
    'Char',
    'Single',
    'Double',
    'Boolean',
    'Decimal',
    'IntPtr',
    'Security.SecureString',
    'Numerics.BigInteger',
  ].map((name) => `system.${name.toLowerCase()}`),
);

/** `PSTypeNames` of a value; a null shows like an empty string. */
export function typeNames(value: Value): readonly string[] {
  return value === null || value === undefined ? ['System.String', 'System.Object'] : typeNamesOf(value);
}

export function isScalar(names: readonly string[]): boolean {
  const first = names[0];
  if (first === undefined || first === '') return false;
  if (names[1] === 'System.Enum') return true;
  const plain = first.startsWith('Deserialized.') ? first.slice('Deserialized.'.length) : first;
  return scalarTypes.has(plain.toLowerCase());
}

/** A custom object with note properties only. */
function isPlainCustom(value: Value): value is PSCustomObject {
  return (
    value instanceof PSCustomObject && (value.psMembers === undefined || value.psMembers.members.size === 0)
  );
}

function namesOf(members: readonly MemberDescriptor[]): string[] {
  const names: string[] = [];
  const seen = new Set<string>();
  for (const member of members) {
    const key = member.name.toLowerCase();
    if (member.hidden || !propertyKinds.has(member.kind) || seen.has(key)) continue;
    seen.add(key);
    names.push(member.name);
  }
  return names;
}

/** Names of an object's visible properties in the order of its members: added ones first. */
export function propertyNames(value: Value): string[] {
  const base = unwrap(value);
  return isPlainCustom(base) ? [...base.names] : namesOf(membersOf(value));
}

/** Names of the properties that an object shows without a view: added to it, of its .NET type, added to its type. */
export function displayPropertyNames(value: Value): string[] {
  const base = unwrap(value);
  if (base instanceof PSCustomObject) return propertyNames(value);
  const members = membersOf(value);
  const rank = (member: MemberDescriptor): number =>
    member.isInstance ? 0 : member.extended === undefined ? 1 : 2;
  return namesOf([0, 1, 2].flatMap((one) => members.filter((member) => rank(member) === one)));
}

/** The property's own spelling, the names of a property set, or null where there is no such property. */
export function resolveProperty(value: Value, name: string): string | readonly string[] | null {
  const base = unwrap(value);
  if (isPlainCustom(base)) {
    const key = name.toLowerCase();
    const found = base.names.find((one) => one.toLowerCase() === key);
    if (found !== undefined) return found;
    if (key !== 'pstypenames' && key !== 'psobject') return null;
  }
  const member = getMember(value, name);
  if (member === undefined || member.hidden) return null;
  if (member.kind === 'PropertySet') return (member.extended?.reference ?? []) as readonly string[];
  return propertyKinds.has(member.kind) ? member.name : null;
}

export function propertyValue(value: Value, name: string): Value {
  return getProperty(value, name);
}

/** `PSObject.ToString()`: text in the current culture, fractions with the digits that are sure to be right. */
export function textOf(value: Value): string {
  if (value === null || value === undefined) return '';
  const base = unwrap(value);
  if (typeof base !== 'object' || base === null) return toPSString(base);
  if (base instanceof PSDouble) return formatValue(base, 'G15');
  if (base instanceof PSSingle) return formatValue(base, 'G7');
  if (base instanceof PSCustomObject && base.names.length === 0 && base.psMembers === undefined) return '';
  if (base instanceof DictionaryEntry) return `[${textOf(base.key)}, ${textOf(base.value)}]`;
  if (base instanceof NetType) return netToString(base);
  if (
    typeof (base as { toFormat?: unknown }).toFormat === 'function' &&
    (base as { psMembers?: unknown }).psMembers === undefined
  )
    return formatValue(base);
  return toPSString(value);
}

/** The elements of a collection or dictionary; null for anything else. */
export function elementsOf(value: Value): Iterable<Value> | null {
  const base = unwrap(value);
  if (base === null || base === undefined || typeof base !== 'object') return null;
  if (base instanceof PSArray) return base;
  if (base instanceof PSDictionary) return base.entries().map(([key, item]) => base.entry(key, item));
  const iterator = enumeratorOf(base);
  return iterator === null ? null : { [Symbol.iterator]: () => iterator };
}

/**
 * Whether an element reads by its own text rather than by its name: where its type itself says how it reads,
 * and for objects that commands have given members of their own.
 */
export function hasOwnText(value: Value): boolean {
  if (!(value instanceof NetObject) || value instanceof PSCustomObject || value instanceof PSObject)
    return true;
  if (value.psMembers !== undefined || value instanceof DictionaryEntry || value instanceof PSNumber)
    return true;
  return value.netType.instanceMembers.has('tostring');
}
