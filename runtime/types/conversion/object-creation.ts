import { PSDictionary } from '../collections/hashtable.ts';
import { TypeCode, types } from '../core-types.ts';
import { runtimeError } from '../error-record.ts';
import { Exception } from '../exceptions.ts';
import type { Value } from '../net-object.ts';
import type { NetType, PropertyMember } from '../net-type.ts';
import { PSMemberTable } from '../ps-members.ts';
import { PSCustomObject } from '../ps-object.ts';
import { typeNetName } from '../type-names.ts';
import { typeOf } from '../type-registry.ts';
import { castErrorWith, noConversion } from './cast-errors.ts';
import { convertTo } from './convert.ts';
import { toPSString } from './to-string.ts';

/** `[pscustomobject]@{…}`: note properties in the dictionary's order. */
export function castToPSCustomObject(dictionary: Value): Value {
  if (!(dictionary instanceof PSDictionary)) return dictionary;
  const names: string[] = [];
  const object = new PSCustomObject(names);
  for (const [key, value] of dictionary.entries()) {
    const name = typeof key === 'string' ? key : toPSString(key);
    if (name.toLowerCase() === 'pstypename' && value !== null) {
      object.psMembers ??= new PSMemberTable();
      object.psMembers.typeNames = [toPSString(value), types.psCustomObject.fullName, types.object.fullName];
      continue;
    }
    const field = `$${name.toLowerCase()}` as const;
    if (field in object) {
      const known = names.findIndex((n) => n.toLowerCase() === name.toLowerCase());
      if (known >= 0) names[known] = name;
    } else names.push(name);
    object[field] = value;
  }
  return object;
}

function settableProperties(type: NetType): PropertyMember[] {
  const found = new Map<string, PropertyMember>();
  for (let t: NetType | null = type; t !== null; t = t.base) {
    for (const [key, member] of t.instanceMembers) {
      if (
        member.kind === 'property' &&
        member.set !== undefined &&
        member.parameters === undefined &&
        !found.has(key)
      )
        found.set(key, member);
    }
  }
  return [...found.values()];
}

/**
 * Makes an object with its default constructor and sets its properties.
 * @returns undefined when the type has no default constructor
 */
export function createFromProperties(source: Value, to: NetType): Value | undefined {
  const isPrimitive = to.typeCode >= TypeCode.Boolean && to.typeCode < TypeCode.Decimal && !to.isEnum;
  if (isPrimitive || to.isInterface || to.isAbstract || to.isArray) return undefined;
  const constructor = to.constructors.find((c) => c.parameters.length === 0);
  if (constructor === undefined && !to.isValueType) return undefined;
  if (source instanceof PSCustomObject) {
    if (!to.isScriptType && settableProperties(to).length === 0) {
      const inner = noConversion(source, to);
      throw castErrorWith('InvalidCastConstructorException', source, to, inner.message, inner);
    }
    const names = source.names;
    const entries = names.map((n): [Value, Value] => [n, source[`$${n.toLowerCase()}`]]);
    const object = constructor === undefined ? to.defaultValue() : constructor.invoke();
    const settable = settableProperties(to);
    for (const [name, value] of entries) {
      const property = settable.find((p) => p.name.toLowerCase() === String(name).toLowerCase());
      if (property === undefined) {
        const inner = noConversion(source, to);
        throw castErrorWith('InvalidCastConstructorException', source, to, inner.message, inner);
      }
      assign(object, property, value);
    }
    return object;
  }
  const object = constructor === undefined ? to.defaultValue() : constructor.invoke();
  if (source instanceof PSDictionary) setProperties(object, to, source);
  return object;
}

function assign(object: Value, property: PropertyMember, value: Value): void {
  const type = property.type === '' ? types.object : typeByName(property.type);
  property.set!(object, convertTo(value, type));
}

const typeByName = (name: string): NetType => Exception.typeOf(name);

/** Sets the properties that a dictionary names; an unknown one is an error that lists what could be set. */
export function setProperties(object: Value, to: NetType, source: PSDictionary): void {
  const settable = settableProperties(to);
  for (const [key, value] of source.entries()) {
    const name = toPSString(key);
    const property = settable.find((p) => p.name.toLowerCase() === name.toLowerCase());
    if (property === undefined) {
      const list =
        settable.length === 0
          ? 'There is no settable property available.'
          : `The settable properties are: ${settable.map((p) => `[${p.name} <${typeNetName(typeByName(p.type))}>]`).join(', ')}.`;
      throw runtimeError(
        'ObjectCreationError',
        'InvalidArgument',
        `Cannot create object of type "${typeNetName(to)}". The property '${name}' was not found for the '${typeOf(object).fullName}' object. ${list}`,
        null,
        'System.Management.Automation.PSInvalidCastException',
      );
    }
    try {
      assign(object, property, value);
    } catch (error) {
      if (!(error instanceof Exception)) throw error;
      throw runtimeError(
        'ObjectCreationError',
        'InvalidArgument',
        `Cannot create object of type "${typeNetName(to)}". ${error.message}`,
        null,
        'System.Management.Automation.PSInvalidCastException',
        error,
      );
    }
  }
}
