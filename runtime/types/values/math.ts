import { integerLimits, makeInteger, toBigInt, toJsNumber, typeCodeOf } from '../conversion/numeric.ts';
import { registerType, types } from '../core-types.ts';
import { implementType, type MemberFunction } from '../define.ts';
import type { EnumValue } from '../enums.ts';
import signatures from '../generated/signatures/System.Math.ts';
import { argumentError, argumentOutOfRange, netError, overflowError } from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import { NetType } from '../net-type.ts';
import { double, int64, PSDouble, PSSingle, single, uint64 } from '../numbers/boxes.ts';
import { compareDecimal, PSDecimal, roundDecimal } from '../numbers/decimal.ts';
import { netCompare } from '../operators/net-compare.ts';
import type { PSReference } from '../references.ts';

const type = registerType(
  new NetType({ fullName: 'System.Math', base: types.object, isAbstract: true, isSealed: true }),
);

const real =
  (f: (x: number) => number): MemberFunction =>
  (x: PSDouble) =>
    double(f(x.value));
const decimalOr =
  (ofNumber: (x: number) => number, mode: number): MemberFunction =>
  (x: Value) =>
    x instanceof PSDecimal ? roundDecimal(x, 0, mode) : double(ofNumber(toJsNumber(x)));

function abs(v: Value): Value {
  if (v instanceof PSDouble) return double(Math.abs(v.value));
  if (v instanceof PSSingle) return single(Math.abs(v.value));
  if (v instanceof PSDecimal) return v.mantissa < 0n ? new PSDecimal(-v.mantissa, v.scale) : v;
  const code = typeCodeOf(v);
  const n = toBigInt(v);
  if (n >= 0n) return v;
  if (-n > integerLimits(code)[1])
    throw overflowError('Negating the minimum value of a twos complement number is invalid.');
  return makeInteger(code, -n);
}

/** Rounds a double at a number of decimals, as .NET does: scale, round, scale back. */
function roundDouble(n: number, digits: number, mode: number): number {
  if (digits < 0 || digits > 15)
    throw argumentOutOfRange('digits', 'Rounding digits must be between 0 and 15, inclusive.');
  if (!Number.isFinite(n) || Math.abs(n) >= 1e16) return n;
  const power = 10 ** digits;
  const rounded = roundMode(n * power, mode) / power;
  return rounded === 0 && n < 0 ? -0 : rounded;
}
function roundMode(n: number, mode: number): number {
  switch (mode) {
    case 0: {
      const floor = Math.floor(n);
      const rest = n - floor;
      return rest < 0.5 ? floor : rest > 0.5 ? floor + 1 : floor % 2 === 0 ? floor : floor + 1;
    }
    case 1:
      return n < 0 ? -Math.floor(-n + 0.5) : Math.floor(n + 0.5);
    case 2:
      return Math.trunc(n);
    case 3:
      return Math.floor(n);
    case 4:
      return Math.ceil(n);
    default:
      throw argumentError(
        `The value '${mode}' is not valid for this usage of the type MidpointRounding.`,
        'mode',
      );
  }
}

const round: MemberFunction = (v: Value, a?: Value, b?: Value) => {
  const digits = typeof a === 'number' ? a : 0;
  const modeValue = typeof a === 'number' ? b : a;
  const mode = modeValue === undefined ? 0 : Number((modeValue as EnumValue).value);
  if (v instanceof PSDecimal) {
    if (digits < 0 || digits > 28)
      throw argumentOutOfRange('decimals', 'Decimal can only round to between 0 and 28 digits of precision.');
    return roundDecimal(v, digits, mode);
  }
  return double(roundDouble((v as PSDouble).value, digits, mode));
};

const better =
  (wanted: number): MemberFunction =>
  (a: Value, b: Value) => {
    if ((a instanceof PSDouble || a instanceof PSSingle) && Number.isNaN(a.value)) return a;
    if ((b instanceof PSDouble || b instanceof PSSingle) && Number.isNaN(b.value)) return b;
    const order = a instanceof PSDecimal ? compareDecimal(a, b as PSDecimal) : netCompare(a, b)!;
    return order * wanted >= 0 ? a : b;
  };

const divRem: MemberFunction = (a: Value, b: Value, out?: PSReference) => {
  if (toBigInt(b) === 0n) throw netError('System.DivideByZeroException', 'Attempted to divide by zero.');
  const code = typeCodeOf(a);
  if (out !== undefined) out.value = makeInteger(code, toBigInt(a) % toBigInt(b));
  const quotient = toBigInt(a) / toBigInt(b);
  if (quotient > integerLimits(code)[1]) throw overflowError('Arithmetic operation resulted in an overflow.');
  return makeInteger(code, quotient);
};

implementType(type, signatures, () => ({
  statics: {
    Abs: abs,
    Acos: real(Math.acos),
    Acosh: real(Math.acosh),
    Asin: real(Math.asin),
    Asinh: real(Math.asinh),
    Atan: real(Math.atan),
    Atanh: real(Math.atanh),
    Atan2: (y: PSDouble, x: PSDouble) => double(Math.atan2(y.value, x.value)),
    Cbrt: real(Math.cbrt),
    Cos: real(Math.cos),
    Cosh: real(Math.cosh),
    Exp: real(Math.exp),
    Sin: real(Math.sin),
    Sinh: real(Math.sinh),
    Sqrt: real(Math.sqrt),
    Tan: real(Math.tan),
    Tanh: real(Math.tanh),
    Log: (x: PSDouble, b?: PSDouble) =>
      double(b === undefined ? Math.log(x.value) : logBase(x.value, b.value)),
    Log2: real(Math.log2),
    Log10: real(Math.log10),
    Pow: (x: PSDouble, y: PSDouble) =>
      double(
        x.value === 1
          ? 1
          : Math.abs(x.value) === 1 && Math.abs(y.value) === Infinity
            ? 1
            : x.value ** y.value,
      ),
    Ceiling: decimalOr(Math.ceil, 4),
    Floor: decimalOr(Math.floor, 3),
    Truncate: decimalOr(Math.trunc, 2),
    Round: round,
    Max: better(1),
    Min: better(-1),
    Sign: (v: Value) => {
      const n = v instanceof PSDecimal ? Number(v.mantissa) : toJsNumber(v);
      if (Number.isNaN(n))
        throw netError(
          'System.ArithmeticException',
          'Function does not accept floating point Not-a-Number values.',
        );
      return Math.sign(n) + 0;
    },
    Clamp: (v: Value, low: Value, high: Value) => {
      if (netCompare(low, high)! > 0)
        throw argumentError(`'${toJsNumber(low)}' cannot be greater than ${toJsNumber(high)}.`);
      return netCompare(v, low)! < 0 ? low : netCompare(v, high)! > 0 ? high : v;
    },
    DivRem: divRem,
    BigMul: (a: Value, b: Value) =>
      typeof a === 'number' ? int64(toBigInt(a) * toBigInt(b)) : uint64(toBigInt(a) * toBigInt(b)),
    IEEERemainder: (x: PSDouble, y: PSDouble) => double(x.value - y.value * roundMode(x.value / y.value, 0)),
    CopySign: (x: PSDouble, y: PSDouble) =>
      double(y.value < 0 || Object.is(y.value, -0) ? -Math.abs(x.value) : Math.abs(x.value)),
    ScaleB: (x: PSDouble, n: number) => double(x.value * 2 ** n),
    ILogB: (x: PSDouble) => Math.floor(Math.log2(Math.abs(x.value))),
    MaxMagnitude: (a: PSDouble, b: PSDouble) => (Math.abs(a.value) >= Math.abs(b.value) ? a : b),
    MinMagnitude: (a: PSDouble, b: PSDouble) => (Math.abs(a.value) <= Math.abs(b.value) ? a : b),
    FusedMultiplyAdd: (x: PSDouble, y: PSDouble, z: PSDouble) => double(x.value * y.value + z.value),
  },
  staticProperties: { PI: () => double(Math.PI), E: () => double(Math.E), Tau: () => double(Math.PI * 2) },
}));
function logBase(x: number, b: number): number {
  if (Number.isNaN(x) || Number.isNaN(b) || b === 1 || (x !== 1 && (b === 0 || b === Infinity)))
    return Number.NaN;
  return Math.log(x) / Math.log(b);
}
