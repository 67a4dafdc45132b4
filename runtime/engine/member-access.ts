import { AutomationNull } from '../types/automation-null.ts';
import { types } from '../types/core-types.ts';
import { runtimeError } from '../types/error-record.ts';
import {
  getIndex,
  getProperty,
  getStaticProperty,
  invokeMethod,
  invokeStatic,
  newObject,
  type PropertySite,
  PSArray,
  PSInt64,
  setIndex as setIndexOf,
  setProperty,
  setStaticProperty,
  toPSString,
} from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { NetType } from '../types/net-type.ts';
import { unwrap } from '../types/ps-object.ts';
import { ambient } from './ambient.ts';
import type { Frame } from './frame.ts';
import { invokeBlockValue } from './invoke.ts';
import { ScriptBlock } from './script-block.ts';
import { findTypeFor, type TypeReference, typeNotFound } from './sites.ts';

type Change = (old: Value) => Value;
const plain = (value: Value): Value => (value === AutomationNull ? null : value);

/** `target[index]`; a list of indices selects several elements. */
export function index(target: Value, indices: Value): Value {
  const at = indices instanceof PSInt64 ? indices.value : indices;
  if (
    typeof at === 'number' &&
    target instanceof PSArray &&
    at >= 0 &&
    at < target.length &&
    target.netType.rank === 1
  )
    return target.get(at);
  return getIndex(plain(target), [plain(indices)]);
}

/** Whether an array holds values of this kind as they are. */
function storesAsIs(array: PSArray, value: Value): boolean {
  const element = array.elementType;
  if (element === types.object) return true;
  return (
    (typeof value === 'boolean' && element === types.boolean) ||
    (typeof value === 'number' && element === types.int32) ||
    (typeof value === 'string' && element === types.string)
  );
}

export function setIndex(target: Value, indices: Value, value: Value): Value {
  const stored = plain(value);
  const at = indices instanceof PSInt64 ? indices.value : indices;
  if (
    typeof at === 'number' &&
    target instanceof PSArray &&
    at >= 0 &&
    at < target.length &&
    target.netType.rank === 1 &&
    storesAsIs(target, stored)
  ) {
    target.set(at, stored);
    return stored;
  }
  setIndexOf(plain(target), [plain(indices)], stored);
  return stored;
}

export function updateIndex(target: Value, indices: Value, change: Change): Value {
  const value = change(plain(index(target, indices)));
  return setIndex(target, indices, value);
}

/** A member whose name is computed: text, or a script block that is called with the object. */
export function getMember(f: Frame, target: Value, name: Value): Value {
  if (unwrap(name) instanceof ScriptBlock)
    return invokeBlockValue(f, unwrap(name) as ScriptBlock, { args: [target], under: target });
  return getProperty(plain(target), toPSString(name));
}
export function setMember(_f: Frame, target: Value, name: Value, value: Value): Value {
  setProperty(plain(target), toPSString(name), plain(value));
  return value;
}
export function updateMember(f: Frame, target: Value, name: Value, change: Change): Value {
  return setMember(f, target, name, change(plain(getMember(f, target, name))));
}
export function updateProperty(target: Value, site: PropertySite, change: Change): Value {
  const value = change(plain(site.get(target)));
  site.set(target, value);
  return value;
}

export function invokeMember(f: Frame, target: Value, name: Value, args: Value[]): Value {
  ambient.frame = f;
  const member = unwrap(name);
  if (member instanceof ScriptBlock) return invokeBlockValue(f, member, { args: [target, ...args] });
  return invokeMethod(plain(target), toPSString(name), args.map(plain));
}

/** The type that a value before `::` means: a type, or the name of one. */
function typeFrom(f: Frame, value: Value): NetType {
  const inner = unwrap(value);
  if (inner instanceof NetType) return inner;
  if (inner === null || inner === AutomationNull) {
    throw runtimeError(
      'InvokeMethodOnNull',
      'InvalidOperation',
      'You cannot call a method on a null-valued expression.',
      null,
    );
  }
  const name = toPSString(inner);
  const type = findTypeFor(f, f.code.unit, name);
  if (type === null) throw typeNotFound(name);
  return type;
}

export function getStaticMember(f: Frame, target: Value, name: Value): Value {
  if (unwrap(target) === null) return null;
  return getStaticProperty(typeFrom(f, target), toPSString(name));
}
export function setStaticMember(f: Frame, target: Value, name: Value, value: Value): Value {
  setStaticProperty(typeFrom(f, target), toPSString(name), plain(value));
  return value;
}
export function updateStaticMember(f: Frame, target: Value, name: Value, change: Change): Value {
  return setStaticMember(f, target, name, change(getStaticMember(f, target, name)));
}
export function invokeStaticMember(
  f: Frame,
  target: Value,
  name: Value,
  args: Value[],
  _generics: readonly TypeReference[],
): Value {
  ambient.frame = f;
  const type = typeFrom(f, target);
  const text = toPSString(name);
  return text.toLowerCase() === 'new'
    ? newObject(type, args.map(plain))
    : invokeStatic(type, text, args.map(plain));
}
