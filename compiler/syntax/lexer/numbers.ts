import type { NumberLiteral, NumberTypeName } from '../ast.ts';

const shape =
  /^([-+–—―]?)(?:0[xX]([0-9a-fA-F]*)|0[bB]([01]+)|((?:[0-9]+(?:\.[0-9]*)?|\.[0-9]*)(?:[eE][-+–—―]?[0-9]+)?))(?:([uU][ysl]?|[uU][YSL]|[yslndYSLND]))?([kmgtpKMGTP][bB])?$/;

const multipliers: Record<string, bigint> = {
  k: 1024n,
  m: 1024n ** 2n,
  g: 1024n ** 3n,
  t: 1024n ** 4n,
  p: 1024n ** 5n,
};

const ranges: Record<string, readonly [bigint, bigint]> = {
  sbyte: [-128n, 127n],
  byte: [0n, 255n],
  short: [-32768n, 32767n],
  ushort: [0n, 65535n],
  int: [-(2n ** 31n), 2n ** 31n - 1n],
  uint: [0n, 2n ** 32n - 1n],
  long: [-(2n ** 63n), 2n ** 63n - 1n],
  ulong: [0n, 2n ** 64n - 1n],
  decimal: [-(2n ** 96n) + 1n, 2n ** 96n - 1n],
};

const suffixTypes: Record<string, NumberTypeName> = {
  y: 'sbyte',
  uy: 'byte',
  s: 'short',
  us: 'ushort',
  l: 'long',
  u: 'uint',
  ul: 'ulong',
  n: 'bigint',
  d: 'decimal',
};

/** Whether the text has the form of a number, whatever its value. */
export function isNumberShape(text: string): boolean {
  return shape.test(text);
}

function fits(type: NumberTypeName, value: bigint): boolean {
  const range = ranges[type];
  return range === undefined || (value >= range[0] && value <= range[1]);
}

function integer(type: NumberTypeName, value: bigint): NumberLiteral | undefined {
  if (!fits(type, value)) return undefined;
  if (type === 'long' || type === 'ulong' || type === 'bigint') return { type, value };
  if (type === 'decimal') return { type, value: value.toString() };
  return { type, value: Number(value) };
}

/** An unsigned suffix widens to 64 bits where 32 are too few. */
function suffixed(type: NumberTypeName, value: bigint): NumberLiteral | undefined {
  return integer(type, value) ?? (type === 'uint' ? integer('ulong', value) : undefined);
}

function roundHalfEven(value: number): bigint {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5) return BigInt(floor);
  if (rest > 0.5) return BigInt(floor + 1);
  return BigInt(floor % 2 === 0 ? floor : floor + 1);
}

function decimal(text: string, multiplier: bigint): NumberLiteral | undefined {
  const match = /^(-?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([-+]?[0-9]+))?$/.exec(text);
  if (!match) return undefined;
  let digits = BigInt(`${match[2]}${match[3] ?? ''}` || '0');
  let scale = (match[3] ?? '').length - Number(match[4] ?? 0);
  if (scale < 0) {
    if (scale < -60) return undefined;
    digits *= 10n ** BigInt(-scale);
    scale = 0;
  }
  digits *= multiplier;
  while (scale > 28) {
    digits = (digits + 5n) / 10n;
    scale--;
  }
  if (!fits('decimal', digits)) return undefined;
  const padded = digits.toString().padStart(scale + 1, '0');
  const whole = padded.slice(0, padded.length - scale);
  return { type: 'decimal', value: `${match[1]}${whole}${scale > 0 ? `.${padded.slice(-scale)}` : ''}` };
}

function signedBinary(digits: string, unsigned: boolean): bigint {
  const value = BigInt(`0b${digits}`);
  const n = digits.length;
  const signed =
    !unsigned && digits[0] === '1' && (n === 8 || n === 16 || n === 32 || n === 64 || n === 96 || n >= 128);
  return signed ? value - 2n ** BigInt(n) : value;
}

function signedHex(digits: string, suffix: string): bigint {
  const value = BigInt(`0x0${digits}`);
  if (suffix.startsWith('u') || digits === '') return value;
  const width = suffix === 'y' ? 2 : suffix === 's' ? 4 : suffix === 'l' ? 16 : digits.length < 16 ? 8 : 16;
  if (suffix === 'n' && width !== digits.length) return value;
  return digits.length === width && Number.parseInt(digits[0]!, 16) >= 8
    ? value - 2n ** BigInt(4 * width)
    : value;
}

/** The value of a literal of the right shape; undefined where no type holds it. */
export function parseNumber(text: string): NumberLiteral | undefined {
  const match = shape.exec(text);
  if (!match) return undefined;
  const negative = match[1] !== '' && match[1] !== '+';
  let suffix = (match[5] ?? '').toLowerCase();
  const multiplier = match[6] ? multipliers[match[6][0]!.toLowerCase()]! : 1n;

  if (match[4] !== undefined) {
    const body = match[4].replace(/[–—―]/g, '-');
    const real = /[.eE]/.test(body);
    if (!real) {
      const value = BigInt(body) * multiplier * (negative ? -1n : 1n);
      if (suffix) return suffixed(suffixTypes[suffix]!, value);
      return (
        integer('int', value) ??
        integer('long', value) ??
        integer('decimal', value) ?? { type: 'double', value: Number(value) }
      );
    }
    const signed = `${negative ? '-' : ''}${body}`;
    if (suffix === 'd') return decimal(signed, multiplier);
    const value = Number(/^-?\.?$/.test(signed) ? 'NaN' : signed) * Number(multiplier);
    if (Number.isNaN(value)) return undefined;
    if (!suffix) return { type: 'double', value };
    return Number.isFinite(value) ? suffixed(suffixTypes[suffix]!, roundHalfEven(value)) : undefined;
  }

  const isHex = match[2] !== undefined;
  const digits = match[2] ?? match[3]!;
  let value = isHex ? signedHex(digits, suffix) : signedBinary(digits, suffix.startsWith('u'));
  if (digits.length === (isHex ? 16 : 64) && (suffix === '' || suffix === 'u')) suffix += 'l';
  value *= multiplier * (negative ? -1n : 1n);
  if (suffix) return suffixed(suffixTypes[suffix]!, value);
  return integer('int', value) ?? integer('long', value);
}
