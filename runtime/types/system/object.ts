import { netToString } from '../conversion/to-string.ts';
import { types } from '../core-types.ts';
import { defineMembers } from '../define.ts';
import { netEquals, netHashCode } from '../equality.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { typeOf } from '../type-registry.ts';

/** An instance of `System.Object` itself. */
export class PlainObject extends NetObject {
  override get netType(): NetType {
    return types.object;
  }
}

defineMembers(types.object, {
  constructors: { 'Object()': () => new PlainObject() },
  methods: {
    'type GetType()': (self: Value) => typeOf(self),
    'string ToString()': (self: Value) => netToString(self),
    'bool Equals(System.Object obj)': (self: Value, other: Value) => netEquals(self, other),
    'int GetHashCode()': (self: Value) => netHashCode(self),
  },
  statics: {
    'static bool Equals(System.Object objA, System.Object objB)': (a: Value, b: Value) => netEquals(a, b),
    'static bool ReferenceEquals(System.Object objA, System.Object objB)': (a: Value, b: Value) =>
      a === b && (typeof a === 'string' || typeof a === 'object'),
  },
});
