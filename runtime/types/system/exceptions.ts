import { Hashtable } from '../collections/hashtable.ts';
import { exceptionText, toPSString } from '../conversion/to-string.ts';
import { types } from '../core-types.ts';
import { defineMembers, type MemberFunction } from '../define.ts';
import { ErrorRecord, RuntimeException } from '../error-record.ts';
import { Exception } from '../exceptions.ts';
import { loadChunk } from '../load-chunk.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { requireType, typeOf } from '../type-registry.ts';

ErrorRecord.type = types.errorRecord;

const messageOf = (type: NetType): string => {
  const facts = loadChunk('types/type-info') as { defaultMessage(name: string): string | undefined };
  for (let t: NetType | null = type; t !== null; t = t.base) {
    const found = facts.defaultMessage(t.fullName);
    if (found !== undefined) return found;
  }
  return `Exception of type '${type.fullName}' was thrown.`;
};

const PARAMETER_FIRST = new Set(['System.ArgumentNullException', 'System.ArgumentOutOfRangeException']);
const isRuntime = (type: NetType): boolean => {
  for (let t: NetType | null = type; t !== null; t = t.base)
    if (t.fullName === 'System.Management.Automation.RuntimeException') return true;
  return false;
};

/** Makes an exception of a type from its usual constructor arguments. */
export function makeException(type: NetType, args: readonly Value[]): Exception {
  const inner = (args.find((a) => a instanceof Exception) as Exception | undefined) ?? null;
  const texts = args.filter((a) => typeof a === 'string' || a === null) as (string | null)[];
  const argument = types.exception !== type && derivesFrom(type, 'System.ArgumentException');
  let message: string | null = null;
  let parameter: string | null = null;
  if (argument && PARAMETER_FIRST.has(type.fullName)) {
    if (inner !== null) message = texts[0] ?? null;
    else {
      parameter = texts[0] ?? null;
      message =
        texts[texts.length - 1] !== texts[0] || texts.length > 1 ? (texts[texts.length - 1] ?? null) : null;
    }
  } else {
    message = texts[0] ?? null;
    if (argument) parameter = texts[1] ?? null;
  }
  let text = message ?? messageOf(type);
  if (parameter !== null && parameter !== '') text += ` (Parameter '${parameter}')`;
  const Class = isRuntime(type) ? RuntimeException : Exception;
  const error = new Class(type.fullName, text, inner);
  if (type.isScriptType) error.scriptType = type;
  if (parameter !== null) error.details.set('ParamName', parameter);
  return error;
}

function derivesFrom(type: NetType, name: string): boolean {
  for (let t: NetType | null = type; t !== null; t = t.base) if (t.fullName === name) return true;
  return false;
}

const innermost = (e: Exception): Exception => (e.innerException === null ? e : innermost(e.innerException));

defineMembers(types.exception, {
  properties: {
    'string Message {get;}': (e: Exception) => e.message,
    'System.Exception InnerException {get;}': (e: Exception) => e.innerException,
    'System.Collections.IDictionary Data {get;}': (e: Exception) => (e.data ??= new Hashtable()),
    'string HelpLink {get;set;}': {
      get: (e: Exception) => e.helpLink,
      set: (e: Exception, v: Value) => {
        e.helpLink = v;
      },
    },
    'string Source {get;set;}': {
      get: (e: Exception) => e.source,
      set: (e: Exception, v: Value) => {
        e.source = v;
      },
    },
    'int HResult {get;set;}': {
      get: (e: Exception) => e.hResult,
      set: (e: Exception, v: number) => {
        e.hResult = v;
      },
    },
    'string StackTrace {get;}': () => null,
    'System.Reflection.MethodBase TargetSite {get;}': () => null,
  } as never,
  methods: {
    'System.Exception GetBaseException()': innermost,
    'string ToString()': (e: Exception) => exceptionText(e),
    'type GetType()': (e: Exception) => typeOf(e),
  },
});

/** Gives an exception type its constructors and the properties that its kind has. */
export function defineExceptionMembers(type: NetType): void {
  const make: MemberFunction = (...args: Value[]) => makeException(type, args);
  const name = type.name;
  const constructors: Record<string, MemberFunction> = { [`${name}()`]: make };
  if (PARAMETER_FIRST.has(type.fullName)) {
    constructors[`${name}(string paramName)`] = make;
    constructors[`${name}(string message, System.Exception innerException)`] = make;
    constructors[`${name}(string paramName, string message)`] = make;
  } else {
    constructors[`${name}(string message)`] = make;
    constructors[`${name}(string message, System.Exception innerException)`] = make;
    if (derivesFrom(type, 'System.ArgumentException'))
      constructors[`${name}(string message, string paramName)`] = make;
  }
  const properties: Record<string, (e: Exception) => Value> = {};
  const detail = (property: string, signature: string): void => {
    properties[signature] = (e) => e.details.get(property) ?? null;
  };
  if (type.fullName === 'System.ArgumentException') detail('ParamName', 'string ParamName {get;}');
  if (type.fullName === 'System.ArgumentOutOfRangeException')
    detail('ActualValue', 'System.Object ActualValue {get;}');
  if (type.fullName === 'System.IO.FileNotFoundException') detail('FileName', 'string FileName {get;}');
  if (type.fullName === 'System.ObjectDisposedException') detail('ObjectName', 'string ObjectName {get;}');
  if (type.fullName === 'System.Management.Automation.RuntimeException') {
    properties['System.Management.Automation.ErrorRecord ErrorRecord {get;}'] = (e) =>
      e instanceof RuntimeException ? e.errorRecord : new ErrorRecord(e, 'RuntimeException', 'NotSpecified');
    properties['bool WasThrownFromThrowStatement {get;}'] = (e) =>
      e instanceof RuntimeException && e.wasThrownFromThrowStatement;
  }
  defineMembers(type, { constructors, properties: properties as never });
}

defineMembers(types.exception, {
  constructors: {
    'Exception()': () => makeException(types.exception, []),
    'Exception(string message)': (m: Value) => makeException(types.exception, [m]),
    'Exception(string message, System.Exception innerException)': (m: Value, i: Value) =>
      makeException(types.exception, [m, i]),
  },
});

/** `ErrorCategoryInfo`: what kind of error a record is. */
export class ErrorCategoryInfo extends NetObject {
  readonly record: ErrorRecord;
  constructor(record: ErrorRecord) {
    super();
    this.record = record;
  }
  override get netType(): NetType {
    return requireType('System.Management.Automation.ErrorCategoryInfo');
  }
  get activity(): string {
    return this.record.activity;
  }
  get reason(): string {
    if (this.record.reason !== '') return this.record.reason;
    const name = this.record.exception.netType.name;
    return name;
  }
  get targetName(): string {
    const { targetName, targetObject } = this.record;
    if (targetName !== '' || targetObject === null || targetObject === undefined) return targetName;
    const text = toPSString(targetObject);
    return text;
  }
  get targetType(): string {
    const { targetType, targetObject } = this.record;
    return targetType !== '' || targetObject === null || targetObject === undefined
      ? targetType
      : typeOf(targetObject).name;
  }
  override toString(): string {
    const short = (s: string): string => (s.length > 40 ? `${s.slice(0, 19)}...${s.slice(-18)}` : s);
    const target =
      this.targetName === '' && this.targetType === ''
        ? ':'
        : `: (${short(this.targetName)}:${short(this.targetType)})`;
    const gap = target === ':' ? ': (:)' : target;
    return `${this.record.category}${gap} [${short(this.activity)}], ${short(this.reason)}`;
  }
}

defineMembers(types.errorRecord, {
  constructors: {
    'ErrorRecord(System.Exception exception, string errorId, System.Management.Automation.ErrorCategory errorCategory, System.Object targetObject)':
      (e: Exception, id: string, category: Value, target: Value) =>
        new ErrorRecord(e, id, String(category) as never, target),
    'ErrorRecord(System.Management.Automation.ErrorRecord errorRecord, System.Exception replaceParentContainsErrorRecordException)':
      (r: ErrorRecord, e: Exception | null) =>
        Object.assign(new ErrorRecord(e ?? r.exception, r.errorId, r.category, r.targetObject), {
          invocationInfo: r.invocationInfo,
        }),
  },
  properties: {
    'System.Exception Exception {get;}': (r: ErrorRecord) => r.exception,
    'System.Object TargetObject {get;}': (r: ErrorRecord) => r.targetObject,
    'System.Management.Automation.ErrorCategoryInfo CategoryInfo {get;}': (r: ErrorRecord) =>
      new ErrorCategoryInfo(r),
    'string FullyQualifiedErrorId {get;}': (r: ErrorRecord) => r.fullyQualifiedErrorId,
    'System.Management.Automation.ErrorDetails ErrorDetails {get;set;}': {
      get: (r: ErrorRecord) => r.errorDetails,
      set: (r: ErrorRecord, v: Value) => {
        r.errorDetails = v;
      },
    },
    'System.Management.Automation.InvocationInfo InvocationInfo {get;}': (r: ErrorRecord) => r.invocationInfo,
    'string ScriptStackTrace {get;}': (r: ErrorRecord) => r.scriptStackTrace,
    'System.Collections.ObjectModel.ReadOnlyCollection[int] PipelineIterationInfo {get;}': () => null,
  } as never,
});

/** `ErrorDetails`: a replacement message. */
export class ErrorDetails extends NetObject {
  readonly message: string;
  recommendedAction = '';
  constructor(message: string) {
    super();
    this.message = message;
  }
  override get netType(): NetType {
    return requireType('System.Management.Automation.ErrorDetails');
  }
  override toString(): string {
    return this.message;
  }
}
