import { textOf, typeNames } from '../../formatting/objects.ts';
import { defineType } from '../../types/define.ts';
import { enumByName } from '../../types/enums.ts';
import { getProperty, type MemberDescriptor } from '../../types/index.ts';
import { NetObject, type Value } from '../../types/net-object.ts';
import type { NetType } from '../../types/net-type.ts';
import { requireType } from '../../types/type-registry.ts';
import { typeDisplayName } from './type-display-name.ts';

/** What `Get-Member` writes. */
export class MemberDefinition extends NetObject {
  static type: NetType;

  constructor(
    readonly typeName: string,
    readonly name: string,
    readonly memberType: string,
    readonly definition: string,
  ) {
    super();
  }

  override get netType(): NetType {
    return MemberDefinition.type;
  }

  override toString(): string {
    return this.definition;
  }
}

defineType({
  name: 'Microsoft.PowerShell.Commands.MemberDefinition',
  js: MemberDefinition,
  methods: { 'string ToString()': (self: MemberDefinition) => self.definition },
  properties: {
    'string TypeName {get;}': (self: MemberDefinition) => self.typeName,
    'string Name {get;}': (self: MemberDefinition) => self.name,
    'System.Management.Automation.PSMemberTypes MemberType {get;}': (self: MemberDefinition) =>
      enumByName(requireType('System.Management.Automation.PSMemberTypes'), self.memberType),
    'string Definition {get;}': (self: MemberDefinition) => self.definition,
  },
});

const accessors = (get: boolean, set: boolean): string => `{${get ? 'get;' : ''}${set ? 'set;' : ''}}`;

function noteDefinition(target: Value, name: string): string {
  let value: Value = null;
  try {
    value = getProperty(target, name);
  } catch {
    // A value that can't be read shows as null.
  }
  if (value === null || value === undefined) return `object ${name}=null`;
  return `${typeDisplayName(typeNames(value)[0]!)} ${name}=${textOf(value)}`;
}

function extendedDefinition(target: Value, member: MemberDescriptor): string {
  const { extended, name } = member;
  switch (member.kind) {
    case 'AliasProperty':
      return `${name} = ${String(extended?.reference)}`;
    case 'ScriptProperty': {
      const get = extended?.getterScript;
      const set = extended?.setterScript;
      const getText = get === undefined || get === null ? '' : `get=${textOf(get)};`;
      const setText = set === undefined || set === null ? '' : `set=${textOf(set)};`;
      return `System.Object ${name} {${getText}${setText}}`;
    }
    case 'CodeProperty':
      return `${extended?.typeName ?? 'System.Object'} ${name}{${extended?.get === undefined ? '' : 'get='};}`;
    case 'ScriptMethod':
      return `System.Object ${name}();`;
    case 'PropertySet':
      return `${name} {${((extended?.reference ?? []) as readonly string[]).join(', ')}}`;
    case 'MemberSet':
      return `${name} {}`;
    default:
      return noteDefinition(target, name);
  }
}

/** The definition column of a member. */
export function definitionOf(target: Value, member: MemberDescriptor): string {
  const { net } = member;
  if (member.note === true || net === undefined) {
    return member.note === true ? noteDefinition(target, member.name) : extendedDefinition(target, member);
  }
  if (net.kind === 'method') return net.overloads.map((overload) => overload.signature).join(', ');
  if (net.kind === 'event') return `${net.type} ${net.name}(System.Object, System.EventArgs)`;
  const parameters =
    net.parameters === undefined
      ? ''
      : `(${net.parameters.map((one) => `${one.type} ${one.name}`).join(', ')})`;
  return `${net.isStatic ? 'static ' : ''}${net.type} ${net.name}${parameters} ${accessors(net.get !== undefined, net.set !== undefined)}`;
}
