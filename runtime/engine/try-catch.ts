import { AutomationNull } from '../types/automation-null.ts';
import { ErrorRecord, RuntimeException, runtimeError } from '../types/error-record.ts';
import { Exception } from '../types/exceptions.ts';
import { toPSString } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import { unwrap } from '../types/ps-object.ts';
import type { CompiledBlock } from './compiled-block.ts';
import { fail, locate, rememberError, toRuntimeException } from './errors.ts';
import { LoopSignal } from './flow.ts';
import type { Frame } from './frame.ts';
import { invokeBlockOutput } from './invoke.ts';
import { preference } from './preferences.ts';
import { ScriptBlock } from './script-block.ts';
import type { Sink } from './sink.ts';
import type { TypeReference } from './sites.ts';

/** Enters the body of a `try` with catches, or a block with traps. Returns the state to restore. */
export function enterTry(frame: Frame): boolean {
  const { session } = frame;
  const outer = session.propagate;
  session.propagate = true;
  return outer;
}

export function leaveTry(frame: Frame, outer: boolean): void {
  frame.session.propagate = outer;
}

/** The error that a catch clause may handle; jumps and exits are thrown on. */
export function caught(frame: Frame, thrown: unknown, outer: boolean): RuntimeException {
  frame.session.propagate = outer;
  const error = toRuntimeException(thrown);
  locate(error.errorRecord, frame);
  rememberError(frame.session, error.errorRecord);
  error.handledRecord = error.errorRecord;
  return error;
}

const wrappers = new Set([
  'System.Management.Automation.MethodInvocationException',
  'System.Management.Automation.GetValueInvocationException',
  'System.Management.Automation.SetValueInvocationException',
  'System.Management.Automation.ActionPreferenceStopException',
  'System.Management.Automation.CmdletInvocationException',
  'System.Management.Automation.CmdletProviderInvocationException',
]);

/** The exceptions a typed catch compares with: the error's own, and what invocations wrapped. */
function exceptionsOf(error: RuntimeException): Exception[] {
  const list: Exception[] = [];
  const add = (exception: Exception | null): void => {
    if (exception !== null && !list.includes(exception)) list.push(exception);
  };
  add(error.errorRecord.exception);
  add(error);
  for (
    let e: Exception | null = error.errorRecord.exception;
    e !== null && (wrappers.has(e.typeName) || e === error);
    e = e.innerException
  )
    add(e);
  if (error.innerException !== null) add(error.innerException);
  for (const e of [...list]) if (wrappers.has(e.typeName)) add(e.innerException);
  return list;
}

/** The record of a catch clause that took an inner exception: the same error, with that exception. */
function recordFor(error: RuntimeException, exception: Exception): ErrorRecord {
  const record = error.errorRecord;
  if (exception === record.exception || exception === error) return record;
  return copyRecord(record, exception);
}

function copyRecord(record: ErrorRecord, exception: Exception): ErrorRecord {
  const copy = new ErrorRecord(exception, record.errorId, record.category, record.targetObject);
  copy.reason = record.reason;
  copy.targetName = record.targetName;
  copy.targetType = record.targetType;
  copy.invocationInfo = record.invocationInfo;
  copy.scriptStackTrace = record.scriptStackTrace;
  copy.commandTypeName = record.commandTypeName;
  copy.errorDetails = record.errorDetails;
  copy.activity = record.activity;
  return copy;
}

/** Whether a catch clause of these types takes the error. */
export function catches(frame: Frame, error: RuntimeException, types: readonly TypeReference[]): boolean {
  return types.some((reference) => {
    const type = reference.get(frame) as NetType;
    const found = exceptionsOf(error).find((exception) => type.isAssignableFrom(exception.netType));
    if (found === undefined) return false;
    error.handledRecord = recordFor(error, found);
    return true;
  });
}

/** `throw value`. */
export function throwValue(frame: Frame, thrown: Value, at = frame.at): RuntimeException {
  frame.at = at;
  const value = unwrap(thrown);
  const error = exceptionOf(frame, value === AutomationNull ? null : value, thrown);
  error.wasThrownFromThrowStatement = true;
  return error;
}

function exceptionOf(frame: Frame, value: Value, thrown: Value): RuntimeException {
  if (value instanceof RuntimeException) {
    locate(value.errorRecord, frame);
    return value;
  }
  if (value instanceof ErrorRecord) {
    const inner = value.exception;
    const error =
      inner instanceof RuntimeException
        ? inner
        : new RuntimeException('System.Management.Automation.RuntimeException', inner.message, inner);
    // The record thrown is a copy: the one that was given stays as it is.
    const copy = copyRecord(value, value.exception);
    error.errorRecord = copy;
    locate(copy, frame);
    return error;
  }
  if (value instanceof Exception) {
    const error = new RuntimeException('System.Management.Automation.RuntimeException', value.message, value);
    const record = new ErrorRecord(value, value.message, 'OperationStopped');
    error.errorRecord = record;
    locate(record, frame);
    return error;
  }
  const text = value === null ? 'ScriptHalted' : toPSString(value);
  const error = runtimeError(
    value === null ? 'ScriptHalted' : text,
    'OperationStopped',
    text,
    value === null ? null : thrown,
  );
  locate(error.errorRecord, frame);
  return error;
}

/** `throw` alone: the error being handled, or `ScriptHalted`. */
export function rethrow(frame: Frame): RuntimeException {
  const current = frame.$_;
  if (current instanceof ErrorRecord) return throwValue(frame, current);
  return throwValue(frame, null);
}

/** A trap of a block as emitted code gives it. */
export interface TrapHandler {
  readonly type?: TypeReference;
  readonly body: CompiledBlock;
}

/** Like `fail`, inside a block with traps: the first trap that takes the error decides. */
export function failWithTraps(frame: Frame, thrown: unknown, traps: readonly TrapHandler[], out: Sink): void {
  const error = toRuntimeException(thrown);
  locate(error.errorRecord, frame);
  rememberError(frame.session, error.errorRecord);
  frame.session.status = false;
  const trap =
    traps.find(({ type }) => type !== undefined && catches(frame, error, [type])) ??
    traps.find(({ type }) => type === undefined);
  if (trap === undefined) throw error;
  const outer = frame.session.propagate;
  frame.session.propagate = false;
  try {
    const block = new ScriptBlock(trap.body, frame.state);
    invokeBlockOutput(frame, block, out, { under: error.errorRecord });
  } catch (signal) {
    if (signal instanceof LoopSignal && signal.label === null) {
      if (signal.kind === 'continue') return;
      throw error;
    }
    throw signal;
  } finally {
    frame.session.propagate = outer;
  }
  const action = preference(frame, 'erroractionpreference');
  if (action === 'silentlycontinue' || action === 'ignore') return;
  if (action === 'stop') throw error;
  error.errorRecord.reported = true;
  frame.streams.error.write(error.errorRecord);
}

export { fail };
