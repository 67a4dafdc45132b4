import { getMember, getProperty } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { PSCustomObject } from '../types/ps-object.ts';
import { elementsOf, textOf } from './objects.ts';

/** What `PSStandardMembers` says about displaying an object. */
export interface StandardMembers {
  readonly defaultDisplayPropertySet: readonly string[];
  readonly defaultDisplayProperty?: string;
}

const none: StandardMembers = { defaultDisplayPropertySet: [] };

/** Reads an object's standard members: of the instance, else of its types. */
export function standardMembers(target: Value): StandardMembers {
  if (target === null || target === undefined) return none;
  if (target instanceof PSCustomObject && target.psMembers === undefined) return none;
  const member = getMember(target, 'PSStandardMembers');
  const members = member?.get?.(target) ?? null;
  if (members === null) return none;
  const set = getMember(members, 'DefaultDisplayPropertySet');
  const names = set === null || set === undefined ? null : getProperty(members, 'DefaultDisplayPropertySet');
  const referenced = names === null ? null : getProperty(names, 'ReferencedPropertyNames');
  const single = getMember(members, 'DefaultDisplayProperty');
  return {
    defaultDisplayPropertySet:
      referenced === null
        ? []
        : [...(elementsOf(referenced) ?? [])].map(textOf).filter((name) => name !== ''),
    defaultDisplayProperty: single?.get === undefined ? undefined : textOf(single.get(members)),
  };
}
