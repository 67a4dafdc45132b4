import type { NumberLiteral } from '../../../compiler/syntax/ast.ts';
import { types } from '../core-types.ts';
import type { Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import {
  bigInteger,
  byte,
  double,
  int16,
  int64,
  PSDouble,
  PSSingle,
  sbyte,
  uint16,
  uint32,
  uint64,
} from '../numbers/boxes.ts';
import {
  DecimalOverflow,
  decimal,
  decimalFromNumber,
  PSDecimal,
  parseDecimalText,
  truncateDecimal,
} from '../numbers/decimal.ts';

/** The value of a number literal in the syntax tree. */
export function numberLiteral(literal: NumberLiteral): Value {
  const { value } = literal;
  switch (literal.type) {
    case 'int':
      return Number(value);
    case 'double':
      return double(Number(value));
    case 'long':
      return int64(BigInt(value));
    case 'decimal':
      return decimal(String(value));
    case 'byte':
      return byte(Number(value));
    case 'sbyte':
      return sbyte(Number(value));
    case 'short':
      return int16(Number(value));
    case 'ushort':
      return uint16(Number(value));
    case 'uint':
      return uint32(Number(value));
    case 'ulong':
      return uint64(BigInt(value));
    case 'bigint':
      return bigInteger(BigInt(value));
  }
}

const MULTIPLIERS: Readonly<Record<string, bigint>> = {
  kb: 1024n,
  mb: 1024n ** 2n,
  gb: 1024n ** 3n,
  tb: 1024n ** 4n,
  pb: 1024n ** 5n,
};
const RANGES: Readonly<Record<string, [bigint, bigint, (n: bigint) => Value]>> = {
  y: [-128n, 127n, (n) => sbyte(Number(n))],
  uy: [0n, 255n, (n) => byte(Number(n))],
  s: [-32768n, 32767n, (n) => int16(Number(n))],
  us: [0n, 65535n, (n) => uint16(Number(n))],
  l: [-(2n ** 63n), 2n ** 63n - 1n, (n) => int64(n)],
  ul: [0n, 2n ** 64n - 1n, (n) => uint64(n)],
};

/** A number as PowerShell's tokenizer reads one, with sign, suffix and multiplier; undefined when it is none. */
export function scanNumber(text: string): Value | undefined {
  const m =
    /^\s*([+-]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?))(u[lys]?|[lysnd])?(kb|mb|gb|tb|pb)?\s*$/i.exec(
      text,
    );
  if (m === null) return undefined;
  const [, signText, hex, binary, real] = m;
  let suffix = (m[5] ?? '').toLowerCase();
  let hexDigits = hex;
  if (hex !== undefined && suffix === 'd') {
    hexDigits = `${hex}d`;
    suffix = '';
  }
  const multiplier = MULTIPLIERS[(m[6] ?? '').toLowerCase()] ?? 1n;
  const negative = signText === '-';
  if (hexDigits !== undefined || binary !== undefined) {
    const n = hexDigits !== undefined ? radixValue(hexDigits, 16, suffix) : radixValue(binary!, 2, suffix);
    return integerResult((negative ? -n : n) * multiplier, suffix);
  }
  if (/[.eE]/.test(real!)) {
    if (suffix === 'd') return decimalResult(real!, negative, multiplier);
    if (suffix !== '') {
      const exact = parseExact(real!);
      return exact === undefined
        ? undefined
        : integerResult((negative ? -exact : exact) * multiplier, suffix);
    }
    const n = Number(real) * Number(multiplier);
    return double(negative ? -n : n);
  }
  if (suffix === 'd') return decimalResult(real!, negative, multiplier);
  const n = BigInt(real!);
  return integerResult((negative ? -n : n) * multiplier, suffix);
}

function parseExact(text: string): bigint | undefined {
  try {
    const d = parseDecimalText(text);
    return d === undefined ? undefined : truncateDecimal(d);
  } catch (error) {
    if (error instanceof DecimalOverflow) return undefined;
    throw error;
  }
}

function decimalResult(text: string, negative: boolean, multiplier: bigint): Value | undefined {
  try {
    const d = decimal(text);
    return new PSDecimal((negative ? -d.mantissa : d.mantissa) * multiplier, d.scale);
  } catch (error) {
    if (error instanceof DecimalOverflow) return undefined;
    throw error;
  }
}

/** Hex and binary digits that fill a signed type's width are two's complement. */
function radixValue(digits: string, radix: number, suffix: string): bigint {
  const n = BigInt((radix === 16 ? '0x' : '0b') + digits);
  if (suffix.startsWith('u') || suffix === 'n') return n;
  const width = digits.replace(/^0+(?=.)/, '').length * (radix === 16 ? 4 : 1);
  const full = digits.length * (radix === 16 ? 4 : 1);
  if (suffix === 'y') return full === 8 ? BigInt.asIntN(8, n) : n;
  if (suffix === 's') return full === 16 ? BigInt.asIntN(16, n) : n;
  if (suffix !== 'l' && full === 32 && width <= 32) return BigInt.asIntN(32, n);
  if (full === 64 && width <= 64) return BigInt.asIntN(64, n);
  return n;
}

function integerResult(n: bigint, suffix: string): Value | undefined {
  if (suffix === 'n') return bigInteger(n);
  if (suffix === 'u')
    return n < 0n ? undefined : n <= 4294967295n ? uint32(Number(n)) : n < 2n ** 64n ? uint64(n) : undefined;
  const range = RANGES[suffix];
  if (range !== undefined) return n < range[0] || n > range[1] ? undefined : range[2](n);
  if (n >= -2147483648n && n <= 2147483647n) return Number(n);
  if (n >= -(2n ** 63n) && n < 2n ** 63n) return int64(n);
  try {
    return decimal(n);
  } catch (error) {
    if (!(error instanceof DecimalOverflow)) throw error;
  }
  return double(Number(n));
}

/** `double.Parse` with `NumberStyles.Float | AllowThousands` in the invariant culture; NaN only for "NaN". */
export function parseDouble(text: string): number | undefined {
  const t = text.trim();
  const m = /^([+-]?)(\d[\d,]*\.?\d*|\.\d+)([eE][+-]?\d+)?$/.exec(t);
  if (m !== null) return Number(m[1]! + m[2]!.replaceAll(',', '') + (m[3] ?? ''));
  const word = t.replace(/^[+-]/, '').toLowerCase();
  if (word === 'nan') return Number.NaN;
  if (word === 'infinity' || word === '∞') return t.startsWith('-') ? -Infinity : Infinity;
  return undefined;
}

/** Truncation of a wide number to a Decimal where the target asks for one. */
export function toDecimalOf(v: Value, type: NetType): Value {
  if (type !== types.decimal) return v;
  if (v instanceof PSDouble) return decimalFromNumber(v.value);
  if (v instanceof PSSingle) return decimalFromNumber(v.value, 7);
  return v;
}
