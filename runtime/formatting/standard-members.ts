import { getProperty, memberTable, typeData } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { elementsOf, textOf, typeNames } from './objects.ts';
import { undeserialized } from './view-lookup.ts';

/** What `PSStandardMembers` says about displaying an object. */
export interface StandardMembers {
  readonly defaultDisplayPropertySet: readonly string[];
  readonly defaultDisplayProperty?: string;
}

const none: StandardMembers = { defaultDisplayPropertySet: [] };

/** The set that a script has put on the instance itself. */
function ofInstance(target: Value): StandardMembers | null {
  const member = memberTable(target)?.members.get('psstandardmembers');
  const members = member?.get?.(target) ?? null;
  if (members === null) return null;
  const set = getProperty(members, 'DefaultDisplayPropertySet');
  const names = set === null ? null : elementsOf(getProperty(set, 'ReferencedPropertyNames'));
  return names === null ? null : { defaultDisplayPropertySet: [...names].map(textOf) };
}

/** Reads an object's standard members: of the instance, else of its types. */
export function standardMembers(target: Value): StandardMembers {
  if (target === null || target === undefined) return none;
  const own = ofInstance(target);
  if (own !== null) return own;
  const names = typeNames(target);
  for (const list of [names, undeserialized(names)]) {
    let set: readonly string[] | undefined;
    let property: string | undefined;
    for (const name of list ?? []) {
      const data = typeData(name);
      set ??= data?.defaultDisplayPropertySet;
      property ??= data?.defaultDisplayProperty;
    }
    if (set !== undefined || property !== undefined)
      return { defaultDisplayPropertySet: set ?? [], defaultDisplayProperty: property };
  }
  return none;
}
