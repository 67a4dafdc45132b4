import { PSArray } from '../arrays.ts';
import { AutomationNull } from '../automation-null.ts';
import { PSDictionary } from '../collections/hashtable.ts';
import { isIntegerType, isNumericType, TypeCode, types } from '../core-types.ts';
import { isEnumerable } from '../enumeration.ts';
import type { Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { PSCustomObject, PSObject } from '../ps-object.ts';
import { PSReference } from '../references.ts';
import { findType, typeOf } from '../type-registry.ts';
import { isAssignable } from './assignable.ts';
import { customConverters, staticOverloads } from './convert.ts';

/** `ConversionRank`: how good a conversion is. `S2A` variants (a scalar to an array) are 8 lower. */
export const Rank = {
  None: 0,
  UnrelatedArrays: 0x0f,
  ToString: 0x1f,
  Custom: 0x2f,
  IConvertible: 0x3f,
  ImplicitCast: 0x4f,
  ExplicitCast: 0x5f,
  Constructor: 0x6f,
  Create: 0x73,
  Parse: 0x7f,
  PSObject: 0x8f,
  Language: 0x9f,
  NullToValue: 0xaf,
  NullToRef: 0xbf,
  NumericExplicit: 0xcf,
  NumericExplicit1: 0xdf,
  NumericString: 0xef,
  NumericImplicit: 0xff,
  Assignable: 0x10f,
  StringToCharArray: 0x11a,
  Identity: 0x11f,
} as const;

const SIGNED = new Set<number>([TypeCode.SByte, TypeCode.Int16, TypeCode.Int32, TypeCode.Int64]);

/** Rank between two primitive number types. */
function numericRank(from: number, to: number): number {
  if (to === TypeCode.Single || to === TypeCode.Double) {
    if (from === TypeCode.Decimal) return Rank.NumericExplicit;
    if (to === TypeCode.Single && from === TypeCode.Double) return Rank.NumericExplicit;
    return Rank.NumericImplicit;
  }
  if (to === TypeCode.Decimal) {
    return from === TypeCode.Single || from === TypeCode.Double
      ? Rank.NumericExplicit1
      : Rank.NumericImplicit;
  }
  if (from >= TypeCode.Single) return Rank.NumericExplicit;
  if (to > from && (!SIGNED.has(from) || SIGNED.has(to))) return Rank.NumericImplicit;
  return Rank.NumericExplicit;
}

/** The rank of converting a value to a type; 0 where no conversion exists. */
export function conversionRank(v: Value, to: NetType): number {
  if (v === null || v === undefined || v === AutomationNull) return nullRank(to);
  if (v instanceof PSObject) v = v.baseObject;
  return rankOf(v, typeOf(v), to);
}

function nullRank(to: NetType): number {
  if (to === types.psReference) return Rank.NullToRef;
  if (to === types.string) return Rank.NullToValue;
  if (!to.isValueType || to.genericDefinition === types.nullableDefinition) return Rank.NullToRef;
  if (
    (to.typeCode >= TypeCode.Boolean && to.typeCode <= TypeCode.Decimal && !to.isEnum) ||
    to === types.switchParameter
  )
    return Rank.NullToValue;
  return Rank.None;
}

/** Rank between types; `v` decides where the value matters and may be undefined for elements. */
export function rankOf(v: Value | undefined, from: NetType, to: NetType): number {
  if (from === to) return Rank.Identity;
  if (isAssignable(to, from)) return Rank.Assignable;
  if (to.genericDefinition === types.nullableDefinition) return rankOf(v, from, to.genericArguments[0]!);
  if (to === types.psObject) return Rank.PSObject;
  const fromNumber = isNumericType(from) && !from.isEnum;
  const toNumber = isNumericType(to) && !to.isEnum;
  if (fromNumber && toNumber) return numericRank(from.typeCode, to.typeCode);
  if (to === types.string) return fromNumber || from === types.char ? Rank.NumericString : Rank.ToString;
  if (to === types.boolean) return Rank.Language;
  if (from === types.string && (toNumber || to === types.bigInteger)) return Rank.NumericString;
  if (from === types.string && to === types.char) return Rank.NumericString;
  if (fromNumber && to === types.char)
    return from.typeCode >= TypeCode.Single ? Rank.None : Rank.NumericString;
  if ((from === types.boolean || from === types.char) && toNumber)
    return Rank.NumericImplicit - (from === types.boolean ? 0x30 : 0x10);
  if (from.isEnum && toNumber) return Rank.Language;
  if (to.isEnum) {
    if (from === types.string || isIntegerType(from)) return Rank.Language;
    if (isNumericType(from) || (v !== undefined && isEnumerable(v))) return Rank.Language;
    return Rank.None;
  }
  if (to === types.psReference) return Rank.Custom;
  if (to.isArray) return arrayRank(v, from, to);
  if (to === types.array) return from.isArray || isEnumerable(v) ? Rank.Language : Rank.Language - 8;
  if (to === types.type && from === types.string) return Rank.Language;
  if (to === types.hashtable && v instanceof PSDictionary) return Rank.Language;
  if (to === types.switchParameter && from === types.boolean) return Rank.Language;
  if (to === types.psCustomObject) return v instanceof PSDictionary ? Rank.Language : Rank.PSObject;
  if (from === types.scriptBlock && types.delegate.isAssignableFrom(to)) return Rank.Language;
  if (customConverters.has(to)) return Rank.Language;
  return memberRank(v, from, to);
}

function arrayRank(v: Value | undefined, from: NetType, to: NetType): number {
  const element = to.elementType!;
  if (from === types.string && element === types.char) return Rank.StringToCharArray;
  if (from.isArray) return Rank.UnrelatedArrays;
  if (v !== undefined && !(v instanceof PSDictionary) && isEnumerable(v)) {
    return to.elementType === types.object ? Rank.Language : Rank.UnrelatedArrays;
  }
  const rank = rankOf(v, from, element);
  if (rank === Rank.None || rank === Rank.IConvertible) return Rank.None;
  return rank === Rank.StringToCharArray ? rank : rank - 8;
}

function memberRank(v: Value | undefined, from: NetType, to: NetType): number {
  if (from === types.string) {
    const parses = staticOverloads(to, 'parse').some(
      (o) =>
        o.parameters[0]?.type === 'string' &&
        (o.parameters.length === 1 || o.parameters[1]?.type === 'System.IFormatProvider'),
    );
    if (parses) return Rank.Parse;
  }
  if (!to.isAbstract && !to.isInterface) {
    for (const c of to.constructors) {
      const p = c.parameterTypes?.[0];
      if (
        c.parameters.length === 1 &&
        p !== undefined &&
        (p === from || (p !== types.object && isAssignable(p, from)))
      )
        return Rank.Constructor;
    }
    if (to.genericArguments.length === 1 && v !== undefined && isEnumerable(v) && to.constructors.length > 0)
      return Rank.Constructor;
  }
  for (const [name, rank] of [
    ['op_implicit', Rank.ImplicitCast],
    ['op_explicit', Rank.ExplicitCast],
  ] as const) {
    for (const owner of [from, to]) {
      if (
        staticOverloads(owner, name).some(
          (o) => o.parameterTypes?.[0] === from && findType(o.returnType) === to,
        )
      )
        return rank;
    }
  }
  if (
    from === types.boolean ||
    from === types.char ||
    from === types.dateTime ||
    from.isEnum ||
    from === types.dbNull
  )
    return Rank.IConvertible;
  if (isNumericType(from) && memberRank(undefined, types.string, to) !== Rank.None) return Rank.IConvertible;
  if (
    (v instanceof PSDictionary || v instanceof PSCustomObject) &&
    to.constructors.some((c) => c.parameters.length === 0)
  )
    return Rank.Create;
  return Rank.None;
}

/** A type for an argument that is an array: its element type, for choosing among array parameters. */
export function elementTypeOf(v: Value): NetType | null {
  return v instanceof PSArray ? v.elementType : null;
}
export const isReference = (v: Value): v is PSReference => v instanceof PSReference;
