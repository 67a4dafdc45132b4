import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { nameMatcher } from '../../formatting/name-matcher.ts';
import { textOf, typeNames } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Get-Member.json' with { type: 'json' };
import type { PSArray } from '../../types/arrays.ts';
import { AutomationNull } from '../../types/automation-null.ts';
import { type MemberDescriptor, membersOf, staticMembersOf, typeOf } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { NetType } from '../../types/net-type.ts';
import { unwrap } from '../../types/ps-object.ts';
import { errorRecord } from '../error-records.ts';
import { definitionOf, MemberDefinition } from './member-definition.ts';

const groups: Readonly<Record<string, readonly string[]>> = {
  Properties: [
    'AliasProperty',
    'CodeProperty',
    'Property',
    'NoteProperty',
    'ScriptProperty',
    'PropertySet',
    'ParameterizedProperty',
  ],
  Methods: ['CodeMethod', 'Method', 'ScriptMethod'],
};
/** The order in which kinds are listed. */
const order = [
  'AliasProperty',
  'CodeProperty',
  'Property',
  'NoteProperty',
  'ScriptProperty',
  'PropertySet',
  'Method',
  'CodeMethod',
  'ScriptMethod',
  'ParameterizedProperty',
  'MemberSet',
  'Event',
];
const listing = [
  'Event',
  'AliasProperty',
  'CodeMethod',
  'CodeProperty',
  'Method',
  'MemberSet',
  'NoteProperty',
  'ParameterizedProperty',
  'Property',
  'PropertySet',
  'ScriptMethod',
  'ScriptProperty',
];

class GetMember extends Cmdlet {
  InputObject: Value = AutomationNull;
  declare Name?: PSArray;
  declare MemberType?: Value;
  declare View?: Value;
  declare Static?: boolean;
  declare Force?: boolean;
  readonly #seen = new Set<string>();

  override process(): void {
    const target = this.InputObject;
    if (target === AutomationNull || target === null || target === undefined) return;
    const isStatic = this.Static === true;
    const base = unwrap(target);
    const typeName = isStatic
      ? base instanceof NetType
        ? base.fullName
        : typeOf(base).fullName
      : (typeNames(target)[0] ?? '');
    if (this.#seen.has(typeName.toLowerCase())) return;
    this.#seen.add(typeName.toLowerCase());
    const members = isStatic ? staticDescriptors(base) : membersOf(target);
    const chosen = members.filter((member) => this.#isWanted(member));
    chosen.sort((a, b) => listing.indexOf(a.kind) - listing.indexOf(b.kind) || compareNames(a.name, b.name));
    for (const member of chosen) {
      this.write(new MemberDefinition(typeName, member.name, member.kind, definitionOf(target, member)));
    }
  }

  override end(): void {
    if (this.#seen.size > 0) return;
    this.writeError(
      errorRecord(
        'System.InvalidOperationException',
        'You must specify an object for the Get-Member cmdlet.',
        'NoObjectInGetMember',
        'CloseError',
      ),
    );
  }

  #isWanted(member: MemberDescriptor): boolean {
    if (
      this.Name !== undefined &&
      !this.Name.toArray().some((pattern) => nameMatcher(textOf(pattern))(member.name))
    )
      return false;
    if (this.MemberType !== undefined && !this.#kinds().has(member.kind)) return false;
    if (this.View !== undefined && !this.#inView(member)) return false;
    if (this.Force === true) return true;
    if (member.hidden) return false;
    return (
      (!(member.kind === 'Method' && /^(get|set|add|remove)_/.test(member.name)) &&
        member.kind !== 'MemberSet') ||
      (member.kind === 'MemberSet' && !member.name.toLowerCase().startsWith('ps'))
    );
  }

  #kinds(): Set<string> {
    const kinds = textOf(this.MemberType).split(', ');
    if (kinds.includes('All')) return new Set(order);
    return new Set(kinds.flatMap((kind) => groups[kind] ?? [kind]));
  }

  #inView(member: MemberDescriptor): boolean {
    const views = textOf(this.View).split(', ');
    if (views.includes('All')) return true;
    const isExtended =
      member.extended !== undefined || (member.note === true && member.kind === 'NoteProperty');
    return isExtended ? views.includes('Extended') : views.includes('Adapted') || views.includes('Base');
  }
}

const compareNames = (a: string, b: string): number => {
  const left = a.toLowerCase();
  const right = b.toLowerCase();
  return left < right ? -1 : left > right ? 1 : 0;
};

function staticDescriptors(base: Value): MemberDescriptor[] {
  const type = base instanceof NetType ? base : typeOf(base);
  return staticMembersOf(type).map((net) => ({
    name: net.name,
    kind: net.kind === 'method' ? 'Method' : net.kind === 'event' ? 'Event' : 'Property',
    isInstance: false,
    net,
  }));
}

export const command = defineCmdlet(metadata, GetMember);
