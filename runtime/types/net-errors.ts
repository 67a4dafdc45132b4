import { Exception } from './exceptions.ts';
import type { Value } from './net-object.ts';

/** A .NET exception, to be thrown inside members: the call site wraps it as PowerShell does. */
export function netError(typeName: string, message: string, inner: Exception | null = null): Exception {
  return new Exception(typeName, message, inner);
}

export const formatError = (message: string): Exception => new Exception('System.FormatException', message);
export const overflowError = (message: string): Exception =>
  new Exception('System.OverflowException', message);
export const invalidOperation = (message: string): Exception =>
  new Exception('System.InvalidOperationException', message);
export const notSupported = (message: string): Exception =>
  new Exception('System.NotSupportedException', message);

/** `ArgumentException` with `(Parameter 'name')` appended. */
export function argumentError(message: string, parameter?: string): Exception {
  const error = new Exception(
    'System.ArgumentException',
    parameter === undefined ? message : `${message} (Parameter '${parameter}')`,
  );
  if (parameter !== undefined) error.details.set('ParamName', parameter);
  return error;
}

export function argumentNull(parameter: string): Exception {
  const error = new Exception(
    'System.ArgumentNullException',
    `Value cannot be null. (Parameter '${parameter}')`,
  );
  error.details.set('ParamName', parameter);
  return error;
}

/** @param actual text of the offending value, shown on a second line where .NET does */
export function argumentOutOfRange(parameter: string, message?: string, actual?: Value): Exception {
  const text = message ?? 'Specified argument was out of the range of valid values.';
  const error = new Exception(
    'System.ArgumentOutOfRangeException',
    `${text} (Parameter '${parameter}')${actual === undefined ? '' : `\nActual value was ${String(actual)}.`}`,
  );
  error.details.set('ParamName', parameter);
  return error;
}

export const indexOutOfRange = (): Exception =>
  new Exception('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');

export const listIndexOutOfRange = (parameter = 'index'): Exception =>
  argumentOutOfRange(
    parameter,
    'Index was out of range. Must be non-negative and less than the size of the collection.',
  );

/** A member that .NET has and pscc has not: fails loudly under its own name. */
export function notImplemented(what: string): Exception {
  return new Exception('System.NotImplementedException', `pscc does not implement ${what} yet.`);
}
