import { objectArray } from '../arrays.ts';
import { AutomationNull } from '../automation-null.ts';
import { isAssignable } from '../conversion/assignable.ts';
import { isCastError } from '../conversion/cast-errors.ts';
import { convertTo, tryConvert } from '../conversion/convert.ts';
import { changeNumber, isNumericOrPrimitive, NumericOverflow } from '../conversion/numeric.ts';
import { toBoolean } from '../conversion/to-boolean.ts';
import { types } from '../core-types.ts';
import { runtimeError } from '../error-record.ts';
import type { Exception } from '../exceptions.ts';
import type { Value } from '../net-object.ts';
import { NetType } from '../net-type.ts';
import { char, PSChar } from '../numbers/boxes.ts';
import { PSObject } from '../ps-object.ts';
import { DBNull } from '../references.ts';
import { typeOf } from '../type-registry.ts';

const base = (v: Value): Value =>
  v instanceof PSObject ? v.baseObject : v === AutomationNull || v === undefined ? null : v;

function netException(typeName: string, message: string): Exception {
  return runtimeError(typeName, 'NotSpecified', message, null, typeName);
}

/** `Convert.ToInt32(object)` of a bound of `..`. */
function bound(v: Value): number {
  if (typeof v === 'number') return v;
  const n = base(v);
  if (n === null) return 0;
  if (typeof n === 'string') {
    if (/^\s*[+-]?\d+\s*$/.test(n)) {
      const value = Number(n);
      if (value < -2147483648 || value > 2147483647)
        throw netException(
          'System.OverflowException',
          'Value was either too large or too small for an Int32.',
        );
      return value;
    }
    throw netException('System.FormatException', `The input string '${n}' was not in a correct format.`);
  }
  if (isNumericOrPrimitive(n)) {
    try {
      return changeNumber(n, types.int32) as number;
    } catch (error) {
      if (error instanceof NumericOverflow) throw netException('System.OverflowException', error.message);
      throw error;
    }
  }
  const type = typeOf(n);
  if (type === types.dateTime)
    throw netException('System.InvalidCastException', "Invalid cast from 'DateTime' to 'Int32'.");
  if (n === DBNull)
    throw netException('System.InvalidCastException', 'Object cannot be cast from DBNull to other types.');
  throw netException(
    'System.InvalidCastException',
    `Unable to cast object of type '${type.fullName}' to type 'System.IConvertible'.`,
  );
}

const charBound = (v: Value): number | null => {
  const n = base(v);
  if (n instanceof PSChar) return n.code;
  return null;
};

/** `$a..$b` */
export function range(a: Value, b: Value): Value {
  const l =
    typeof a === 'string' && a.length === 1 && typeof b === 'string' && b.length === 1
      ? a.charCodeAt(0)
      : charBound(a);
  const r =
    typeof a === 'string' && a.length === 1 && typeof b === 'string' && b.length === 1
      ? b.charCodeAt(0)
      : charBound(b);
  if (l !== null && r !== null) {
    const chars: Value[] = [];
    if (l <= r) for (let i = l; i <= r; i++) chars.push(char(i));
    else for (let i = l; i >= r; i--) chars.push(char(i));
    return objectArray(chars);
  }
  const from = bound(a);
  const to = bound(b);
  const items: Value[] = new Array(Math.abs(to - from) + 1);
  if (from <= to) for (let i = 0; i < items.length; i++) items[i] = from + i;
  else for (let i = 0; i < items.length; i++) items[i] = from - i;
  return objectArray(items);
}

/** The right operand of `-is` as a type. */
function typeOperand(v: Value): NetType {
  const n = base(v);
  if (n instanceof NetType) return n;
  if (n === null)
    throw runtimeError(
      'IsOperatorRequiresType',
      'InvalidArgument',
      "The right operand of '-is' must be a type.",
      v,
    );
  try {
    const converted = convertTo(n, types.type);
    if (converted instanceof NetType) return converted;
  } catch (error) {
    if (!isCastError(error)) throw error;
    throw runtimeError(
      'RuntimeException',
      'NotSpecified',
      error.message,
      null,
      'System.Management.Automation.RuntimeException',
      error,
    );
  }
  throw runtimeError(
    'IsOperatorRequiresType',
    'InvalidArgument',
    "The right operand of '-is' must be a type.",
    v,
  );
}

/** `$v -is $type` */
export function is(v: Value, type: Value): boolean {
  const t = typeOperand(type);
  if (t === types.psCustomObject && v instanceof PSObject) return false;
  const n = base(v);
  if (n === null) return false;
  if (t === types.psObject) return v instanceof PSObject || typeOf(n) === types.psCustomObject;
  if (typeOf(n) === types.psCustomObject) return t === types.psCustomObject || t === types.object;
  return isAssignable(t, typeOf(n));
}
export const isOperator = is;
export const isNot = (v: Value, type: Value): boolean => !is(v, type);

/** `$v -as $type`: null where the conversion fails. */
export function as(v: Value, type: Value): Value {
  const n = base(type);
  let t: NetType;
  if (n instanceof NetType) t = n;
  else if (n === null) {
    throw runtimeError(
      'AsOperatorRequiresType',
      'InvalidArgument',
      "The right operand of '-as' must be a type.",
      type,
    );
  } else t = convertTo(n, types.type) as NetType;
  return tryConvert(v, t) ?? null;
}
export const asOperator = as;

/** `$a -xor $b` */
export const logicalXor = (a: Value, b: Value): boolean => toBoolean(a) !== toBoolean(b);
