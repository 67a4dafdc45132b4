import { newNet } from '../formatting/new-net.ts';
import { type ErrorCategoryName, ErrorRecord } from '../types/error-record.ts';
import { Exception } from '../types/exceptions.ts';
import type { Value } from '../types/net-object.ts';

/** An error record over a new exception. */
export function errorRecord(
  typeName: string,
  message: string,
  id: string,
  category: ErrorCategoryName,
  target: Value = null,
): ErrorRecord {
  return new ErrorRecord(new Exception(typeName, message), id, category, target);
}

/** Gives a record a message of its own. */
export function withDetails(record: ErrorRecord, message: string): ErrorRecord {
  record.errorDetails = newNet('System.Management.Automation.ErrorDetails', [message]);
  return record;
}

/** `PSArgumentException` and the like, which name no parameter. */
export function argumentError(message: string, id: string, target: Value = null): ErrorRecord {
  return errorRecord(
    'System.Management.Automation.PSArgumentException',
    message,
    id,
    'InvalidArgument',
    target,
  );
}

/** A feature of a command that pscc lacks: always an error that names it. */
export function notSupported(feature: string): ErrorRecord {
  return errorRecord(
    'System.Management.Automation.PSNotSupportedException',
    `pscc does not support ${feature}.`,
    'NotSupportedByPscc',
    'NotImplemented',
  );
}
