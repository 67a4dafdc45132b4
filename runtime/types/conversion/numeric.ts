import { TypeCode, types } from '../core-types.ts';
import type { EnumValue } from '../enums.ts';
import type { Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import {
  byte,
  char,
  double,
  int16,
  int64,
  PSBigInteger,
  PSByte,
  PSChar,
  PSDouble,
  PSInt64,
  type PSNumber,
  PSSingle,
  PSUInt64,
  sbyte,
  single,
  uint16,
  uint32,
  uint64,
} from '../numbers/boxes.ts';
import {
  DecimalOverflow,
  decimal,
  decimalFromNumber,
  decimalToInteger,
  decimalToNumber,
  PSDecimal,
} from '../numbers/decimal.ts';

/** The `TypeCode` that the number rules see in a value: enums count as their underlying type. */
export function typeCodeOf(v: Value): number {
  if (typeof v === 'number') return TypeCode.Int32;
  if (typeof v === 'string') return TypeCode.String;
  if (typeof v === 'boolean') return TypeCode.Boolean;
  if (v === null || v === undefined) return TypeCode.Empty;
  return (v as { netType?: NetType }).netType?.typeCode ?? TypeCode.Object;
}

/** A number's value as a JS number; exactness may be lost for wide types. */
export function toJsNumber(v: Value): number {
  if (typeof v === 'number') return v;
  if (typeof v === 'boolean') return v ? 1 : 0;
  if (v instanceof PSDouble || v instanceof PSSingle) return v.value;
  if (v instanceof PSChar) return v.code;
  if (v instanceof PSDecimal) return decimalToNumber(v);
  return Number((v as PSNumber | EnumValue).value);
}

/** An integer number's value as a bigint. */
export function toBigInt(v: Value): bigint {
  if (typeof v === 'number') return BigInt(v);
  if (typeof v === 'boolean') return v ? 1n : 0n;
  if (v instanceof PSChar) return BigInt(v.code);
  return BigInt((v as { value: number | bigint }).value);
}

export function toDecimal(v: Value): PSDecimal {
  if (v instanceof PSDecimal) return v;
  if (v instanceof PSDouble) return decimalFromNumber(v.value);
  if (v instanceof PSSingle) return decimalFromNumber(v.value, 7);
  return decimal(toBigInt(v));
}

const LIMITS: Readonly<Record<number, readonly [bigint, bigint]>> = {
  [TypeCode.Char]: [0n, 65535n],
  [TypeCode.SByte]: [-128n, 127n],
  [TypeCode.Byte]: [0n, 255n],
  [TypeCode.Int16]: [-32768n, 32767n],
  [TypeCode.UInt16]: [0n, 65535n],
  [TypeCode.Int32]: [-2147483648n, 2147483647n],
  [TypeCode.UInt32]: [0n, 4294967295n],
  [TypeCode.Int64]: [-(2n ** 63n), 2n ** 63n - 1n],
  [TypeCode.UInt64]: [0n, 2n ** 64n - 1n],
};

/** Inclusive bounds of an integer type. */
export const integerLimits = (typeCode: number): readonly [bigint, bigint] => LIMITS[typeCode]!;

/** Boxes an integer that is within the type's range. */
export function makeInteger(typeCode: number, n: number | bigint): Value {
  switch (typeCode) {
    case TypeCode.Int32:
      return Number(n);
    case TypeCode.Int64:
      return int64(n);
    case TypeCode.Byte:
      return byte(Number(n));
    case TypeCode.UInt32:
      return uint32(Number(n));
    case TypeCode.UInt64:
      return uint64(n);
    case TypeCode.SByte:
      return sbyte(Number(n));
    case TypeCode.Int16:
      return int16(Number(n));
    case TypeCode.UInt16:
      return uint16(Number(n));
    default:
      return char(Number(n));
  }
}

const NAMES: Readonly<Record<number, string>> = {
  [TypeCode.Char]: 'a character',
  [TypeCode.SByte]: 'a signed byte',
  [TypeCode.Byte]: 'an unsigned byte',
  [TypeCode.Int16]: 'an Int16',
  [TypeCode.UInt16]: 'a UInt16',
  [TypeCode.Int32]: 'an Int32',
  [TypeCode.UInt32]: 'a UInt32',
  [TypeCode.Int64]: 'an Int64',
  [TypeCode.UInt64]: 'a UInt64',
  [TypeCode.Decimal]: 'a Decimal',
};

/** The text of the OverflowException for a target type. */
export const overflowMessage = (typeCode: number): string =>
  `Value was either too large or too small for ${NAMES[typeCode]}.`;

/** Raised by `changeNumber`; callers word it. */
export class NumericOverflow extends Error {}

/** Rounds half to even, as `Convert.ToInt32(double)` does. */
export function roundHalfEven(n: number): number {
  const floor = Math.floor(n);
  const rest = n - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** `Convert.ChangeType` among the primitive numbers, booleans, chars and enums. */
export function changeNumber(v: Value, type: NetType): Value {
  const code = type.typeCode;
  if (code === TypeCode.Double) return double(toJsNumber(v));
  if (code === TypeCode.Single) return single(toJsNumber(v));
  if (code === TypeCode.Decimal) {
    try {
      return toDecimal(v);
    } catch (error) {
      if (error instanceof DecimalOverflow) throw new NumericOverflow(overflowMessage(code));
      throw error;
    }
  }
  if (code === TypeCode.Boolean) return toJsNumber(v) !== 0;
  const [low, high] = LIMITS[code]!;
  if (v instanceof PSDouble || v instanceof PSSingle) {
    const rounded = roundHalfEven(v.value);
    if (
      !(rounded >= Number(low) && rounded <= Number(high)) ||
      (rounded >= 9007199254740992 && BigInt(rounded) > high)
    ) {
      const wide = code === TypeCode.Int64 || code === TypeCode.UInt64;
      throw new NumericOverflow(
        wide ? 'Arithmetic operation resulted in an overflow.' : overflowMessage(code),
      );
    }
    return makeInteger(code, Number.isSafeInteger(rounded) ? rounded : BigInt(rounded));
  }
  if (typeof v === 'number' && code === TypeCode.Int64) return new PSInt64(v);
  const n = v instanceof PSDecimal ? decimalToInteger(v) : toBigInt(v);
  if (n < low || n > high) throw new NumericOverflow(overflowMessage(code));
  return makeInteger(code, n);
}

/** Whether a value is a primitive number (not BigInteger) or an enum. */
export function isPrimitiveNumber(v: Value): boolean {
  const code = typeCodeOf(v);
  return code >= TypeCode.SByte && code <= TypeCode.Decimal;
}

/** Whether a value is a number, a boolean or a char: what `IsNumericOrPrimitive` accepts. */
export function isNumericOrPrimitive(v: Value): boolean {
  const code = typeCodeOf(v);
  return code >= TypeCode.Boolean && code <= TypeCode.Decimal;
}

/** BigInteger from any number. */
export function toBigInteger(v: Value): PSBigInteger {
  if (v instanceof PSBigInteger) return v;
  if (v instanceof PSDouble || v instanceof PSSingle) return new PSBigInteger(BigInt(Math.trunc(v.value)));
  if (v instanceof PSDecimal) return new PSBigInteger(v.mantissa / 10n ** BigInt(v.scale));
  return new PSBigInteger(toBigInt(v));
}

export const isUnsigned64 = (v: Value): boolean => v instanceof PSUInt64 || v instanceof PSByte;
export const intType = types.int32;
