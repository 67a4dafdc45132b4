import { ByteItems } from '../arrays.ts';
import { integerLimits, makeInteger, overflowMessage, toBigInteger } from '../conversion/numeric.ts';
import { isIntegerType, types } from '../core-types.ts';
import { implementType } from '../define.ts';
import { CultureInfo, currentCulture } from '../formats/culture.ts';
import { formatNumber } from '../formats/number-format.ts';
import signatures from '../generated/signatures/System.Numerics.BigInteger.ts';
import { argumentNull, argumentOutOfRange, netError, overflowError } from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { PSBigInteger as Big, double, type PSBigInteger, type PSDouble, single } from '../numbers/boxes.ts';
import { DecimalOverflow, decimal } from '../numbers/decimal.ts';
import type { PSReference } from '../references.ts';
import { findType } from '../type-registry.ts';

const big = (n: bigint): PSBigInteger => new Big(n);
const value = (v: Value): bigint => toBigInteger(v).value;
const zeroDivision = (): Error => netError('System.DivideByZeroException', 'Attempted to divide by zero.');
const abs = (n: bigint): bigint => (n < 0n ? -n : n);
function gcd(a: bigint, b: bigint): bigint {
  let x = abs(a);
  let y = abs(b);
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
function divide(a: bigint, b: bigint): bigint {
  if (b === 0n) throw zeroDivision();
  return a / b;
}
function remainder(a: bigint, b: bigint): bigint {
  if (b === 0n) throw zeroDivision();
  return a % b;
}
function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (exponent < 0n)
    throw argumentOutOfRange('exponent', 'The number must be greater than or equal to zero.');
  if (modulus === 0n) throw zeroDivision();
  let result = 1n;
  let b = base % modulus;
  for (let e = exponent; e > 0n; e >>= 1n) {
    if (e & 1n) result = (result * b) % modulus;
    b = (b * b) % modulus;
  }
  return result % modulus;
}

/** Explicit conversions to the other numbers; `returnType` decides. */
function toNumber(n: bigint, target: NetType): Value {
  if (target === types.double) return double(Number(n));
  if (target === types.single) return single(Number(n));
  if (target === types.decimal) {
    try {
      return decimal(n);
    } catch (error) {
      if (error instanceof DecimalOverflow) throw overflowError(overflowMessage(target.typeCode));
      throw error;
    }
  }
  const [low, high] = integerLimits(target.typeCode);
  if (n < low || n > high) {
    // The narrow types convert through Int32, whose message .NET reports.
    const code = target.typeCode < 9 && (n < -2147483648n || n > 2147483647n) ? 9 : target.typeCode;
    throw overflowError(code === 9 ? overflowMessage(9) : overflowMessage(code));
  }
  return makeInteger(target.typeCode, n);
}

function bytes(n: bigint): Uint8Array {
  const out: number[] = [];
  let rest = n;
  do {
    out.push(Number(rest & 0xffn));
    rest >>= 8n;
  } while (!((rest === 0n && out[out.length - 1]! < 128) || (rest === -1n && out[out.length - 1]! >= 128)));
  return Uint8Array.from(out);
}

function fromBytes(data: Uint8Array): bigint {
  let n = 0n;
  for (let i = data.length - 1; i >= 0; i--) n = (n << 8n) | BigInt(data[i]!);
  return data.length > 0 && data[data.length - 1]! >= 128 ? n - (1n << BigInt(data.length * 8)) : n;
}

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
const parse = (text: Value): Value => {
  if (text === null) throw argumentNull('value');
  const t = String(text).trim();
  if (!/^[+-]?\d+$/.test(t)) throw netError('System.FormatException', 'The value could not be parsed.');
  return big(BigInt(t.replace(/^\+/, '')));
};

implementType(types.bigInteger, signatures, () => ({
  constructors: (v: Value) => (v instanceof ByteItems ? big(fromBytes(v.data)) : toBigInteger(v)),
  properties: {
    IsEven: (b: PSBigInteger) => (b.value & 1n) === 0n,
    IsOne: (b: PSBigInteger) => b.value === 1n,
    IsZero: (b: PSBigInteger) => b.value === 0n,
    IsPowerOfTwo: (b: PSBigInteger) => b.value > 0n && (b.value & (b.value - 1n)) === 0n,
    Sign: (b: PSBigInteger) => order(b.value, 0n),
  },
  staticProperties: { One: () => big(1n), Zero: () => big(0n), MinusOne: () => big(-1n) },
  methods: {
    CompareTo: (b: PSBigInteger, o: Value) => (o === null ? 1 : order(b.value, value(o))),
    Equals: (b: PSBigInteger, o: Value) => o instanceof Big && o.value === b.value,
    ToString: (b: PSBigInteger, f?: Value, p?: Value) => {
      const culture = [f, p].find((x) => x instanceof CultureInfo) as CultureInfo | undefined;
      return formatNumber(b, typeof f === 'string' ? f : null, culture ?? currentCulture());
    },
    ToByteArray: (b: PSBigInteger) => new ByteItems(bytes(b.value)),
    GetHashCode: (b: PSBigInteger) => Number(BigInt.asIntN(32, b.value)),
  },
  statics: {
    Abs: (b: PSBigInteger) => big(abs(b.value)),
    Add: (a: PSBigInteger, b: PSBigInteger) => big(a.value + b.value),
    Compare: (a: PSBigInteger, b: PSBigInteger) => order(a.value, b.value),
    Divide: (a: PSBigInteger, b: PSBigInteger) => big(divide(a.value, b.value)),
    DivRem: (a: PSBigInteger, b: PSBigInteger, out?: PSReference) => {
      if (out !== undefined) out.value = big(remainder(a.value, b.value));
      return big(divide(a.value, b.value));
    },
    GreatestCommonDivisor: (a: PSBigInteger, b: PSBigInteger) => big(gcd(a.value, b.value)),
    Log: (a: PSBigInteger, b?: PSDouble) =>
      double(b === undefined ? Math.log(Number(a.value)) : Math.log(Number(a.value)) / Math.log(b.value)),
    Log10: (a: PSBigInteger) => double(Math.log10(Number(a.value))),
    Max: (a: PSBigInteger, b: PSBigInteger) => (a.value >= b.value ? a : b),
    Min: (a: PSBigInteger, b: PSBigInteger) => (a.value <= b.value ? a : b),
    ModPow: (a: PSBigInteger, b: PSBigInteger, m: PSBigInteger) => big(modPow(a.value, b.value, m.value)),
    Multiply: (a: PSBigInteger, b: PSBigInteger) => big(a.value * b.value),
    Negate: (a: PSBigInteger) => big(-a.value),
    Parse: parse,
    Pow: (a: PSBigInteger, n: number) => {
      if (n < 0) throw argumentOutOfRange('exponent', `exponent ('${n}') must be a non-negative value.`, n);
      return big(a.value ** BigInt(n));
    },
    Remainder: (a: PSBigInteger, b: PSBigInteger) => big(remainder(a.value, b.value)),
    Subtract: (a: PSBigInteger, b: PSBigInteger) => big(a.value - b.value),
    TryParse: (text: Value, ...rest: Value[]) => {
      const out = rest.pop() as PSReference;
      const ok = /^\s*[+-]?\d+\s*$/.test(String(text ?? ''));
      out.value = ok ? parse(text) : big(0n);
      return ok;
    },
    op_Addition: (a: PSBigInteger, b: PSBigInteger) => big(a.value + b.value),
    op_Subtraction: (a: PSBigInteger, b: PSBigInteger) => big(a.value - b.value),
    op_Multiply: (a: PSBigInteger, b: PSBigInteger) => big(a.value * b.value),
    op_Division: (a: PSBigInteger, b: PSBigInteger) => big(divide(a.value, b.value)),
    op_Modulus: (a: PSBigInteger, b: PSBigInteger) => big(remainder(a.value, b.value)),
    op_BitwiseAnd: (a: PSBigInteger, b: PSBigInteger) => big(a.value & b.value),
    op_BitwiseOr: (a: PSBigInteger, b: PSBigInteger) => big(a.value | b.value),
    op_ExclusiveOr: (a: PSBigInteger, b: PSBigInteger) => big(a.value ^ b.value),
    op_OnesComplement: (a: PSBigInteger) => big(~a.value),
    op_LeftShift: (a: PSBigInteger, n: number) => big(a.value << BigInt(n)),
    op_RightShift: (a: PSBigInteger, n: number) => big(a.value >> BigInt(n)),
    op_UnaryNegation: (a: PSBigInteger) => big(-a.value),
    op_UnaryPlus: (a: PSBigInteger) => a,
    op_Equality: (a: PSBigInteger, b: PSBigInteger) => a.value === b.value,
    op_Inequality: (a: PSBigInteger, b: PSBigInteger) => a.value !== b.value,
    op_Implicit: (v: Value) => toBigInteger(v),
    op_Explicit: (v: Value) => toBigInteger(v),
  },
}));

/** `op_Explicit` is overloaded by its result, so each of them is bound to its own target. */
types.bigInteger.membersFrom(() => {
  const member = types.bigInteger.staticMembers.get('op_explicit');
  if (member?.kind !== 'method') return;
  for (const overload of member.overloads) {
    const target = findType(overload.returnType);
    if (target === null || target === types.bigInteger || (!isIntegerType(target) && target.typeCode < 13))
      continue;
    (overload as { invoke: (v: Value) => Value }).invoke = (v) => toNumber(value(v), target);
  }
});
