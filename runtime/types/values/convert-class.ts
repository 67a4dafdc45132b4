import { type ByteItems, byteArray } from '../arrays.ts';
import { convertTo } from '../conversion/convert.ts';
import {
  changeNumber,
  isNumericOrPrimitive,
  makeInteger,
  NumericOverflow,
  toBigInt,
} from '../conversion/numeric.ts';
import { isNumericType, registerType, types } from '../core-types.ts';
import { implementType, type MemberFunction } from '../define.ts';
import { CultureInfo, currentCulture } from '../formats/culture.ts';
import { formatValue } from '../formats/format.ts';
import signatures from '../generated/signatures/System.Convert.ts';
import { invokeStatic } from '../members.ts';
import {
  argumentError,
  argumentNull,
  argumentOutOfRange,
  formatError,
  netError,
  overflowError,
} from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import { NetType } from '../net-type.ts';
import { DBNull } from '../references.ts';
import { typeOf } from '../type-registry.ts';

const type = registerType(
  new NetType({ fullName: 'System.Convert', base: types.object, isAbstract: true, isSealed: true }),
);

/** Digits in base 2, 8 or 16 as two's complement of the target's width. */
function fromBase(text: string | null, radix: number, target: NetType): Value {
  if (![2, 8, 10, 16].includes(radix)) throw argumentError('Invalid Base.');
  if (text === null) return target.defaultValue();
  if (radix === 10) return invokeParse(text, target);
  if (text === '')
    throw argumentOutOfRange(
      'startIndex',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
    );
  const digits = radix === 16 ? text.replace(/^0[xX]/, '') : text;
  const valid = { 2: /^[01]+$/, 8: /^[0-7]+$/, 16: /^[0-9a-fA-F]+$/ }[radix]!;
  if (!valid.test(digits))
    throw formatError(
      /^[0-9a-fA-F]/.test(digits)
        ? 'Additional non-parsable characters are at the end of the string.'
        : 'Could not find any recognizable digits.',
    );
  const n = BigInt({ 2: '0b', 8: '0o', 16: '0x' }[radix]! + digits);
  const width = { 5: 8, 6: 8, 7: 16, 8: 16, 9: 32, 10: 32, 11: 64, 12: 64 }[target.typeCode]!;
  if (n >> BigInt(width) !== 0n)
    throw overflowError(
      `Value was either too large or too small for ${target.name === 'Byte' ? 'an unsigned byte' : `a${/^[AEIOU]I/.test(target.name) || target.name.startsWith('Int') ? 'n' : ''} ${target.name}`}.`,
    );
  return makeInteger(target.typeCode, target.typeCode % 2 === 1 ? BigInt.asIntN(width, n) : n);
}

const invokeParse = (text: string, target: NetType, provider?: Value): Value => {
  const parse = target.staticMembers.get('parse');
  if (parse?.kind !== 'method')
    throw netError('System.InvalidCastException', `Invalid cast from 'String' to '${target.name}'.`);
  return provider === undefined
    ? parse.overloads[0]!.invoke(text)
    : parse.overloads[0]!.invoke(text, provider);
};

const to =
  (target: NetType): MemberFunction =>
  (v: Value, a?: Value) => {
    if (typeof a === 'number' && (typeof v === 'string' || v === null)) return fromBase(v, a, target);
    if (v === null) return target.defaultValue();
    if (typeof v === 'string') {
      if (target === types.char) {
        if (v.length !== 1) throw formatError('String must be exactly one character long.');
        return convertTo(v, target);
      }
      return invokeParse(v, target, a instanceof CultureInfo ? a : undefined);
    }
    if (typeOf(v) === target) return v;
    if (
      isNumericOrPrimitive(v) &&
      (isNumericType(target) || target === types.boolean || target === types.char)
    ) {
      try {
        return changeNumber(v, target);
      } catch (error) {
        if (error instanceof NumericOverflow) throw overflowError(error.message);
        throw error;
      }
    }
    throw netError(
      'System.InvalidCastException',
      `Invalid cast from '${typeOf(v).name}' to '${target.name}'.`,
    );
  };

const toText: MemberFunction = (v: Value, a?: Value) => {
  if (typeof a === 'number') {
    if (![2, 8, 10, 16].includes(a)) throw argumentError('Invalid Base.');
    const width = { 6: 8, 7: 16, 9: 32, 11: 64 }[typeOf(v).typeCode] ?? 32;
    return a === 10 ? String(toBigInt(v)) : BigInt.asUintN(width, toBigInt(v)).toString(a);
  }
  if (v === null) return '';
  return formatValue(v, null, a instanceof CultureInfo ? a : currentCulture());
};

function fromBase64(text: string | null): Value {
  if (text === null) throw argumentNull('s');
  const clean = text.replace(/[ \t\r\n]/g, '');
  if (clean.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(clean)) {
    throw formatError(
      'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.',
    );
  }
  return byteArray(new Uint8Array(Buffer.from(clean, 'base64')));
}
function toBase64(b: ByteItems | null, ...rest: Value[]): string {
  if (b === null) throw argumentNull('inArray');
  const [from, count] = rest.filter((x) => typeof x === 'number') as number[];
  const text = Buffer.from(from === undefined ? b.data : b.data.subarray(from, from + count!)).toString(
    'base64',
  );
  const options = rest.find((x) => typeof x === 'object' && x !== null && 'value' in x) as
    | { value: number }
    | undefined;
  return options?.value === 1 ? (text.match(/.{1,76}/g) ?? []).join('\r\n') : text;
}

implementType(type, signatures, () => ({
  statics: {
    ToBoolean: to(types.boolean),
    ToByte: to(types.byte),
    ToChar: to(types.char),
    ToDateTime: (v: Value, p?: Value) =>
      typeof v === 'string'
        ? invokeStatic(types.dateTime, 'Parse', p === undefined ? [v] : [v, p])
        : to(types.dateTime)(v),
    ToDecimal: to(types.decimal),
    ToDouble: to(types.double),
    ToInt16: to(types.int16),
    ToInt32: to(types.int32),
    ToInt64: to(types.int64),
    ToSByte: to(types.sbyte),
    ToSingle: to(types.single),
    ToUInt16: to(types.uint16),
    ToUInt32: to(types.uint32),
    ToUInt64: to(types.uint64),
    ToString: toText,
    ToBase64String: toBase64,
    FromBase64String: fromBase64,
    ToHexString: (b: ByteItems) => Buffer.from(b.data).toString('hex').toUpperCase(),
    ToHexStringLower: (b: ByteItems) => Buffer.from(b.data).toString('hex'),
    FromHexString: (s: string) => {
      if (s.length % 2 !== 0)
        throw formatError('The input is not a valid hex string as its length is not a multiple of 2.');
      if (!/^[0-9a-fA-F]*$/.test(s))
        throw formatError('The input is not a valid hex string as it contains a non-hex character.');
      return byteArray(new Uint8Array(Buffer.from(s, 'hex')));
    },
    IsDBNull: (v: Value) => v === DBNull,
    ChangeType: (v: Value, t: NetType) =>
      t === types.string
        ? toText(v)
        : isNumericType(t) || t === types.boolean || t === types.char
          ? to(t)(v)
          : convertTo(v, t),
  },
  staticProperties: { DBNull: () => DBNull },
}));
