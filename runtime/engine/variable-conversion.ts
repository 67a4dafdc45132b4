import { AutomationNull } from '../types/automation-null.ts';
import { types } from '../types/core-types.ts';
import { runtimeError } from '../types/error-record.ts';
import { convertTo, PSReference, SwitchParameter, toPSString, typeOf } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import { unwrap } from '../types/ps-object.ts';

const castException = 'System.Management.Automation.PSInvalidCastException';

/** Boolean parameters and variables take booleans and numbers only. */
function checkBoolean(value: Value, type: NetType): void {
  const inner = unwrap(value);
  if (
    inner === null ||
    typeof inner === 'boolean' ||
    typeof inner === 'number' ||
    inner instanceof SwitchParameter
  ) {
    if (inner !== null || type !== types.boolean) return;
  } else {
    const code = inner === AutomationNull ? 0 : typeOf(inner).typeCode;
    if (code >= 5 && code <= 15) return;
  }
  // Nothing is an empty object of PowerShell's own.
  const name =
    inner === null
      ? ''
      : inner === AutomationNull
        ? 'System.Management.Automation.PSCustomObject'
        : typeOf(inner).fullName;
  throw runtimeError(
    'InvalidCast',
    'InvalidArgument',
    `Cannot convert value "${name}" to type "${type.fullName}". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.`,
    null,
    castException,
  );
}

/** Converts as `ArgumentTypeConverterAttribute` does for parameters and variables of a fixed type. */
export function convertForVariable(value: Value, type: NetType): Value {
  if (type === types.boolean) {
    checkBoolean(value, type);
    return convertTo(value, type);
  }
  if (type === types.psReference && !(value instanceof PSReference)) {
    throw runtimeError(
      'ReferenceTypeExpected',
      'InvalidArgument',
      'Reference type is expected in argument.',
      null,
      castException,
    );
  }
  if (type !== types.switchParameter) return convertTo(value, type);
  const inner = unwrap(value);
  if (inner instanceof SwitchParameter) return inner;
  if (typeof inner === 'boolean') return new SwitchParameter(inner);
  if (inner === null) return new SwitchParameter(false);
  checkBoolean(inner, type);
  throw runtimeError(
    'ConvertToFinalInvalidCastException',
    'InvalidArgument',
    `Cannot convert the "${toPSString(inner)}" value of type "${typeOf(inner).fullName}" to type "${type.fullName}".`,
    null,
    castException,
  );
}
