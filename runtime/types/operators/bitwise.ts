import { AutomationNull } from '../automation-null.ts';
import { convertTo } from '../conversion/convert.ts';
import {
  isNumericOrPrimitive,
  isPrimitiveNumber,
  makeInteger,
  roundHalfEven,
  toBigInt,
  toJsNumber,
  typeCodeOf,
} from '../conversion/numeric.ts';

import { TypeCode, types } from '../core-types.ts';
import { EnumValue, rawEnum } from '../enums.ts';
import type { Value } from '../net-object.ts';
import { int64, PSBigInteger, PSDouble, PSSingle, uint64 } from '../numbers/boxes.ts';
import { decimalToInteger, PSDecimal } from '../numbers/decimal.ts';
import { PSObject } from '../ps-object.ts';
import { typeOf } from '../type-registry.ts';
import { stringOperand } from './arithmetic.ts';
import { callOperator } from './implicit.ts';

const base = (v: Value): Value =>
  v instanceof PSObject ? v.baseObject : v === AutomationNull || v === undefined ? null : v;

type BitOperation = 'and' | 'or' | 'xor';
const METHODS = {
  and: ['op_BitwiseAnd', '-band'],
  or: ['op_BitwiseOr', '-bor'],
  xor: ['op_ExclusiveOr', '-bxor'],
} as const;

function apply(op: BitOperation, a: bigint, b: bigint): bigint {
  return op === 'and' ? a & b : op === 'or' ? a | b : a ^ b;
}

/** The integer type in which two operands are combined. */
function operationCode(code: number): number {
  if (code <= TypeCode.Int32) return TypeCode.Int32;
  if (code <= TypeCode.UInt32) return TypeCode.UInt32;
  if (code <= TypeCode.Int64) return TypeCode.Int64;
  return TypeCode.UInt64;
}

function wrap(code: number, n: bigint): bigint {
  switch (code) {
    case TypeCode.Int32:
      return BigInt.asIntN(32, n);
    case TypeCode.UInt32:
      return BigInt.asUintN(32, n);
    case TypeCode.Int64:
      return BigInt.asIntN(64, n);
    default:
      return BigInt.asUintN(64, n);
  }
}

/** A floating or decimal operand as 64 bits: rounded, negative ones as two's complement. */
function toBits(v: Value): bigint {
  if (v instanceof PSDouble || v instanceof PSSingle)
    return BigInt.asUintN(64, BigInt(roundHalfEven(v.value)));
  if (v instanceof PSDecimal) return BigInt.asUintN(64, decimalToInteger(v));
  return BigInt.asUintN(64, toBigInt(v));
}

function isNegative(v: Value): boolean {
  return v instanceof PSDecimal ? v.mantissa < 0n : toJsNumber(v) < 0;
}

function bitOperation(op: BitOperation, left: Value, right: Value): Value {
  let a = base(left);
  let b = base(right);
  if (a === null && b === null) return 0;
  const leftNumeric = isNumericOrPrimitive(a);
  const rightNumeric = isNumericOrPrimitive(b);
  if (leftNumeric || rightNumeric) {
    if (a === null) a = 0;
    if (b === null) b = 0;
    if (isNumericOrPrimitive(a) && isNumericOrPrimitive(b)) {
      const code = Math.max(typeCodeOf(a), typeCodeOf(b));
      if (code >= TypeCode.Single) {
        const bits = apply(op, toBits(a), toBits(b));
        return isNegative(a) || isNegative(b) ? int64(BigInt.asIntN(64, bits)) : uint64(bits);
      }
      const target = operationCode(code);
      const result = makeInteger(
        target,
        wrap(target, apply(op, wrap(target, toBigInt(a)), wrap(target, toBigInt(b)))),
      );
      return a instanceof EnumValue ? rawEnum(a.type, toBigInt(result)) : result;
    }
  }
  if (typeof a === 'string' || typeof b === 'string') {
    const l = typeof a === 'string' ? stringOperand(a, b === null ? types.int32 : typeOf(b)) : a;
    const r = typeof b === 'string' ? stringOperand(b, a === null ? types.int32 : typeOf(a)) : b;
    return bitOperation(op, l, r);
  }
  const [method, symbol] = METHODS[op];
  return callOperator(method, symbol, a, b);
}

/** `$a -band $b` */
export function bitAnd(a: Value, b: Value): Value {
  return typeof a === 'number' && typeof b === 'number' ? a & b : bitOperation('and', a, b);
}
/** `$a -bor $b` */
export function bitOr(a: Value, b: Value): Value {
  return typeof a === 'number' && typeof b === 'number' ? a | b : bitOperation('or', a, b);
}
/** `$a -bxor $b` */
export function bitXor(a: Value, b: Value): Value {
  return typeof a === 'number' && typeof b === 'number' ? a ^ b : bitOperation('xor', a, b);
}

/** `-bnot $a` */
export function bitNot(v: Value): Value {
  if (typeof v === 'number') return ~v;
  const n = base(v);
  if (n === null) return -1;
  if (typeof n === 'string') return bitNot(stringOperand(n, types.int32));
  if (n instanceof PSBigInteger) return new PSBigInteger(~n.value);
  const code = typeCodeOf(n);
  if (isPrimitiveNumber(n)) {
    if (code >= TypeCode.Single) {
      return bitNot(smallestInteger(n));
    }
    const target = code < TypeCode.Int32 ? TypeCode.Int32 : code;
    const result = makeInteger(target, wrap(target, ~toBigInt(n)));
    return n instanceof EnumValue ? rawEnum(n.type, toBigInt(result)) : result;
  }
  return bitNot(convertTo(n, types.int32));
}

/** A floating or decimal operand as the first of Int32, UInt32, Int64 and UInt64 that holds it. */
function smallestInteger(v: Value): Value {
  const bits = toBits(v);
  const n = isNegative(v) ? BigInt.asIntN(64, bits) : bits;
  for (const code of [TypeCode.Int32, TypeCode.UInt32, TypeCode.Int64])
    if (wrap(code, n) === n) return makeInteger(code, n);
  return makeInteger(TypeCode.UInt64, wrap(TypeCode.UInt64, n));
}

function shift(a: Value, b: Value, isLeft: boolean): Value {
  let left = base(a);
  const right = base(b);
  if (left === null) return 0;
  if (typeof left === 'string' || typeof right === 'string') {
    const l =
      typeof left === 'string' ? stringOperand(left, right === null ? types.int32 : typeOf(right)) : left;
    return shift(l, typeof right === 'string' ? stringOperand(right, typeOf(left)) : right, isLeft);
  }
  if (!isPrimitiveNumber(left)) {
    return callOperator(isLeft ? 'op_LeftShift' : 'op_RightShift', isLeft ? '-shl' : '-shr', left, right);
  }
  const count = convertTo(right, types.int32) as number;
  const code = typeCodeOf(left);
  if (code >= TypeCode.Single) return shift(smallestInteger(left), count, isLeft);
  const by = BigInt(count & (code < TypeCode.Int64 ? 0x1f : 0x3f));
  const enumType = left instanceof EnumValue ? left.type : null;
  if (left instanceof EnumValue) left = makeInteger(code, left.value);
  const n = toBigInt(left);
  const shifted = isLeft ? n << by : n >> by;
  const result = makeInteger(code, wrapTo(code, shifted));
  return enumType === null ? result : rawEnum(enumType, toBigInt(result));
}

function wrapTo(code: number, n: bigint): bigint {
  switch (code) {
    case TypeCode.SByte:
      return BigInt.asIntN(8, n);
    case TypeCode.Byte:
      return BigInt.asUintN(8, n);
    case TypeCode.Int16:
      return BigInt.asIntN(16, n);
    case TypeCode.UInt16:
      return BigInt.asUintN(16, n);
    default:
      return wrap(code, n);
  }
}

/** `$a -shl $b` */
export function shiftLeft(a: Value, b: Value): Value {
  return typeof a === 'number' && typeof b === 'number' ? a << (b & 31) : shift(a, b, true);
}
/** `$a -shr $b` */
export function shiftRight(a: Value, b: Value): Value {
  return typeof a === 'number' && typeof b === 'number' ? a >> (b & 31) : shift(a, b, false);
}
