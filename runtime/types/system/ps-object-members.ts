import { Hashtable } from '../collections/hashtable.ts';
import { toPSString } from '../conversion/to-string.ts';
import { types } from '../core-types.ts';
import { defineMembers } from '../define.ts';
import { typeNames } from '../member-lookup.ts';
import type { Value } from '../net-object.ts';
import { PSMemberTable } from '../ps-members.ts';
import { PSMemberSetView, setTypeNames } from '../ps-method.ts';
import { PSCustomObject, PSObject } from '../ps-object.ts';
import { StringListView } from '../string-list-view.ts';
import { MemberCollection } from './member-infos.ts';

const targetOf = (v: Value): Value => (v instanceof PSMemberSetView ? v.target : v);
const collection = (which: 'properties' | 'methods' | 'members') => (v: Value) =>
  new MemberCollection(targetOf(v), which);

/** A copy whose own members can be changed without changing the original. */
function copy(v: Value): Value {
  const target = targetOf(v);
  let result: Value = target;
  if (target instanceof PSCustomObject) {
    const object = new PSCustomObject(target.names);
    for (const key of Object.keys(target))
      if (key.startsWith('$')) object[key as `$${string}`] = target[key as `$${string}`];
    result = object;
  } else if (target instanceof Hashtable) result = target.clone();
  else if (target instanceof PSObject) result = new PSObject(target.baseObject);
  else return target;
  const table = (target as PSCustomObject).psMembers;
  if (table !== undefined) {
    const own = new PSMemberTable();
    for (const [key, member] of table.members) own.members.set(key, member);
    own.typeNames = table.typeNames?.slice();
    (result as PSCustomObject).psMembers = own;
  }
  return result;
}

defineMembers(types.psObject, {
  constructors: {
    'PSObject()': () => new PSCustomObject([]),
    'PSObject(int instanceMemberCapacity)': () => new PSCustomObject([]),
    'PSObject(System.Object obj)': (v: Value) => v,
  },
  properties: {
    'System.Management.Automation.PSMemberInfoIntegratingCollection[System.Management.Automation.PSMemberInfo] Members {get;}':
      collection('members'),
    'System.Management.Automation.PSMemberInfoIntegratingCollection[System.Management.Automation.PSPropertyInfo] Properties {get;}':
      collection('properties'),
    'System.Management.Automation.PSMemberInfoIntegratingCollection[System.Management.Automation.PSMethodInfo] Methods {get;}':
      collection('methods'),
    'System.Object ImmediateBaseObject {get;}': (v: Value) => base(v),
    'System.Object BaseObject {get;}': (v: Value) => base(v),
    'System.Collections.ObjectModel.Collection[string] TypeNames {get;}': (v: Value) =>
      new StringListView(typeNames(targetOf(v)), (names) => setTypeNames(targetOf(v), names)),
  } as never,
  methods: {
    'psobject Copy()': copy,
    'string ToString()': (v: Value) => toPSString(targetOf(v)),
  },
  statics: { 'static psobject AsPSObject(System.Object obj)': (v: Value) => v },
});

function base(v: Value): Value {
  const target = targetOf(v);
  return target instanceof PSObject ? target.baseObject : target;
}
