import { types } from './core-types.ts';
import type { Value } from './net-object.ts';
import type { Member, MethodMember, NetType, Overload } from './net-type.ts';
import type { PSMember, PSMemberTable } from './ps-members.ts';
import { PSObject } from './ps-object.ts';
import { findTypeMember, typeDataVersion } from './type-data.ts';
import { typeOf } from './type-registry.ts';

/** What a name means on a type: a .NET member or an extended one. */
export type Resolved =
  | { readonly net: Member; readonly ets?: undefined }
  | { readonly ets: PSMember; readonly net?: undefined };

interface TypeCache {
  version: number;
  readonly instance: Map<string, Resolved | null>;
  readonly statics: Map<string, Member | null>;
  names: string[] | undefined;
}
const caches = new WeakMap<NetType, TypeCache>();

function cacheOf(type: NetType): TypeCache {
  let cache = caches.get(type);
  if (cache === undefined || cache.version !== typeDataVersion()) {
    cache = { version: typeDataVersion(), instance: new Map(), statics: new Map(), names: cache?.names };
    caches.set(type, cache);
  }
  return cache;
}

/** Names of a type and its bases, as `PSTypeNames` lists them. */
export function typeNamesOfType(type: NetType): readonly string[] {
  const cache = cacheOf(type);
  if (cache.names === undefined) {
    const names: string[] = [];
    for (let t: NetType | null = type; t !== null; t = t.base) names.push(t.fullName);
    cache.names = names;
  }
  return cache.names;
}

/** The value's own table of added members. */
export function memberTable(v: Value): PSMemberTable | undefined {
  return typeof v === 'object' && v !== null ? (v as { psMembers?: PSMemberTable }).psMembers : undefined;
}

/** `PSTypeNames` of a value. */
export function typeNames(v: Value): string[] {
  const changed = memberTable(v)?.typeNames;
  if (changed !== undefined) return changed;
  if (v === null || v === undefined) return [];
  return typeNamesOfType(typeOf(v)).slice();
}

/** Overloads of a method with those inherited that it does not hide. */
function mergedMethod(type: NetType, key: string, first: MethodMember, isStatic: boolean): MethodMember {
  const overloads: Overload[] = first.overloads.slice();
  let changed = false;
  const shape = (o: Overload): string => o.parameters.map((p) => p.type).join(',');
  let seen: Set<string> | null = null;
  const addFrom = (t: NetType): void => {
    const member = (isStatic ? t.staticMembers : t.instanceMembers).get(key);
    if (member === undefined || member === first || member.kind !== 'method') return;
    seen ??= new Set(overloads.map(shape));
    for (const o of member.overloads) {
      if (seen.has(shape(o))) continue;
      seen.add(shape(o));
      overloads.push(o);
      changed = true;
    }
  };
  for (let t: NetType | null = type; t !== null; t = t.base) addFrom(t);
  return changed ? { ...first, overloads } : first;
}

/** Interfaces' own members count for interface types only, so a class lists what it implements. */
function findInstanceMember(type: NetType, key: string): Member | undefined {
  const member = type.findInstance(key);
  if (member !== undefined) return member;
  return type.isInterface ? types.object.instanceMembers.get(key) : undefined;
}

/** What a member name means for instances of a type. @param key lower-cased */
export function resolveMember(type: NetType, key: string): Resolved | null {
  const cache = cacheOf(type);
  const known = cache.instance.get(key);
  if (known !== undefined) return known;
  let found: Resolved | null = null;
  const ets = findTypeMember(typeNamesOfType(type), key);
  if (ets !== undefined) found = { ets };
  else {
    const member = findInstanceMember(type, key);
    if (member !== undefined)
      found = { net: member.kind === 'method' ? mergedMethod(type, key, member, false) : member };
  }
  cache.instance.set(key, found);
  return found;
}

/** A static member of a type or its bases. @param key lower-cased */
export function resolveStatic(type: NetType, key: string): Member | null {
  const cache = cacheOf(type);
  const known = cache.statics.get(key);
  if (known !== undefined) return known;
  const member = type.findStatic(key);
  const found =
    member === undefined ? null : member.kind === 'method' ? mergedMethod(type, key, member, true) : member;
  cache.statics.set(key, found);
  return found;
}

/** Extended member of a value whose type names were changed. */
export function resolveForNames(v: Value, key: string): PSMember | undefined {
  const changed = memberTable(v)?.typeNames;
  return changed === undefined ? undefined : findTypeMember(changed, key);
}

export const baseValue = (v: Value): Value => (v instanceof PSObject ? v.baseObject : v);
