import { PSDictionary } from './collections/hashtable.ts';
import { typeNames } from './member-lookup.ts';
import { callOverloads } from './method-call.ts';
import { NetObject, type Value } from './net-object.ts';
import type { MethodMember, NetType } from './net-type.ts';
import { type PSMember, PSMemberTable } from './ps-members.ts';
import { PSObject } from './ps-object.ts';
import { StringListView } from './string-list-view.ts';
import { requireType } from './type-registry.ts';

/** A method read without a call: `$s.Substring`. */
export class PSMethod extends NetObject {
  readonly target: Value;
  readonly name: string;
  readonly member: MethodMember | null;
  readonly extended: PSMember | null;

  constructor(target: Value, name: string, member: MethodMember | null, extended: PSMember | null) {
    super();
    this.target = target;
    this.name = name;
    this.member = member;
    this.extended = extended;
  }

  override get netType(): NetType {
    return requireType(
      this.extended?.kind === 'ScriptMethod'
        ? 'System.Management.Automation.PSScriptMethod'
        : 'System.Management.Automation.PSMethod',
    );
  }

  /** The signatures, as `OverloadDefinitions` lists them. */
  get overloadDefinitions(): string[] {
    return this.member?.overloads.map((o) => o.signature) ?? [`${this.name}()`];
  }

  invoke(args: readonly Value[]): Value {
    if (this.extended?.invoke !== undefined) return this.extended.invoke(this.target, args);
    if (this.member === null) return null;
    return callOverloads(
      this.member.overloads,
      this.member.isStatic ? undefined : this.target,
      args,
      this.name,
    );
  }

  override toString(): string {
    return this.overloadDefinitions.join(', ');
  }
}

/** `$x.psobject` and the other views of an object's members. */
export class PSMemberSetView extends NetObject {
  readonly target: Value;
  readonly view: 'psobject' | 'psadapted' | 'psextended';
  constructor(target: Value, view: 'psobject' | 'psadapted' | 'psextended') {
    super();
    this.target = target;
    this.view = view;
  }
  override get netType(): NetType {
    return requireType(
      this.view === 'psobject'
        ? 'System.Management.Automation.PSObject'
        : 'System.Management.Automation.PSMemberSet',
    );
  }
}

const magic = (target: Value, name: string, invoke: (args: readonly Value[]) => Value): PSMethod =>
  new PSMethod(target, name, null, { kind: 'CodeMethod', name, invoke: (_self, args) => invoke(args) });

/** How the magic methods run; the engine replaces it. */
export const magicMethods: {
  forEach(target: Value, args: readonly Value[]): Value;
  where(target: Value, args: readonly Value[]): Value;
} = {
  forEach: () => {
    throw new Error("the engine did not provide the method 'ForEach'");
  },
  where: () => {
    throw new Error("the engine did not provide the method 'Where'");
  },
};

/** Members that every object has: `psobject`, `pstypenames`, `ForEach`, `Where`. @param key lower-cased */
export function intrinsicMember(target: Value, key: string): Value | undefined {
  switch (key) {
    case 'psobject':
    case 'psadapted':
    case 'psextended':
      return new PSMemberSetView(target, key);
    case 'psbase':
      return target instanceof PSObject
        ? target.baseObject
        : target instanceof PSDictionary
          ? new PSObject(target)
          : target;
    case 'pstypenames':
      return new StringListView(typeNames(target), (names) => setTypeNames(target, names));
    case 'foreach':
      return magic(target, 'ForEach', (args) => magicMethods.forEach(target, args));
    case 'where':
      return magic(target, 'Where', (args) => magicMethods.where(target, args));
  }
  return undefined;
}

/** Replaces a value's `PSTypeNames`; scalars can't carry any. */
export function setTypeNames(target: Value, names: string[]): void {
  if (typeof target !== 'object' || target === null) return;
  const object = target as NetObject;
  object.psMembers ??= new PSMemberTable();
  object.psMembers.typeNames = names;
}
