import { types } from '../core-types.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';

/** Base of the list-like collections: a JS array that grows in place. */
export abstract class PSList extends NetObject {
  items: Value[];
  version = 0;

  constructor(items: Value[] = []) {
    super();
    this.items = items;
  }

  /** Type of the elements; `object` where any may be added. */
  abstract get elementType(): NetType;

  get count(): number {
    return this.items.length;
  }
}

/** `System.Collections.ArrayList`. */
export class ArrayList extends PSList {
  isReadOnly = false;
  isFixedSize = false;
  override get netType(): NetType {
    return types.arrayList;
  }
  override get elementType(): NetType {
    return types.object;
  }
}

/** ``System.Collections.Generic.List`1`` and its relatives (`Collection`, `ObservableCollection`, …). */
export class GenericList extends PSList {
  readonly type: NetType;
  constructor(type: NetType, items: Value[] = []) {
    super(items);
    this.type = type;
  }
  override get netType(): NetType {
    return this.type;
  }
  override get elementType(): NetType {
    return this.type.genericArguments[0] ?? types.object;
  }
}

/** A collection that is enumerated but not indexed: stack, queue, linked list, read-only views. */
export abstract class PSCollection extends NetObject {
  version = 0;
  abstract get count(): number;
  /** The elements in enumeration order; a copy. */
  abstract toArray(): Value[];
}

/** Any .NET enumerable made of a JS array: results of LINQ, `Matches`, dictionary keys and the like. */
export class ItemCollection extends PSCollection {
  readonly type: NetType;
  readonly items: readonly Value[];
  constructor(type: NetType, items: readonly Value[]) {
    super();
    this.type = type;
    this.items = items;
  }
  override get netType(): NetType {
    return this.type;
  }
  override get count(): number {
    return this.items.length;
  }
  override toArray(): Value[] {
    return this.items.slice();
  }
}

/** An enumerator object as `GetEnumerator()` returns it. */
export class PSEnumerator extends NetObject {
  readonly type: NetType;
  readonly #make: () => Iterator<Value>;
  #iterator: Iterator<Value>;
  /** `undefined` before the first and behind the last element. */
  current: Value = undefined;

  constructor(type: NetType, make: () => Iterator<Value>) {
    super();
    this.type = type;
    this.#make = make;
    this.#iterator = make();
  }

  override get netType(): NetType {
    return this.type;
  }

  moveNext(): boolean {
    const step = this.#iterator.next();
    this.current = step.done === true ? undefined : step.value;
    return step.done !== true;
  }

  reset(): void {
    this.#iterator = this.#make();
    this.current = undefined;
  }
}
