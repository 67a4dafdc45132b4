import { PSArray } from '../arrays.ts';
import { netToString } from '../conversion/to-string.ts';
import { registerType, types } from '../core-types.ts';
import { implementType } from '../define.ts';
import { itemsOf } from '../enumeration.ts';
import { CultureInfo, currentCulture } from '../formats/culture.ts';
import { compositeFormat } from '../formats/format.ts';
import signatures from '../generated/signatures/System.Text.StringBuilder.ts';
import { argumentNull, argumentOutOfRange, indexOutOfRange } from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import { NetType } from '../net-type.ts';
import { char, type PSChar } from '../numbers/boxes.ts';

const type = registerType(
  new NetType({ fullName: 'System.Text.StringBuilder', base: types.object, isSealed: true }),
);

/** `System.Text.StringBuilder`: JS strings are ropes, so plain concatenation is fast. */
export class StringBuilder extends NetObject {
  text: string;
  capacity: number;
  constructor(text = '', capacity = 16) {
    super();
    this.text = text;
    this.capacity = capacity;
  }
  override get netType(): NetType {
    return type;
  }
  override toString(): string {
    return this.text;
  }
}

const textOf = (v: Value): string =>
  v === null || v === undefined
    ? ''
    : typeof v === 'string'
      ? v
      : v instanceof PSArray
        ? v
            .toArray()
            .map((x) => netToString(x))
            .join('')
        : netToString(v);
const changed = (sb: StringBuilder, text: string): StringBuilder => {
  sb.text = text;
  return sb;
};
const check = (sb: StringBuilder, at: number, name = 'index'): void => {
  if (at < 0 || at > sb.text.length)
    throw argumentOutOfRange(
      name,
      'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
    );
};

implementType(type, signatures, () => ({
  constructors: (...a: Value[]) => {
    const text = a.find((x) => typeof x === 'string') as string | undefined;
    const numbers = a.filter((x) => typeof x === 'number') as number[];
    if (numbers.length >= 1 && numbers[0]! < 0)
      throw argumentOutOfRange(
        text === undefined ? 'capacity' : 'startIndex',
        `'capacity' must be greater than zero.`,
      );
    if (text !== undefined && numbers.length >= 2)
      return new StringBuilder(text.slice(numbers[0], numbers[0]! + numbers[1]!));
    return new StringBuilder(text ?? '', Math.max(numbers[0] ?? 16, text?.length ?? 0));
  },
  properties: {
    Length: {
      get: (sb: StringBuilder) => sb.text.length,
      set: (sb: StringBuilder, n: number) => {
        if (n < 0) throw argumentOutOfRange('value', `value ('${n}') must be a non-negative value.`, n);
        sb.text = n <= sb.text.length ? sb.text.slice(0, n) : sb.text.padEnd(n, '\0');
      },
    },
    Capacity: {
      get: (sb: StringBuilder) => Math.max(sb.capacity, sb.text.length),
      set: (sb: StringBuilder, n: number) => {
        sb.capacity = n;
      },
    },
    MaxCapacity: () => 2147483647,
    Chars: {
      get: ((sb: StringBuilder, i: number) => {
        if (i < 0 || i >= sb.text.length) throw indexOutOfRange();
        return char(sb.text.charCodeAt(i));
      }) as never,
      set: ((sb: StringBuilder, i: number, c: PSChar) => {
        if (i < 0 || i >= sb.text.length)
          throw argumentOutOfRange(
            'index',
            'Index was out of range. Must be non-negative and less than the size of the collection.',
          );
        sb.text = sb.text.slice(0, i) + c.toString() + sb.text.slice(i + 1);
      }) as never,
    },
  },
  methods: {
    Append: (sb: StringBuilder, v: Value, a?: number, b?: number) => {
      const text = textOf(v);
      if (a === undefined) return changed(sb, sb.text + text);
      if (b === undefined) {
        if (a < 0)
          throw argumentOutOfRange('repeatCount', `repeatCount ('${a}') must be a non-negative value.`, a);
        return changed(sb, sb.text + text.repeat(a));
      }
      return changed(sb, sb.text + text.slice(a, a + b));
    },
    AppendLine: (sb: StringBuilder, v?: Value) => changed(sb, `${sb.text}${textOf(v)}\n`),
    AppendFormat: (sb: StringBuilder, ...a: Value[]) => {
      const culture = a[0] instanceof CultureInfo ? (a.shift() as CultureInfo) : currentCulture();
      if (a[0] === null && a.length > 2) a.shift();
      const format = a.shift() as string;
      return changed(
        sb,
        sb.text +
          compositeFormat(format, a.length === 1 && a[0] instanceof PSArray ? a[0].toArray() : a, culture),
      );
    },
    AppendJoin: (sb: StringBuilder, separator: Value, values: Value) =>
      changed(sb, sb.text + itemsOf(values).map(textOf).join(textOf(separator))),
    Clear: (sb: StringBuilder) => changed(sb, ''),
    CopyTo: (sb: StringBuilder, from: number, target: PSArray, at: number, count: number) => {
      for (let i = 0; i < count; i++) target.set(at + i, char(sb.text.charCodeAt(from + i)));
    },
    EnsureCapacity: (sb: StringBuilder, n: number) => {
      sb.capacity = Math.max(sb.capacity, n);
      return sb.capacity;
    },
    Equals: (sb: StringBuilder, o: Value) => o instanceof StringBuilder && o.text === sb.text,
    Insert: (sb: StringBuilder, at: number, v: Value, count?: number) => {
      check(sb, at);
      return changed(
        sb,
        sb.text.slice(0, at) + textOf(v).repeat(typeof count === 'number' ? count : 1) + sb.text.slice(at),
      );
    },
    Remove: (sb: StringBuilder, at: number, count: number) => {
      if (count < 0)
        throw argumentOutOfRange('length', `length ('${count}') must be a non-negative value.`, count);
      if (at < 0)
        throw argumentOutOfRange('startIndex', `startIndex ('${at}') must be a non-negative value.`, at);
      if (at + count > sb.text.length)
        throw argumentOutOfRange(
          'length',
          'Index was out of range. Must be non-negative and less than the size of the collection.',
        );
      return changed(sb, sb.text.slice(0, at) + sb.text.slice(at + count));
    },
    Replace: (sb: StringBuilder, from: Value, to: Value, start?: number, count?: number) => {
      if (from === null) throw argumentNull('oldValue');
      const begin = start ?? 0;
      const end = count === undefined ? sb.text.length : begin + count;
      return changed(
        sb,
        sb.text.slice(0, begin) +
          sb.text.slice(begin, end).replaceAll(textOf(from), () => textOf(to)) +
          sb.text.slice(end),
      );
    },
    ToString: (sb: StringBuilder, start?: number, count?: number) =>
      start === undefined ? sb.text : sb.text.slice(start, start + count!),
  },
}));
