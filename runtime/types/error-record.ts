import { Exception } from './exceptions.ts';
import { NetObject, type Value } from './net-object.ts';
import type { NetType } from './net-type.ts';

/** `ErrorCategory`, by name. */
export type ErrorCategoryName =
  | 'NotSpecified'
  | 'OpenError'
  | 'CloseError'
  | 'DeviceError'
  | 'DeadlockDetected'
  | 'InvalidArgument'
  | 'InvalidData'
  | 'InvalidOperation'
  | 'InvalidResult'
  | 'InvalidType'
  | 'MetadataError'
  | 'NotImplemented'
  | 'NotInstalled'
  | 'ObjectNotFound'
  | 'OperationStopped'
  | 'OperationTimeout'
  | 'SyntaxError'
  | 'ParserError'
  | 'PermissionDenied'
  | 'ResourceBusy'
  | 'ResourceExists'
  | 'ResourceUnavailable'
  | 'ReadError'
  | 'WriteError'
  | 'FromStdErr'
  | 'SecurityError'
  | 'ProtocolError'
  | 'ConnectionError'
  | 'AuthenticationError'
  | 'LimitsExceeded'
  | 'QuotaExceeded'
  | 'NotEnabled';

/** `System.Management.Automation.ErrorRecord`. */
export class ErrorRecord extends NetObject {
  static type: NetType;
  exception: Exception;
  /** The id given at creation, before the command's name is appended. */
  errorId: string;
  category: ErrorCategoryName;
  targetObject: Value;
  /** Overrides of `CategoryInfo`; empty texts mean "derive". */
  activity = '';
  reason = '';
  targetName = '';
  targetType = '';
  /** `ErrorDetails`: the replacement message and the recommended action. */
  errorDetails: Value = null;
  /** `InvocationInfo`; `null` until a command or statement claims the error. */
  invocationInfo: Value = null;
  scriptStackTrace: string | null = null;
  /** Text appended to the id by the command that wrote it, e.g. `,Microsoft.PowerShell.Commands.GetItemCommand`. */
  commandTypeName = '';
  pipelineIterationInfo: number[] = [];
  /** Not to be reported again by an outer statement. */
  reported = false;

  constructor(
    exception: Exception,
    errorId: string,
    category: ErrorCategoryName,
    targetObject: Value = null,
  ) {
    super();
    this.exception = exception;
    this.errorId = errorId;
    this.category = category;
    this.targetObject = targetObject;
  }

  override get netType(): NetType {
    return ErrorRecord.type;
  }

  get fullyQualifiedErrorId(): string {
    return this.commandTypeName === '' ? this.errorId : `${this.errorId},${this.commandTypeName}`;
  }
}

/** `System.Management.Automation.RuntimeException` and its subclasses: an exception that brings its ErrorRecord. */
export class RuntimeException extends Exception {
  #record: ErrorRecord | null = null;
  #makeRecord: (() => ErrorRecord) | null = null;
  /** Leaves .NET member calls unwrapped: raised on purpose by a method of the engine. */
  passesThrough = false;
  /** The frame that this error ends: it is not handled by that frame's own statements. */
  endsFrame: object | null = null;
  /** The record that a catch clause sees, where it took an inner exception. */
  handledRecord: ErrorRecord | null = null;
  /** Raised by a `throw` statement: ends the script unless caught. */
  wasThrownFromThrowStatement = false;

  get errorRecord(): ErrorRecord {
    if (this.#record === null) {
      this.#record = this.#makeRecord?.() ?? new ErrorRecord(this, 'RuntimeException', 'NotSpecified');
    }
    return this.#record;
  }

  set errorRecord(record: ErrorRecord) {
    this.#record = record;
  }

  /** @param make builds the record when it is first asked for */
  withRecord(make: () => ErrorRecord): this {
    this.#makeRecord = make;
    return this;
  }
}

/**
 * A terminating error of the engine.
 * @param id the error id, e.g. `InvalidCastFromStringToInteger`
 * @param typeName .NET type of the exception
 */
export function runtimeError(
  id: string,
  category: ErrorCategoryName,
  message: string,
  target: Value = null,
  typeName = 'System.Management.Automation.RuntimeException',
  inner: Exception | null = null,
): RuntimeException {
  const error = new RuntimeException(typeName, message, inner);
  return error.withRecord(() => new ErrorRecord(error, id, category, target));
}
