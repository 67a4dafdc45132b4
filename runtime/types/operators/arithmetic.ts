import { arrayOf, objectArray, PSArray, typedArray } from '../arrays.ts';
import { AutomationNull } from '../automation-null.ts';
import { Hashtable, PSDictionary } from '../collections/hashtable.ts';
import { convertTo, stringToNumber } from '../conversion/convert.ts';
import {
  changeNumber,
  integerLimits,
  isNumericOrPrimitive,
  isPrimitiveNumber,
  makeInteger,
  toBigInt,
  toDecimal,
  toJsNumber,
  typeCodeOf,
} from '../conversion/numeric.ts';
import { scanNumber } from '../conversion/scan-number.ts';
import { joinItems, toPSString } from '../conversion/to-string.ts';
import { isNumericType, TypeCode, types } from '../core-types.ts';
import { enumeratorOf, itemsOf } from '../enumeration.ts';
import { EnumValue, rawEnum } from '../enums.ts';
import { type RuntimeException, runtimeError } from '../error-record.ts';
import { Exception } from '../exceptions.ts';
import type { Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { double, int64, PSBigInteger, PSChar, PSDouble, PSInt64 } from '../numbers/boxes.ts';
import {
  addDecimal,
  DecimalOverflow,
  divideDecimal,
  multiplyDecimal,
  type PSDecimal,
  remainderDecimal,
  subtractDecimal,
} from '../numbers/decimal.ts';
import { PSObject } from '../ps-object.ts';
import { typeOf } from '../type-registry.ts';
import { callOperator } from './implicit.ts';

type Operation = 'Add' | 'Sub' | 'Multiply' | 'Divide' | 'Remainder';
const OPERATOR_METHODS = {
  Sub: ['op_Subtraction', '-'],
  Divide: ['op_Division', '/'],
  Remainder: ['op_Modulus', '%'],
} as const;

function arithmeticError(typeName: string, message: string): RuntimeException {
  return runtimeError(
    'RuntimeException',
    'NotSpecified',
    message,
    null,
    'System.Management.Automation.RuntimeException',
    new Exception(typeName, message),
  );
}
const divideByZero = (): RuntimeException =>
  arithmeticError('System.DivideByZeroException', 'Attempted to divide by zero.');
const decimalOverflow = (): RuntimeException =>
  arithmeticError('System.OverflowException', 'Value was either too large or too small for a Decimal.');

const base = (v: Value): Value =>
  v instanceof PSObject ? v.baseObject : v === AutomationNull || v === undefined ? null : v;

/**
 * A string operand as a number, as the tokenizer would read it.
 * @param other the type of the other operand, for the error
 */
export function stringOperand(text: string, other: NetType): Value {
  if (text.trim() === '') return 0;
  const scanned = scanNumber(text);
  if (scanned !== undefined) return scanned;
  if (other.isEnum) return convertTo(text, other);
  return stringToNumber(text, isNumericType(other) ? other : types.int32);
}

/** The right operand as a number to go with a numeric left one; undefined when it is none. */
export function numericOperand(arg: Value, target: NetType): Value | undefined {
  if (arg === null) return 0;
  if (arg instanceof EnumValue) return convertTo(arg, target);
  if (!isNumericOrPrimitive(arg)) return undefined;
  if (target === types.decimal && typeof arg === 'boolean') return changeNumber(arg, target);
  return arg;
}

/** `IntOps`, `LongOps`, … by the wider of both operands. Neither is an object. */
export function numericOperation(op: Operation, left: Value, right: Value): Value {
  const result = numericResult(op, left, right);
  return left instanceof EnumValue ? enumResult(left.type, result) : result;
}

/** A result in the enum's own type: only its underlying type can be cast back. */
function enumResult(type: NetType, result: Value): Value {
  if (typeCodeOf(result) === type.typeCode) return rawEnum(type, toBigInt(result));
  throw runtimeError(
    'System.InvalidCastException',
    'OperationStopped',
    `Unable to cast object of type '${typeOf(result).fullName}' to type '${type.fullName}'.`,
    null,
    'System.InvalidCastException',
  );
}

function numericResult(op: Operation, left: Value, right: Value): Value {
  const l = typeCodeOf(left);
  const r = typeCodeOf(right);
  const code = Math.max(l, r);
  if (code <= TypeCode.Int32) return integerOperation(op, toBigInt(left), toBigInt(right), TypeCode.Int32);
  if (code === TypeCode.Decimal) {
    if (typeof left === 'boolean' || left instanceof EnumValue) throw noCoercion(typeOf(left).fullName);
    return decimalOperation(op, toDecimalOperand(left), toDecimalOperand(right));
  }
  if (code >= TypeCode.Single) return doubleOperation(op, toJsNumber(left), toJsNumber(right));
  const a = toBigInt(left);
  const b = toBigInt(right);
  if (code === TypeCode.Int64) return integerOperation(op, a, b, code);
  if (a >= 0n && b >= 0n) return integerOperation(op, a, b, code);
  if (code === TypeCode.UInt32) return integerOperation(op, a, b, TypeCode.Int64);
  try {
    return decimalOperation(op, toDecimal(left), toDecimal(right));
  } catch (error) {
    if (error instanceof Exception && error.innerException?.typeName === 'System.OverflowException') {
      return doubleOperation(op, toJsNumber(left), toJsNumber(right));
    }
    throw error;
  }
}

/** The expression trees that PowerShell builds can't cast a boolean to Decimal. */
const noCoercion = (from: string): RuntimeException =>
  runtimeError(
    'System.InvalidOperationException',
    'InvalidOperation',
    `No coercion operator is defined between types '${from}' and 'System.Decimal'.`,
    null,
    'System.InvalidOperationException',
  );

function toDecimalOperand(v: Value): PSDecimal {
  try {
    return toDecimal(v);
  } catch (error) {
    if (error instanceof DecimalOverflow) throw decimalOverflow();
    throw error;
  }
}

function integerOperation(op: Operation, a: bigint, b: bigint, code: number): Value {
  let result: bigint;
  switch (op) {
    case 'Add':
      result = a + b;
      break;
    case 'Sub':
      result = a - b;
      break;
    case 'Multiply':
      result = a * b;
      break;
    case 'Remainder':
      if (b === 0n) throw divideByZero();
      result = a % b;
      break;
    case 'Divide':
      if (b === 0n) throw divideByZero();
      if (a % b !== 0n) return double(Number(a) / Number(b));
      result = a / b;
  }
  const [low, high] = integerLimits(code);
  return result >= low && result <= high ? makeInteger(code, result) : double(wide(op, a, b));
}

function wide(op: Operation, a: bigint, b: bigint): number {
  const x = Number(a);
  const y = Number(b);
  return op === 'Add' ? x + y : op === 'Sub' ? x - y : op === 'Multiply' ? x * y : x / y;
}

function doubleOperation(op: Operation, a: number, b: number): Value {
  switch (op) {
    case 'Add':
      return double(a + b);
    case 'Sub':
      return double(a - b);
    case 'Multiply':
      return double(a * b);
    case 'Divide':
      return double(a / b);
    default:
      return double(a % b);
  }
}

function decimalOperation(op: Operation, a: PSDecimal, b: PSDecimal): Value {
  try {
    switch (op) {
      case 'Add':
        return addDecimal(a, b);
      case 'Sub':
        return subtractDecimal(a, b);
      case 'Multiply':
        return multiplyDecimal(a, b);
      case 'Divide':
        if (b.mantissa === 0n) throw divideByZero();
        return divideDecimal(a, b);
      default:
        if (b.mantissa === 0n) throw divideByZero();
        return remainderDecimal(a, b);
    }
  } catch (error) {
    if (error instanceof DecimalOverflow) throw decimalOverflow();
    throw error;
  }
}

/** `$a + $b` */
export function add(a: Value, b: Value): Value {
  if (typeof a === 'number') {
    if (typeof b === 'number') {
      const q = a + b;
      return (q | 0) === q ? q : double(q);
    }
  } else if (typeof a === 'string') return a + (typeof b === 'string' ? b : toPSString(b));
  else if (a instanceof PSDouble) {
    if (b instanceof PSDouble) return new PSDouble(a.value + b.value);
    if (typeof b === 'number') return new PSDouble(a.value + b);
  } else if (a instanceof PSInt64) {
    if (typeof b === 'number' && typeof a.value === 'number') {
      const q = a.value + b;
      if (Number.isSafeInteger(q)) return int64(q);
    }
  } else if (a instanceof PSArray) {
    const right = base(b);
    if (right === null || typeof right !== 'object' || enumeratorOf(right) === null)
      return a.append(b === undefined ? null : b);
    return objectArray(a.toArray().concat(itemsOf(right)));
  }
  return addSlow(base(a), b);
}

function addSlow(a: Value, right: Value): Value {
  if (a === null) return right === AutomationNull ? null : right;
  const b = base(right);
  if (isNumericOrPrimitive(a) && !(a instanceof PSChar)) {
    if (typeof b === 'string') return add(a, stringOperand(b, typeOf(a)));
    const n = numericOperand(b, typeOf(a));
    if (n !== undefined) return numericOperation('Add', a, n);
  }
  if (typeof a === 'string') return a + toPSString(b);
  if (a instanceof PSChar) return a.toString() + toPSString(b);
  if (a instanceof PSDictionary) {
    if (b instanceof PSDictionary) return addDictionaries(a, b);
    throw runtimeError(
      'AddHashTableToNonHashTable',
      'InvalidOperation',
      'A hash table can only be added to another hash table.',
      null,
    );
  }
  if (enumeratorOf(a) !== null) {
    const items = itemsOf(a);
    if (b !== null && enumeratorOf(b) !== null) for (const item of itemsOf(b)) items.push(item);
    else items.push(right);
    return objectArray(items);
  }
  return callOperator('op_Addition', '+', a, b);
}

function addDictionaries(a: PSDictionary, b: PSDictionary): Value {
  const sum = new Hashtable();
  for (const [key, value] of a.entries()) sum.put(key, value);
  for (const [key, value] of b.entries()) {
    if (sum.has(key)) {
      throw runtimeError(
        'System.ArgumentException',
        'NotSpecified',
        `Item has already been added. Key in dictionary: '${toPSString(sum.spelled(sum.fold(key)))}'  Key being added: '${toPSString(key)}'`,
        null,
        'System.ArgumentException',
      );
    }
    sum.put(key, value);
  }
  return sum;
}

function subDivRem(op: 'Sub' | 'Divide' | 'Remainder', a: Value, b: Value): Value {
  a = base(a) ?? 0;
  b = base(b);
  if (isNumericOrPrimitive(a)) {
    if (typeof b === 'string') return subDivRem(op, a, stringOperand(b, typeOf(a)));
    const n = numericOperand(b, typeOf(a));
    if (n !== undefined) return numericOperation(op, a, n);
  }
  if (typeof a === 'string') {
    const left = stringOperand(a, b === null ? types.int32 : typeOf(b));
    return subDivRem(op, left, typeof b === 'string' ? stringOperand(b, types.string) : b);
  }
  const [method, symbol] = OPERATOR_METHODS[op];
  return callOperator(method, symbol, a, b);
}

/** `$a - $b` */
export function subtract(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') {
    const q = a - b;
    return (q | 0) === q ? q : double(q);
  }
  if (a instanceof PSDouble && b instanceof PSDouble) return new PSDouble(a.value - b.value);
  return subDivRem('Sub', a, b);
}

/** `$a * $b` */
export function multiply(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') {
    const q = a * b + 0;
    return (q | 0) === q ? q : double(q);
  }
  if (a instanceof PSDouble && b instanceof PSDouble) return new PSDouble(a.value * b.value);
  a = base(a);
  if (a === null) return null;
  b = base(b);
  if (isPrimitiveNumber(a)) {
    if (typeof b === 'string') return multiply(a, stringOperand(b, typeOf(a)));
    const n = numericOperand(b, typeOf(a));
    if (n !== undefined) return numericOperation('Multiply', a, n);
  }
  if (typeof a === 'string') {
    const times = Number(repeatCount(b, types.int32));
    if (times < 0) {
      throw runtimeError(
        'System.ArgumentOutOfRangeException',
        'NotSpecified',
        `times ('${times}') must be a non-negative value. (Parameter 'times')\nActual value was ${times}.`,
        null,
        'System.ArgumentOutOfRangeException',
      );
    }
    return a.repeat(times);
  }
  if (enumeratorOf(a) !== null) {
    const times = Number(toBigInt(repeatCount(b, types.uint32)));
    return repeatItems(a, times);
  }
  return callOperator('op_Multiply', '*', a, b);
}

function repeatCount(b: Value, type: NetType): Value {
  return typeof b === 'string' ? convertTo(stringOperand(b, types.int32), type) : convertTo(b, type);
}

function repeatItems(a: Value, times: number): Value {
  if (a instanceof PSArray) {
    if (times === 1) return a;
    if (times === 0 || a.length === 0) return typedArray(a.elementType, 0);
  }
  const items = itemsOf(a);
  const out: Value[] = [];
  for (let i = 0; i < times; i++) for (const item of items) out.push(item);
  return a instanceof PSArray ? arrayOf(a.elementType, out) : objectArray(out);
}

/** `$a / $b` */
export function divide(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number' && b !== 0) {
    const q = a / b;
    return (q | 0) === q ? q + 0 : double(q);
  }
  if (a instanceof PSDouble && b instanceof PSDouble) return new PSDouble(a.value / b.value);
  return subDivRem('Divide', a, b);
}

/** `$a % $b` */
export function remainder(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number' && b !== 0) return (a % b) + 0;
  return subDivRem('Remainder', a, b);
}

/** `-$a` */
export function negate(v: Value): Value {
  if (typeof v === 'number') return v === -2147483648 ? double(2147483648) : 0 - v;
  if (v instanceof PSDouble) return double(0 - v.value);
  return subDivRem('Sub', 0, base(v));
}

/** `+$a` */
export function unaryPlus(v: Value): Value {
  return typeof v === 'number' ? v : add(0, base(v));
}

function notANumber(symbol: string, v: Value): Error {
  return runtimeError(
    'OperatorRequiresNumber',
    'InvalidOperation',
    `The '${symbol}' operator works only on numbers. The operand is a '${typeOf(v).fullName}'.`,
    v,
  );
}

function step(v: Value, by: 1 | -1): Value {
  const n = base(v);
  if (n === null) return by;
  if (!isPrimitiveNumber(n) && !(n instanceof PSBigInteger)) throw notANumber(by === 1 ? '++' : '--', n);
  if (n instanceof PSInt64 && typeof n.value === 'number' && Number.isSafeInteger(n.value + by))
    return new PSInt64(n.value + by);
  return by === 1 ? add(n, 1) : subtract(n, 1);
}

/** The value behind `++`. */
export function increment(v: Value): Value {
  if (typeof v === 'number' && v !== 2147483647) return v + 1;
  return step(v, 1);
}

/** The value behind `--`. */
export function decrement(v: Value): Value {
  if (typeof v === 'number' && v !== -2147483648) return v - 1;
  return step(v, -1);
}

/** `$a -join $separator` */
export function join(left: Value, separator: Value): Value {
  const text = separator === null ? '' : toPSString(separator);
  if (enumeratorOf(left) === null) return toPSString(left);
  return joinItems(itemsOf(left), text);
}

/** `-join $a` */
export const unaryJoin = (v: Value): Value => join(v, '');
