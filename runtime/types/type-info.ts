import { registerType, types } from './core-types.ts';
import { defineEnum } from './enums.ts';
import { typeInfoText } from './generated/type-info-data.ts';
import { NetType } from './net-type.ts';
import { defineExceptionMembers } from './system/exceptions.ts';
import { findFullName, findType } from './type-registry.ts';

interface TypeFacts {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly kind: string;
  readonly base: string;
  readonly interfaces: readonly string[];
  readonly extra: string;
}

const facts = new Map<string, TypeFacts>();
for (const line of typeInfoText.split('\n')) {
  const [spelled, kind, base = '', faces = '', ...extra] = line.split('|') as [
    string,
    string,
    string?,
    string?,
  ];
  const bracket = spelled.indexOf('[');
  const name = bracket < 0 ? spelled : spelled.slice(0, bracket);
  const parameters = bracket < 0 ? [] : spelled.slice(bracket + 1, -1).split(',');
  facts.set(name.toLowerCase(), {
    name,
    parameters,
    kind,
    base,
    interfaces: faces === '' ? [] : faces.split(';'),
    extra: extra.join('|'),
  });
}

/** Substitutes a closed type's arguments for parameter names in a recorded type name. */
function substitute(name: string, parameters: readonly string[], args: readonly NetType[]): string {
  if (parameters.length === 0) return name;
  return name.replace(/[A-Za-z_]\w*(?=[\],]|\[\]|$)/g, (word, at: number) => {
    const before = name[at - 1];
    if (at > 0 && before !== '[' && before !== ',' && before !== ' ') return word;
    const index = parameters.indexOf(word);
    return index < 0 || args[index] === undefined ? word : `[${args[index].fullName}]`;
  });
}

function resolve(name: string, parameters: readonly string[], args: readonly NetType[]): NetType | null {
  return findType(substitute(name, parameters, args));
}

const assemblyFor = (name: string): string => {
  if (name.startsWith('System.Management.Automation')) return 'System.Management.Automation';
  if (name.startsWith('Microsoft.PowerShell.Commands')) return 'Microsoft.PowerShell.Commands.Utility';
  if (name.startsWith('System.Collections.Generic') || name.startsWith('System.IO'))
    return 'System.Private.CoreLib';
  if (name.startsWith('System.Text.RegularExpressions')) return 'System.Text.RegularExpressions';
  if (name.startsWith('System.Xml')) return 'System.Private.Xml';
  if (name.startsWith('System.Net')) return 'System.Net.Primitives';
  return 'System.Private.CoreLib';
};

/** The text of an exception made without one, or undefined. */
export function defaultMessage(typeName: string): string | undefined {
  const found = facts.get(typeName.toLowerCase());
  if (found === undefined || found.extra === '' || found.kind[0] === 'e') return undefined;
  return found.extra.replaceAll('\\n', '\n');
}

/** Exceptions are all alike: constructors by text and inner exception. */
function addExceptionMembers(type: NetType): void {
  if (types.exception.isAssignableFrom(type)) defineExceptionMembers(type);
}

/** Whether a type is recorded, implemented or not. */
export const isRecorded = (key: string): boolean => facts.has(key);

/** Registers a recorded type that no file implements: enums in full, others with base and interfaces only. */
export function defineRecorded(key: string): NetType | null {
  const fact = facts.get(key);
  if (fact === undefined) return null;
  const assembly = assemblyFor(fact.name);
  if (fact.kind[0] === 'e') {
    const [head, list] = fact.extra.split(';') as [string, string];
    const isFlags = head.startsWith('*');
    const underlying = findFullName(`System.${isFlags ? head.slice(1) : head}`) ?? types.int32;
    const values = new Map<string, number | bigint>();
    for (const item of list === '' ? [] : list.split(',')) {
      const [name, text] = item.split('=') as [string, string];
      const n = Number(text);
      values.set(name, Number.isSafeInteger(n) ? n : BigInt(text));
    }
    return defineEnum(fact.name, values, { isFlags, underlying, assembly });
  }
  const isInterface = fact.kind[0] === 'i';
  const isDelegate = fact.kind[0] === 'd';
  const type = new NetType({
    fullName: fact.name,
    base: isInterface ? null : isDelegate ? types.delegate : baseOf(fact),
    interfaces: [],
    isValueType: fact.kind[0] === 's',
    isInterface,
    isAbstract: isInterface || fact.kind.includes('a', 1) || fact.kind.includes('t', 1),
    isSealed: fact.kind.includes('s', 1) || fact.kind[0] === 's' || fact.kind.includes('t', 1),
    assembly,
  });
  registerType(type);
  if (fact.extra !== '' || /Exception$/.test(fact.name)) addExceptionMembers(type);
  if (fact.parameters.length === 0) type.interfaces = interfacesOf(fact, []);
  return type;
}

function baseOf(fact: TypeFacts): NetType | null {
  if (fact.base === '') return types.object;
  const generic = fact.base.indexOf('[');
  return (generic > 0 && fact.parameters.length > 0 ? null : findType(fact.base)) ?? types.object;
}

function interfacesOf(fact: TypeFacts, args: readonly NetType[]): NetType[] {
  const faces: NetType[] = [];
  for (const name of fact.interfaces) {
    if (
      /IAdditive|INumber|IBitwise|IComparisonOp|IParsable|ISpan|IUtf8|IEqualityOp|IShift|ISubtr|IMultipl|IDivis/.test(
        name,
      )
    )
      continue;
    const face = resolve(name, fact.parameters, args);
    if (face !== null) faces.push(face);
  }
  return faces;
}

/** Base type and interfaces of a closed generic type. */
export function closedShape(
  definition: NetType,
  args: readonly NetType[],
): { interfaces: readonly NetType[]; base: NetType | null } {
  const fact = facts.get(definition.fullName.toLowerCase());
  if (fact === undefined) return { interfaces: definition.interfaces, base: definition.base };
  const base =
    fact.base === '' ? definition.base : (resolve(fact.base, fact.parameters, args) ?? definition.base);
  return { interfaces: interfacesOf(fact, args), base };
}
