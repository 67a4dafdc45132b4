import { types } from '../core-types.ts';
import type { NetType } from '../net-type.ts';
import { PSNumber } from './boxes.ts';

const MAX_MANTISSA = (1n << 96n) - 1n;
const MAX_SCALE = 28;
const POWERS: bigint[] = [1n];
for (let i = 1; i <= 60; i++) POWERS.push(POWERS[i - 1]! * 10n);
const power = (n: number): bigint => (n <= 60 ? POWERS[n]! : 10n ** BigInt(n));

/** Thrown where a result does not fit a Decimal; the caller words it. */
export class DecimalOverflow extends Error {}

/** `System.Decimal`: a 96-bit mantissa with sign and a scale of 0 to 28 that is kept (`1.50`). */
export class PSDecimal extends PSNumber {
  readonly mantissa: bigint;
  readonly scale: number;

  constructor(mantissa: bigint, scale: number) {
    super();
    this.mantissa = mantissa;
    this.scale = scale;
  }

  /** The value as exact decimal text. */
  get value(): string {
    return decimalText(this);
  }

  override get netType(): NetType {
    return types.decimal;
  }
}
types.decimal.defaultValue = () => new PSDecimal(0n, 0);

function divideRounded(n: bigint, d: bigint): bigint {
  const negative = n < 0n !== d < 0n;
  const a = n < 0n ? -n : n;
  const b = d < 0n ? -d : d;
  let q = a / b;
  const twice = (a % b) * 2n;
  if (twice > b || (twice === b && (q & 1n) === 1n)) q += 1n;
  return negative ? -q : q;
}

/** Rounds (half to even) until mantissa and scale fit. */
export function makeDecimal(mantissa: bigint, scale: number): PSDecimal {
  if (scale < 0) {
    mantissa *= power(-scale);
    scale = 0;
  }
  const magnitude = mantissa < 0n ? -mantissa : mantissa;
  let drop = Math.max(0, scale - MAX_SCALE);
  while (magnitude / power(drop) > MAX_MANTISSA) drop++;
  if (drop === 0) return new PSDecimal(mantissa, scale);
  let rounded = divideRounded(mantissa, power(drop));
  if ((rounded < 0n ? -rounded : rounded) > MAX_MANTISSA) {
    drop++;
    rounded = divideRounded(mantissa, power(drop));
  }
  if (drop > scale) throw new DecimalOverflow();
  return new PSDecimal(rounded, scale - drop);
}

/** Parses plain decimal text with an optional exponent; undefined when it is not a number. */
export function parseDecimalText(text: string): PSDecimal | undefined {
  const m = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (m === null || (m[2] === '' && (m[3] ?? '') === '')) return undefined;
  const fraction = m[3] ?? '';
  const exponent = Number(m[4] ?? 0);
  const digits = BigInt(`${m[2]}${fraction}` || '0');
  const scale = fraction.length - exponent;
  if (digits === 0n) return new PSDecimal(0n, Math.min(Math.max(scale, 0), MAX_SCALE));
  if (scale < -60) throw new DecimalOverflow();
  if (scale > 400) return new PSDecimal(0n, MAX_SCALE);
  return makeDecimal(m[1] === '-' ? -digits : digits, scale);
}

/** A Decimal from literal text. */
export function decimal(text: string | number | bigint): PSDecimal {
  const result = parseDecimalText(String(text));
  if (result === undefined) throw new Error(`'${text}' is no decimal literal`);
  return result;
}

/** `new decimal(double)`: rounds to 15 significant digits (7 for Single). */
export function decimalFromNumber(n: number, significant = 15): PSDecimal {
  if (!Number.isFinite(n) || Math.abs(n) >= 7.922816251426434e28) throw new DecimalOverflow();
  const parsed = parseDecimalText(n.toExponential(significant - 1))!;
  let { mantissa, scale } = parsed;
  while (scale > 0 && mantissa % 10n === 0n) {
    mantissa /= 10n;
    scale--;
  }
  return new PSDecimal(mantissa, mantissa === 0n ? 0 : scale);
}

export function decimalText(d: PSDecimal): string {
  const negative = d.mantissa < 0n;
  let digits = (negative ? -d.mantissa : d.mantissa).toString();
  if (d.scale > 0) {
    digits = digits.padStart(d.scale + 1, '0');
    digits = `${digits.slice(0, -d.scale)}.${digits.slice(-d.scale)}`;
  }
  return negative ? `-${digits}` : digits;
}

export const decimalToNumber = (d: PSDecimal): number => Number(decimalText(d));

function align(a: PSDecimal, b: PSDecimal): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.mantissa * power(scale - a.scale), b.mantissa * power(scale - b.scale), scale];
}

export function addDecimal(a: PSDecimal, b: PSDecimal): PSDecimal {
  const [x, y, scale] = align(a, b);
  return makeDecimal(x + y, scale);
}

export function subtractDecimal(a: PSDecimal, b: PSDecimal): PSDecimal {
  const [x, y, scale] = align(a, b);
  return makeDecimal(x - y, scale);
}

export function multiplyDecimal(a: PSDecimal, b: PSDecimal): PSDecimal {
  return makeDecimal(a.mantissa * b.mantissa, a.scale + b.scale);
}

/** The divisor must not be zero. */
export function divideDecimal(a: PSDecimal, b: PSDecimal): PSDecimal {
  const preferred = a.scale - b.scale;
  const extra = 60;
  const exact = a.mantissa * power(extra);
  const quotient = exact / b.mantissa;
  const isExact = exact % b.mantissa === 0n;
  let result = makeDecimalSticky(quotient, preferred + extra, !isExact);
  while (result.scale > Math.max(preferred, 0) && result.mantissa % 10n === 0n) {
    result = new PSDecimal(result.mantissa / 10n, result.scale - 1);
  }
  return result;
}

function makeDecimalSticky(mantissa: bigint, scale: number, sticky: boolean): PSDecimal {
  if (!sticky) return makeDecimal(mantissa, scale);
  return makeDecimal(mantissa * 10n + (mantissa < 0n ? -1n : 1n), scale + 1);
}

export function remainderDecimal(a: PSDecimal, b: PSDecimal): PSDecimal {
  const [x, y, scale] = align(a, b);
  return makeDecimal(x % y, scale);
}

export function compareDecimal(a: PSDecimal, b: PSDecimal): number {
  const [x, y] = align(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The integer part. */
export const truncateDecimal = (d: PSDecimal): bigint => d.mantissa / power(d.scale);

/** Rounds to `digits` decimals. @param mode as `MidpointRounding` numbers them */
export function roundDecimal(d: PSDecimal, digits: number, mode = 0): PSDecimal {
  if (d.scale <= digits) return d;
  const unit = power(d.scale - digits);
  const negative = d.mantissa < 0n;
  const magnitude = negative ? -d.mantissa : d.mantissa;
  let q = magnitude / unit;
  const rest = magnitude % unit;
  if (rest !== 0n) {
    const half = rest * 2n;
    if (mode === 0) q += half > unit || (half === unit && (q & 1n) === 1n) ? 1n : 0n;
    else if (mode === 1) q += half >= unit ? 1n : 0n;
    else if (mode === 3) q += negative ? 1n : 0n;
    else if (mode === 4) q += negative ? 0n : 1n;
  }
  return new PSDecimal(negative ? -q : q, digits);
}

/** Rounds half to even to an integer, as `Convert` does. */
export const decimalToInteger = (d: PSDecimal): bigint => roundDecimal(d, 0).mantissa;
