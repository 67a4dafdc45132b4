/**
 * Every function and class that emitted code may name. Emitted code gets them as the object `rt`,
 * and its `CompiledUnit` as `u`; it names nothing else of the runtime.
 */

import type { Frame } from './engine/frame.ts';
import { InputEnumerator } from './engine/input-enumerator.ts';
import { NumericArgument } from './engine/numeric-argument.ts';
import type { TypeReference } from './engine/sites.ts';
import { AutomationNull } from './types/automation-null.ts';
import { runtimeError } from './types/error-record.ts';
import * as types from './types/index.ts';
import type { Value } from './types/net-object.ts';

export { inlineBlock, scriptBlock } from './engine/block-values.ts';
export {
  arrayOf,
  capture,
  captureArray,
  coalesce,
  collector,
  subexpression,
  unpack,
} from './engine/captures.ts';
export { defineFunction } from './engine/definitions.ts';
export { each, eachEnumerator, rangeInput } from './engine/enumeration.ts';
export { pushFinally, runFinally } from './engine/finalizers.ts';
export { Frame } from './engine/frame.ts';
export {
  breakSignal,
  continueSignal,
  exitSignal,
  isBreak,
  isReturn,
  returnSignal,
} from './engine/jump-signals.ts';
export { customObject, hashtable, ordered } from './engine/literals.ts';
export {
  getMember,
  getStaticMember,
  index,
  invokeMember,
  invokeStaticMember,
  setIndex,
  setMember,
  setStaticMember,
  updateIndex,
  updateMember,
  updateProperty,
  updateStaticMember,
} from './engine/member-access.ts';
export { numericArgument } from './engine/numeric-argument.ts';
export * from './engine/operator-forms.ts';
export { output } from './engine/output.ts';
export { redirected, redirectedValue } from './engine/redirected-statements.ts';
export { nullSink } from './engine/sink.ts';
export { enterData, startBackgroundJob, unsupported, usingVariable } from './engine/special-forms.ts';
export { fail } from './engine/statement-failure.ts';
export {
  switchBlock,
  switchEquals,
  switchFile,
  switchRegex,
  switchValues,
  switchWildcard,
} from './engine/switch-statement.ts';
export {
  catches,
  caught,
  enterTry,
  failWithTraps,
  leaveTry,
  rethrow,
  throwValue,
} from './engine/try-catch.ts';
export {
  declareVariable,
  getScoped,
  lookup,
  lookupInString,
  lookupQuiet,
  read,
  refScoped,
  refVariable,
  setScoped,
} from './engine/variables.ts';

export {
  add,
  bitAnd,
  bitNot,
  bitOr,
  bitXor,
  decrement,
  divide,
  double,
  increment,
  logicalXor,
  multiply,
  negate,
  range,
  remainder,
  shiftLeft,
  shiftRight,
  subtract,
  toBoolean,
  toInt32,
  toPSString,
  unaryJoin,
  unaryPlus,
  unarySplit,
} from './types/index.ts';

/** A collection literal, `1, 2`. */
export const array = (items: Value[]): Value => {
  for (let i = 0; i < items.length; i++) if (items[i] === AutomationNull) items[i] = null;
  return types.objectArray(items);
};
/** `left -join separator`; an enumerator is one value, not its elements. */
export const join = (left: Value, separator: Value): Value =>
  types.join(
    left instanceof InputEnumerator ? left.toString() : left instanceof NumericArgument ? left.text : left,
    separator,
  );
export const nothing = (): Value => AutomationNull;
export const isNullish = (value: Value): boolean =>
  value === null || value === undefined || value === AutomationNull;

/** A value as a condition. */
export function truthy(value: Value): boolean {
  return typeof value === 'boolean' ? value : types.toBoolean(value);
}

export const toStringCast = (value: Value): Value =>
  types.convertTo(value === AutomationNull ? null : value, types.types.string);
export const toInt64 = (value: Value): Value =>
  types.convertTo(value === AutomationNull ? null : value, types.types.int64);
export const toDouble = (value: Value): Value =>
  types.convertTo(value === AutomationNull ? null : value, types.types.double);

/** What a variable of a fixed type gets: values of the type as they are, others converted. */
export const constrainInt32 = (f: Frame, type: TypeReference, value: Value): Value =>
  typeof value === 'number' ? value : type.constrain(f, value);
export const constrainString = (f: Frame, type: TypeReference, value: Value): Value =>
  typeof value === 'string' ? value : type.constrain(f, value);
export const constrainBoolean = (f: Frame, type: TypeReference, value: Value): Value =>
  typeof value === 'boolean' ? value : type.constrain(f, value);

export const setStatus = (f: { session: { status: boolean } }, value: boolean): void => {
  f.session.status = value;
};
export const getStatus = (f: { session: { status: boolean } }): boolean => f.session.status;

/** A literal of a type other than Int32 and Double. */
export function numberOf(type: string, text: string): Value {
  const value =
    type === 'decimal' || type === 'long' || type === 'ulong' || type === 'bigint' ? text : Number(text);
  return types.numberLiteral({
    type,
    value: type === 'decimal' ? text : typeof value === 'string' ? BigInt(text) : value,
  } as never);
}

/** The value that `$x++` yields: a missing one counts as 0. */
export const stepValue = (value: Value): Value => (value === null || value === AutomationNull ? 0 : value);

export { runtimeError };
