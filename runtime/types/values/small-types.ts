import { arrayOf, stringArray } from '../arrays.ts';
import { parseEnum } from '../conversion/enum-conversion.ts';
import { makeInteger, overflowMessage, toBigInt } from '../conversion/numeric.ts';
import { registerType, types } from '../core-types.ts';
import { defineMembers, withTypes } from '../define.ts';
import { type EnumValue, enumByName, enumEntries, enumValue } from '../enums.ts';
import { formatEnum } from '../formats/format.ts';
import { argumentError, argumentNull, overflowError } from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import { NetType } from '../net-type.ts';
import { char, double, type PSChar } from '../numbers/boxes.ts';
import { DBNull, PSReference, SwitchParameter } from '../references.ts';
import { defineGeneric, makeGeneric, typeOf } from '../type-registry.ts';

defineMembers(types.dbNull, {
  staticProperties: { 'static System.DBNull Value {get;}': () => DBNull },
  methods: { 'string ToString()': () => '' },
});
defineMembers(types.switchParameter, {
  constructors: { 'SwitchParameter(bool isPresent)': (b: boolean) => new SwitchParameter(b) },
  properties: { 'bool IsPresent {get;}': (s: SwitchParameter) => s.isPresent } as never,
  methods: {
    'bool ToBool()': (s: SwitchParameter) => s.isPresent,
    'string ToString()': (s: SwitchParameter) => s.toString(),
  },
  staticProperties: { 'static switch Present {get;}': () => new SwitchParameter(true) },
});
defineMembers(types.psReference, {
  constructors: { 'PSReference(System.Object value)': (v: Value) => new PSReference(v) },
  properties: {
    'System.Object Value {get;set;}': {
      get: (r: PSReference) => r.value,
      set: (r: PSReference, v: Value) => {
        r.value = v;
      },
    },
  },
});

const referenceDefinition = registerType(
  new NetType({
    fullName: 'System.Management.Automation.PSReference`1',
    base: types.psReference,
    assembly: 'System.Management.Automation',
  }),
);
defineGeneric(referenceDefinition, { shape: () => ({}), init: () => undefined });
PSReference.closedType = (v) => makeGeneric(referenceDefinition, [typeOf(v)]);

const make = (type: NetType, n: bigint): EnumValue => {
  const small = Number(n);
  return enumValue(type, Number.isSafeInteger(small) ? small : n);
};
function parse(type: NetType, text: string | null, ignoreCase: boolean): EnumValue {
  if (text === null) throw argumentNull('value');
  if (text.trim() === '')
    throw argumentError('Must specify valid information for parsing in the string.', 'value');
  const n = parseEnum(type, text, ignoreCase);
  if (n === 'overflow') throw overflowError(overflowMessage(type.typeCode));
  if (n === undefined) throw argumentError(`Requested value '${text.trim()}' was not found.`);
  return make(type, n);
}
const requireEnum = (type: NetType): NetType => {
  if (!type.isEnum) throw argumentError('Type provided must be an Enum.', 'enumType');
  return type;
};
const isDefined = (type: NetType, v: Value): boolean => {
  if (typeof v === 'string') return type.enumValues!.has(v);
  const n = toBigInt(v);
  return [...type.enumValues!.values()].some((x) => BigInt(x) === n);
};

defineMembers(types.enum, {
  methods: {
    'bool HasFlag(System.Enum flag)': (e: EnumValue, f: EnumValue) =>
      (BigInt(e.value) & BigInt(f.value)) === BigInt(f.value),
    'int CompareTo(System.Object target)': (e: EnumValue, o: EnumValue) =>
      Math.sign(Number(BigInt(e.value) - BigInt(o.value))),
    'string ToString()': (e: EnumValue) => formatEnum(e, null),
    'string ToString(string format)': (e: EnumValue, f: string) => formatEnum(e, f),
    'string ToString(System.IFormatProvider provider)': (e: EnumValue) => formatEnum(e, null),
    'string ToString(string format, System.IFormatProvider provider)': (e: EnumValue, f: string) =>
      formatEnum(e, f),
  },
  properties: {
    'int value__ {get;set;}': {
      get: (e: EnumValue) => makeInteger(e.type.typeCode, e.value),
      set: () => undefined,
    },
  },
  statics: {
    'static System.Object Parse(type enumType, string value)': (t: NetType, s: string) =>
      parse(requireEnum(t), s, false),
    'static System.Object Parse(type enumType, string value, bool ignoreCase)': (
      t: NetType,
      s: string,
      i: boolean,
    ) => parse(requireEnum(t), s, i),
    'static bool TryParse(type enumType, string value, [ref] System.Object result)': (
      t: NetType,
      s: string,
      r: PSReference,
    ) => tryParse(t, s, false, r),
    'static bool TryParse(type enumType, string value, bool ignoreCase, [ref] System.Object result)':
      tryParse,
    'static bool TryParse[TEnum](string value, [ref] TEnum result)': withTypes(
      (t) => (s: string, r: PSReference) => tryParse(t ?? typeOf(r.value), s, false, r),
    ),
    'static bool TryParse[TEnum](string value, bool ignoreCase, [ref] TEnum result)': withTypes(
      (t) => (s: string, i: boolean, r: PSReference) => tryParse(t ?? typeOf(r.value), s, i, r),
    ),
    'static string[] GetNames(type enumType)': (t: NetType) =>
      stringArray(enumEntries(requireEnum(t)).map(([n]) => n)),
    'static array GetValues(type enumType)': (t: NetType) =>
      arrayOf(
        t,
        enumEntries(requireEnum(t)).map(([n]) => enumByName(t, n)!),
      ),
    'static string GetName(type enumType, System.Object value)': (t: NetType, v: Value) =>
      enumEntries(requireEnum(t)).find(([, n]) => n === BigInt.asUintN(64, toBigInt(v)))?.[0] ?? null,
    'static bool IsDefined(type enumType, System.Object value)': (t: NetType, v: Value) =>
      isDefined(requireEnum(t), v),
    'static System.Object ToObject(type enumType, System.Object value)': (t: NetType, v: Value) =>
      make(t, toBigInt(v)),
    'static type GetUnderlyingType(type enumType)': (t: NetType) => requireEnum(t).enumUnderlying,
    'static string Format(type enumType, System.Object value, string format)': (
      t: NetType,
      v: Value,
      f: string,
    ) => formatEnum(make(t, toBigInt(v)), f),
  },
});
function tryParse(t: NetType, s: string, i: boolean, r: PSReference): boolean {
  try {
    r.value = parse(t, s, i);
    return true;
  } catch {
    r.value = enumValue(t, 0);
    return false;
  }
}

const category =
  (re: RegExp) =>
  (a: Value, index?: number): boolean =>
    re.test(typeof a === 'string' ? (a[index ?? 0] ?? '') : (a as PSChar).toString());
const both = (name: string, re: RegExp): Record<string, (a: Value, i?: number) => Value> => ({
  [`static bool ${name}(char c)`]: category(re),
  [`static bool ${name}(string s, int index)`]: category(re),
});
const one = (name: string, re: RegExp): Record<string, (a: Value) => Value> => ({
  [`static bool ${name}(char c)`]: category(re),
});
const mapped =
  (f: (s: string) => string) =>
  (c: PSChar): Value => {
    const out = f(c.toString());
    return out.length === 1 ? char(out) : c;
  };
defineMembers(types.char, {
  methods: {
    'string ToString()': (c: PSChar) => c.toString(),
    'string ToString(System.IFormatProvider provider)': (c: PSChar) => c.toString(),
    'int CompareTo(char value)': (c: PSChar, o: PSChar) => c.code - o.code,
    'int CompareTo(System.Object value)': (c: PSChar, o: PSChar) => c.code - o.code,
    'bool Equals(char obj)': (c: PSChar, o: PSChar) => c.code === o.code,
    'bool Equals(System.Object obj)': (c: PSChar, o: Value) =>
      typeOf(o) === types.char && (o as PSChar).code === c.code,
    'int GetHashCode()': (c: PSChar) => c.code | (c.code << 16),
  },
  statics: {
    ...both('IsDigit', /^\p{Nd}$/u),
    ...both('IsLetter', /^\p{L}$/u),
    ...both('IsLetterOrDigit', /^[\p{L}\p{Nd}]$/u),
    ...both('IsLower', /^\p{Ll}$/u),
    ...both('IsUpper', /^\p{Lu}$/u),
    ...both('IsNumber', /^\p{N}$/u),
    ...both('IsPunctuation', /^\p{P}$/u),
    ...both('IsSeparator', /^\p{Z}$/u),
    ...both('IsSymbol', /^\p{S}$/u),
    ...both('IsControl', /^\p{Cc}$/u),
    ...both('IsWhiteSpace', /^[\t-\r\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/),
    ...both('IsSurrogate', /^[\ud800-\udfff]$/),
    ...both('IsHighSurrogate', /^[\ud800-\udbff]$/),
    ...both('IsLowSurrogate', /^[\udc00-\udfff]$/),
    ...one('IsAscii', /^[\0-\x7f]$/),
    ...one('IsAsciiDigit', /^[0-9]$/),
    ...one('IsAsciiLetter', /^[A-Za-z]$/),
    ...one('IsAsciiLetterLower', /^[a-z]$/),
    ...one('IsAsciiLetterUpper', /^[A-Z]$/),
    ...one('IsAsciiLetterOrDigit', /^[A-Za-z0-9]$/),
    ...one('IsAsciiHexDigit', /^[0-9a-fA-F]$/),
    ...one('IsAsciiHexDigitLower', /^[0-9a-f]$/),
    ...one('IsAsciiHexDigitUpper', /^[0-9A-F]$/),
    'static bool IsBetween(char c, char minInclusive, char maxInclusive)': (
      c: PSChar,
      a: PSChar,
      b: PSChar,
    ) => c.code >= a.code && c.code <= b.code,
    'static char ToUpper(char c)': mapped((s) => s.toUpperCase()),
    'static char ToLower(char c)': mapped((s) => s.toLowerCase()),
    'static char ToUpperInvariant(char c)': mapped((s) => s.toUpperCase()),
    'static char ToLowerInvariant(char c)': mapped((s) => s.toLowerCase()),
    'static string ToString(char c)': (c: PSChar) => c.toString(),
    'static string ConvertFromUtf32(int utf32)': (n: number) => String.fromCodePoint(n),
    'static int ConvertToUtf32(string s, int index)': (s: string, i: number) => s.codePointAt(i)!,
    'static int ConvertToUtf32(char highSurrogate, char lowSurrogate)': (h: PSChar, l: PSChar) =>
      (h.toString() + l.toString()).codePointAt(0)!,
    'static double GetNumericValue(char c)': (c: PSChar) =>
      double(/^[0-9]$/.test(c.toString()) ? c.code - 48 : -1),
  },
  staticProperties: {
    'static char MaxValue {get;}': () => char(65535),
    'static char MinValue {get;}': () => char(0),
  },
});
