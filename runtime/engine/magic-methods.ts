import { AutomationNull } from '../types/automation-null.ts';
import { runtimeError } from '../types/error-record.ts';
import {
  convertTo,
  enumeratorOf,
  getMember,
  getProperty,
  invokeMethod,
  itemsOf,
  magicMethods,
  objectArray,
  setProperty,
  toBoolean,
  toPSString,
} from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { NetType } from '../types/net-type.ts';
import { unwrap } from '../types/ps-object.ts';
import { ambient } from './ambient.ts';
import { Collector } from './collector.ts';
import { invokeBlockOutput, invokeBlockValue } from './invoke.ts';
import { knownType } from './known-types.ts';
import { collection } from './ps-collection.ts';
import { ScriptBlock } from './script-block.ts';

const itemsIn = (target: Value): Value[] => (enumeratorOf(target) === null ? [target] : itemsOf(target));

function forEach(target: Value, args: readonly Value[]): Value {
  const [first, ...rest] = args;
  const items = itemsIn(target);
  const action = unwrap(first);
  const out = new Collector();
  const frame = ambient.frame!;
  if (action instanceof ScriptBlock) {
    for (const item of items)
      invokeBlockOutput(frame, action, out, { under: item, args: rest, dotted: true });
    return collection(out.items);
  }
  if (action instanceof NetType) return collection(items.map((item) => convertTo(item, action)));
  if (action === null || action === undefined) {
    throw runtimeError(
      'ForEachNoExpression',
      'InvalidOperation',
      'The ForEach operator requires an expression.',
      null,
    );
  }
  const name = toPSString(action);
  for (const item of items) {
    const member = getMember(item, name);
    if (member !== undefined && /method/i.test(member.kind)) out.write(invokeMethod(item, name, rest));
    else if (rest.length === 1) setProperty(item, name, rest[0]);
    else if (rest.length === 0) out.write(getProperty(item, name));
    else
      throw runtimeError(
        'ForEachTooManyArguments',
        'InvalidOperation',
        `The ForEach operator cannot assign more than one value to '${name}'.`,
        null,
      );
  }
  return collection(out.items.filter((item) => item !== AutomationNull));
}

type Mode = 'default' | 'first' | 'last' | 'skipuntil' | 'until' | 'split';
const modes: readonly Mode[] = ['default', 'first', 'last', 'skipuntil', 'until', 'split'];

function where(target: Value, args: readonly Value[]): Value {
  const items = itemsIn(target);
  const block = unwrap(args[0]);
  const modeValue = args[1] === undefined ? 'default' : unwrap(args[1]);
  const mode = (
    typeof modeValue === 'number' ? modes[modeValue] : toPSString(modeValue).toLowerCase()
  ) as Mode;
  if (!modes.includes(mode)) {
    convertTo(args[1], knownType('System.Management.Automation.WhereOperatorSelectionMode'));
  }
  const limit = args[2] === undefined ? 0 : (convertTo(args[2], knownType('System.Int32')) as number);
  if (limit < 0) {
    throw runtimeError(
      'NumberToReturnMustBeGreaterThanZero',
      'InvalidArgument',
      "The value of the 'numberToReturn' argument must be greater than zero. Change the argument to a value greater than zero and then run the command again.",
      null,
    );
  }
  const frame = ambient.frame!;
  const test = (item: Value): boolean =>
    block instanceof ScriptBlock
      ? toBoolean(invokeBlockValue(frame, block, { under: item, dotted: true }))
      : toBoolean(block);
  return select(items, mode, limit, test);
}

function select(items: readonly Value[], mode: Mode, limit: number, test: (item: Value) => boolean): Value {
  const kept: Value[] = [];
  const take = limit === 0 ? Number.POSITIVE_INFINITY : limit;
  switch (mode) {
    case 'default':
      for (const item of items) {
        if (kept.length >= take) break;
        if (test(item)) kept.push(item);
      }
      return collection(kept);
    case 'first':
      for (const item of items) {
        if (test(item)) kept.push(item);
        if (kept.length >= Math.max(1, limit)) break;
      }
      return collection(kept);
    case 'last':
      for (const item of items) if (test(item)) kept.push(item);
      return collection(kept.slice(-Math.max(1, limit)));
    case 'skipuntil': {
      const start = items.findIndex(test);
      return collection(start < 0 ? [] : items.slice(start, start + take));
    }
    case 'until': {
      for (const item of items) {
        if (kept.length >= take || test(item)) break;
        kept.push(item);
      }
      return collection(kept);
    }
    case 'split': {
      const others: Value[] = [];
      for (const item of items) (kept.length < take && test(item) ? kept : others).push(item);
      return objectArray([collection(kept), collection(others)]);
    }
  }
}

/** Gives `.ForEach()` and `.Where()` their meaning. */
export function installMagicMethods(): void {
  magicMethods.forEach = forEach;
  magicMethods.where = where;
}
