import { PSArray } from './arrays.ts';
import { types } from './core-types.ts';
import { resolveMember } from './member-lookup.ts';
import { getProperty, invokeMethod, setProperty } from './members.ts';
import { wrapInvocation } from './method-call.ts';
import type { NetObject, Value } from './net-object.ts';
import type { NetType, Overload } from './net-type.ts';
import { parameterTypesOf, prepareArguments, selectOverload } from './overloads.ts';
import { PSCustomObject, PSObject } from './ps-object.ts';
import { typeDataVersion } from './type-data.ts';
import { typeOf } from './type-registry.ts';

/**
 * One place in a program that calls a method by name. Remembers the overload that fitted last time,
 * for a receiver and arguments of the same types that need no conversion.
 */
export class MethodSite {
  readonly name: string;
  readonly #key: string;
  #type: NetType | null = null;
  #version = -1;
  #overload: Overload | null = null;
  #arguments: readonly NetType[] = [];

  constructor(name: string) {
    this.name = name;
    this.#key = name.toLowerCase();
  }

  call(target: Value, args: readonly Value[]): Value {
    const type = target === null || target === undefined ? null : typeOf(target);
    if (
      type !== null &&
      type === this.#type &&
      this.#version === typeDataVersion() &&
      this.#fits(target, args)
    ) {
      try {
        return args.length === 0
          ? this.#overload!.invoke(target)
          : args.length === 1
            ? this.#overload!.invoke(target, args[0])
            : this.#overload!.invoke(target, ...args);
      } catch (error) {
        if ((this.#overload as { isScript?: boolean }).isScript === true) throw error;
        throw wrapInvocation(error, this.name, args.length);
      }
    }
    this.#learn(target, type, args);
    return invokeMethod(target, this.name, args);
  }

  #fits(target: Value, args: readonly Value[]): boolean {
    const expected = this.#arguments;
    if (args.length !== expected.length) return false;
    if (typeof target === 'object' && (target as NetObject).psMembers !== undefined) return false;
    for (let i = 0; i < expected.length; i++) {
      const arg = args[i];
      if (arg === null || arg === undefined || typeOf(arg) !== expected[i] || arg instanceof PSObject)
        return false;
    }
    return true;
  }

  #learn(target: Value, type: NetType | null, args: readonly Value[]): void {
    this.#type = null;
    if (type === null || target instanceof PSObject) return;
    if (typeof target === 'object' && (target as NetObject).psMembers !== undefined) return;
    for (const arg of args)
      if (arg === null || arg === undefined || arg instanceof PSObject || typeOf(arg) === types.psReference)
        return;
    const resolved = resolveMember(type, this.#key);
    if (resolved?.net?.kind !== 'method') return;
    let selection: ReturnType<typeof selectOverload>;
    try {
      selection = selectOverload(resolved.net.overloads, args, this.name);
      if (selection.expanded || selection.overload.parameters.some((p) => p.byRef)) return;
      const prepared = prepareArguments(selection, args, this.name);
      if (prepared.some((v, i) => v !== args[i])) return;
    } catch {
      return;
    }
    if (parameterTypesOf(selection.overload).length < args.length) return;
    this.#type = type;
    this.#version = typeDataVersion();
    this.#overload = selection.overload;
    this.#arguments = args.map(typeOf);
  }
}

/** One place in a program that reads or writes a property by name. */
export class PropertySite {
  readonly name: string;
  readonly #key: string;
  readonly #field: `$${string}`;
  #type: NetType | null = null;
  #version = -1;
  #get: ((self: Value) => Value) | null = null;

  constructor(name: string) {
    this.name = name;
    this.#key = name.toLowerCase();
    this.#field = `$${this.#key}`;
  }

  get(target: Value): Value {
    if (target instanceof PSCustomObject) {
      const value = target[this.#field];
      if (value !== undefined) return value;
    } else if (target instanceof PSArray && this.#key === 'count' && target.psMembers === undefined)
      return target.length;
    else if (target !== null && target !== undefined && this.#type !== null) {
      if (
        typeOf(target) === this.#type &&
        this.#version === typeDataVersion() &&
        (typeof target !== 'object' || (target as NetObject).psMembers === undefined)
      ) {
        try {
          return this.#get!(target);
        } catch {
          return getProperty(target, this.name);
        }
      }
    }
    this.#learn(target);
    return getProperty(target, this.name);
  }

  set(target: Value, value: Value): void {
    if (
      target instanceof PSCustomObject &&
      target[this.#field] !== undefined &&
      value !== undefined &&
      target.psMembers === undefined
    ) {
      target[this.#field] = value;
      return;
    }
    setProperty(target, this.name, value);
  }

  #learn(target: Value): void {
    this.#type = null;
    if (
      target === null ||
      target === undefined ||
      target instanceof PSObject ||
      target instanceof PSCustomObject
    )
      return;
    const type = typeOf(target);
    if (
      types.iDictionary.isAssignableFrom(type) ||
      typeof (target as { adaptedGet?: unknown }).adaptedGet === 'function'
    )
      return;
    const net = resolveMember(type, this.#key)?.net;
    if (net?.kind !== 'property' || net.get === undefined || (net.parameters?.length ?? 0) > 0) return;
    this.#type = type;
    this.#version = typeDataVersion();
    this.#get = net.get as (self: Value) => Value;
  }
}
