import { arrayOf, PSArray, PSMultiArray } from '../arrays.ts';
import { AutomationNull } from '../automation-null.ts';
import { Hashtable, PSDictionary } from '../collections/hashtable.ts';
import { ArrayList, PSCollection, PSList } from '../collections/lists.ts';
import { isIntegerType, isNumericType, TypeCode, types } from '../core-types.ts';
import { enumeratorOf } from '../enumeration.ts';
import { EnumValue } from '../enums.ts';
import { Exception } from '../exceptions.ts';
import { invariantCulture } from '../formats/culture.ts';
import type { Value } from '../net-object.ts';
import type { NetType, Overload } from '../net-type.ts';
import { PSBigInteger, PSChar } from '../numbers/boxes.ts';
import { PSCustomObject, PSObject } from '../ps-object.ts';
import { DBNull, PSReference, SwitchParameter } from '../references.ts';
import { Delegate, isCallable } from '../system/delegates.ts';
import { typeNetName } from '../type-names.ts';
import { findType, typeOf } from '../type-registry.ts';
import { isAssignable } from './assignable.ts';
import { castError, castErrorWith, noConversion } from './cast-errors.ts';
import { integerToEnum, nullToEnum, stringToEnum } from './enum-conversion.ts';
import { changeNumber, makeInteger, NumericOverflow, toBigInteger, typeCodeOf } from './numeric.ts';
import { castToPSCustomObject, createFromProperties } from './object-creation.ts';
import { parseDouble, scanNumber } from './scan-number.ts';
import { toBoolean } from './to-boolean.ts';
import { netToString, toPSString } from './to-string.ts';

/** Conversions that a type's own file adds, tried before the general ones; `undefined` means "not mine". */
export const customConverters = new Map<NetType, (v: Value, to: NetType) => Value | undefined>();

const isPrimitiveTarget = (t: NetType): boolean =>
  t.typeCode >= TypeCode.Boolean && t.typeCode <= TypeCode.Decimal;

/**
 * PowerShell's conversion (`[type]$v`): LanguagePrimitives.ConvertTo.
 * Throws PSInvalidCastException with the recorded ids and messages.
 */
export function convertTo(v: Value, to: NetType): Value {
  if (v === AutomationNull || v === undefined) v = null;
  if (v === null) return convertNull(to);
  const from = typeOf(v);
  if (from === to || to === types.object) return v;
  if (to === types.string) return toPSString(v);
  if (to === types.boolean) return toBoolean(v);
  if (to === types.psObject) return v;
  if (v instanceof PSObject) v = v.baseObject;
  if (isAssignable(to, from)) return v;
  if (to === types.void) return AutomationNull;
  if (to.genericDefinition === types.nullableDefinition) return convertTo(v, to.genericArguments[0]!);
  if (to === types.psReference) return new PSReference(v);
  const custom = customConverters.get(to);
  if (custom !== undefined) {
    const result = custom(v, to);
    if (result !== undefined) return result;
  }
  const language = languageConversion(v, from, to);
  if (language !== undefined) return language;
  return generalConversion(v, from, to);
}

/** The converted value, or undefined where no conversion exists or it fails. */
export function tryConvert(v: Value, to: NetType): Value | undefined {
  try {
    return convertTo(v, to);
  } catch (error) {
    if (error instanceof Exception) return undefined;
    throw error;
  }
}

function convertNull(to: NetType): Value {
  if (to === types.string) return '';
  if (to === types.switchParameter) return new SwitchParameter(false);
  if (to === types.psReference) return new PSReference(null);
  if (to.isEnum) throw nullToEnum(to);
  if (isPrimitiveTarget(to) || to === types.bigInteger) return to.defaultValue();
  if (to === types.void) return AutomationNull;
  if (to.isValueType && to.genericDefinition !== types.nullableDefinition) {
    throw castError('nullToObjectInvalidCast', `Cannot convert null to type "${typeNetName(to)}".`);
  }
  return null;
}

/** Conversions that the language itself defines; `undefined` when none applies. */
function languageConversion(v: Value, from: NetType, to: NetType): Value | undefined {
  if (to.isEnum) return toEnum(v, from, to);
  if (isPrimitiveTarget(to)) return toPrimitive(v, from, to);
  if (to === types.bigInteger) return toBigIntegerTarget(v, from);
  if (to.isArray && to.rank === 1) return toArray(v, from, to);
  if (to === types.array) {
    const items = enumerable(v);
    return items === null ? arrayOf(types.object, [v]) : arrayOf(types.object, items);
  }
  if (to === types.switchParameter && typeof v === 'boolean') return new SwitchParameter(v);
  if (to === types.type && typeof v === 'string') return stringToType(v);
  if (to === types.psCustomObject) return v instanceof PSDictionary ? castToPSCustomObject(v) : v;
  if (to === types.hashtable && v instanceof PSDictionary) return dictionaryToHashtable(v);
  if (to === types.orderedDictionary && v instanceof Hashtable) return undefined;
  if (types.delegate.isAssignableFrom(to) && isCallable(v)) {
    return new Delegate(to, v instanceof Delegate ? v.target : v);
  }
  return undefined;
}

function toEnum(v: Value, from: NetType, to: NetType): Value | undefined {
  if (typeof v === 'string') return stringToEnum(v, to);
  if (v instanceof EnumValue) return undefined;
  if (isIntegerType(from)) return integerToEnum(v, to);
  if (isNumericType(from)) return stringToEnum(netToString(v, invariantCulture), to, v);
  const items = enumerable(v);
  if (items !== null && !(v instanceof PSDictionary)) {
    const text = items.map((i) => toPSString(i)).join(',');
    return stringToEnum(text, to);
  }
  return undefined;
}

function toPrimitive(v: Value, from: NetType, to: NetType): Value | undefined {
  if (typeof v === 'string') return to === types.char ? stringToChar(v) : stringToNumber(v, to);
  const code = typeCodeOf(v);
  if (code < TypeCode.Boolean || code > TypeCode.Decimal) return undefined;
  if (to === types.char && (code === TypeCode.Boolean || code >= TypeCode.Single)) {
    throw castErrorWith('InvalidCastIConvertible', v, to, `Invalid cast from '${from.name}' to 'Char'.`);
  }
  if (v instanceof PSChar && to.typeCode >= TypeCode.Single) {
    // .NET's Convert refuses these; PowerShell casts the code instead.
    return changeNumber(v.code, to);
  }
  try {
    return changeNumber(v, to);
  } catch (error) {
    if (error instanceof NumericOverflow) {
      throw castErrorWith(
        'InvalidCastIConvertible',
        v,
        to,
        error.message,
        new Exception('System.OverflowException', error.message),
      );
    }
    throw error;
  }
}

function stringToChar(text: string): Value {
  if (text.length === 1) return new PSChar(text.charCodeAt(0));
  throw castErrorWith(
    'InvalidCastParseTargetInvocation',
    text,
    types.char,
    'String must be exactly one character long.',
  );
}

const notANumber = (text: string): string => `The input string '${text}' was not in a correct format.`;

/** A string as a number: the type's own parser first, then PowerShell's number scanner. */
export function stringToNumber(text: string, to: NetType): Value {
  const trimmed = text.trim();
  const isInteger = isIntegerType(to);
  const id =
    isInteger || to === types.bigInteger
      ? 'InvalidCastFromStringToInteger'
      : to === types.decimal
        ? 'InvalidCastFromStringToDecimal'
        : 'InvalidCastFromStringToDoubleOrSingle';
  if (to === types.decimal && /^[\d.,]+[+-]$/.test(trimmed)) {
    return stringToNumber(trimmed.slice(-1) + trimmed.slice(0, -1), to);
  }
  if (trimmed === '') return to === types.bigInteger ? new PSBigInteger(0n) : changeNumber(0, to);
  const fail = (message: string): Error =>
    castErrorWith(id, text, to, message, new Exception('System.FormatException', message));
  if (isInteger && /^[+-]?\d+$/.test(trimmed)) {
    try {
      const n = BigInt(trimmed.replace(/^\+/, ''));
      return changeNumber(n >= -2147483648n && n <= 2147483647n ? Number(n) : new PSBigInteger(n), to);
    } catch (error) {
      if (error instanceof NumericOverflow) throw fail(error.message);
      throw error;
    }
  }
  const noCommas = /^[+-]?\d[\d,]*(\.\d*)?$/.test(trimmed) ? trimmed.replaceAll(',', '') : trimmed;
  const scanned = scanNumber(noCommas);
  if (scanned !== undefined) {
    try {
      return to === types.bigInteger ? toBigInteger(scanned) : changeNumber(scanned, to);
    } catch (error) {
      if (!(error instanceof NumericOverflow)) throw error;
      throw fail(notANumber(text));
    }
  }
  if (to === types.double || to === types.single) {
    const n = parseDouble(trimmed);
    if (n !== undefined) return changeNumber({ netType: types.double, value: n } as never, to);
  }
  throw fail(to === types.bigInteger ? 'The value could not be parsed.' : notANumber(text));
}

function toBigIntegerTarget(v: Value, _from: NetType): Value | undefined {
  if (typeof v === 'string') return stringToNumber(v, types.bigInteger);
  const code = typeCodeOf(v);
  if (v instanceof EnumValue) return undefined;
  if (code >= TypeCode.Boolean && code <= TypeCode.Decimal) return toBigInteger(v);
  return undefined;
}

/** The elements of what converts to an array element by element; null for a scalar. */
function enumerable(v: Value): Value[] | null {
  if (v instanceof PSArray) return v.toArray();
  if (v instanceof PSList) return v.items.slice();
  if (v instanceof PSCollection) return v.toArray();
  if (v instanceof PSDictionary || typeof v === 'string') return null;
  const it = enumeratorOf(v);
  if (it === null) return null;
  const items: Value[] = [];
  for (let step = it.next(); step.done !== true; step = it.next()) items.push(step.value);
  return items;
}

function toArray(v: Value, from: NetType, to: NetType): Value | undefined {
  const elementType = to.elementType!;
  if (v instanceof PSMultiArray) return undefined;
  if (typeof v === 'string' && elementType === types.char) {
    const chars: Value[] = [];
    for (let i = 0; i < v.length; i++) chars.push(new PSChar(v.charCodeAt(i)));
    return arrayOf(types.char, chars);
  }
  const items = enumerable(v);
  if (items !== null) {
    for (let i = 0; i < items.length; i++) items[i] = convertTo(items[i], elementType);
    return arrayOf(elementType, items);
  }
  if (!hasLanguageConversion(v, from, elementType)) return undefined;
  try {
    return arrayOf(elementType, [convertTo(v, elementType)]);
  } catch (error) {
    if (error instanceof Exception) {
      throw castErrorWith('InvalidCastExceptionScalarToArray', v, to, error.message, error);
    }
    throw error;
  }
}

/** Whether a scalar may become the only element of an array of `to`. */
function hasLanguageConversion(v: Value, from: NetType, to: NetType): boolean {
  if (to === types.object || to === types.string || to === types.boolean || to === types.psObject)
    return true;
  if (isAssignable(to, from)) return true;
  if (to === types.char)
    return typeof v === 'string' || (isNumericType(from) && !(v instanceof PSBigInteger));
  if (isPrimitiveTarget(to) || to === types.bigInteger) {
    return (
      typeof v === 'string' ||
      (from.typeCode >= TypeCode.Boolean && from.typeCode <= TypeCode.Decimal) ||
      v instanceof PSBigInteger
    );
  }
  if (v instanceof PSDictionary)
    return to === types.hashtable || to === types.psCustomObject || to.isInterface === false;
  if (to.isEnum) return typeof v === 'string' || isNumericType(from);
  if (from === types.boolean || from === types.char || from === types.dateTime) {
    return to === types.switchParameter && from === types.boolean;
  }
  return true;
}

function stringToType(text: string): Value {
  const type = findType(text.trim());
  if (type !== null) return type;
  throw castError(
    'InvalidCastFromStringToType',
    `Cannot convert the "${text}" value of type "System.String" to type "System.Type".`,
  );
}

function dictionaryToHashtable(d: PSDictionary): Hashtable {
  const table = new Hashtable();
  for (const [key, value] of d.entries()) table.put(key, value);
  return table;
}

/** Parse methods, constructors, operators, properties: what .NET types themselves offer. */
function generalConversion(v: Value, from: NetType, to: NetType): Value {
  if (typeof v === 'string') {
    const parsed = viaParse(v, to);
    if (parsed !== undefined) return parsed;
  }
  const list = toList(v, from, to);
  if (list !== undefined) return list;
  const constructed = viaConstructor(v, from, to);
  if (constructed !== undefined) return constructed;
  const cast = viaCastOperator(v, from, to);
  if (cast !== undefined) return cast;
  if (isNumericType(from) && !from.isEnum) {
    return viaText(v, to);
  }
  if (
    from === types.boolean ||
    from === types.char ||
    from === types.dateTime ||
    v instanceof EnumValue ||
    v === DBNull
  ) {
    throw iConvertibleError(v, from, to);
  }
  if (v instanceof PSBigInteger && to === types.char) {
    throw castErrorWith('InvalidCastIConvertible', v, to, 'Object must implement IConvertible.');
  }
  if (v instanceof PSDictionary || v instanceof PSCustomObject) {
    const created = createFromProperties(v, to);
    if (created !== undefined) return created;
  }
  throw noConversion(v, to);
}

function iConvertibleError(v: Value, from: NetType, to: NetType): Error {
  if (v === DBNull) {
    const detail = isPrimitiveTarget(to)
      ? 'Object cannot be cast from DBNull to other types.'
      : `Invalid cast from 'System.DBNull' to '${to.fullName}'.`;
    return castErrorWith('InvalidCastIConvertible', v, to, detail);
  }
  const short = (isPrimitiveTarget(to) || to === types.dateTime) && !to.isEnum && !from.isEnum;
  const detail = short
    ? `Invalid cast from '${from.name}' to '${to.name}'.`
    : `Invalid cast from '${from.fullName}' to '${to.fullName}'.`;
  return castErrorWith('InvalidCastIConvertible', v, to, detail);
}

/** A number that no member of the target takes is tried as its text. */
function viaText(v: Value, to: NetType): Value {
  const text = netToString(v, invariantCulture);
  if (to === types.type) return stringToType(text);
  const parsed = viaParse(text, to, v);
  if (parsed !== undefined) return parsed;
  const constructed = viaConstructor(text, types.string, to, v);
  if (constructed !== undefined) return constructed;
  throw noConversion(v, to);
}

/** Overloads of a static method declared on the type itself, by lower-cased name. */
export function staticOverloads(type: NetType, key: string): readonly Overload[] {
  const member = type.staticMembers.get(key);
  return member !== undefined && member.kind === 'method' ? member.overloads : [];
}

const parameterTypes = (o: Overload): readonly NetType[] => o.parameterTypes ?? [];

function viaParse(text: string, to: NetType, shown: Value = text): Value | undefined {
  const overloads = staticOverloads(to, 'parse');
  const withProvider = overloads.find(
    (o) =>
      o.parameters.length === 2 &&
      o.parameters[0]!.type === 'string' &&
      o.parameters[1]!.type === 'System.IFormatProvider',
  );
  const plain =
    withProvider ?? overloads.find((o) => o.parameters.length === 1 && o.parameters[0]!.type === 'string');
  if (plain === undefined) return undefined;
  try {
    return withProvider === undefined ? plain.invoke(text) : plain.invoke(text, invariantCulture);
  } catch (error) {
    if (!(error instanceof Exception)) throw error;
    const id =
      withProvider === undefined
        ? 'InvalidCastParseTargetInvocation'
        : 'InvalidCastParseTargetInvocationWithFormatProvider';
    throw castErrorWith(id, shown, to, error.message, error);
  }
}

/** Primitive widening that .NET's default binder allows for a constructor's argument. */
function widens(from: NetType, to: NetType): boolean {
  const f = from.typeCode;
  const t = to.typeCode;
  if (
    f < TypeCode.Char ||
    f > TypeCode.Double ||
    t > TypeCode.Double ||
    t <= f ||
    to === types.char ||
    from.isEnum ||
    to.isEnum
  )
    return false;
  if (t >= TypeCode.Single) return true;
  const fromSigned = f !== TypeCode.Char && f % 2 === 1;
  const toSigned = t % 2 === 1;
  return fromSigned ? toSigned : true;
}

function viaConstructor(v: Value, from: NetType, to: NetType, shown: Value = v): Value | undefined {
  if (to.isAbstract || to.isInterface || to.isArray) return undefined;
  if (isIntegerType(from) && (isAssignable(types.iList, to) || isAssignable(types.iDictionary, to)))
    return undefined;
  const single = to.constructors.filter((c) => c.parameters.length === 1 && !c.parameters[0]!.byRef);
  let chosen = single.find((c) => parameterTypes(c)[0] === from);
  if (chosen === undefined) {
    const candidates = single.filter((c) => {
      const p = parameterTypes(c)[0]!;
      return (p !== types.object && isAssignable(p, from)) || widens(from, p);
    });
    chosen =
      candidates.sort((a, b) => parameterTypes(a)[0]!.typeCode - parameterTypes(b)[0]!.typeCode)[0] ??
      single.find((c) => parameterTypes(c)[0] === types.object && to !== types.psReference);
  }
  if (chosen === undefined) return undefined;
  const parameter = parameterTypes(chosen)[0]!;
  try {
    return chosen.invoke(
      widens(from, parameter) ? changeNumber(v instanceof PSChar ? v.code : v, parameter) : v,
    );
  } catch (error) {
    if (!(error instanceof Exception)) throw error;
    throw castErrorWith('InvalidCastConstructorException', shown, to, error.message, error);
  }
}

function viaCastOperator(v: Value, from: NetType, to: NetType): Value | undefined {
  if (v instanceof EnumValue) return viaEnumNumber(v, to);
  for (const name of ['op_implicit', 'op_explicit']) {
    for (const owner of [from, to]) {
      const overload = staticOverloads(owner, name).find((o) => {
        const p = parameterTypes(o)[0]!;
        return (p === from || (p !== types.object && isAssignable(p, from))) && findType(o.returnType) === to;
      });
      if (overload === undefined) continue;
      try {
        return overload.invoke(v);
      } catch (error) {
        if (!(error instanceof Exception)) throw error;
        throw castErrorWith(
          `InvalidCastTargetInvocationException${name === 'op_implicit' ? 'op_Implicit' : 'op_Explicit'}`,
          v,
          to,
          error.message,
          error,
        );
      }
    }
  }
  return undefined;
}

/** An enum where no rule of its own exists: as a number for BigInteger and for constructors and operators. */
function viaEnumNumber(v: EnumValue, to: NetType): Value | undefined {
  const n = makeInteger(v.type.typeCode, v.value);
  return viaConstructor(n, typeOf(n), to, v) ?? viaCastOperator(n, typeOf(n), to);
}

/** `ArrayList`, `List<T>` and other collections over the elements of another. */
function toList(v: Value, from: NetType, to: NetType): Value | undefined {
  if (to === types.arrayList) {
    if (v instanceof PSDictionary) {
      return new ArrayList(v.entries().map(([key, value]) => v.entry(key, value)));
    }
    const items = enumerable(v);
    return items === null ? undefined : new ArrayList(items);
  }
  const elementType = to.genericArguments.length === 1 ? to.genericArguments[0]! : null;
  if (elementType === null || to.isInterface || v instanceof PSDictionary) return undefined;
  const takesEnumerable = to.constructors.some(
    (c) =>
      c.parameters.length === 1 &&
      /^System\.Collections\.Generic\.I(Enumerable|List)\[/.test(c.parameters[0]!.type),
  );
  if (!takesEnumerable) return undefined;
  const convertible = (item: Value): Value => {
    const converted = tryConvert(item, elementType);
    if (converted === undefined) throw noConversion(v, to);
    return converted;
  };
  const items = enumerable(v);
  if (items !== null) return buildCollection(to, items.map(convertible));
  if (
    typeof v === 'string' ||
    (isNumericType(from) && (isAssignable(types.iList, to) || !isIntegerType(from))) ||
    v instanceof PSCustomObject
  ) {
    if (
      v instanceof PSCustomObject &&
      elementType !== types.string &&
      elementType !== types.object &&
      elementType !== types.psObject &&
      elementType !== types.psCustomObject
    )
      return undefined;
    return buildCollection(to, [convertible(v)]);
  }
  return undefined;
}

function buildCollection(to: NetType, items: Value[]): Value {
  const overload = to.constructors.find(
    (c) =>
      c.parameters.length === 1 &&
      /^System\.Collections\.Generic\.I(Enumerable|List)\[/.test(c.parameters[0]!.type),
  )!;
  return overload.invoke(arrayOf(to.genericArguments[0]!, items));
}

/** `[int]$v` as a JS number. */
export function toInt32(v: Value): number {
  return typeof v === 'number' ? v : (convertTo(v, types.int32) as number);
}

/** `[double]$v` as a JS number. */
export function toDoubleNumber(v: Value): number {
  if (typeof v === 'number') return v;
  return (convertTo(v, types.double) as { value: number }).value;
}
