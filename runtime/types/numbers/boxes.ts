import { types } from '../core-types.ts';
import { NetObject } from '../net-object.ts';
import type { NetType } from '../net-type.ts';

/** Base of the boxed numbers: all of them but `Int32`, which is a plain JS number. */
export abstract class PSNumber extends NetObject {
  abstract readonly value: unknown;
}

/** `System.Double`. */
export class PSDouble extends PSNumber {
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = value;
  }
  override get netType(): NetType {
    return types.double;
  }
}

/** `System.Single`; the value is rounded to single precision. */
export class PSSingle extends PSNumber {
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = Math.fround(value);
  }
  override get netType(): NetType {
    return types.single;
  }
}

/** `System.Int64`: a number while that is a safe integer, else a bigint. */
export class PSInt64 extends PSNumber {
  readonly value: number | bigint;
  /** @param value normalised already: see `int64` */
  constructor(value: number | bigint) {
    super();
    this.value = value;
  }
  override get netType(): NetType {
    return types.int64;
  }
}

/** `System.UInt64`, with a payload like `PSInt64`'s. */
export class PSUInt64 extends PSNumber {
  readonly value: number | bigint;
  constructor(value: number | bigint) {
    super();
    this.value = value;
  }
  override get netType(): NetType {
    return types.uint64;
  }
}

export class PSByte extends PSNumber {
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = value;
  }
  override get netType(): NetType {
    return types.byte;
  }
}

export class PSSByte extends PSNumber {
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = value;
  }
  override get netType(): NetType {
    return types.sbyte;
  }
}

export class PSInt16 extends PSNumber {
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = value;
  }
  override get netType(): NetType {
    return types.int16;
  }
}

export class PSUInt16 extends PSNumber {
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = value;
  }
  override get netType(): NetType {
    return types.uint16;
  }
}

export class PSUInt32 extends PSNumber {
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = value;
  }
  override get netType(): NetType {
    return types.uint32;
  }
}

export class PSBigInteger extends PSNumber {
  readonly value: bigint;
  constructor(value: bigint) {
    super();
    this.value = value;
  }
  override get netType(): NetType {
    return types.bigInteger;
  }
}

/** `System.Char`: one UTF-16 code unit. */
export class PSChar extends NetObject {
  readonly code: number;
  constructor(code: number) {
    super();
    this.code = code;
  }
  override get netType(): NetType {
    return types.char;
  }
  override toString(): string {
    return String.fromCharCode(this.code);
  }
}

const bytes: PSByte[] = [];
for (let i = 0; i < 256; i++) bytes.push(new PSByte(i));
const asciiChars: PSChar[] = [];

export const double = (n: number): PSDouble => new PSDouble(n);
export const single = (n: number): PSSingle => new PSSingle(n);
/** @param n 0 to 255 */
export const byte = (n: number): PSByte => bytes[n]!;
export const sbyte = (n: number): PSSByte => new PSSByte(n);
export const int16 = (n: number): PSInt16 => new PSInt16(n);
export const uint16 = (n: number): PSUInt16 => new PSUInt16(n);
export const uint32 = (n: number): PSUInt32 => new PSUInt32(n);
export const bigInteger = (b: bigint | number): PSBigInteger => new PSBigInteger(BigInt(b));

/** @param n a value within the range of Int64 */
export function int64(n: number | bigint): PSInt64 {
  return new PSInt64(normalizeInteger(n));
}

/** @param n a value within the range of UInt64 */
export function uint64(n: number | bigint): PSUInt64 {
  return new PSUInt64(normalizeInteger(n));
}

export function char(code: number | string): PSChar {
  const unit = typeof code === 'string' ? code.charCodeAt(0) : code;
  if (unit >= 128) return new PSChar(unit);
  return (asciiChars[unit] ??= new PSChar(unit));
}

function normalizeInteger(n: number | bigint): number | bigint {
  if (typeof n === 'number') return Number.isSafeInteger(n) ? n + 0 : BigInt(n);
  return n >= -9007199254740991n && n <= 9007199254740991n ? Number(n) : n;
}

types.double.defaultValue = () => new PSDouble(0);
types.single.defaultValue = () => new PSSingle(0);
types.int64.defaultValue = () => new PSInt64(0);
types.uint64.defaultValue = () => new PSUInt64(0);
types.byte.defaultValue = () => byte(0);
types.sbyte.defaultValue = () => new PSSByte(0);
types.int16.defaultValue = () => new PSInt16(0);
types.uint16.defaultValue = () => new PSUInt16(0);
types.uint32.defaultValue = () => new PSUInt32(0);
types.bigInteger.defaultValue = () => new PSBigInteger(0n);
types.char.defaultValue = () => char(0);
