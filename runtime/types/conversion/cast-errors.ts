import { type RuntimeException, runtimeError } from '../error-record.ts';
import { Exception } from '../exceptions.ts';
import type { Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { typeNetName } from '../type-names.ts';
import { typeOf } from '../type-registry.ts';
import { netToString } from './to-string.ts';

/** An `InvalidCastException` of PowerShell's own, with its error id. */
export function castError(id: string, message: string, inner: Exception | null = null): RuntimeException {
  return runtimeError(
    id,
    'InvalidArgument',
    message,
    null,
    'System.Management.Automation.PSInvalidCastException',
    inner,
  );
}

/** Whether an error is a failed conversion. */
export function isCastError(error: unknown): error is RuntimeException {
  return error instanceof Exception && /InvalidCastException$/.test(error.typeName);
}

export const noConversion = (v: Value, to: NetType): RuntimeException =>
  castError(
    'ConvertToFinalInvalidCastException',
    `Cannot convert the "${netToString(v)}" value of type "${typeOf(v).fullName}" to type "${typeNetName(to)}".`,
  );

export function castErrorWith(
  id: string,
  v: Value,
  to: NetType,
  detail: string,
  inner?: Exception | null,
): RuntimeException {
  return castError(
    id,
    `Cannot convert value "${netToString(v)}" to type "${typeNetName(to)}". Error: "${detail}"`,
    inner ?? null,
  );
}
