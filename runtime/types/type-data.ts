import type { Value } from './net-object.ts';
import type { PSMember } from './ps-members.ts';

/** Extended members of a type: `Update-TypeData` and what PowerShell itself ships. */
export interface TypeData {
  readonly members: Map<string, PSMember>;
  defaultDisplayPropertySet?: readonly string[];
  defaultKeyPropertySet?: readonly string[];
  defaultDisplayProperty?: string;
  serializationDepth?: number;
  stringSerializationSource?: Value;
  inheritPropertySerializationSet?: boolean;
  serializationMethod?: string;
  propertySerializationSet?: readonly string[];
  typeConverter?: Value;
  typeAdapter?: Value;
  targetTypeForDeserialization?: string;
}

const table = new Map<string, TypeData>();
let version = 0;

/** Changes whenever type data change, so that lookups may be kept. */
export const typeDataVersion = (): number => version;

/** Type data by type name; undefined when the type has none. */
export function typeData(typeName: string): TypeData | undefined {
  return table.get(typeName.toLowerCase());
}

/** Type data by type name, made when missing; the caller changes it. */
export function editTypeData(typeName: string): TypeData {
  const key = typeName.toLowerCase();
  let data = table.get(key);
  if (data === undefined) {
    data = { members: new Map() };
    table.set(key, data);
  }
  version++;
  return data;
}

export function removeTypeData(typeName: string): boolean {
  version++;
  return table.delete(typeName.toLowerCase());
}

/** Names of all types that have type data. */
export const typeDataNames = (): string[] => [...table.keys()];

/** Adds an extended member to a type. */
export function addTypeMember(typeName: string, member: PSMember): void {
  editTypeData(typeName).members.set(member.name.toLowerCase(), member);
}

/** An extended member that the first of these types has. @param key lower-cased */
export function findTypeMember(typeNames: readonly string[], key: string): PSMember | undefined {
  if (table.size === 0) return undefined;
  for (const name of typeNames) {
    const member = table.get(name.toLowerCase())?.members.get(key);
    if (member !== undefined) return member;
  }
  return undefined;
}
