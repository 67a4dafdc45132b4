import { NetObject, type NetObjectLike, type Value } from './net-object.ts';
import type { NetType } from './net-type.ts';

/**
 * The wrapper that gives a string, number or boolean extended members.
 * Objects carry theirs themselves and are never wrapped.
 */
export class PSObject extends NetObject {
  readonly baseObject: Value;
  static typeOf: (value: Value) => NetType;

  constructor(baseObject: Value) {
    super();
    this.baseObject = baseObject;
  }

  override get netType(): NetType {
    return PSObject.typeOf(this.baseObject);
  }
}

/** The value itself, without a wrapper. */
export function unwrap(value: Value): Value {
  return value instanceof PSObject ? value.baseObject : value;
}

/**
 * `PSCustomObject`. Note properties live in fields named `$` + lower-cased name, in order of addition
 * (kept by `names`, which is shared between objects of one shape until one of them changes).
 * Script, alias and other members live in `psMembers`; `names` lists them too.
 */
export class PSCustomObject extends NetObject implements NetObjectLike {
  static type: NetType;
  /** Property names as spelled, in order. Copy before changing. */
  names: readonly string[];
  [field: `$${string}`]: Value;

  constructor(names: readonly string[]) {
    super();
    this.names = names;
  }

  override get netType(): NetType {
    return PSCustomObject.type;
  }
}
