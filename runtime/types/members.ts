import { objectArray, PSArray, PSMultiArray, typedArray } from './arrays.ts';
import { AutomationNull } from './automation-null.ts';
import { PSDictionary } from './collections/hashtable.ts';
import { PSCollection, PSList } from './collections/lists.ts';
import { convertTo } from './conversion/convert.ts';
import { stringOverrides } from './conversion/to-string.ts';
import { types } from './core-types.ts';
import { dictionaryKeyProperty, setDictionaryKey } from './dictionary-properties.ts';
import { enumeratorOf, itemsOf } from './enumeration.ts';
import { enumValue } from './enums.ts';
import { RuntimeException, runtimeError } from './error-record.ts';
import { Exception } from './exceptions.ts';
import { hooks } from './hooks.ts';
import { baseValue, memberTable, resolveForNames, resolveMember, resolveStatic } from './member-lookup.ts';
import { callOverloads, methodNotFound, noMethod, wrapProperty } from './method-call.ts';
import { notImplemented } from './net-errors.ts';
import type { NetObject, Value } from './net-object.ts';
import type { Member, MethodMember, NetType, PropertyMember } from './net-type.ts';
import { type PSMember, PSMemberTable } from './ps-members.ts';
import { intrinsicMember, PSMethod } from './ps-method.ts';
import { PSCustomObject, PSObject } from './ps-object.ts';
import { typeSignatureName } from './type-names.ts';
import { requireType, typeOf } from './type-registry.ts';

export { typeNames } from './member-lookup.ts';

/** What a class provides whose properties depend on its data (XML nodes, data rows). */
export interface Adapted {
  /** `undefined` where the object has no such property. */
  adaptedGet(key: string): Value;
  /** @returns whether the property exists */
  adaptedSet(key: string, name: string, value: Value): boolean;
  adaptedNames(): string[];
}
const isAdapted = (v: object): v is Adapted => typeof (v as Partial<Adapted>).adaptedGet === 'function';

/** Stands for "there is no such member". */
const MISSING = Symbol('missing');

const propertyNotFound = (name: string): Error =>
  runtimeError(
    'PropertyNotFoundStrict',
    'NotSpecified',
    `The property '${name}' cannot be found on this object. Verify that the property exists.`,
    null,
    'System.Management.Automation.PropertyNotFoundException',
  );

/** Reads a property (`$target.name`). @param strict whether a missing one is an error; by the strict mode if absent */
export function getProperty(target: Value, name: string, strict?: boolean): Value {
  return getPropertyByKey(target, name, name.toLowerCase(), strict);
}

function getPropertyByKey(target: Value, name: string, key: string, strict?: boolean): Value {
  const found = lookupProperty(target, name, key);
  if (found !== MISSING) return found;
  if (strict ?? hooks.strictModeVersion() >= 2) throw propertyNotFound(name);
  const isNull = target === null || target === undefined || target === AutomationNull;
  return isNull && (key === 'count' || key === 'length') ? 0 : null;
}

/** Reads a property, or gives MISSING. */
function lookupProperty(target: Value, name: string, key: string): Value | typeof MISSING {
  if (target === null || target === undefined || target === AutomationNull) return MISSING;
  if (typeof target === 'object') {
    if (target instanceof PSCustomObject) {
      const value = target[`$${key}`];
      if (value !== undefined) return value;
    }
    const table = (target as NetObject).psMembers;
    if (table !== undefined) {
      const own = table.members.get(key) ?? resolveForNames(target, key);
      if (own !== undefined) return readPSMember(own, target);
    }
    if (target instanceof PSDictionary) {
      const value = dictionaryKeyProperty(target, name);
      if (value !== undefined) return value;
    } else if (isAdapted(target)) {
      const value = target.adaptedGet(key);
      if (value !== undefined) return value;
    }
  }
  const base = baseValue(target);
  const resolved = resolveMember(typeOf(base), key);
  if (resolved !== null) {
    if (resolved.ets !== undefined) return readPSMember(resolved.ets, target);
    return readNetMember(resolved.net, base);
  }
  const intrinsic = intrinsicMember(target, key);
  if (intrinsic !== undefined) return intrinsic;
  const items =
    typeof base === 'object' && !(base instanceof PSDictionary) ? enumerateForMembers(base) : null;
  if (items !== null) {
    const values = enumerateProperty(items, name, key);
    if (values !== null) return values;
    if (key === 'count' || key === 'length') return countOf(base);
    return MISSING;
  }
  if ((key === 'count' || key === 'length') && hooks.strictModeVersion() < 2) return 1;
  return MISSING;
}

function countOf(v: Value): Value {
  return itemsOf(v).length;
}

function enumerateForMembers(v: Value): Iterator<Value> | null {
  return enumeratorOf(v);
}

/** Member enumeration: the values of all elements that have the property; null where none has it. */
function enumerateProperty(items: Iterator<Value>, name: string, key: string): Value | null {
  const out: Value[] = [];
  let any = false;
  for (let step = items.next(); step.done !== true; step = items.next()) {
    let value = lookupProperty(step.value, name, key);
    if (value === MISSING) {
      if (!(step.value instanceof PSCustomObject)) continue;
      if (hooks.strictModeVersion() >= 2) throw propertyNotFound(name);
      // A custom object answers for a property it lacks; only all of them together count as a miss.
      value = null;
      out.push(value);
      continue;
    }
    any = true;
    if (value instanceof PSArray || value instanceof PSList) {
      for (const item of itemsOf(value)) out.push(item);
    } else {
      const inner = typeof value === 'object' && value !== null ? enumeratorOf(value) : null;
      if (inner === null) out.push(value);
      else for (let s = inner.next(); s.done !== true; s = inner.next()) out.push(s.value);
    }
  }
  if (!any) return null;
  return out.length === 1 ? out[0] : objectArray(out);
}

function readPSMember(member: PSMember, target: Value): Value {
  switch (member.kind) {
    case 'AliasProperty':
      return getProperty(target, member.reference as string);
    case 'ScriptMethod':
    case 'CodeMethod':
      return new PSMethod(target, member.name, null, member);
    case 'PropertySet': {
      const object = new PSCustomObject([...(member.reference as readonly string[])]);
      for (const n of member.reference as readonly string[])
        object[`$${n.toLowerCase()}`] = getProperty(target, n);
      return object;
    }
  }
  if (member.get === undefined) return null;
  try {
    const value = member.get(target);
    return value === AutomationNull ? null : value;
  } catch (error) {
    if (member.kind === 'ScriptProperty' && error instanceof Exception)
      throw wrapScriptProperty(error, member.name, true);
    throw error;
  }
}

function wrapScriptProperty(error: Exception, name: string, isGet: boolean): unknown {
  const verb = isGet ? 'getting' : 'setting';
  return runtimeError(
    isGet ? 'ScriptGetValueRuntimeException' : 'ScriptSetValueRuntimeException',
    'NotSpecified',
    `Exception ${verb} "${name}": "${error.message}"`,
    null,
    `System.Management.Automation.${isGet ? 'Get' : 'Set'}ValueInvocationException`,
    error,
  );
}

function readNetMember(member: Member, self: Value): Value {
  if (member.kind === 'method') return new PSMethod(self, member.name, member, null);
  if (member.kind === 'event') return new PSMethod(self, member.name, null, null);
  if (member.parameters !== undefined && member.parameters.length > 0)
    return new PSMethod(self, member.name, parameterizedMethod(member), null);
  if (member.get === undefined) return null;
  try {
    return member.get(self);
  } catch (error) {
    if ((member as { isScript?: boolean }).isScript === true) throw error;
    throw wrapProperty(error, member.name, true);
  }
}

const parameterized = new WeakMap<PropertyMember, MethodMember>();
/** An indexed property as a method: `$list.Item(0)`. */
function parameterizedMethod(property: PropertyMember): MethodMember {
  let method = parameterized.get(property);
  if (method === undefined) {
    const parameters = property.parameters!;
    const invoke = property.get as (...args: Value[]) => Value;
    method = {
      kind: 'method',
      name: property.name,
      isStatic: property.isStatic,
      overloads: [
        {
          signature: `${property.type} ${property.name}(${parameters.map((p) => `${p.type} ${p.name}`).join(', ')}) {get;${property.set === undefined ? '' : 'set;'}}`,
          returnType: property.type,
          parameters,
          invoke,
        },
      ],
    };
    parameterized.set(property, method);
  }
  return method;
}

const cannotSet = (name: string): Error =>
  runtimeError(
    'PropertyAssignmentException',
    'InvalidOperation',
    `The property '${name}' cannot be found on this object. Verify that the property exists and can be set.`,
    null,
    'System.Management.Automation.RuntimeException',
  );

/** Writes a property (`$target.name = value`). */
export function setProperty(target: Value, name: string, value: Value): void {
  const key = name.toLowerCase();
  if (value === AutomationNull) value = null;
  if (target === null || target === undefined || target === AutomationNull) {
    throw runtimeError(
      'PropertyNotFound',
      'InvalidOperation',
      `The property '${name}' cannot be found on this object. Verify that the property exists and can be set.`,
      null,
    );
  }
  const base = baseValue(target);
  if (typeof target === 'object') {
    if (target instanceof PSCustomObject && target[`$${key}`] !== undefined) {
      target[`$${key}`] = value;
      return;
    }
    const own = memberTable(target)?.members.get(key) ?? resolveForNames(target, key);
    if (own !== undefined) {
      writePSMember(own, target, value);
      return;
    }
    if (
      target instanceof PSDictionary &&
      setDictionaryKey(target, name, value, resolveMember(typeOf(target), key) !== null)
    )
      return;
    if (isAdapted(target) && target.adaptedSet(key, name, value)) return;
  }
  const resolved = resolveMember(typeOf(base), key);
  if (resolved?.ets !== undefined) {
    writePSMember(resolved.ets, target, value);
    return;
  }
  if (resolved !== null && resolved.net.kind === 'property') {
    writeNetProperty(resolved.net, base, value);
    return;
  }
  const items = typeof base === 'object' && resolved === null ? enumeratorOf(base) : null;
  if (items !== null && !(base instanceof PSDictionary)) {
    let any = false;
    for (let step = items.next(); step.done !== true; step = items.next()) {
      setProperty(step.value, name, value);
      any = true;
    }
    if (any) return;
  }
  if (base instanceof PSCustomObject) {
    throw wrapProperty(
      new Exception(
        'System.Management.Automation.RuntimeException',
        `The property '${name}' cannot be found on this object. Verify that the property exists and can be set.`,
      ),
      name,
      false,
    );
  }
  throw cannotSet(name);
}

function writePSMember(member: PSMember, target: Value, value: Value): void {
  if (member.kind === 'AliasProperty') {
    setProperty(target, member.reference as string, value);
    return;
  }
  if (member.set === undefined) {
    throw runtimeError(
      'SetValueException',
      'NotSpecified',
      member.kind === 'ScriptProperty'
        ? `Set accessor for property "${member.name}" is unavailable.`
        : `Cannot set "${member.name}" because only strings can be used as values to set XmlNode properties.`,
      null,
      'System.Management.Automation.SetValueException',
    );
  }
  member.set(target, value);
}

function writeNetProperty(property: PropertyMember, self: Value, value: Value): void {
  if (property.set === undefined) {
    throw runtimeError(
      'PropertyAssignmentException',
      'InvalidOperation',
      `'${property.name}' is a ReadOnly property.`,
      null,
    );
  }
  const isScript = (property as { isScript?: boolean }).isScript === true;
  const type = property.type === '' ? types.object : requireTypeOf(property);
  try {
    const converted =
      type === types.object
        ? value
        : value === null && type === types.string
          ? isScript
            ? ''
            : null
          : convertTo(value, type);
    property.set(self, converted);
  } catch (error) {
    if (isScript) throw error;
    throw wrapProperty(error, property.name, false);
  }
}

const propertyTypes = new WeakMap<PropertyMember, NetType>();
function requireTypeOf(property: PropertyMember): NetType {
  let type = propertyTypes.get(property) ?? (property as { netType?: NetType }).netType;
  if (type === undefined) {
    type = requireType(property.type);
    propertyTypes.set(property, type);
  }
  return type;
}

/** Calls a method (`$target.name(args)`). @param typeArguments of `$x.Name[int]()` */
export function invokeMethod(
  target: Value,
  name: string,
  args: readonly Value[],
  typeArguments?: readonly NetType[],
): Value {
  const result = tryInvoke(target, name, name.toLowerCase(), args, typeArguments);
  if (result === MISSING) throw noMethod(baseValue(target), name);
  return result;
}

function tryInvoke(
  target: Value,
  name: string,
  key: string,
  args: readonly Value[],
  typeArguments?: readonly NetType[],
): Value | typeof MISSING {
  if (target === null || target === undefined || target === AutomationNull) {
    throw runtimeError(
      'InvokeMethodOnNull',
      'InvalidOperation',
      'You cannot call a method on a null-valued expression.',
      null,
    );
  }
  const own = memberTable(target)?.members.get(key) ?? resolveForNames(target, key);
  if (own?.invoke !== undefined) return nothingAsNull(own.invoke(target, args));
  const base = baseValue(target);
  const resolved = resolveMember(typeOf(base), key);
  if (resolved !== null) {
    if (resolved.ets !== undefined) {
      if (resolved.ets.invoke !== undefined) return nothingAsNull(resolved.ets.invoke(target, args));
    } else if (resolved.net.kind === 'method') {
      return callOverloads(
        resolved.net.overloads,
        base,
        args,
        resolved.net.name,
        typeArguments === undefined ? {} : { typeArguments },
      );
    } else if (
      resolved.net.kind === 'property' &&
      resolved.net.parameters !== undefined &&
      resolved.net.parameters.length > 0
    ) {
      return callIndexer(resolved.net, base, args);
    }
  }
  const accessor = /^(get|set)_(.+)$/.exec(key);
  if (accessor !== null && resolved === null) {
    const property = resolveMember(typeOf(base), accessor[2]!)?.net;
    if (property?.kind === 'property') return callAccessor(property, accessor[1] === 'get', base, args);
  }
  const intrinsic = intrinsicMember(target, key);
  if (intrinsic instanceof PSMethod) return intrinsic.invoke(args);
  if (resolved === null && typeof base === 'object' && !(base instanceof PSDictionary)) {
    const items = enumeratorOf(base);
    if (items !== null) return enumerateCalls(items, name, key, args);
  }
  return MISSING;
}

function callIndexer(property: PropertyMember, self: Value, args: readonly Value[]): Value {
  try {
    return callOverloads(parameterizedMethod(property).overloads, self, args, property.name, {
      unwrapped: true,
    });
  } catch (error) {
    throw error instanceof Exception && !(error instanceof RuntimeException)
      ? wrapProperty(error, property.name, true)
      : error;
  }
}

/** `$x.get_Name()`: an accessor called as the method that it is. */
function callAccessor(property: PropertyMember, isGet: boolean, self: Value, args: readonly Value[]): Value {
  if (isGet) {
    if (property.parameters !== undefined && property.parameters.length > 0)
      return callOverloads(parameterizedMethod(property).overloads, self, args, `get_${property.name}`);
    return readNetMember(property, self);
  }
  if (args.length === 2) (property.set as unknown as (...a: Value[]) => void)?.(self, ...args);
  else writeNetProperty(property, self, args[0]);
  return AutomationNull;
}

const nothingAsNull = (v: Value): Value => v;

function enumerateCalls(
  items: Iterator<Value>,
  name: string,
  key: string,
  args: readonly Value[],
): Value | typeof MISSING {
  const out: Value[] = [];
  let any = false;
  for (let step = items.next(); step.done !== true; step = items.next()) {
    any = true;
    const value = tryInvoke(step.value, name, key, args);
    if (value === MISSING) throw noMethod(baseValue(step.value), name);
    if (value === AutomationNull || value === undefined) continue;
    for (const item of typeof value === 'object' && value !== null && enumeratorOf(value) !== null
      ? itemsOf(value)
      : [value])
      out.push(item);
  }
  if (!any) return MISSING;
  if (out.length === 0) return AutomationNull;
  return out.length === 1 ? out[0] : objectArray(out);
}

/** Types that are recorded only: their members fail loudly. */
function assertImplemented(type: NetType, name: string): void {
  if (type.isEnum || type.isScriptType || type.isArray) return;
  if (
    type.staticMembers.size === 0 &&
    type.instanceMembers.size === 0 &&
    type.constructors.length === 0 &&
    type !== types.object
  ) {
    throw notImplemented(`[${type.fullName}]::${name}`);
  }
}

/** Reads a static property or field (`[type]::name`). */
export function getStaticProperty(type: NetType, name: string): Value {
  const key = name.toLowerCase();
  if (type.isEnum) {
    for (const [member, value] of type.enumValues!)
      if (member.toLowerCase() === key) return enumValue(type, value);
  }
  const member = resolveStatic(type, key);
  if (member === null) {
    assertImplemented(type, name);
    if (key === 'new' && type.constructors.length > 0)
      return new PSMethod(type, 'new', constructorMethod(type), null);
    if (hooks.strictModeVersion() >= 2) throw propertyNotFound(name);
    return null;
  }
  if (member.kind === 'method') return new PSMethod(type, member.name, member, null);
  if (member.kind === 'event') return null;
  try {
    return (member.get as () => Value)();
  } catch (error) {
    if ((member as { isScript?: boolean }).isScript === true) throw error;
    throw wrapProperty(error, member.name, true);
  }
}

/** A type's constructors as the method `new`. */
function constructorMethod(type: NetType): MethodMember {
  const shown = typeSignatureName(type);
  const overloads = type.constructors.map((c) => ({
    signature: `${shown} new${c.signature.slice(c.signature.indexOf('('))}`,
    returnType: shown,
    parameters: c.parameters,
    invoke: c.invoke,
    ...(c.parameterTypes === undefined ? {} : { parameterTypes: c.parameterTypes }),
  }));
  return { kind: 'method', name: 'new', isStatic: true, overloads };
}

/** Writes a static property or field. */
export function setStaticProperty(type: NetType, name: string, value: Value): void {
  const member = resolveStatic(type, name.toLowerCase());
  if (member === null || member.kind !== 'property') {
    assertImplemented(type, name);
    throw cannotSet(name);
  }
  if (member.set === undefined) {
    throw runtimeError(
      'PropertyAssignmentException',
      'InvalidOperation',
      `'${member.name}' is a ReadOnly property.`,
      null,
    );
  }
  const set = member.set as unknown as (v: Value) => void;
  try {
    set(convertTo(value, requireTypeOf(member)));
  } catch (error) {
    if ((member as { isScript?: boolean }).isScript === true) throw error;
    throw wrapProperty(error, member.name, false);
  }
}

/** Calls a static method (`[type]::name(args)`); `new` makes an object. */
export function invokeStatic(
  type: NetType,
  name: string,
  args: readonly Value[],
  typeArguments?: readonly NetType[],
): Value {
  const key = name.toLowerCase();
  const member = resolveStatic(type, key);
  if (member !== null && member.kind === 'method') {
    const operator = key.startsWith('op_');
    return callOverloads(member.overloads, undefined, args, member.name, {
      operator,
      ...(typeArguments === undefined ? {} : { typeArguments }),
    });
  }
  if (key === 'new') return newObject(type, args);
  if (!key.startsWith('op_')) assertImplemented(type, name);
  throw methodNotFound(type.fullName, name);
}

/** Makes an object (`[type]::new(args)`). */
export function newObject(type: NetType, args: readonly Value[]): Value {
  if (type.isArray) return newArray(type, args);
  const { constructors } = type;
  if (args.length === 0 && type.isValueType && !constructors.some((c) => c.parameters.length === 0))
    return type.defaultValue();
  if (constructors.length === 0) assertImplemented(type, 'new');
  if (type.isAbstract && !type.isScriptType) {
    throw runtimeError(
      'MethodCountCouldNotFindBest',
      'NotSpecified',
      `Cannot create an instance of ${type.fullName} because it is an abstract class.`,
      null,
      'System.Management.Automation.MethodException',
    );
  }
  return callOverloads(
    constructors,
    undefined,
    args,
    constructorName(type, args.length, constructors.length > 0),
  );
}

/** Errors of choosing a constructor name the type; errors inside it say `.ctor`. */
function constructorName(_type: NetType, _count: number, _any: boolean): string {
  return '.ctor';
}

function newArray(type: NetType, args: readonly Value[]): Value {
  const lengths = args.map((a) => convertTo(a, types.int32) as number);
  if (type.rank > 1) return new PSMultiArray(type.elementType!, lengths);
  if (lengths.length !== 1)
    throw runtimeError(
      'MethodCountCouldNotFindBest',
      'NotSpecified',
      `Cannot find an overload for "${type.name}" and the argument count: "${args.length}".`,
      null,
      'System.Management.Automation.MethodException',
    );
  return typedArray(type.elementType!, lengths[0]!);
}

/** Adds or replaces a member of one object; a string, number or boolean is wrapped for it. @returns the object */
export function addInstanceMember(target: Value, member: PSMember): Value {
  const object = (typeof target === 'object' && target !== null ? target : new PSObject(target)) as NetObject;
  const key = member.name.toLowerCase();
  if (object instanceof PSCustomObject && !object.names.some((n) => n.toLowerCase() === key))
    object.names = [...object.names, member.name];
  if (object instanceof PSCustomObject && member.kind === 'NoteProperty' && member.get !== undefined) {
    object[`$${key}`] = member.get(object);
    return object;
  }
  object.psMembers ??= new PSMemberTable();
  object.psMembers.members.set(key, member);
  return object;
}

/** A note property holding a value, for `addInstanceMember`. */
export function noteProperty(name: string, value: Value): PSMember {
  let current = value;
  return {
    kind: 'NoteProperty',
    name,
    get: () => current,
    set: (_self, v) => {
      current = v;
    },
  };
}

stringOverrides.find = (v) => {
  const own = memberTable(v)?.members.get('tostring');
  if (own?.invoke !== undefined) return () => own.invoke!(v, []);
  const forNames = resolveForNames(v, 'tostring');
  if (forNames?.invoke !== undefined) return () => forNames.invoke!(v, []);
  const resolved =
    v instanceof PSArray || v instanceof PSList || v instanceof PSCollection
      ? null
      : resolveMember(typeOf(baseValue(v)), 'tostring');
  if (resolved?.ets?.invoke !== undefined) return () => resolved.ets!.invoke!(v, []);
  return undefined;
};
