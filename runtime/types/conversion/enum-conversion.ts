import { type EnumValue, enumEntries, enumName, enumValue } from '../enums.ts';
import type { Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { typeNetName } from '../type-names.ts';
import { castError, castErrorWith } from './cast-errors.ts';
import { integerLimits, overflowMessage, toBigInt } from './numeric.ts';

/** Names in order of value, as error messages list them. */
export const enumNames = (type: NetType, separator: string): string =>
  enumEntries(type)
    .map(([name]) => name)
    .join(separator);

const make = (type: NetType, n: bigint): EnumValue => {
  const small = Number(n);
  return enumValue(type, Number.isSafeInteger(small) ? small : n);
};

/** Whether a number is a member, or for flags is made up of members. */
function isDefined(type: NetType, n: bigint): boolean {
  if (enumName(type, n) !== undefined) return true;
  if (!type.isFlags) return false;
  let all = 0n;
  for (const [, bits] of enumEntries(type)) all |= bits;
  return (BigInt.asUintN(64, n) & ~all) === 0n;
}

const undefinedNames = (type: NetType, text: string, id: string): Error =>
  castError(
    id,
    `Cannot convert ${text} to type "${typeNetName(type)}" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are "${enumNames(type, ',')}".`,
  );

export const nullToEnum = (type: NetType): Error => undefinedNames(type, 'null', 'nullToEnumInvalidCast');

/** An integer as an enum value; numbers that no members make up are refused. */
export function integerToEnum(v: Value, type: NetType): EnumValue {
  const n = toBigInt(v);
  const [low, high] = integerLimits(type.typeCode);
  const fits = n >= low && n <= high ? n : BigInt.asIntN(32, n);
  if (!isDefined(type, fits)) throw undefinedNames(type, `value "${n}"`, 'UndefinedIntegerToEnum');
  return make(type, fits);
}

/** `Enum.Parse`: names and numbers separated by commas; undefined when a name is unknown. */
export function parseEnum(type: NetType, text: string, ignoreCase: boolean): bigint | 'overflow' | undefined {
  const trimmed = text.trim();
  if (/^[+-]?\d+$/.test(trimmed)) {
    const n = BigInt(trimmed.replace(/^\+/, ''));
    const [low, high] = integerLimits(type.typeCode);
    return n < low || n > high ? 'overflow' : n;
  }
  let bits = 0n;
  for (const part of trimmed.split(',')) {
    const name = part.trim();
    const found = ignoreCase
      ? [...type.enumValues!].find(([key]) => key.toLowerCase() === name.toLowerCase())
      : [...type.enumValues!].find(([key]) => key === name);
    if (found === undefined) return undefined;
    bits |= BigInt(found[1]);
  }
  return bits;
}

/** A string as an enum value: exact, then ignoring case, then by unambiguous prefixes. */
export function stringToEnum(text: string, type: NetType, shown: Value = text): EnumValue {
  let parsed = parseEnum(type, text, true);
  if (parsed === 'overflow') {
    throw castErrorWith(
      'CaseSensitiveEnumParseThrewAnException',
      shown,
      type,
      overflowMessage(type.typeCode),
    );
  }
  if (parsed === undefined) {
    let bits = 0n;
    for (const part of text.split(',')) bits |= byPrefix(part.trim(), type, shown);
    parsed = bits;
  }
  if (!isDefined(type, parsed)) throw undefinedNames(type, `value "${text}"`, 'EnumParseUndefined');
  return make(type, parsed);
}

function byPrefix(name: string, type: NetType, shown: Value): bigint {
  if (/^[+-]?\d+$/.test(name)) return BigInt(name);
  const key = name.toLowerCase();
  const entries = [...type.enumValues!];
  const exact = entries.find(([n]) => n.toLowerCase() === key);
  if (exact !== undefined) return BigInt(exact[1]);
  const matches = enumEntries(type).filter(([n]) => n.toLowerCase().startsWith(key));
  if (matches.length === 1) return BigInt(type.enumValues!.get(matches[0]![0])!);
  const detail =
    matches.length === 0
      ? `Unable to match the identifier name ${name} to a valid enumerator name. Specify one of the following enumerator names and try again:\n${enumNames(type, ', ')}`
      : `The identifier name ${name} cannot be processed because it is either too similar or identical to the following enumerator names: ${matches.map(([n]) => n).join(', ')}. Use a more specific identifier name.`;
  throw castErrorWith('SubstringDisambiguationEnumParseThrewAnException', shown, type, detail);
}
