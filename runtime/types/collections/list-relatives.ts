import { arrayOf, type PSArray } from '../arrays.ts';
import { types } from '../core-types.ts';
import { itemsOf } from '../enumeration.ts';
import { netEquals } from '../equality.ts';
import linkedSignatures from '../generated/signatures/System.Collections.Generic.LinkedList-1.ts';
import nodeSignatures from '../generated/signatures/System.Collections.Generic.LinkedListNode-1.ts';
import collectionSignatures from '../generated/signatures/System.Collections.ObjectModel.Collection-1.ts';
import observableSignatures from '../generated/signatures/System.Collections.ObjectModel.ObservableCollection-1.ts';
import readOnlySignatures from '../generated/signatures/System.Collections.ObjectModel.ReadOnlyCollection-1.ts';
import stringSignatures from '../generated/signatures/System.Collections.Specialized.StringCollection.ts';
import { invalidOperation } from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { implementGeneric, implementRecorded } from '../recorded.ts';
import { makeGeneric, requireType } from '../type-registry.ts';
import { listImplementation } from './list-members.ts';
import { GenericList, PSCollection } from './lists.ts';

const listLike = (type: NetType) => ({
  ...listImplementation,
  constructors: (items?: Value) => new GenericList(type, items === undefined ? [] : itemsOf(items)),
});
const MODEL = 'System.Collections.ObjectModel.';
implementGeneric(`${MODEL}Collection\`1`, ['T'], collectionSignatures, listLike);
implementGeneric(`${MODEL}ObservableCollection\`1`, ['T'], observableSignatures, (type) => ({
  ...listLike(type),
  methods: {
    ...listImplementation.methods,
    Move: (l: GenericList, from: number, to: number) => {
      l.items.splice(to, 0, ...l.items.splice(from, 1));
    },
  },
}));
implementGeneric(`${MODEL}ReadOnlyCollection\`1`, ['T'], readOnlySignatures, listLike);
implementRecorded('System.Collections.Specialized.StringCollection', stringSignatures, (type) => ({
  ...listImplementation,
  constructors: () => new GenericList(type, []),
}));

/** ``LinkedListNode`1``. */
class LinkedNode extends NetObject {
  readonly type: NetType;
  list: LinkedList | null = null;
  value: Value;
  constructor(type: NetType, value: Value) {
    super();
    this.type = type;
    this.value = value;
  }
  override get netType(): NetType {
    return this.type;
  }
  beside(step: number): LinkedNode | null {
    const nodes = this.list?.nodes ?? [];
    return nodes[nodes.indexOf(this) + step] ?? null;
  }
}

/** ``LinkedList`1``; its nodes are kept in an array. */
class LinkedList extends PSCollection {
  readonly type: NetType;
  nodes: LinkedNode[] = [];
  constructor(type: NetType) {
    super();
    this.type = type;
  }
  override get netType(): NetType {
    return this.type;
  }
  override get count(): number {
    return this.nodes.length;
  }
  override toArray(): Value[] {
    return this.nodes.map((n) => n.value);
  }
  node(v: Value): LinkedNode {
    if (v instanceof LinkedNode) {
      if (v.list !== null) throw invalidOperation('The LinkedList node already belongs to a LinkedList.');
      return v;
    }
    const definition = requireType('System.Collections.Generic.LinkedListNode`1');
    return new LinkedNode(makeGeneric(definition, this.type.genericArguments), v);
  }
  insert(at: number, v: Value): LinkedNode {
    const node = this.node(v);
    node.list = this;
    this.nodes.splice(at, 0, node);
    this.version++;
    return node;
  }
  removeAt(at: number): boolean {
    if (at < 0) return false;
    const [node] = this.nodes.splice(at, 1);
    if (node !== undefined) node.list = null;
    this.version++;
    return true;
  }
}
const emptyList = (): Error => invalidOperation('The LinkedList is empty.');

implementGeneric('System.Collections.Generic.LinkedListNode`1', ['T'], nodeSignatures, (type) => ({
  constructors: (v: Value) => new LinkedNode(type, v),
  properties: {
    List: (n: LinkedNode) => n.list,
    Next: (n: LinkedNode) => n.beside(1),
    Previous: (n: LinkedNode) => (n.list !== null && n.list.nodes[0] === n ? null : n.beside(-1)),
    Value: {
      get: (n: LinkedNode) => n.value,
      set: (n: LinkedNode, v: Value) => {
        n.value = v;
      },
    },
  },
}));
implementGeneric('System.Collections.Generic.LinkedList`1', ['T'], linkedSignatures, (type) => {
  const at = (l: LinkedList, v: Value): number => l.nodes.findIndex((n) => n === v || netEquals(n.value, v));
  return {
    constructors: (items?: Value) => {
      const list = new LinkedList(type);
      if (items !== undefined) for (const v of itemsOf(items)) list.insert(list.count, v);
      return list;
    },
    properties: {
      Count: (l: LinkedList) => l.count,
      First: (l: LinkedList) => l.nodes[0] ?? null,
      Last: (l: LinkedList) => l.nodes.at(-1) ?? null,
    },
    methods: {
      AddFirst: (l: LinkedList, v: Value) => l.insert(0, v),
      AddLast: (l: LinkedList, v: Value) => l.insert(l.count, v),
      AddAfter: (l: LinkedList, n: LinkedNode, v: Value) => l.insert(l.nodes.indexOf(n) + 1, v),
      AddBefore: (l: LinkedList, n: LinkedNode, v: Value) => l.insert(l.nodes.indexOf(n), v),
      Clear: (l: LinkedList) => {
        for (const n of l.nodes) n.list = null;
        l.nodes = [];
      },
      Contains: (l: LinkedList, v: Value) => at(l, v) >= 0,
      Find: (l: LinkedList, v: Value) => l.nodes.find((n) => netEquals(n.value, v)) ?? null,
      FindLast: (l: LinkedList, v: Value) => l.nodes.findLast((n) => netEquals(n.value, v)) ?? null,
      Remove: (l: LinkedList, v: Value) => l.removeAt(at(l, v)),
      RemoveFirst: (l: LinkedList) => {
        if (l.count === 0) throw emptyList();
        l.removeAt(0);
      },
      RemoveLast: (l: LinkedList) => {
        if (l.count === 0) throw emptyList();
        l.removeAt(l.count - 1);
      },
      CopyTo: (l: LinkedList, target: PSArray, start: number) =>
        l.toArray().forEach((v, i) => {
          target.set(start + i, v);
        }),
      GetEnumerator: (l: LinkedList) => arrayOf(types.object, l.toArray()),
    },
  };
});
