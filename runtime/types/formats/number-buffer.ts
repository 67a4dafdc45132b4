import type { Value } from '../net-object.ts';
import { PSBigInteger, PSDouble, PSInt64, PSSingle, PSUInt64 } from '../numbers/boxes.ts';
import { PSDecimal } from '../numbers/decimal.ts';

/** A number as decimal digits: 0.digits × 10^point. */
export interface NumberBuffer {
  negative: boolean;
  /** Without leading zeros; trailing ones only where they carry scale (Decimal). */
  digits: string;
  point: number;
}

export function fromInteger(value: number | bigint): NumberBuffer {
  const negative = value < 0;
  const digits = String(negative ? -value : value);
  return digits === '0'
    ? { negative: false, digits: '', point: 0 }
    : { negative, digits, point: digits.length };
}

export function fromDecimal(d: PSDecimal): NumberBuffer {
  const negative = d.mantissa < 0n;
  const digits = (negative ? -d.mantissa : d.mantissa).toString();
  if (digits === '0') return { negative: false, digits: '', point: 0 };
  return { negative, digits, point: digits.length - d.scale };
}

function fromExponential(text: string, negative: boolean): NumberBuffer {
  const [mantissa, exponent] = text.split('e') as [string, string];
  const digits = mantissa.replace('.', '').replace(/0+$/, '');
  return { negative, digits, point: digits === '' ? 0 : Number(exponent) + 1 };
}

const isNegative = (n: number): boolean => n < 0 || Object.is(n, -0);

/** Shortest digits that round-trip. */
export function fromDouble(n: number): NumberBuffer {
  return fromExponential(Math.abs(n).toExponential(), isNegative(n));
}

/** Shortest digits that round-trip through single precision. */
export function fromSingle(n: number): NumberBuffer {
  const magnitude = Math.abs(n);
  for (let digits = 0; digits < 9; digits++) {
    const text = magnitude.toExponential(digits);
    if (Math.fround(Number(text)) === magnitude) return fromExponential(text, isNegative(n));
  }
  return fromExponential(magnitude.toExponential(8), isNegative(n));
}

/** All digits of the exact binary value, as far as `significant` digits behind the first. */
export function fromDoubleExact(n: number, significant: number): NumberBuffer {
  return fromExponential(
    Math.abs(n).toExponential(Math.min(100, Math.max(0, significant - 1))),
    isNegative(n),
  );
}

/** `toFixed`, but exact ties go to the even digit. */
function fixedHalfEven(n: number, decimals: number): string {
  const text = n.toFixed(decimals);
  if (n === 0 || !/^50*$/.test(n.toFixed(decimals + 25).slice(-25))) return text;
  const digit = text.charCodeAt(text.length - 1) - 48;
  if (digit % 2 === 0) return text;
  // Ties went up; an odd last digit means that the even one is below.
  return text.slice(0, -1) + String(digit - 1);
}

/** Digits of the exact value up to a number of decimals. */
export function fromDoubleDecimals(n: number, decimals: number): NumberBuffer {
  const magnitude = Math.abs(n);
  const text =
    magnitude >= 1e21
      ? BigInt(magnitude).toString()
      : fixedHalfEven(magnitude, Math.min(75, Math.max(0, decimals)));
  const [whole, fraction = ''] = text.split('.') as [string, string?];
  const all = whole + fraction;
  const lead = /^0*/.exec(all)![0].length;
  const digits = all.slice(lead).replace(/0+$/, '');
  return { negative: isNegative(n), digits, point: digits === '' ? 0 : whole.length - lead };
}

/** Rounds half away from zero to `count` digits after the start (`count` may be zero or negative). */
export function roundBuffer(buffer: NumberBuffer, count: number): NumberBuffer {
  const { negative, digits, point } = buffer;
  if (count >= digits.length) return buffer;
  if (count < 0) return { negative, digits: '', point: 0 };
  const up = digits.charCodeAt(count) >= 53;
  let kept = digits.slice(0, count);
  let newPoint = point;
  if (up) {
    let i = count - 1;
    while (i >= 0 && kept[i] === '9') i--;
    if (i < 0) {
      kept = '1';
      newPoint++;
    } else kept = kept.slice(0, i) + String.fromCharCode(kept.charCodeAt(i) + 1);
  }
  kept = kept.replace(/0+$/, '');
  return { negative, digits: kept, point: kept === '' ? 0 : newPoint };
}

/** The digits of any number but NaN and the infinities. */
export function bufferOf(value: Value): NumberBuffer {
  if (typeof value === 'number') return fromInteger(value);
  if (value instanceof PSDouble) return fromDouble(value.value);
  if (value instanceof PSSingle) return fromSingle(value.value);
  if (value instanceof PSDecimal) return fromDecimal(value);
  if (value instanceof PSInt64 || value instanceof PSUInt64 || value instanceof PSBigInteger)
    return fromInteger(value.value);
  return fromInteger((value as { value: number }).value);
}
