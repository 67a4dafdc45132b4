import { EnumValue } from './enums.ts';
import type { Value } from './net-object.ts';
import {
  PSBigInteger,
  PSByte,
  PSChar,
  PSDouble,
  PSInt16,
  PSInt64,
  PSSByte,
  PSSingle,
  PSUInt16,
  PSUInt32,
  PSUInt64,
} from './numbers/boxes.ts';
import { compareDecimal, PSDecimal } from './numbers/decimal.ts';
import { PSObject } from './ps-object.ts';

/** What a class with value equality provides: equal keys for equal values, and no others of its type. */
export interface HasHashKey {
  hashKey(): string;
}

/** The part of a Map key that stands for a boxed number, char or other value object; null for references. */
function boxedKey(v: object): string | null {
  if (v instanceof PSChar) return `\u0001c${v.code}`;
  if (v instanceof PSInt64) return `\u0001l${v.value}`;
  if (v instanceof PSDouble) return `\u0001d${v.value}`;
  if (v instanceof EnumValue) return `\u0001e${v.type.fullName}:${v.value}`;
  if (v instanceof PSDecimal) {
    let { mantissa, scale } = v;
    while (scale > 0 && mantissa % 10n === 0n) {
      mantissa /= 10n;
      scale--;
    }
    return `\u0001m${mantissa}e${scale}`;
  }
  if (v instanceof PSByte) return `\u0001b${v.value}`;
  if (v instanceof PSUInt32) return `\u0001u${v.value}`;
  if (v instanceof PSUInt64) return `\u0001U${v.value}`;
  if (v instanceof PSSingle) return `\u0001f${v.value}`;
  if (v instanceof PSBigInteger) return `\u0001n${v.value}`;
  if (v instanceof PSInt16) return `\u0001s${v.value}`;
  if (v instanceof PSUInt16) return `\u0001S${v.value}`;
  if (v instanceof PSSByte) return `\u0001B${v.value}`;
  const own = (v as Partial<HasHashKey>).hashKey;
  return typeof own === 'function' ? `\u0001o${own.call(v)}` : null;
}

/** A key for a JS Map that is equal exactly where `Object.Equals` says so. Strings and Int32 are their own keys. */
export function hashKeyOf(v: Value): unknown {
  if (typeof v !== 'object' || v === null) return v;
  if (v instanceof PSObject) return hashKeyOf(v.baseObject);
  return boxedKey(v) ?? v;
}

/** `Object.Equals`: values of different types are never equal. */
export function netEquals(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a instanceof PSObject) return netEquals(a.baseObject, b);
  if (b instanceof PSObject) return netEquals(a, b.baseObject);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof PSDouble)
    return b instanceof PSDouble && (a.value === b.value || (a.value !== a.value && b.value !== b.value));
  if (a instanceof PSDecimal) return b instanceof PSDecimal && compareDecimal(a, b) === 0;
  if (a instanceof PSSingle) return b instanceof PSSingle && Object.is(a.value + 0, b.value + 0);
  if (a.constructor !== b.constructor) return false;
  const key = boxedKey(a);
  return key !== null && key === boxedKey(b);
}

const hashes = new WeakMap<object, number>();
let nextHash = 0x2b5a1;

/** A 32-bit hash of a string; stable within one run, unlike .NET's across runs. */
export function stringHash(text: string): number {
  let h = 5381;
  for (let i = 0; i < text.length; i++) h = (Math.imul(h, 33) ^ text.charCodeAt(i)) | 0;
  return h;
}

/** `Object.GetHashCode()`. */
export function netHashCode(v: Value): number {
  if (typeof v === 'number') return v;
  if (typeof v === 'boolean') return v ? 1 : 0;
  if (typeof v === 'string') return stringHash(v);
  if (v === null || v === undefined) return 0;
  if (v instanceof PSInt64 || v instanceof PSUInt64) {
    const n = BigInt.asUintN(64, BigInt(v.value));
    return Number(BigInt.asIntN(32, n ^ (n >> 32n)));
  }
  if (v instanceof PSByte || v instanceof PSSByte || v instanceof PSInt16 || v instanceof PSUInt16)
    return v.value;
  if (v instanceof PSUInt32) return v.value | 0;
  if (v instanceof PSChar) return v.code | (v.code << 16);
  if (v instanceof PSDouble) {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, v.value + 0);
    return view.getInt32(0) ^ view.getInt32(4);
  }
  if (v instanceof EnumValue) return Number(BigInt.asIntN(32, BigInt(v.value)));
  const key = boxedKey(v as object);
  if (key !== null) return stringHash(key);
  let h = hashes.get(v as object);
  if (h === undefined) {
    h = nextHash = (Math.imul(nextHash, 1103515245) + 12345) & 0x3ffffff;
    hashes.set(v as object, h);
  }
  return h;
}
