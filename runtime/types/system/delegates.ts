import { AutomationNull } from '../automation-null.ts';
import { customConverters } from '../conversion/convert.ts';
import { types } from '../core-types.ts';
import { hooks } from '../hooks.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';

/** A script block (or JS function) as a .NET delegate. */
export class Delegate extends NetObject {
  readonly type: NetType;
  readonly target: Value;
  constructor(type: NetType, target: Value) {
    super();
    this.type = type;
    this.target = target;
  }
  override get netType(): NetType {
    return this.type;
  }
}

/** Calls a delegate, script block or JS function; without output the result is null. */
export function invokeDelegate(f: Value, args: readonly Value[]): Value {
  if (typeof f === 'function') return (f as (...a: readonly Value[]) => Value)(...args);
  const block = f instanceof Delegate ? f.target : f;
  if (typeof block === 'function') return (block as (...a: readonly Value[]) => Value)(...args);
  const result = hooks.invokeScriptBlock(block, args, undefined, args[0]);
  return result === AutomationNull ? null : result;
}

/** Whether a value can be called as a delegate. */
export const isCallable = (v: Value): boolean =>
  typeof v === 'function' ||
  v instanceof Delegate ||
  (typeof v === 'object' && v !== null && (v as { netType?: NetType }).netType === types.scriptBlock);

/** Lets script blocks convert to a delegate type. */
export function acceptScriptBlocks(type: NetType): void {
  customConverters.set(type, (v) =>
    isCallable(v) ? new Delegate(type, v instanceof Delegate ? v.target : v) : undefined,
  );
}
