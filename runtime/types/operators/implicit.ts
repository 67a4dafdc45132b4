import { AutomationNull } from '../automation-null.ts';
import { TypeCode, types } from '../core-types.ts';
import { runtimeError } from '../error-record.ts';
import { invokeStatic } from '../members.ts';
import { methodNotFound } from '../method-call.ts';
import type { Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { typeOf } from '../type-registry.ts';

/** `Type.IsPrimitive`: the numbers but Decimal, booleans and chars. */
function isPrimitive(t: NetType): boolean {
  return (t.typeCode >= TypeCode.Boolean && t.typeCode <= TypeCode.Double && !t.isEnum) || t === types.intPtr;
}

/** Calls a type's own operator method (`op_Addition`, …), preferring the left operand's type. */
export function callOperator(method: string, symbol: string, left: Value, right: Value): Value {
  const l = left === null ? null : typeOf(left);
  const r = right === null || right === AutomationNull ? null : typeOf(right);
  const owner = l === null || isPrimitive(l) ? (r === null || isPrimitive(r) ? null : r) : l;
  if (owner === null) {
    const name = (t: NetType | null): string => (t === null ? '$null' : t.fullName);
    throw runtimeError(
      'NotADefinedOperationForType',
      'InvalidOperation',
      `The operation '[${name(l)}] ${symbol} [${name(r)}]' is not defined.`,
      null,
    );
  }
  if (owner === types.psCustomObject) throw methodNotFound('System.Management.Automation.PSObject', method);
  return invokeStatic(owner, method, [left, right]);
}
