import { objectArray } from '../arrays.ts';
import { AutomationNull } from '../automation-null.ts';
import { isAssignable } from '../conversion/assignable.ts';
import { isCastError } from '../conversion/cast-errors.ts';
import { convertTo } from '../conversion/convert.ts';
import { isPrimitiveNumber, toBigInt, toDecimal, toJsNumber, typeCodeOf } from '../conversion/numeric.ts';
import { toPSString } from '../conversion/to-string.ts';
import { TypeCode } from '../core-types.ts';
import { enumeratorOf } from '../enumeration.ts';
import { netEquals } from '../equality.ts';
import { runtimeError } from '../error-record.ts';
import { invariantCulture } from '../formats/culture.ts';
import type { Value } from '../net-object.ts';
import { PSChar, PSDouble } from '../numbers/boxes.ts';
import { compareDecimal, DecimalOverflow } from '../numbers/decimal.ts';
import { PSObject } from '../ps-object.ts';
import { compareStrings, equalsIgnoreCase } from '../strings.ts';
import { typeOf } from '../type-registry.ts';
import { numericOperand, stringOperand } from './arithmetic.ts';
import { netCompare } from './net-compare.ts';

const base = (v: Value): Value =>
  v instanceof PSObject ? v.baseObject : v === AutomationNull || v === undefined ? null : v;
const ASCII = /^[\x20-\x7e\t\r\n]*$/;

/** `-eq` of two strings: invariant culture, with an ordinal path for plain text. */
export function stringEquals(a: string, b: string, ignoreCase: boolean): boolean {
  if (a === b) return true;
  if (ASCII.test(a) && ASCII.test(b)) return ignoreCase && equalsIgnoreCase(a, b);
  return compareStrings(a, b, ignoreCase, invariantCulture) === 0;
}

/** Compares numbers, of which none is a BigInteger. NaN compares as `undefined`. */
function compareNumbers(a: Value, b: Value): number | undefined {
  const l = typeCodeOf(a);
  const r = typeCodeOf(b);
  const code = Math.max(l, r);
  if (
    code === TypeCode.Decimal &&
    l !== TypeCode.Double &&
    l !== TypeCode.Single &&
    r !== TypeCode.Double &&
    r !== TypeCode.Single
  ) {
    return compareDecimal(toDecimal(a), toDecimal(b));
  }
  if (code === TypeCode.Decimal) {
    try {
      return compareDecimal(toDecimal(a), toDecimal(b));
    } catch (error) {
      if (!(error instanceof DecimalOverflow)) throw error;
    }
  }
  if (code >= TypeCode.Single) {
    const x = toJsNumber(a);
    const y = toJsNumber(b);
    return x < y ? -1 : x > y ? 1 : x === y ? 0 : undefined;
  }
  const x = toBigInt(a);
  const y = toBigInt(b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Scalar `-eq`: no filtering of collections. */
export function equals(a: Value, b: Value, ignoreCase: boolean): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a === b;
  if (typeof a === 'string' && typeof b === 'string') return stringEquals(a, b, ignoreCase);
  a = base(a);
  b = base(b);
  if (a === null || b === null) return a === b;
  if (typeof a === 'string') return stringEquals(a, toPSString(b), ignoreCase);
  if (a instanceof PSDouble && b instanceof PSDouble) return a.value === b.value;
  if (isPrimitiveNumber(a)) {
    if (typeof b === 'string') {
      try {
        return equals(a, stringOperand(b, typeOf(a)), ignoreCase);
      } catch (error) {
        if (isCastError(error)) return false;
        throw error;
      }
    }
    try {
      const n = numericOperand(b, typeOf(a));
      if (n !== undefined) return compareNumbers(a, n) === 0;
    } catch (error) {
      if (isCastError(error)) return false;
      throw error;
    }
  }
  if (a instanceof PSChar && ignoreCase) {
    if (b instanceof PSChar) return equalsIgnoreCase(a.toString(), b.toString());
    if (typeof b === 'string') return equalsIgnoreCase(a.toString(), b);
  }
  if (netEquals(a, b)) return true;
  const type = typeOf(a);
  if (isAssignable(type, typeOf(b))) return false;
  try {
    return netEquals(a, convertTo(b, type));
  } catch (error) {
    if (isCastError(error)) return false;
    throw error;
  }
}

/**
 * Orders two values as `-lt` and `Sort-Object` do: below, at or above zero.
 * Throws ComparisonFailure or NotIcomparable where they can't be compared.
 */
export function compare(a: Value, b: Value, ignoreCase: boolean): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b, ignoreCase);
  a = base(a);
  b = base(b);
  if (a === null || b === null) {
    if (a === b) return 0;
    if (a === null) return isPrimitiveNumber(b) ? (compareNumbers(0, b) ?? -1) : -1;
    return isPrimitiveNumber(a) ? (compareNumbers(a, 0) ?? 1) : 1;
  }
  return compareValues(a, b, ignoreCase) ?? 1;
}

/** Undefined where NaN makes every order false. */
function compareValues(a: Value, b: Value, ignoreCase: boolean, orEqual = false): number | undefined {
  if (typeof a === 'string') return compareStrings(a, toPSString(b), ignoreCase);
  if (isPrimitiveNumber(a)) {
    if (typeof b === 'string') {
      const n = stringOperand(b, typeOf(a));
      if (isPrimitiveNumber(n)) return compareValues(a, n, ignoreCase);
      return compareValues(a, n, ignoreCase);
    }
    const n = numericOperand(b, typeOf(a));
    if (n !== undefined) return compareNumbers(a, n);
  }
  const type = typeOf(a);
  let right = b;
  if (!isAssignable(type, typeOf(b))) {
    try {
      right = convertTo(b, type);
    } catch (error) {
      if (!isCastError(error)) throw error;
      throw runtimeError(
        'ComparisonFailure',
        'InvalidOperation',
        `Could not compare "${toPSString(a)}" to "${toPSString(b)}". Error: "${error.message}"`,
        null,
        'System.Management.Automation.RuntimeException',
        error,
      );
    }
  }
  const order = netCompare(a, right);
  if (order !== undefined) return order;
  if (netEquals(a, b)) return orEqual ? 0 : undefined;
  throw runtimeError(
    'NotIcomparable',
    'InvalidOperation',
    `Cannot compare "${toPSString(a)}" because it is not IComparable.`,
    a,
  );
}

type Test = (item: Value) => boolean;

/** Applies a test to a scalar, or filters the elements of a collection. */
function filter(left: Value, test: Test): Value {
  const it = typeof left === 'object' && left !== null ? enumeratorOf(left) : null;
  if (it === null) return test(left);
  const matches: Value[] = [];
  for (let step = it.next(); step.done !== true; step = it.next())
    if (test(step.value)) matches.push(step.value);
  return objectArray(matches);
}

export function eq(a: Value, b: Value, ignoreCase: boolean): Value {
  if (typeof a === 'number' && typeof b === 'number') return a === b;
  if (typeof a === 'string' || typeof a === 'number') return equals(a, b, ignoreCase);
  return filter(a, (item) => equals(item, b, ignoreCase));
}

export function ne(a: Value, b: Value, ignoreCase: boolean): Value {
  if (typeof a === 'number' && typeof b === 'number') return a !== b;
  if (typeof a === 'string' || typeof a === 'number') return !equals(a, b, ignoreCase);
  return filter(a, (item) => !equals(item, b, ignoreCase));
}

type Order = 'lt' | 'le' | 'gt' | 'ge';

/** The recorded rules for `$null` against numbers: `-lt`/`-le` ask "below zero", the others "zero or above". */
function orderWithNull(order: Order, a: Value, b: Value): boolean {
  const isBelow = (v: Value): boolean => (compareNumbers(v, 0) ?? 1) < 0;
  const isLess = order === 'lt' || order === 'le';
  if (isPrimitiveNumber(a)) return isLess ? isBelow(a) : !isBelow(a);
  if (isPrimitiveNumber(b)) return isLess ? !isBelow(b) : isBelow(b);
  switch (order) {
    case 'lt':
      return b !== null;
    case 'le':
      return a === null;
    case 'gt':
      return a !== null;
    default:
      return b === null;
  }
}

function scalarOrder(order: Order, a: Value, b: Value, ignoreCase: boolean): boolean {
  a = base(a);
  b = base(b);
  if (a === null || b === null) return orderWithNull(order, a, b);
  const result = compareValues(a, b, ignoreCase, order === 'le' || order === 'ge');
  if (result === undefined) return false;
  switch (order) {
    case 'lt':
      return result < 0;
    case 'le':
      return result <= 0;
    case 'gt':
      return result > 0;
    default:
      return result >= 0;
  }
}

export function lt(a: Value, b: Value, ignoreCase: boolean): Value {
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  if (a instanceof PSDouble && b instanceof PSDouble) return a.value < b.value;
  return filter(a, (item) => scalarOrder('lt', item, b, ignoreCase));
}
export function le(a: Value, b: Value, ignoreCase: boolean): Value {
  if (typeof a === 'number' && typeof b === 'number') return a <= b;
  if (a instanceof PSDouble && b instanceof PSDouble) return a.value <= b.value;
  return filter(a, (item) => scalarOrder('le', item, b, ignoreCase));
}
export function gt(a: Value, b: Value, ignoreCase: boolean): Value {
  if (typeof a === 'number' && typeof b === 'number') return a > b;
  if (a instanceof PSDouble && b instanceof PSDouble) return a.value > b.value;
  return filter(a, (item) => scalarOrder('gt', item, b, ignoreCase));
}
export function ge(a: Value, b: Value, ignoreCase: boolean): Value {
  if (typeof a === 'number' && typeof b === 'number') return a >= b;
  if (a instanceof PSDouble && b instanceof PSDouble) return a.value >= b.value;
  return filter(a, (item) => scalarOrder('ge', item, b, ignoreCase));
}

/** `$list -contains $item` */
export function contains(left: Value, right: Value, ignoreCase: boolean): boolean {
  const it = enumeratorOf(left);
  if (it === null) return equals(left, right, ignoreCase);
  for (let step = it.next(); step.done !== true; step = it.next()) {
    if (equals(step.value, right, ignoreCase)) return true;
  }
  return false;
}
export const notContains = (left: Value, right: Value, ignoreCase: boolean): boolean =>
  !contains(left, right, ignoreCase);
/** `$item -in $list` */
export const inOp = (left: Value, right: Value, ignoreCase: boolean): boolean =>
  contains(right, left, ignoreCase);
export const notIn = (left: Value, right: Value, ignoreCase: boolean): boolean =>
  !contains(right, left, ignoreCase);
