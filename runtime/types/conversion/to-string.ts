import { PSArray } from '../arrays.ts';
import { AutomationNull } from '../automation-null.ts';
import { PSDictionary } from '../collections/hashtable.ts';
import { ItemCollection, PSCollection, PSList } from '../collections/lists.ts';
import { EnumValue, enumText } from '../enums.ts';
import { ErrorRecord } from '../error-record.ts';
import { Exception } from '../exceptions.ts';
import { type CultureInfo, currentCulture, invariantCulture } from '../formats/culture.ts';
import { doubleText, formatNumber } from '../formats/number-format.ts';
import { hooks } from '../hooks.ts';
import type { NetObject, Value } from '../net-object.ts';
import { NetType } from '../net-type.ts';
import { PSBigInteger, PSChar, PSDouble, PSInt64, PSNumber, PSSingle } from '../numbers/boxes.ts';
import { PSCustomObject, PSObject } from '../ps-object.ts';
import { typeDisplayName, typeNetName } from '../type-names.ts';
import { typeOf } from '../type-registry.ts';

/** What a class provides that .NET's `IFormattable` does. */
export interface Formattable {
  /** @param format format string, or null for the default */
  toFormat(format: string | null, culture: CultureInfo): string;
}

const isFormattable = (v: object): v is Formattable =>
  typeof (v as Partial<Formattable>).toFormat === 'function';
const plainToString = Object.prototype.toString;

/** A value's ETS `ToString` member, where it has one; set by members.ts. */
export const stringOverrides: { find: (v: Value) => (() => Value) | undefined } = { find: () => undefined };

/** .NET's `ToString()` with the given culture, without PowerShell's rules. */
export function netToString(v: Value, culture: CultureInfo = currentCulture()): string {
  switch (typeof v) {
    case 'string':
      return v;
    case 'number':
      return String(v);
    case 'boolean':
      return v ? 'True' : 'False';
  }
  if (v === null || v === undefined) return '';
  if (v instanceof PSObject) return netToString(v.baseObject, culture);
  if (v instanceof PSDouble) return doubleText(v.value, culture.number);
  if (v instanceof PSNumber) return formatNumber(v, null, culture);
  if (v instanceof EnumValue) return enumText(v);
  if (v instanceof NetType) return typeNetName(v);
  const object = v as object;
  if (isFormattable(object)) return object.toFormat(null, culture);
  if (object instanceof Exception) return exceptionText(object);
  if (object instanceof ErrorRecord) return errorRecordText(object);
  if (object.toString !== plainToString) return object.toString();
  return typeNetName(typeOf(v));
}

function errorRecordText(record: ErrorRecord): string {
  const details = record.errorDetails as { message?: string } | null;
  if (details?.message !== undefined && details.message !== '') return details.message;
  return record.exception.message;
}

/** `Exception.ToString()`: type, message and the inner exceptions. */
export function exceptionText(error: Exception): string {
  const name = error.netType.fullName;
  let text = error.message === '' ? name : `${name}: ${error.message}`;
  if (error.innerException !== null) {
    text += `\n ---> ${exceptionText(error.innerException)}\n   --- End of inner exception stack trace ---`;
  }
  return text;
}

/** PowerShell's string conversion: `"$v"`, `[string]$v`. */
export function toPSString(v: Value): string {
  switch (typeof v) {
    case 'string':
      return v;
    case 'number':
      return String(v);
    case 'boolean':
      return v ? 'True' : 'False';
    case 'undefined':
      return '';
  }
  if (v === null || v === AutomationNull) return '';
  return objectText(v as object, true);
}

/** @param recurse whether the elements of a collection are shown */
function objectText(v: object, recurse: boolean): string {
  if (v instanceof PSChar) return v.toString();
  if (v instanceof PSDouble) return shortDouble(v.value);
  if (v instanceof PSSingle) return formatNumber(v, 'G7', invariantCulture);
  if (v instanceof PSInt64 && (v as NetObject).psMembers === undefined) return String(v.value);
  const override = stringOverrides.find(v);
  if (override !== undefined) return netToString(override());
  if (v instanceof PSObject) return toPSString(v.baseObject);
  if (v instanceof PSBigInteger) return formatNumber(v, null, currentCulture());
  if (v instanceof PSCustomObject) return recurse || v.names.length > 0 ? customObjectText(v) : '';
  if (recurse) {
    const items = joinable(v);
    if (items !== null) return joinItems(items, hooks.outputFieldSeparator());
  }
  if (v instanceof NetType) return typeDisplayName(v);
  return netToString(v, invariantCulture);
}

/** PowerShell's text of a double has at most 15 digits. */
function shortDouble(n: number): string {
  if (Number.isInteger(n) && Math.abs(n) < 1e15) return doubleText(n, invariantCulture.number);
  if (!Number.isFinite(n) || Math.abs(n) < 1e-300)
    return formatNumber(new PSDouble(n), 'G15', invariantCulture);
  return doubleText(Number(n.toPrecision(15)), invariantCulture.number);
}

/** The elements of what PowerShell joins with `$OFS`, or null. */
function joinable(v: object): readonly Value[] | null {
  if (v instanceof PSArray) return v.toArray();
  if (v instanceof PSList) return v.items;
  if (v instanceof ItemCollection) return v.items;
  if (v instanceof PSDictionary) return null;
  if (v instanceof PSCollection) return v.toArray();
  return null;
}

/** Joins elements as string conversion does: nested collections print their type. */
export function joinItems(items: readonly Value[], separator: string): string {
  let text = '';
  for (let i = 0; i < items.length; i++) {
    if (i > 0) text += separator;
    text += elementText(items[i]);
  }
  return text;
}

function elementText(v: Value): string {
  if (typeof v !== 'object' || v === null || v === AutomationNull) return toPSString(v);
  return objectText(v, false);
}

function customObjectText(v: PSCustomObject): string {
  let text = '@{';
  let first = true;
  for (const name of v.names) {
    if (!first) text += '; ';
    first = false;
    const key = name.toLowerCase();
    const member = v.psMembers?.members.get(key);
    let value: Value;
    try {
      value = member?.get !== undefined ? member.get(v) : v[`$${key}`];
    } catch {
      value = null;
    }
    text += `${name}=${value instanceof PSCustomObject ? '' : elementText(value)}`;
  }
  return `${text}}`;
}
