import { toPSString } from '../conversion/to-string.ts';
import { types } from '../core-types.ts';
import { defineMembers, type MemberDefinitions, withTypes } from '../define.ts';
import { hashKeyOf, netEquals } from '../equality.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { recordedType } from '../recorded.ts';
import { defineGeneric, makeGeneric } from '../type-registry.ts';
import { defaultCompare } from './comparers.ts';

/** `Tuple` and `ValueTuple` of any length. */
export class Tuple extends NetObject {
  readonly type: NetType;
  readonly items: Value[];
  constructor(type: NetType, items: Value[]) {
    super();
    this.type = type;
    this.items = items;
  }
  override get netType(): NetType {
    return this.type;
  }
  hashKey(): string {
    return `${this.type.fullName}:${this.items.map((v) => String(hashKeyOf(v))).join('\u0001')}`;
  }
  override toString(): string {
    return `(${this.items.map(toPSString).join(', ')})`;
  }
}

const letters = (n: number): string[] => Array.from({ length: n }, (_, i) => `T${i + 1}`);
const itemName = (i: number): string => (i === 7 ? 'Rest' : `Item${i + 1}`);
const equal = (a: Tuple, b: Value): boolean =>
  b instanceof Tuple && b.type === a.type && a.items.every((v, i) => netEquals(v, b.items[i]));
function compare(a: Tuple, b: Tuple): number {
  for (let i = 0; i < a.items.length; i++) {
    const order = defaultCompare(a.items[i], b.items[i]);
    if (order !== 0) return order;
  }
  return 0;
}

function define(name: 'Tuple' | 'ValueTuple', count: number): NetType {
  const definition = recordedType(`System.${name}\`${count}`);
  const isValue = name === 'ValueTuple';
  defineGeneric(definition, {
    shape: () => ({ interfaces: [types.iComparable] }),
    init: (type) => {
      type.defaultValue = isValue
        ? () =>
            new Tuple(
              type,
              type.genericArguments.map((t) => t.defaultValue()),
            )
        : () => null;
      const parameters = letters(count).map((t, i) => `${t} item${i + 1}`);
      const properties: Record<string, unknown> = {};
      for (let i = 0; i < count; i++) {
        const get = (t: Tuple): Value => t.items[i];
        properties[`T${i + 1} ${itemName(i)} {get;${isValue ? 'set;' : ''}}`] = isValue
          ? { get, set: (t: Tuple, v: Value) => void (t.items[i] = v) }
          : get;
      }
      if (!isValue) properties['int Length {get;}'] = () => count;
      defineMembers(
        type,
        {
          constructors: {
            [`${name}(${parameters.join(', ')})`]: (...items: Value[]) => new Tuple(type, items),
          },
          properties: properties as MemberDefinitions['properties'] & object,
          methods: {
            'bool Equals(System.Object obj)': equal,
            'int CompareTo(System.Object obj)': compare,
            'int GetHashCode()': (t: Tuple) =>
              [...t.hashKey()].reduce((h, c) => (h * 31 + c.charCodeAt(0)) | 0, 7),
            'string ToString()': (t: Tuple) => t.toString(),
          },
        },
        new Map(letters(count).map((t, i) => [t, type.genericArguments[i]!])),
      );
    },
  });
  return definition;
}

for (const name of ['Tuple', 'ValueTuple'] as const) {
  const statics: Record<string, ReturnType<typeof withTypes>> = {};
  for (let n = 1; n <= 8; n++) {
    const definition = define(name, n);
    const t = letters(n);
    statics[
      `static System.${name}[${t.join(',')}] Create[${t.join(', ')}](${t.map((x, i) => `${x} item${i + 1}`).join(', ')})`
    ] = withTypes((...args) => {
      const closed = args.slice(0, n);
      while (closed.length < n) closed.push(types.object);
      return (...items: Value[]) => new Tuple(makeGeneric(definition, closed), items);
    });
  }
  if (name === 'ValueTuple') {
    const empty = recordedType('System.ValueTuple');
    statics['static System.ValueTuple Create()'] = () => new Tuple(empty, []);
    defineMembers(empty, { statics });
  } else defineMembers(recordedType('System.Tuple'), { statics });
}
