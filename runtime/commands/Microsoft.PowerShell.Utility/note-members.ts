import { addInstanceMember } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { PSCustomObject, PSObject } from '../../types/ps-object.ts';

/** Gives a value a note property. A string, number or boolean gets a wrapper; the wrapped value is returned. */
export function addNoteProperty(target: Value, name: string, initial: Value): Value {
  if (target instanceof PSCustomObject && target.psMembers === undefined) {
    target.names = [...target.names, name];
    target[`$${name.toLowerCase()}`] = initial;
    return target;
  }
  const owner = typeof target === 'object' && target !== null ? target : new PSObject(target);
  let current = initial;
  addInstanceMember(owner, {
    kind: 'NoteProperty',
    name,
    get: () => current,
    set: (_self: Value, value: Value) => {
      current = value;
    },
  });
  return owner;
}
