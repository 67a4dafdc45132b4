import type { Value } from '../types/net-object.ts';
import { PSMemberTable } from '../types/ps-members.ts';
import { PSCustomObject } from '../types/ps-object.ts';

/** A custom object of note properties; names that differ in case only are the caller's problem. */
export function noteObject(
  properties: Iterable<readonly [string, Value]>,
  typeNames?: readonly string[],
): PSCustomObject {
  const names: string[] = [];
  const object = new PSCustomObject(names);
  for (const [name, value] of properties) {
    names.push(name);
    object[`$${name.toLowerCase()}`] = value;
  }
  if (typeNames !== undefined) {
    object.psMembers = new PSMemberTable();
    object.psMembers.typeNames = [
      ...typeNames,
      'System.Management.Automation.PSCustomObject',
      'System.Object',
    ];
  }
  return object;
}
