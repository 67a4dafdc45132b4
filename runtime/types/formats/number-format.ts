import { formatError } from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import {
  PSBigInteger,
  PSByte,
  PSDouble,
  PSInt16,
  PSInt64,
  PSSByte,
  PSSingle,
  PSUInt16,
  PSUInt32,
  PSUInt64,
} from '../numbers/boxes.ts';
import { decimalText, PSDecimal } from '../numbers/decimal.ts';
import type { CultureInfo, NumberFormat } from './culture.ts';
import { customNumber } from './custom-number.ts';
import {
  bufferOf,
  fromDecimal,
  fromDoubleDecimals,
  fromDoubleExact,
  fromInteger,
  type NumberBuffer,
  roundBuffer,
} from './number-buffer.ts';

const invalidSpecifier = (): Error => formatError('Format specifier was invalid.');

/** Whether a value is one of the numbers that this file formats. */
export function isNumberValue(v: Value): boolean {
  return (
    typeof v === 'number' ||
    v instanceof PSDouble ||
    v instanceof PSInt64 ||
    v instanceof PSDecimal ||
    v instanceof PSByte ||
    v instanceof PSSingle ||
    v instanceof PSUInt32 ||
    v instanceof PSUInt64 ||
    v instanceof PSBigInteger ||
    v instanceof PSInt16 ||
    v instanceof PSUInt16 ||
    v instanceof PSSByte
  );
}

/** The default (`G`) text of a double. */
export function doubleText(n: number, format: NumberFormat): string {
  if (Number.isNaN(n)) return format.NaNSymbol;
  if (n === Infinity) return format.PositiveInfinitySymbol;
  if (n === -Infinity) return format.NegativeInfinitySymbol;
  if (Number.isInteger(n) && Math.abs(n) < 1e15) {
    return Object.is(n, -0)
      ? `${format.NegativeSign}0`
      : n < 0
        ? format.NegativeSign + String(-n)
        : String(n);
  }
  return general(bufferOf(new PSDouble(n)), 15, format, 'E', 2, true);
}

/**
 * `ToString(format, culture)` of a number.
 * @param spec standard or custom format string, empty for the default
 */
export function formatNumber(value: Value, spec: string | null, culture: CultureInfo): string {
  const info = culture.number;
  if (spec === null || spec === '') return defaultText(value, info);
  const special = specialText(value, info);
  if (special !== undefined) return special;
  const standard = /^([A-Za-z])(\d{0,9})$/.exec(spec);
  if (standard === null) return customNumber(value, spec, info);
  const precision = standard[2] === '' ? -1 : Number(standard[2]);
  return standardNumber(value, standard[1]!, precision, info);
}

function specialText(value: Value, info: NumberFormat): string | undefined {
  if (!(value instanceof PSDouble) && !(value instanceof PSSingle)) return undefined;
  if (Number.isNaN(value.value)) return info.NaNSymbol;
  if (value.value === Infinity) return info.PositiveInfinitySymbol;
  if (value.value === -Infinity) return info.NegativeInfinitySymbol;
  return undefined;
}

function defaultText(value: Value, info: NumberFormat): string {
  if (typeof value === 'number') return value < 0 ? info.NegativeSign + String(-value) : String(value);
  if (value instanceof PSDouble) return doubleText(value.value, info);
  if (value instanceof PSSingle) {
    return specialText(value, info) ?? general(bufferOf(value), 7, info, 'E', 2, true);
  }
  if (value instanceof PSDecimal) {
    const text = decimalText(value).replace('.', info.NumberDecimalSeparator);
    return text.startsWith('-') ? info.NegativeSign + text.slice(1) : text;
  }
  const integer = (value as { value: number | bigint }).value;
  return integer < 0 ? info.NegativeSign + String(-integer) : String(integer);
}

const isInteger = (v: Value): boolean =>
  !(v instanceof PSDouble) && !(v instanceof PSSingle) && !(v instanceof PSDecimal);

function integerValue(v: Value): bigint {
  return typeof v === 'number' ? BigInt(v) : BigInt((v as { value: number | bigint }).value);
}

function bits(v: Value): number {
  if (typeof v === 'number' || v instanceof PSUInt32) return 32;
  if (v instanceof PSInt64 || v instanceof PSUInt64) return 64;
  if (v instanceof PSByte || v instanceof PSSByte) return 8;
  return 16;
}

function decimalsBuffer(value: Value, decimals: number): NumberBuffer {
  if (value instanceof PSDouble || value instanceof PSSingle)
    return fromDoubleDecimals(value.value, decimals);
  const buffer = value instanceof PSDecimal ? fromDecimal(value) : fromInteger(integerValue(value));
  return roundBuffer(buffer, buffer.point + decimals);
}

function significantBuffer(value: Value, digits: number): NumberBuffer {
  if (value instanceof PSDouble || value instanceof PSSingle) return fromDoubleExact(value.value, digits);
  return roundBuffer(bufferOf(value), digits);
}

function standardNumber(value: Value, letter: string, precision: number, info: NumberFormat): string {
  switch (letter.toUpperCase()) {
    case 'D': {
      if (!isInteger(value)) throw invalidSpecifier();
      const n = integerValue(value);
      const digits = (n < 0n ? -n : n).toString().padStart(Math.max(precision, 0), '0');
      return n < 0n ? info.NegativeSign + digits : digits;
    }
    case 'X':
    case 'B':
      if (!isInteger(value)) throw invalidSpecifier();
      return bitText(value, letter, precision);
    case 'E': {
      const digits = precision < 0 ? 6 : precision;
      return scientific(significantBuffer(value, digits + 1), digits, info, letter, 3);
    }
    case 'F': {
      const decimals = precision < 0 ? info.NumberDecimalDigits : precision;
      const buffer = decimalsBuffer(value, decimals);
      return sign(buffer, value, info) + fixed(buffer, decimals, info.NumberDecimalSeparator, '', [0]);
    }
    case 'N': {
      const decimals = precision < 0 ? info.NumberDecimalDigits : precision;
      const buffer = decimalsBuffer(value, decimals);
      const text = fixed(
        buffer,
        decimals,
        info.NumberDecimalSeparator,
        info.NumberGroupSeparator,
        info.NumberGroupSizes,
      );
      if (sign(buffer, value, info) === '') return text;
      return ['(n)', '-n', '- n', 'n-', 'n -']
        [info.NumberNegativePattern]!.replace('-', () => info.NegativeSign)
        .replace('n', () => text);
    }
    case 'C': {
      const decimals = precision < 0 ? info.CurrencyDecimalDigits : precision;
      const buffer = decimalsBuffer(value, decimals);
      const text = fixed(
        buffer,
        decimals,
        info.CurrencyDecimalSeparator,
        info.CurrencyGroupSeparator,
        info.CurrencyGroupSizes,
      );
      const pattern =
        sign(buffer, value, info) === ''
          ? ['$n', 'n$', '$ n', 'n $'][info.CurrencyPositivePattern]!
          : [
              '($n)',
              '-$n',
              '$-n',
              '$n-',
              '(n$)',
              '-n$',
              'n-$',
              'n$-',
              '-n $',
              '-$ n',
              'n $-',
              '$ n-',
              '$ -n',
              'n- $',
              '($ n)',
              '(n $)',
              '$- n',
            ][info.CurrencyNegativePattern]!;
      return fillPattern(pattern, '$', info.CurrencySymbol, info.NegativeSign, text);
    }
    case 'P': {
      const decimals = precision < 0 ? info.PercentDecimalDigits : precision;
      const exact = percentBuffer(value, decimals);
      const text = fixed(
        exact,
        decimals,
        info.PercentDecimalSeparator,
        info.PercentGroupSeparator,
        info.PercentGroupSizes,
      );
      const pattern =
        sign(exact, value, info) === ''
          ? ['n %', 'n%', '%n', '% n'][info.PercentPositivePattern]!
          : ['-n %', '-n%', '-%n', '%-n', '%n-', 'n-%', 'n%-', '-% n', 'n %-', '% n-', '% -n', 'n- %'][
              info.PercentNegativePattern
            ]!;
      return fillPattern(pattern, '%', info.PercentSymbol, info.NegativeSign, text);
    }
    case 'G':
      return generalFormat(value, letter, precision, info);
    case 'R':
      return defaultText(value, info);
    default:
      throw invalidSpecifier();
  }
}

function fillPattern(pattern: string, mark: string, symbol: string, minus: string, text: string): string {
  let out = '';
  for (const c of pattern) out += c === mark ? symbol : c === '-' ? minus : c === 'n' ? text : c;
  return out;
}

function percentBuffer(value: Value, decimals: number): NumberBuffer {
  const buffer =
    value instanceof PSDouble || value instanceof PSSingle
      ? fromDoubleDecimals(value.value, decimals + 2)
      : bufferOf(value);
  const scaled = buffer.digits === '' ? buffer : { ...buffer, point: buffer.point + 2 };
  return roundBuffer(scaled, scaled.point + decimals);
}

/** A negative result keeps its sign even when it rounds to zero, for floating point only. */
function sign(buffer: NumberBuffer, value: Value, info: NumberFormat): string {
  if (!buffer.negative) return '';
  if (buffer.digits === '' && value instanceof PSDecimal) return '';
  return info.NegativeSign;
}

function generalFormat(value: Value, letter: string, precision: number, info: NumberFormat): string {
  const exponent = letter === 'g' ? 'e' : 'E';
  if (value instanceof PSBigInteger) return defaultText(value, info);
  if (precision <= 0) {
    if (value instanceof PSDouble) return general(bufferOf(value), 15, info, exponent, 2, true);
    if (value instanceof PSSingle) return general(bufferOf(value), 7, info, exponent, 2, true);
    return defaultText(value, info);
  }
  return general(significantBuffer(value, precision), precision, info, exponent, 2, false);
}

/** `G`: fixed notation unless the exponent is too large for `limit` digits or below -5. */
function general(
  buffer: NumberBuffer,
  limit: number,
  info: NumberFormat,
  letter: string,
  exponentDigits: number,
  shortest: boolean,
): string {
  const minus = buffer.negative ? info.NegativeSign : '';
  const { point } = buffer;
  const digits = buffer.digits.replace(/0+$/, '');
  if (digits === '') return `${minus}0`;
  if (point > limit || point < -3) return scientific(buffer, -1, info, letter, exponentDigits);
  if (point <= 0) return `${minus}0${info.NumberDecimalSeparator}${'0'.repeat(-point)}${digits}`;
  if (digits.length <= point) return minus + digits.padEnd(point, '0');
  return `${minus}${digits.slice(0, point)}${info.NumberDecimalSeparator}${digits.slice(point)}`;
}

/** @param decimals digits behind the first, or -1 for as many as there are */
function scientific(
  buffer: NumberBuffer,
  decimals: number,
  info: NumberFormat,
  letter: string,
  exponentDigits: number,
): string {
  const digits = buffer.digits === '' ? '0' : decimals < 0 ? buffer.digits.replace(/0+$/, '') : buffer.digits;
  const exponent = buffer.digits === '' ? 0 : buffer.point - 1;
  const tail = decimals < 0 ? digits.slice(1) : digits.slice(1).padEnd(decimals, '0');
  const exponentText = String(Math.abs(exponent)).padStart(exponentDigits, '0');
  return (
    (buffer.negative ? info.NegativeSign : '') +
    digits[0]! +
    (tail === '' ? '' : info.NumberDecimalSeparator + tail) +
    letter +
    (exponent < 0 ? info.NegativeSign : info.PositiveSign) +
    exponentText
  );
}

/** Digits with decimals and groups, without sign. */
function fixed(
  buffer: NumberBuffer,
  decimals: number,
  separator: string,
  group: string,
  sizes: readonly number[],
): string {
  const { digits, point } = buffer;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const fraction = (point >= 0 ? digits.slice(point) : '0'.repeat(-point) + digits)
    .slice(0, decimals)
    .padEnd(decimals, '0');
  return groupDigits(whole, group, sizes) + (decimals > 0 ? separator + fraction : '');
}

/** Inserts group separators from the right; the last size repeats, a zero ends grouping. */
export function groupDigits(whole: string, group: string, sizes: readonly number[]): string {
  if (group === '' || sizes.length === 0) return whole;
  const parts: string[] = [];
  let rest = whole;
  for (let i = 0; rest !== ''; i++) {
    const size = sizes[Math.min(i, sizes.length - 1)]!;
    if (size === 0 || rest.length <= size) break;
    parts.unshift(rest.slice(-size));
    rest = rest.slice(0, -size);
  }
  parts.unshift(rest);
  return parts.join(group);
}

function bitText(value: Value, letter: string, precision: number): string {
  const radix = letter === 'X' || letter === 'x' ? 16 : 2;
  let text: string;
  if (value instanceof PSBigInteger) text = bigIntegerBits(value.value, radix);
  else text = BigInt.asUintN(bits(value), integerValue(value)).toString(radix);
  if (letter === 'X') text = text.toUpperCase();
  const fill =
    value instanceof PSBigInteger && value.value < 0n
      ? radix === 16
        ? letter === 'X'
          ? 'F'
          : 'f'
        : '1'
      : '0';
  return text.padStart(Math.max(precision, 0), fill);
}

/** Two's complement of minimal length with a sign digit, as BigInteger prints it. */
function bigIntegerBits(n: bigint, radix: number): string {
  const unit = radix === 16 ? 4 : 1;
  let width = unit;
  while (n < -(1n << BigInt(width - 1)) || n >= 1n << BigInt(width - 1)) width += unit;
  const text = BigInt.asUintN(width, n).toString(radix);
  return text.padStart(width / unit, '0');
}
