import { registerType, types } from '../core-types.ts';
import { defineMembers, type MemberDefinitions } from '../define.ts';
import { NetType } from '../net-type.ts';
import type { ItemCollection, PSEnumerator } from './lists.ts';

/** The non-public collection types of .NET whose instances scripts meet. */
const collectionMembers: MemberDefinitions = {
  properties: {
    'int Count {get;}': (c: ItemCollection) => c.count,
    'bool IsSynchronized {get;}': () => false,
    'System.Object SyncRoot {get;}': (c: ItemCollection) => c,
  } as never,
  methods: {
    'void CopyTo(array array, int index)': (c: ItemCollection, target, at: number) => {
      c.toArray().forEach((v, i) => {
        target.set(at + i, v);
      });
    },
    'System.Collections.IEnumerator GetEnumerator()': (c: ItemCollection) => c,
  },
};

function collection(name: string): void {
  const type = registerType(
    new NetType({ fullName: name, base: types.object, interfaces: [types.iCollection, types.iEnumerable] }),
  );
  defineMembers(type, collectionMembers);
}
collection('System.Collections.Hashtable+KeyCollection');
collection('System.Collections.Hashtable+ValueCollection');
collection('System.Collections.Specialized.OrderedDictionary+OrderedDictionaryKeyValueCollection');
collection('System.Collections.SortedList+KeyList');
collection('System.Collections.SortedList+ValueList');

function enumerator(name: string, face: NetType): void {
  const type = registerType(new NetType({ fullName: name, base: types.object, interfaces: [face] }));
  defineMembers(type, {
    properties: { 'System.Object Current {get;}': (e: PSEnumerator) => e.current } as never,
    methods: {
      'bool MoveNext()': (e: PSEnumerator) => e.moveNext(),
      'void Reset()': (e: PSEnumerator) => e.reset(),
    },
  });
}
enumerator('System.Array+ArrayEnumerator', types.iEnumerator);
enumerator('System.SZArrayEnumerator', types.iEnumerator);
