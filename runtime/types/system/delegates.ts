import type { PSArray } from '../arrays.ts';
import { AutomationNull } from '../automation-null.ts';
import { convertTo, customConverters } from '../conversion/convert.ts';
import { types } from '../core-types.ts';
import { defineMembers } from '../define.ts';
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

/** What calling a delegate of a type returns; null for actions. */
function resultType(type: NetType): NetType | null {
  const args = type.genericArguments;
  const name = (type.genericDefinition ?? type).fullName;
  if (/^System\.(Func|Converter)`/.test(name)) return args[args.length - 1]!;
  if (name.startsWith('System.Predicate`')) return types.boolean;
  if (name.startsWith('System.Comparison`')) return types.int32;
  if (name.endsWith('.MatchEvaluator')) return types.string;
  return null;
}

function invoke(self: Delegate, args: PSArray | null): Value {
  const result = resultType(self.type);
  const value = invokeDelegate(self, args === null ? [] : args.toArray());
  return result === null ? undefined : convertTo(value, result);
}

defineMembers(types.delegate, {
  properties: { 'System.Object Target {get;}': (d: Delegate) => d.target } as never,
  methods: {
    'System.Object Invoke(Params System.Object[] args)': invoke,
    'System.Object DynamicInvoke(Params System.Object[] args)': invoke,
  },
});
