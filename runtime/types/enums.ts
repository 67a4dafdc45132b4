import { registerType, types } from './core-types.ts';
import { NetObject } from './net-object.ts';
import { NetType } from './net-type.ts';

const cache = new WeakMap<NetType, Map<number | bigint, EnumValue>>();

/** A value of an enum type; one object per type and value. Make them with `enumValue`. */
export class EnumValue extends NetObject {
  readonly type: NetType;
  readonly value: number | bigint;

  constructor(type: NetType, value: number | bigint) {
    super();
    this.type = type;
    this.value = value;
  }

  override get netType(): NetType {
    return this.type;
  }

  override toString(): string {
    return enumText(this);
  }
}

/** The cached value object. */
export function enumValue(type: NetType, value: number | bigint): EnumValue {
  let values = cache.get(type);
  if (values === undefined) {
    values = new Map();
    cache.set(type, values);
  }
  let found = values.get(value);
  if (found === undefined) {
    found = new EnumValue(type, value);
    values.set(value, found);
  }
  return found;
}

/** An enum of any number, member or not, as .NET's casts make it. */
export function rawEnum(type: NetType, value: number | bigint): EnumValue {
  const small = Number(value);
  return enumValue(type, Number.isSafeInteger(small) ? small : value);
}

/** A member of an enum by its name, ignoring case. */
export function enumByName(type: NetType, name: string): EnumValue | undefined {
  const folded = name.toLowerCase();
  for (const [key, value] of type.enumValues!)
    if (key.toLowerCase() === folded) return enumValue(type, value);
  return undefined;
}

/** Names in .NET's order: by unsigned value, stable. */
export function enumEntries(type: NetType): [string, bigint][] {
  const unsigned = (v: number | bigint): bigint => BigInt.asUintN(64, BigInt(v));
  return [...type.enumValues!]
    .map(([name, value]): [string, bigint] => [name, unsigned(value)])
    .sort((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0));
}

/** The name of a value, or undefined when no member has it. */
export function enumName(type: NetType, value: number | bigint): string | undefined {
  const wanted = BigInt.asUintN(64, BigInt(value));
  for (const [name, v] of enumEntries(type)) if (v === wanted) return name;
  return undefined;
}

/** `ToString()`: a name, flag names, or the number. */
export function enumText(e: EnumValue): string {
  const name = enumName(e.type, e.value);
  if (name !== undefined) return name;
  if (e.type.isFlags) return flagsText(e) ?? String(e.value);
  return String(e.value);
}

/** The `F` format: flag names if they make up the value exactly. */
export function flagsText(e: EnumValue): string | undefined {
  const name = enumName(e.type, e.value);
  if (name !== undefined) return name;
  let rest = BigInt.asUintN(64, BigInt(e.value));
  const names: string[] = [];
  const entries = enumEntries(e.type);
  for (let i = entries.length - 1; i >= 0 && rest !== 0n; i--) {
    const [entry, bits] = entries[i]!;
    if (bits !== 0n && (rest & bits) === bits) {
      rest &= ~bits;
      names.unshift(entry);
    }
  }
  return rest === 0n && names.length > 0 ? names.join(', ') : undefined;
}

export interface EnumOptions {
  readonly isFlags?: boolean;
  readonly underlying?: NetType;
  readonly assembly?: string;
  readonly isScriptType?: boolean;
}

/** Makes and registers an enum type. */
export function defineEnum(
  fullName: string,
  values: Readonly<Record<string, number | bigint>> | ReadonlyMap<string, number | bigint>,
  options: EnumOptions = {},
): NetType {
  const underlying = options.underlying ?? types.int32;
  const type = new NetType({
    fullName,
    base: types.enum,
    interfaces: types.enum.interfaces,
    isValueType: true,
    isSealed: true,
    isEnum: true,
    isFlags: options.isFlags ?? false,
    assembly: options.assembly ?? 'System.Private.CoreLib',
    isScriptType: options.isScriptType ?? false,
    typeCode: underlying.typeCode,
  });
  type.enumUnderlying = underlying;
  type.enumValues =
    values instanceof Map ? values : new Map(Object.entries(values as Record<string, number>));
  type.defaultValue = () => enumValue(type, 0);
  return options.isScriptType === true ? type : registerType(type);
}
