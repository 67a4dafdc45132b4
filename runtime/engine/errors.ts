import { ErrorRecord, RuntimeException, runtimeError } from '../types/error-record.ts';
import { Exception } from '../types/exceptions.ts';
import { FlowSignal } from './flow.ts';
import { type Frame, fields } from './frame.ts';
import { InvocationInfo } from './invocation-info.ts';
import { preference } from './preferences.ts';
import type { Session } from './session.ts';

/** Any thrown JavaScript value as an exception that carries an ErrorRecord. Flow signals pass through. */
export function toRuntimeException(error: unknown): RuntimeException {
  if (error instanceof FlowSignal) throw error;
  if (error instanceof RuntimeException) return outsideHierarchy.has(error.typeName) ? wrapped(error) : error;
  if (error instanceof Exception) {
    const wrapper = new RuntimeException(
      'System.Management.Automation.RuntimeException',
      error.message,
      error,
    );
    wrapper.stack = error.stack;
    const record = new ErrorRecord(error, error.typeName, 'NotSpecified');
    wrapper.errorRecord = record;
    return wrapper;
  }
  if (error instanceof RangeError && /call stack/i.test(error.message)) return callDepthOverflow();
  // A failure of the runtime itself is a bug: it ends the program with its own stack.
  throw error;
}

/** PowerShell's exceptions that do not derive from RuntimeException: a statement wraps them in one. */
const outsideHierarchy = new Set(
  [
    'InvalidCast',
    'Argument',
    'ArgumentNull',
    'ArgumentOutOfRange',
    'InvalidOperation',
    'NotSupported',
    'NotImplemented',
    'ObjectDisposed',
  ].map((name) => `System.Management.Automation.PS${name}Exception`),
);

const wrappers = new WeakMap<RuntimeException, RuntimeException>();
function wrapped(error: RuntimeException): RuntimeException {
  let wrapper = wrappers.get(error);
  if (wrapper === undefined) {
    const inner = error.errorRecord;
    wrapper = new RuntimeException('System.Management.Automation.RuntimeException', error.message, error);
    wrapper.stack = error.stack;
    const record = new ErrorRecord(wrapper, inner.errorId, inner.category, inner.targetObject);
    record.invocationInfo = inner.invocationInfo;
    record.commandTypeName = inner.commandTypeName;
    record.errorDetails = inner.errorDetails;
    wrapper.errorRecord = record;
    wrappers.set(error, wrapper);
  }
  return wrapper;
}

export function callDepthOverflow(): RuntimeException {
  return runtimeError(
    'CallDepthOverflow',
    'InvalidOperation',
    'The script failed due to call depth overflow.',
    null,
    'System.Management.Automation.ScriptCallDepthException',
  );
}

/** Gives a record the place of the statement that runs in the frame, unless a command gave it one. */
export function locate(record: ErrorRecord, frame: Frame): void {
  if (record.invocationInfo === null) {
    record.invocationInfo = new InvocationInfo(null, frame.code.unit.extent(frame.at));
  }
  if (record.scriptStackTrace === null) record.scriptStackTrace = stackTrace(frame);
}

/** `ScriptStackTrace`: a line for each block on the way to here. */
export function stackTrace(start: Frame): string {
  const lines: string[] = [];
  for (
    let frame: Frame | null = start;
    frame?.caller != null || frame?.code.unit.text;
    frame = frame!.caller
  ) {
    const { code } = frame!;
    const name =
      frame!.code.kind === 'script' || code.name === undefined ? '<ScriptBlock>' : stackName(frame!);
    const file = code.unit.path ?? '<No file>';
    let at = frame!.at;
    for (let inline = frame!.inlineBlock; inline !== null; inline = inline.outer) {
      lines.push(`at <ScriptBlock>, ${file}: line ${code.unit.extent(at).startLineNumber}`);
      at = inline.at;
    }
    lines.push(`at ${name}, ${file}: line ${code.unit.extent(at).startLineNumber}`);
  }
  return lines.join('\n');
}

function stackName(frame: Frame): string {
  const { code } = frame;
  const suffix =
    code.kind !== 'filter' && (code.body.begin !== undefined || code.body.process !== undefined)
      ? blockSuffix(frame)
      : '';
  return `${code.name}${suffix}`;
}

function blockSuffix(frame: Frame): string {
  const { running } = fields(frame) as { running?: string };
  return running === undefined ? '' : `<${running}>`;
}

/** Adds to `$Error`, newest first, within its maximum. */
export function rememberError(session: Session, record: ErrorRecord): void {
  const { errors } = session;
  // An error on its way out is one error, whatever record carries it.
  const [newest] = errors.items;
  if (newest === record || (newest instanceof ErrorRecord && newest.exception === record.exception)) return;
  errors.items.unshift(record);
  if (errors.items.length > 256) errors.items.length = 256;
  errors.version++;
}

/** Whether the error has been thrown by code that means it to end the script: `throw`, `-ErrorAction Stop`. */
const endsScript = (error: RuntimeException): boolean => error.wasThrownFromThrowStatement;

/**
 * Handles an error that reached a statement (`ExceptionHandlingOps.CheckActionPreference`): rethrows it where a
 * `try` or `trap` encloses the statement, in a caller too, or reports it and lets the next statement run.
 */
export function fail(frame: Frame, thrown: unknown): void {
  const error = toRuntimeException(thrown);
  const { session } = frame;
  if (error.endsFrame === frame) throw error;
  const record = error.errorRecord;
  locate(record, frame);
  session.status = false;
  if (session.propagate || stopped.has(error)) {
    rememberError(session, record);
    throw error;
  }
  const action = preference(frame, 'erroractionpreference');
  if (action !== 'ignore') rememberError(session, record);
  if (action === 'silentlycontinue' || action === 'ignore') return;
  if (action === 'stop' || action === 'inquire') {
    stopped.add(error);
    throw error;
  }
  if (endsScript(error)) throw error;
  record.reported = true;
  frame.streams.error.write(record);
  session.status = false;
}

/** Errors that a preference of Stop has made final. */
const stopped = new WeakSet<RuntimeException>();
export const isStopped = (error: RuntimeException): boolean => stopped.has(error);
export const markStopped = (error: RuntimeException): RuntimeException => {
  stopped.add(error);
  return error;
};
