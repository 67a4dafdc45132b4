import { ErrorRecord, RuntimeException, runtimeError } from './error-record.ts';
import { Exception } from './exceptions.ts';
import type { Value } from './net-object.ts';
import type { NetType, Overload } from './net-type.ts';
import { prepareArguments, selectOverload } from './overloads.ts';
import { typeOf } from './type-registry.ts';

/** The type's name without namespace, as error ids use it. */
const shortName = (typeName: string): string =>
  typeName.slice(Math.max(typeName.lastIndexOf('.'), typeName.lastIndexOf('+')) + 1);

/** An exception inside a called .NET member, as PowerShell reports it. */
export function wrapInvocation(error: unknown, name: string, count: number, id?: string): unknown {
  if (!(error instanceof Exception) || isPassedOn(error)) return error;
  const wrapped = new RuntimeException(
    'System.Management.Automation.MethodInvocationException',
    `Exception calling "${name}" with "${count}" argument(s): "${error.message}"`,
    error,
  );
  return wrapped.withRecord(() => new ErrorRecord(wrapped, id ?? shortName(error.typeName), 'NotSpecified'));
}

/** Errors of the engine that are no exceptions of the member itself (flow control, stopping, call depth). */
function isPassedOn(error: Exception): boolean {
  if (error instanceof RuntimeException && error.passesThrough) return true;
  return /\.(PipelineStoppedException|ScriptCallDepthException|FlowControlException|ExitException)$/.test(
    error.typeName,
  );
}

/** An exception in a property's getter or setter. */
export function wrapProperty(error: unknown, name: string, isGet: boolean): unknown {
  if (!(error instanceof Exception) || isPassedOn(error)) return error;
  const wrapped = new RuntimeException(
    `System.Management.Automation.${isGet ? 'Get' : 'Set'}ValueInvocationException`,
    `Exception ${isGet ? 'getting' : 'setting'} "${name}": "${error.message}"`,
    error,
  );
  return wrapped.withRecord(
    () => new ErrorRecord(wrapped, isGet ? 'ExceptionWhenGetting' : 'ExceptionWhenSetting', 'NotSpecified'),
  );
}

/** Script methods (PowerShell classes) throw as they are. */
export interface CallStyle {
  readonly unwrapped?: boolean;
  /** Errors name arguments by position and use the adapter's id, as for operators. */
  readonly operator?: boolean;
  readonly typeArguments?: readonly NetType[];
}

/**
 * Chooses an overload, converts the arguments and calls it.
 * @param self the receiver, or undefined for static methods and constructors
 */
export function callOverloads(
  overloads: readonly Overload[],
  self: Value,
  args: readonly Value[],
  name: string,
  style: CallStyle = {},
  count = args.length,
): Value {
  const selection = selectOverload(overloads, args, name, style.typeArguments);
  const prepared = prepareArguments(selection, args, name, style.operator === true);
  const { overload } = selection;
  if (style.unwrapped === true || (overload as { isScript?: boolean }).isScript === true) {
    return self === undefined ? overload.invoke(...prepared) : overload.invoke(self, ...prepared);
  }
  try {
    return self === undefined ? overload.invoke(...prepared) : overload.invoke(self, ...prepared);
  } catch (error) {
    throw wrapInvocation(error, name, count, style.operator === true ? 'DotNetMethodException' : undefined);
  }
}

export const methodNotFound = (typeName: string, name: string): RuntimeException =>
  runtimeError(
    'MethodNotFound',
    'InvalidOperation',
    `Method invocation failed because [${typeName}] does not contain a method named '${name}'.`,
    null,
  );

/** The error of a method call on a value that has no such method. */
export function noMethod(v: Value, name: string): RuntimeException {
  return methodNotFound(typeOf(v).fullName, name);
}
