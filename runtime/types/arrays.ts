import { registerType, types } from './core-types.ts';
import { indexOutOfRange, netError } from './net-errors.ts';
import { NetObject, type Value } from './net-object.ts';
import { NetType } from './net-type.ts';
import { byte, type PSByte, PSDouble } from './numbers/boxes.ts';

const arrayTypes = new Map<NetType, NetType[]>();

/** The array type over an element type. */
export function arrayTypeOf(elementType: NetType, rank = 1): NetType {
  let ranks = arrayTypes.get(elementType);
  if (ranks === undefined) {
    ranks = [];
    arrayTypes.set(elementType, ranks);
  }
  let type = ranks[rank];
  if (type === undefined) {
    const suffix = `[${','.repeat(rank - 1)}]`;
    type = registerType(
      new NetType({
        fullName: `${elementType.fullName}${suffix}`,
        base: types.array,
        elementType,
        rank,
        isSealed: true,
        assembly: elementType.assembly,
        isScriptType: elementType.isScriptType,
      }),
    );
    ranks[rank] = type;
  }
  return type;
}

const objectArrayType = arrayTypeOf(types.object);

/**
 * A one-dimensional array. The buffer may be shared with other arrays (see `append`) and is copied
 * before an element is written. `items` may be longer than `length` and is for reading only.
 */
export class PSArray extends NetObject {
  readonly type: NetType;
  items: Value[];
  readonly length: number;
  #shared: boolean;

  constructor(type: NetType, items: Value[], length = items.length, shared = false) {
    super();
    this.type = type;
    this.items = items;
    this.length = length;
    this.#shared = shared;
  }

  override get netType(): NetType {
    return this.type;
  }

  get elementType(): NetType {
    return this.type.elementType!;
  }

  /** The element at an index that is known to be in range. */
  get(index: number): Value {
    return this.items[index];
  }

  /** Writes an element; the value is of the element type already. */
  set(index: number, value: Value): void {
    if (index < 0 || index >= this.length) throw indexOutOfRange();
    if (this.#shared) this.#unshare();
    this.items[index] = value;
  }

  #unshare(): void {
    this.items = this.items.slice(0, this.length);
    this.#shared = false;
  }

  /** The elements as a JS array of their own. */
  toArray(): Value[] {
    return this.items.slice(0, this.length);
  }

  /** A new `Object[]` with one more element, sharing the buffer while no one else has appended to it. */
  append(value: Value): PSArray {
    const length = this.length;
    if (this.items.length === length && this.type === objectArrayType) {
      this.#shared = true;
      this.items.push(value);
      return new PSArray(objectArrayType, this.items, length + 1, true);
    }
    const items = this.toArray();
    items.push(value);
    return new PSArray(objectArrayType, items);
  }

  /** A shallow copy. */
  clone(): PSArray {
    return new PSArray(this.type, this.toArray());
  }

  *[Symbol.iterator](): IterableIterator<Value> {
    for (let i = 0; i < this.length; i++) yield this.get(i);
  }
}

/** An array whose elements live unboxed in a JS typed array. */
export abstract class PackedArray extends PSArray {
  abstract readonly data: Int32Array | Float64Array | Uint8Array;

  constructor(type: NetType, length: number) {
    super(type, [], length);
  }

  override toArray(): Value[] {
    const items: Value[] = new Array(this.length);
    for (let i = 0; i < this.length; i++) items[i] = this.get(i);
    return items;
  }

  override append(value: Value): PSArray {
    const items = this.toArray();
    items.push(value);
    return objectArray(items);
  }
}

/** `[int[]]`. */
export class Int32Items extends PackedArray {
  readonly data: Int32Array;
  constructor(data: Int32Array) {
    super(arrayTypeOf(types.int32), data.length);
    this.data = data;
  }
  override get(index: number): Value {
    return this.data[index];
  }
  override set(index: number, value: Value): void {
    if (index < 0 || index >= this.length) throw indexOutOfRange();
    this.data[index] = value as number;
  }
  override clone(): PSArray {
    return new Int32Items(this.data.slice());
  }
}

/** `[double[]]`. */
export class DoubleItems extends PackedArray {
  readonly data: Float64Array;
  constructor(data: Float64Array) {
    super(arrayTypeOf(types.double), data.length);
    this.data = data;
  }
  override get(index: number): Value {
    return new PSDouble(this.data[index]!);
  }
  override set(index: number, value: Value): void {
    if (index < 0 || index >= this.length) throw indexOutOfRange();
    this.data[index] = (value as PSDouble).value;
  }
  override clone(): PSArray {
    return new DoubleItems(this.data.slice());
  }
}

/** `[byte[]]`; `data` may be handed to Node as it is. */
export class ByteItems extends PackedArray {
  readonly data: Uint8Array;
  constructor(data: Uint8Array) {
    super(arrayTypeOf(types.byte), data.length);
    this.data = data;
  }
  override get(index: number): Value {
    return byte(this.data[index]!);
  }
  override set(index: number, value: Value): void {
    if (index < 0 || index >= this.length) throw indexOutOfRange();
    this.data[index] = (value as PSByte).value;
  }
  override clone(): PSArray {
    return new ByteItems(this.data.slice());
  }
}

/** A multi-dimensional array: row-major, with zero lower bounds. */
export class PSMultiArray extends PSArray {
  readonly lengths: readonly number[];

  constructor(elementType: NetType, lengths: readonly number[]) {
    const total = lengths.reduce((a, b) => a * b, 1);
    const items: Value[] = new Array(total);
    for (let i = 0; i < total; i++) items[i] = elementType.defaultValue();
    super(arrayTypeOf(elementType, lengths.length), items);
    this.lengths = lengths;
  }

  offset(indices: readonly number[]): number {
    let offset = 0;
    for (let i = 0; i < this.lengths.length; i++) {
      const index = indices[i]!;
      if (index < 0 || index >= this.lengths[i]!) throw indexOutOfRange();
      offset = offset * this.lengths[i]! + index;
    }
    return offset;
  }

  override clone(): PSArray {
    const copy = new PSMultiArray(this.elementType, this.lengths);
    copy.items = this.toArray();
    return copy;
  }
}

/** `Object[]` over a JS array, which the new array owns from now on. */
export function objectArray(items: Value[]): PSArray {
  return new PSArray(objectArrayType, items);
}

/** A new array filled with the element type's default value. */
export function typedArray(elementType: NetType, length: number): PSArray {
  if (length < 0) throw netError('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
  if (elementType === types.int32) return new Int32Items(new Int32Array(length));
  if (elementType === types.double) return new DoubleItems(new Float64Array(length));
  if (elementType === types.byte) return new ByteItems(new Uint8Array(length));
  const items: Value[] = new Array(length);
  const simple = elementType.defaultValue();
  for (let i = 0; i < length; i++) items[i] = simple;
  return new PSArray(arrayTypeOf(elementType), items);
}

/** An array of the element type over values that are of that type already. */
export function arrayOf(elementType: NetType, items: Value[]): PSArray {
  if (elementType === types.object) return new PSArray(objectArrayType, items);
  if (elementType === types.int32) return new Int32Items(Int32Array.from(items as number[]));
  if (elementType === types.double) {
    const data = new Float64Array(items.length);
    for (let i = 0; i < items.length; i++) data[i] = (items[i] as PSDouble).value;
    return new DoubleItems(data);
  }
  if (elementType === types.byte) {
    const data = new Uint8Array(items.length);
    for (let i = 0; i < items.length; i++) data[i] = (items[i] as PSByte).value;
    return new ByteItems(data);
  }
  return new PSArray(arrayTypeOf(elementType), items);
}

export const stringArray = (items: string[]): PSArray => arrayOf(types.string, items);
export const byteArray = (data: Uint8Array): PSArray => new ByteItems(data);

/** The bytes of a `[byte[]]`. */
export const bytesOf = (array: PSArray): Uint8Array => (array as ByteItems).data;
