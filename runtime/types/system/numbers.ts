import { convertTo } from '../conversion/convert.ts';
import { integerLimits, makeInteger, overflowMessage, toBigInt, toJsNumber } from '../conversion/numeric.ts';
import { parseDouble } from '../conversion/scan-number.ts';
import { isIntegerType, TypeCode, types } from '../core-types.ts';
import { defineMembers, type MemberFunction } from '../define.ts';
import { enumValue } from '../enums.ts';
import { netEquals, netHashCode } from '../equality.ts';
import { CultureInfo, currentCulture, type NumberFormat } from '../formats/culture.ts';
import { formatNumber } from '../formats/number-format.ts';
import { argumentError, argumentNull, formatError, overflowError } from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { double, bigInteger as makeBig, single } from '../numbers/boxes.ts';
import { DecimalOverflow, decimal, PSDecimal, parseDecimalText } from '../numbers/decimal.ts';
import { add, divide, multiply, remainder, subtract } from '../operators/arithmetic.ts';
import { netCompare } from '../operators/net-compare.ts';
import type { PSReference } from '../references.ts';
import { typeDisplayName } from '../type-names.ts';
import { requireType, typeOf } from '../type-registry.ts';

const enumNumber = (v: Value): number => Number((v as { value: number }).value);

/** `NumberStyles` bits. */
const STYLE = {
  leadingWhite: 1,
  trailingWhite: 2,
  leadingSign: 4,
  trailingSign: 8,
  parentheses: 16,
  decimalPoint: 32,
  thousands: 64,
  exponent: 128,
  currency: 256,
  hex: 512,
  binary: 1024,
};
const INTEGER_STYLE = 7;
const FLOAT_STYLE = 167 | STYLE.thousands;
const NUMBER_STYLE = 111;

const escape = (s: string): string => s.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Number text normalised to invariant form, or undefined when the styles do not allow it. */
function normalize(text: string, styles: number, info: NumberFormat): string | undefined {
  let t = text.replace(/\0+$/, '');
  if (styles & STYLE.leadingWhite) t = t.replace(/^[\s]+/, '');
  if (styles & STYLE.trailingWhite) t = t.replace(/[\s]+$/, '');
  let negative = false;
  if (styles & STYLE.parentheses && /^\(.*\)$/.test(t)) {
    negative = true;
    t = t.slice(1, -1);
  }
  if (styles & STYLE.currency) t = t.replace(info.CurrencySymbol, '').trim();
  const minus = new RegExp(`^(?:${escape(info.NegativeSign)}|[-\u2212])`);
  const plus = new RegExp(`^${escape(info.PositiveSign)}`);
  if (styles & STYLE.leadingSign) {
    if (minus.test(t)) {
      negative = !negative;
      t = t.replace(minus, '');
    } else if (plus.test(t)) t = t.replace(plus, '');
  }
  if (styles & STYLE.currency) t = t.replace(info.CurrencySymbol, '').trim();
  if (styles & STYLE.trailingSign) {
    if (/-$/.test(t)) {
      negative = true;
      t = t.slice(0, -1).trimEnd();
    } else if (/\+$/.test(t)) t = t.slice(0, -1).trimEnd();
  }
  const group = `(?:${escape(info.NumberGroupSeparator)}|${escape(info.CurrencyGroupSeparator)})`;
  const point = `(?:${escape(info.NumberDecimalSeparator)}|${escape(info.CurrencyDecimalSeparator)})`;
  const digits = styles & STYLE.thousands ? `\\d(?:\\d|${group})*` : '\\d+';
  const fraction = styles & STYLE.decimalPoint ? `(?:${point}(\\d*))?` : '()';
  const exponent = styles & STYLE.exponent ? '(?:[eE]([+-]?\\d+))?' : '()';
  const m = new RegExp(`^(${digits})?${fraction}${exponent}$`).exec(t);
  if (m === null || ((m[1] ?? '') === '' && (m[2] ?? '') === '')) return undefined;
  const whole = (m[1] ?? '').replace(/\D/g, '');
  return `${negative ? '-' : ''}${whole === '' ? '0' : whole}${m[2] ? `.${m[2]}` : ''}${m[3] ? `e${m[3]}` : ''}`;
}

const wrongFormat = (text: string): Error =>
  formatError(`The input string '${text}' was not in a correct format.`);

function parseNumber(type: NetType, text: Value, styles: number, info: NumberFormat): Value {
  if (text === null) throw argumentNull('s');
  const source = text as string;
  if (isIntegerType(type) || type === types.bigInteger) return parseInteger(type, source, styles, info);
  if (type === types.decimal) {
    const normal = normalize(source, styles, info);
    if (normal === undefined) throw wrongFormat(source);
    try {
      return parseDecimalText(normal)!;
    } catch (error) {
      if (error instanceof DecimalOverflow) throw overflowError(overflowMessage(TypeCode.Decimal));
      throw error;
    }
  }
  const normal = normalize(source, styles, info);
  const box = type === types.single ? single : double;
  if (normal !== undefined) return box(Number(normal));
  const word = source.trim();
  if (word.toLowerCase() === info.NaNSymbol.toLowerCase()) return box(Number.NaN);
  if (
    word.toLowerCase() === info.PositiveInfinitySymbol.toLowerCase() ||
    word.toLowerCase() === `+${info.PositiveInfinitySymbol.toLowerCase()}`
  )
    return box(Infinity);
  if (word.toLowerCase() === info.NegativeInfinitySymbol.toLowerCase()) return box(-Infinity);
  const special = /[a-z∞]/i.test(word) ? parseDouble(word) : undefined;
  if (special !== undefined && !Number.isFinite(special)) return box(special);
  throw wrongFormat(source);
}

function parseInteger(type: NetType, source: string, styles: number, info: NumberFormat): Value {
  let n: bigint;
  if (styles & (STYLE.hex | STYLE.binary)) {
    const t = source.trim();
    const isHex = (styles & STYLE.hex) !== 0;
    if (!(isHex ? /^[0-9a-fA-F]+$/ : /^[01]+$/).test(t))
      throw type === types.bigInteger ? formatError('The value could not be parsed.') : wrongFormat(source);
    n = BigInt((isHex ? '0x' : '0b') + t);
    if (type === types.bigInteger) {
      const width = t.length * (isHex ? 4 : 1);
      return convertTo(makeBig(BigInt.asIntN(width, n)), type);
    }
    const [low, high] = integerLimits(type.typeCode);
    const width = BigInt.asUintN(64, high - low).toString(2).length;
    if (n >> BigInt(width) !== 0n) throw overflowError(overflowMessage(type.typeCode));
    if (low < 0n) n = BigInt.asIntN(width, n);
    return makeInteger(type.typeCode, n);
  }
  const normal = normalize(source, styles, info);
  if (normal === undefined)
    throw type === types.bigInteger ? formatError('The value could not be parsed.') : wrongFormat(source);
  const d = parseDecimalTextWide(normal);
  if (d === undefined) throw overflowError(overflowMessage(type.typeCode));
  if (type === types.bigInteger) return makeBig(d);
  const [low, high] = integerLimits(type.typeCode);
  if (d < low || d > high) throw overflowError(overflowMessage(type.typeCode));
  return makeInteger(type.typeCode, d);
}

/** An integer from normal text; undefined when it has a fraction. */
function parseDecimalTextWide(text: string): bigint | undefined {
  const m = /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/.exec(text)!;
  const fraction = m[3] ?? '';
  const shift = Number(m[4] ?? 0) - fraction.length;
  let n = BigInt(m[2]! + fraction);
  if (shift >= 0) n *= 10n ** BigInt(shift);
  else {
    const unit = 10n ** BigInt(-shift);
    if (n % unit !== 0n) return undefined;
    n /= unit;
  }
  return m[1] === '-' ? -n : n;
}

const infoOf = (provider: Value): NumberFormat =>
  provider instanceof CultureInfo
    ? provider.number
    : ((provider as { numberFormat?: NumberFormat } | null)?.numberFormat ?? currentCulture().number);
const cultureOf = (provider: Value): CultureInfo => {
  if (provider instanceof CultureInfo) return provider;
  const info = (provider as { numberFormat?: NumberFormat } | null)?.numberFormat;
  return info === undefined ? currentCulture() : ({ number: info } as CultureInfo);
};

function defaultStyles(type: NetType): number {
  return isIntegerType(type) || type === types.bigInteger
    ? INTEGER_STYLE
    : type === types.decimal
      ? NUMBER_STYLE
      : FLOAT_STYLE;
}

function parseMember(type: NetType): MemberFunction {
  return (text: Value, a?: Value, b?: Value) => {
    const styles =
      a !== undefined && a !== null && 'type' in (a as object) ? enumNumber(a) : defaultStyles(type);
    return parseNumber(type, text, styles, infoOf(b ?? a ?? null));
  };
}

function tryParseMember(type: NetType): MemberFunction {
  return (text: Value, ...rest: Value[]) => {
    const result = rest.pop() as PSReference;
    try {
      result.value = parseMember(type)(text, ...rest);
      return true;
    } catch {
      result.value = type.defaultValue();
      return false;
    }
  };
}

const toStringMember: MemberFunction = (self: Value, a?: Value, b?: Value) => {
  if (typeof a === 'string' || (a === null && b !== undefined))
    return formatNumber(self, a as string | null, cultureOf(b ?? null));
  return formatNumber(self, null, cultureOf(a ?? null));
};

function compareMember(type: NetType): MemberFunction {
  return (self: Value, other: Value) => {
    if (other === null) return 1;
    if (typeOf(other) !== type) throw argumentError(`Object must be of type ${type.name}.`);
    return netCompare(self, other)!;
  };
}

function define(type: NetType, min: Value, max: Value): void {
  const name = typeDisplayName(type);
  defineMembers(type, () => ({
    methods: {
      [`int CompareTo(System.Object value)`]: compareMember(type),
      [`int CompareTo(${name} value)`]: compareMember(type),
      'bool Equals(System.Object obj)': (a: Value, b: Value) => netEquals(a, b),
      [`bool Equals(${name} obj)`]: (a: Value, b: Value) => netEquals(a, b),
      'int GetHashCode()': (self: Value) => netHashCode(self),
      'string ToString()': toStringMember,
      'string ToString(string format)': toStringMember,
      'string ToString(System.IFormatProvider provider)': toStringMember,
      'string ToString(string format, System.IFormatProvider provider)': toStringMember,
      'System.TypeCode GetTypeCode()': () => enumValue(requireType('System.TypeCode'), type.typeCode),
    },
    statics: {
      [`static ${name} Parse(string s)`]: parseMember(type),
      [`static ${name} Parse(string s, System.Globalization.NumberStyles style)`]: parseMember(type),
      [`static ${name} Parse(string s, System.IFormatProvider provider)`]: parseMember(type),
      [`static ${name} Parse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider)`]:
        parseMember(type),
      [`static bool TryParse(string s, [ref] ${name} result)`]: tryParseMember(type),
      [`static bool TryParse(string s, System.IFormatProvider provider, [ref] ${name} result)`]:
        tryParseMember(type),
      [`static bool TryParse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider, [ref] ${name} result)`]:
        tryParseMember(type),
    },
    staticProperties: {
      [`static ${name} MaxValue {get;}`]: () => max,
      [`static ${name} MinValue {get;}`]: () => min,
    },
  }));
}

for (const type of [
  types.sbyte,
  types.byte,
  types.int16,
  types.uint16,
  types.int32,
  types.uint32,
  types.int64,
  types.uint64,
]) {
  const [low, high] = integerLimits(type.typeCode);
  define(type, makeInteger(type.typeCode, low), makeInteger(type.typeCode, high));
}
define(types.double, double(-Number.MAX_VALUE), double(Number.MAX_VALUE));
define(types.single, single(-3.4028234663852886e38), single(3.4028234663852886e38));
define(types.decimal, new PSDecimal(-(2n ** 96n - 1n), 0), new PSDecimal(2n ** 96n - 1n, 0));

for (const [type, box] of [
  [types.double, double],
  [types.single, single],
] as const) {
  const name = typeDisplayName(type);
  defineMembers(type, {
    statics: {
      [`static bool IsNaN(${name} d)`]: (d: Value) => Number.isNaN(toJsNumber(d)),
      [`static bool IsInfinity(${name} d)`]: (d: Value) => Math.abs(toJsNumber(d)) === Infinity,
      [`static bool IsPositiveInfinity(${name} d)`]: (d: Value) => toJsNumber(d) === Infinity,
      [`static bool IsNegativeInfinity(${name} d)`]: (d: Value) => toJsNumber(d) === -Infinity,
      [`static bool IsFinite(${name} d)`]: (d: Value) => Number.isFinite(toJsNumber(d)),
      [`static bool IsNegative(${name} d)`]: (d: Value) => toJsNumber(d) < 0 || Object.is(toJsNumber(d), -0),
      [`static bool IsInteger(${name} value)`]: (d: Value) => Number.isInteger(toJsNumber(d)),
    },
    staticProperties: {
      [`static ${name} NaN {get;}`]: () => box(Number.NaN),
      [`static ${name} PositiveInfinity {get;}`]: () => box(Infinity),
      [`static ${name} NegativeInfinity {get;}`]: () => box(-Infinity),
      [`static ${name} Epsilon {get;}`]: () =>
        box(type === types.double ? Number.MIN_VALUE : 1.401298464324817e-45),
    },
  });
}

/** Arithmetic operators that `Decimal` declares, for operands the language has no rule for. */
const binary =
  (operate: (a: Value, b: Value) => Value): MemberFunction =>
  (a: Value, b: Value) =>
    operate(a, b);
const asNumber = (v: Value): Value => convertTo(v, types.decimal);
defineMembers(types.decimal, () => ({
  constructors: {
    'decimal(int value)': asNumber,
    'decimal(uint value)': asNumber,
    'decimal(long value)': asNumber,
    'decimal(ulong value)': asNumber,
    'decimal(float value)': asNumber,
    'decimal(double value)': asNumber,
    'decimal(int[] bits)': (bits: Iterable<Value> & { length: number }) => {
      if (bits.length !== 4)
        throw argumentError('Decimal constructor requires an array or span of four valid decimal bytes.');
      const [lo, mid, hi, flags] = [...bits].map((b) => BigInt.asUintN(32, toBigInt(b))) as [
        bigint,
        bigint,
        bigint,
        bigint,
      ];
      const mantissa = (hi << 64n) | (mid << 32n) | lo;
      return new PSDecimal((flags >> 31n) & 1n ? -mantissa : mantissa, Number((flags >> 16n) & 0xffn));
    },
  },
  statics: {
    'static decimal op_Addition(decimal d1, decimal d2)': binary(add),
    'static decimal op_Subtraction(decimal d1, decimal d2)': binary(subtract),
    'static decimal op_Multiply(decimal d1, decimal d2)': binary(multiply),
    'static decimal op_Division(decimal d1, decimal d2)': binary(divide),
    'static decimal op_Modulus(decimal d1, decimal d2)': binary(remainder),
    'static decimal Truncate(decimal d)': (d: PSDecimal) => decimal(d.mantissa / 10n ** BigInt(d.scale)),
    'static decimal Add(decimal d1, decimal d2)': binary(add),
    'static decimal Subtract(decimal d1, decimal d2)': binary(subtract),
    'static decimal Multiply(decimal d1, decimal d2)': binary(multiply),
    'static decimal Divide(decimal d1, decimal d2)': binary(divide),
    'static decimal Remainder(decimal d1, decimal d2)': binary(remainder),
    'static decimal Negate(decimal d)': (d: PSDecimal) => new PSDecimal(-d.mantissa, d.scale),
    'static int ToInt32(decimal d)': (d: PSDecimal) => Number(d.mantissa / 10n ** BigInt(d.scale)),
  },
  staticProperties: {
    'static decimal Zero {get;}': () => decimal(0),
    'static decimal One {get;}': () => decimal(1),
    'static decimal MinusOne {get;}': () => decimal(-1),
  },
}));

defineMembers(types.boolean, () => ({
  methods: {
    'string ToString()': (b: boolean) => (b ? 'True' : 'False'),
    'string ToString(System.IFormatProvider provider)': (b: boolean) => (b ? 'True' : 'False'),
    'int CompareTo(System.Object obj)': compareMember(types.boolean),
    'int CompareTo(bool value)': compareMember(types.boolean),
    'bool Equals(System.Object obj)': (a: Value, b: Value) => a === b,
    'System.TypeCode GetTypeCode()': () => enumValue(requireType('System.TypeCode'), 3),
  },
  statics: {
    'static bool Parse(string value)': parseBoolean,
    'static bool TryParse(string value, [ref] bool result)': (text: Value, result: PSReference) => {
      const word = String(text ?? '')
        .trim()
        .toLowerCase();
      result.value = word === 'true';
      return word === 'true' || word === 'false';
    },
  },
  staticProperties: {
    'static string TrueString {get;}': () => 'True',
    'static string FalseString {get;}': () => 'False',
  },
}));

function parseBoolean(text: Value): Value {
  if (text === null) throw argumentNull('value');
  const word = String(text).trim().toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  throw formatError(`String '${String(text)}' was not recognized as a valid Boolean.`);
}
