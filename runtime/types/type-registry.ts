import type { TypeName } from '../../compiler/syntax/ast.ts';
import { arrayTypeOf } from './arrays.ts';
import { loadedType, registerType, types } from './core-types.ts';
import { defineEnum } from './enums.ts';
import { Exception } from './exceptions.ts';
import { hooks } from './hooks.ts';
import { lazyTypes } from './lazy.ts';
import { loadChunk } from './load-chunk.ts';
import { notImplemented } from './net-errors.ts';
import type { Value } from './net-object.ts';
import { NetType } from './net-type.ts';
import { PSCustomObject, PSObject } from './ps-object.ts';
import { acceleratorTarget, closedFullName, type ParsedTypeName, parseTypeName } from './type-names.ts';

/** The .NET type of a value; `null` has none and reads as `Object`. */
export function typeOf(value: Value): NetType {
  switch (typeof value) {
    case 'number':
      return types.int32;
    case 'string':
      return types.string;
    case 'boolean':
      return types.boolean;
    case 'object':
      if (value !== null) {
        const type = (value as { netType?: NetType }).netType;
        if (type !== undefined) return type;
      }
  }
  return types.object;
}
PSObject.typeOf = typeOf;
PSCustomObject.type = types.psCustomObject;

type ClosedOptions = { interfaces?: readonly NetType[]; base?: NetType | null };
/** What a generic definition's file provides. */
export interface GenericDefinition {
  /** Base type and interfaces of the closed type. */
  shape(args: readonly NetType[]): ClosedOptions;
  /** Sets up members and default value of the new closed type. */
  init(type: NetType): void;
}
const generics = new Map<NetType, GenericDefinition>();
const closed = new Map<string, NetType>();

/** Registers how a generic definition is closed. */
export function defineGeneric(definition: NetType, generic: GenericDefinition): void {
  generics.set(definition, generic);
}

/** The closed type `definition[args]`. */
export function makeGeneric(definition: NetType, args: readonly NetType[]): NetType {
  const fullName = closedFullName(definition, args);
  const known = closed.get(fullName);
  if (known !== undefined) return known;
  lazyTypes[definition.fullName.toLowerCase()]?.();
  const generic = generics.get(definition);
  const type = new NetType({
    fullName,
    base: definition.base,
    isValueType: definition.isValueType,
    isInterface: definition.isInterface,
    isAbstract: definition.isAbstract,
    isSealed: definition.isSealed,
    genericDefinition: definition,
    genericArguments: args,
    assembly: definition.assembly,
  });
  // Known before its interfaces are made, which may mention it.
  closed.set(fullName, type);
  registerType(type);
  const shape = generic?.shape(args) ?? recordedShape(definition, args);
  type.interfaces = shape.interfaces ?? definition.interfaces;
  generic?.init(type);
  return type;
}

interface TypeInfoChunk {
  defineRecorded(key: string): NetType | null;
  closedShape(definition: NetType, args: readonly NetType[]): ClosedOptions;
}
const typeInfo = (): TypeInfoChunk => loadChunk('types/type-info') as TypeInfoChunk;

const recordedShape = (definition: NetType, args: readonly NetType[]): ClosedOptions =>
  typeInfo().closedShape(definition, args);

const missing = new Set<string>();

/** A type by its exact full name, whichever file defines it. */
export function findFullName(fullName: string): NetType | null {
  const key = fullName.toLowerCase();
  const known = loadedType(key);
  if (known !== undefined) return known;
  if (missing.has(key)) return null;
  const load = lazyTypes[key];
  if (load !== undefined) {
    load();
    const loaded = loadedType(key);
    if (loaded !== undefined) return loaded;
  }
  const recorded = typeInfo().defineRecorded(key);
  if (recorded === null) missing.add(key);
  return recorded;
}

/** A type that must exist. */
export function requireType(name: string): NetType {
  const type = findType(name);
  if (type === null) throw notImplemented(`the type ${name}`);
  return type;
}

function findSimple(name: string, arity: number): NetType | null {
  const spelled = arity > 0 && !name.includes('`') ? `${name}\`${arity}` : name;
  if (arity === 0) {
    const target = acceleratorTarget(name.toLowerCase());
    if (target !== undefined) return findFullName(target);
    const script = hooks.findScriptType(name);
    if (script instanceof NetType) return script;
  }
  if (!name.includes('.')) {
    for (const namespace of hooks.usingNamespaces()) {
      const found = findFullName(`${namespace}.${spelled}`);
      if (found !== null) return found;
    }
    return findFullName(`System.${spelled}`) ?? findFullName(spelled);
  }
  const direct = findFullName(spelled) ?? findFullName(`System.${spelled}`);
  if (direct !== null) return direct;
  for (const namespace of hooks.usingNamespaces()) {
    const found = findFullName(`${namespace}.${spelled}`);
    if (found !== null) return found;
  }
  return null;
}

function build(parsed: ParsedTypeName): NetType | null {
  let type: NetType | null;
  if (parsed.args.length > 0) {
    const definition = findSimple(parsed.name, parsed.args.length);
    if (definition === null) return null;
    const args: NetType[] = [];
    for (const arg of parsed.args) {
      const found = build(arg);
      if (found === null) return null;
      args.push(found);
    }
    type = makeGeneric(definition, args);
  } else type = findSimple(parsed.name, 0);
  if (type === null) return null;
  for (const rank of parsed.ranks) type = arrayTypeOf(type, rank);
  return type;
}

const byName = new Map<string, NetType>();

/** Finds a type by the name a script may write between brackets; null when there is none. */
export function findType(name: string): NetType | null {
  const known = byName.get(name);
  if (known !== undefined) return known;
  const parsed = parseTypeName(name);
  if (parsed === null) return null;
  const type = build(parsed);
  if (type !== null && !mentionsScriptType(type)) byName.set(name, type);
  return type;
}

function mentionsScriptType(type: NetType): boolean {
  return (
    type.isScriptType ||
    hooks.usingNamespaces().length > 0 ||
    (type.elementType !== null && mentionsScriptType(type.elementType)) ||
    type.genericArguments.some(mentionsScriptType)
  );
}

function fromSyntax(name: TypeName): ParsedTypeName | null {
  if (name.elementType !== undefined) {
    const element = fromSyntax(name.elementType);
    return element && { ...element, ranks: [...element.ranks, name.rank ?? 1] };
  }
  if (name.genericArguments !== undefined && name.genericArguments.length > 0) {
    const args = name.genericArguments.map(fromSyntax);
    if (args.includes(null)) return null;
    return { name: name.name, args: args as ParsedTypeName[], ranks: [] };
  }
  return parseTypeName(name.name);
}

/** Finds the type of a type literal in the syntax tree; null when there is none. */
export function resolveTypeName(typeName: TypeName): NetType | null {
  const parsed = fromSyntax(typeName);
  return parsed === null ? null : build(parsed);
}

/** Well-known types by short name; those outside the core are loaded when asked for. */
export const knownTypes = types;

Exception.typeOf = (name) => requireType(name);

/** Makes an enum type from recorded values; used by the chunk of type facts. */
export { defineEnum };
