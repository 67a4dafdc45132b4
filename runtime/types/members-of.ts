import { PSDictionary } from './collections/hashtable.ts';
import { memberTable, resolveForNames, resolveMember, typeNames } from './member-lookup.ts';
import type { Adapted } from './members.ts';
import type { Value } from './net-object.ts';
import type { Member, NetType } from './net-type.ts';
import type { PSMember, PSMemberKind } from './ps-members.ts';
import { PSCustomObject, PSObject } from './ps-object.ts';
import { typeData } from './type-data.ts';
import { typeOf } from './type-registry.ts';

/** One member of a value as `Get-Member` and `psobject.Members` see it. */
export interface MemberDescriptor {
  readonly name: string;
  readonly kind: PSMemberKind;
  readonly isInstance: boolean;
  /** The .NET member behind it, if any. */
  readonly net?: Member;
  /** The extended member behind it, if any. */
  readonly extended?: PSMember;
  /** A note property held in the object itself (custom objects, dictionary keys). */
  readonly note?: boolean;
  readonly hidden?: boolean;
}

const kindOf = (m: Member): PSMemberKind =>
  m.kind === 'method'
    ? 'Method'
    : m.kind === 'event'
      ? 'Event'
      : (m.parameters?.length ?? 0) > 0
        ? 'ParameterizedProperty'
        : 'Property';

/** All members of a value: its own, its type's extended ones, then .NET's, each name once. */
export function membersOf(v: Value): MemberDescriptor[] {
  const found = new Map<string, MemberDescriptor>();
  const add = (d: MemberDescriptor): void => {
    const key = d.name.toLowerCase();
    if (!found.has(key)) found.set(key, d);
  };
  const base = v instanceof PSObject ? v.baseObject : v;
  const table = memberTable(v);
  if (base instanceof PSCustomObject) {
    for (const name of base.names) {
      const extended = table?.members.get(name.toLowerCase());
      if (extended !== undefined) add({ name, kind: extended.kind, isInstance: true, extended });
      else add({ name, kind: 'NoteProperty', isInstance: true, note: true });
    }
  }
  for (const extended of table?.members.values() ?? []) {
    add({
      name: extended.name,
      kind: extended.kind,
      isInstance: true,
      extended,
      hidden: extended.hidden ?? false,
    });
  }
  for (const name of typeNames(v)) {
    for (const extended of typeData(name)?.members.values() ?? []) {
      add({
        name: extended.name,
        kind: extended.kind,
        isInstance: false,
        extended,
        hidden: extended.hidden ?? false,
      });
    }
  }
  if (
    base !== null &&
    typeof base === 'object' &&
    typeof (base as Partial<Adapted>).adaptedNames === 'function'
  ) {
    for (const name of (base as Adapted).adaptedNames())
      add({ name, kind: 'Property', isInstance: false, note: true });
  }
  for (const net of netMembersOf(typeOf(base)))
    add({ name: net.name, kind: kindOf(net), isInstance: false, net });
  return [...found.values()];
}

/** .NET instance members of a type with those of its bases, each name once. */
export function netMembersOf(type: NetType): Member[] {
  const names = new Map<string, Member>();
  const visit = (t: NetType): void => {
    for (const [key, member] of t.instanceMembers) {
      if (names.has(key)) continue;
      const resolved = resolveMember(type, key)?.net;
      names.set(key, resolved ?? member);
    }
  };
  for (let t: NetType | null = type; t !== null; t = t.base) visit(t);
  if (type.isInterface) for (const face of type.interfaces) visit(face);
  return [...names.values()];
}

/** .NET static members of a type, each name once. */
export function staticMembersOf(type: NetType): Member[] {
  const names = new Map<string, Member>();
  for (let t: NetType | null = type; t !== null; t = t.base) {
    for (const [key, member] of t.staticMembers) if (!names.has(key)) names.set(key, member);
  }
  return [...names.values()];
}

/** One member of a value by name, or undefined. */
export function getMember(v: Value, name: string): MemberDescriptor | undefined {
  const key = name.toLowerCase();
  const base = v instanceof PSObject ? v.baseObject : v;
  const own = memberTable(v)?.members.get(key) ?? resolveForNames(v, key);
  if (own !== undefined) return { name: own.name, kind: own.kind, isInstance: true, extended: own };
  if (base instanceof PSCustomObject && `$${key}` in base) {
    const spelled = base.names.find((n) => n.toLowerCase() === key) ?? name;
    return { name: spelled, kind: 'NoteProperty', isInstance: true, note: true };
  }
  const resolved = base === null ? null : resolveMember(typeOf(base), key);
  if (resolved?.ets !== undefined)
    return { name: resolved.ets.name, kind: resolved.ets.kind, isInstance: false, extended: resolved.ets };
  if (resolved?.net !== undefined)
    return { name: resolved.net.name, kind: kindOf(resolved.net), isInstance: false, net: resolved.net };
  if (base instanceof PSDictionary && base.has(name))
    return { name, kind: 'Property', isInstance: false, note: true };
  return undefined;
}
