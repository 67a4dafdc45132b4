import { arrayOf, PSArray, stringArray } from '../arrays.ts';
import { PSEnumerator } from '../collections/lists.ts';
import { netToString } from '../conversion/to-string.ts';
import { types } from '../core-types.ts';
import { implementType, type MemberFunction } from '../define.ts';
import { enumeratorOf, itemsOf } from '../enumeration.ts';
import type { EnumValue } from '../enums.ts';
import { netHashCode } from '../equality.ts';
import { CultureInfo, currentCulture } from '../formats/culture.ts';
import { compositeFormat } from '../formats/format.ts';
import signatures from '../generated/signatures/System.String.ts';
import {
  argumentError,
  argumentNull,
  argumentOutOfRange,
  indexOutOfRange,
  notImplemented,
} from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import { char, PSChar } from '../numbers/boxes.ts';
import { compareBy, compareOrdinal, compareStrings } from '../strings.ts';

const isEnum = (v: Value): v is EnumValue =>
  typeof v === 'object' && v !== null && 'value' in v && 'type' in v;
const textOf = (v: Value): string =>
  v === null || v === undefined ? '' : typeof v === 'string' ? v : netToString(v);

function nonNegative(n: number, name: string): void {
  if (n < 0) throw argumentOutOfRange(name, `${name} ('${n}') must be a non-negative value.`, n);
}

/** How a comparison argument (StringComparison, bool ignoreCase with culture, or none) compares. */
function comparer(mode: Value, culture?: Value): (a: string, b: string) => number {
  if (isEnum(mode)) {
    const n = Number(mode.value);
    if (n > 5)
      throw argumentError(
        'The string comparison type passed in is currently not supported.',
        'comparisonType',
      );
    return (a, b) => compareBy(a, b, n);
  }
  const info = culture instanceof CultureInfo ? culture : currentCulture();
  const ignoreCase = mode === true;
  return (a, b) => compareStrings(a, b, ignoreCase, info);
}

const foldFor = (mode: Value): ((s: string) => string) => {
  const n = isEnum(mode) ? Number(mode.value) : 4;
  return n % 2 === 1 ? (s) => s.toLowerCase() : (s) => s;
};

const WHITE = '\\s\\u0085\\u180e';
const LEADING = new RegExp(`^[${WHITE}]+`);
const TRAILING = new RegExp(`[${WHITE}]+$`);

function trimSet(chars: Value): Set<number> | null {
  if (chars === undefined || chars === null) return null;
  if (chars instanceof PSChar) return new Set([chars.code]);
  const set = new Set<number>();
  if (typeof chars === 'string') for (let i = 0; i < chars.length; i++) set.add(chars.charCodeAt(i));
  else for (const c of chars as PSArray) set.add((c as PSChar).code);
  return set.size === 0 ? null : set;
}

function trim(s: string, chars: Value, start: boolean, end: boolean): string {
  const set = trimSet(chars);
  if (set === null) {
    if (start) s = s.replace(LEADING, '');
    return end ? s.replace(TRAILING, '') : s;
  }
  let from = 0;
  let to = s.length;
  if (start) while (from < to && set.has(s.charCodeAt(from))) from++;
  if (end) while (to > from && set.has(s.charCodeAt(to - 1))) to--;
  return s.slice(from, to);
}

function splitText(s: string, separators: string[] | null, count: number, options: number): string[] {
  if (count < 0) throw argumentOutOfRange('count', `count ('${count}') must be a non-negative value.`, count);
  const removeEmpty = (options & 1) !== 0;
  const trimEntries = (options & 2) !== 0;
  const finish = (piece: string): string => (trimEntries ? trim(piece, null, true, true) : piece);
  if (count === 0) return [];
  if (count === 1) {
    const only = finish(s);
    return removeEmpty && only === '' ? [] : [only];
  }
  const pieces: string[] = [];
  let start = 0;
  let i = 0;
  const isWhite = separators === null ? new RegExp(`[${WHITE}]`) : null;
  while (i < s.length) {
    let length = 0;
    if (isWhite !== null) length = isWhite.test(s[i]!) ? 1 : 0;
    else
      for (const separator of separators!) {
        if (separator !== '' && s.startsWith(separator, i)) {
          length = separator.length;
          break;
        }
      }
    if (length === 0) {
      i++;
      continue;
    }
    const piece = finish(s.slice(start, i));
    if (!(removeEmpty && piece === '')) {
      if (pieces.length === count - 1) break;
      pieces.push(piece);
    }
    i += length;
    start = i;
    if (pieces.length === count - 1) {
      if (removeEmpty) start = skipEmpty(s, start, separators, isWhite, trimEntries);
      break;
    }
  }
  const last = finish(s.slice(start));
  if (!(removeEmpty && last === '')) pieces.push(last);
  return pieces;
}

/** Behind the last counted piece, empty pieces are still left out. */
function skipEmpty(
  s: string,
  start: number,
  separators: string[] | null,
  isWhite: RegExp | null,
  trimEntries: boolean,
): number {
  let at = start;
  for (;;) {
    let begin = at;
    if (trimEntries) while (begin < s.length && /\s/.test(s[begin]!)) begin++;
    const length =
      isWhite !== null
        ? begin < s.length && isWhite.test(s[begin]!)
          ? 1
          : 0
        : (separators!.find((x) => x !== '' && s.startsWith(x, begin))?.length ?? 0);
    if (length === 0) return at;
    at = begin + length;
  }
}

const separatorList = (v: Value): string[] | null => {
  if (v === null || v === undefined) return null;
  if (typeof v === 'string') return v === '' ? null : [v];
  if (v instanceof PSChar) return [v.toString()];
  const list = (v as PSArray).toArray().map(textOf);
  return list.length === 0 ? null : list;
};

const split: MemberFunction = (s: string, separators: Value, a?: Value, b?: Value) => {
  let count = 2147483647;
  let options = 0;
  for (const v of [a, b]) {
    if (typeof v === 'number') count = v;
    else if (isEnum(v)) options = Number(v.value);
  }
  if (separators === '') {
    const only = splitText(s, ['\u0000\u0000none'], count, options);
    return stringArray(only);
  }
  return stringArray(splitText(s, separatorList(separators), count, options));
};

function indexOf(s: string, value: Value, args: Value[], last: boolean): number {
  if (value === null) throw argumentNull('value');
  const needle = value instanceof PSChar ? value.toString() : String(value);
  const numbers = args.filter((a) => typeof a === 'number') as number[];
  const mode = args.find(isEnum);
  const isChar = value instanceof PSChar;
  if (!last) {
    const start = numbers[0] ?? 0;
    if (start < 0 || start > s.length)
      throw argumentOutOfRange(
        'startIndex',
        'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
      );
    const count = numbers[1] ?? s.length - start;
    if (count < 0 || start + count > s.length)
      throw argumentOutOfRange(
        'count',
        'Count must be positive and count must refer to a location within the string/array/collection.',
      );
    return find(
      s.slice(0, start + count),
      needle,
      start,
      isChar ? 4 : mode === undefined ? 0 : Number(mode.value),
      false,
    );
  }
  if (s.length === 0) return needle === '' ? 0 : -1;
  const start = numbers[0] ?? s.length - 1;
  if (start < -1 || start > s.length)
    throw argumentOutOfRange(
      'startIndex',
      'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
    );
  const count = numbers[1] ?? start + 1;
  const end = Math.min(start, s.length - 1) + 1;
  const low = end - count;
  if (count < 0 || low < 0)
    throw argumentOutOfRange(
      'count',
      'Count must be positive and count must refer to a location within the string/array/collection.',
    );
  const at = find(
    s.slice(Math.max(0, low), end),
    needle,
    0,
    isChar ? 4 : mode === undefined ? 0 : Number(mode.value),
    true,
  );
  return at < 0 ? -1 : at + Math.max(0, low);
}

/** Position of `needle` at or behind `start`; culture comparisons are tried at each place. */
function find(s: string, needle: string, start: number, mode: number, last: boolean): number {
  if (mode === 4 || (mode !== 5 && isPlain(needle) && isPlain(s) && mode % 2 === 0)) {
    return last ? s.lastIndexOf(needle) : s.indexOf(needle, start);
  }
  const text = s.toLowerCase();
  const key = needle.toLowerCase();
  if (mode % 2 === 1 && text.length === s.length)
    return last ? text.lastIndexOf(key) : text.indexOf(key, start);
  return last ? s.lastIndexOf(needle) : s.indexOf(needle, start);
}
const isPlain = (s: string): boolean => /^[\x20-\x7e]*$/.test(s);

function startsWith(s: string, value: Value, mode: Value, culture: Value, end: boolean): boolean {
  if (value === null) throw argumentNull('value');
  const text = textOf(value);
  const fold =
    typeof mode === 'boolean' ? (mode ? (x: string) => x.toLowerCase() : (x: string) => x) : foldFor(mode);
  void culture;
  return end ? fold(s).endsWith(fold(text)) : fold(s).startsWith(fold(text));
}

const compareStatic: MemberFunction = (...args: Value[]) => {
  if (args.length >= 5 && typeof args[1] === 'number') {
    const [a, ia, b, ib, length, mode, culture] = args as [
      string | null,
      number,
      string | null,
      number,
      number,
      Value,
      Value,
    ];
    return sign(
      compareNullable(
        a?.slice(ia, ia + length) ?? null,
        b?.slice(ib, ib + length) ?? null,
        compareMode(mode, culture),
      ),
    );
  }
  const [a, b, mode, culture] = args as [string | null, string | null, Value, Value];
  return sign(compareNullable(a, b, compareMode(mode, culture)));
};
const sign = (n: number): number => (n < 0 ? -1 : n > 0 ? 1 : 0);
function compareMode(mode: Value, extra: Value): (a: string, b: string) => number {
  if (mode instanceof CultureInfo) {
    const bits = isEnum(extra) ? Number(extra.value) : 0;
    if (bits === 0x40000000) return compareOrdinal;
    if (bits === 0x10000000) return (a, b) => compareOrdinal(a.toUpperCase(), b.toUpperCase());
    return (a, b) => compareStrings(a, b, (bits & 1) !== 0, mode);
  }
  return comparer(mode, extra);
}
function compareNullable(a: string | null, b: string | null, by: (a: string, b: string) => number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return by(a, b);
}

const concat: MemberFunction = (...args: Value[]) => {
  if (args.length === 1 && typeof args[0] !== 'string' && args[0] !== null && enumeratorOf(args[0]) !== null)
    return itemsOf(args[0]).map(textOf).join('');
  return args.map(textOf).join('');
};

const join: MemberFunction = (separator: Value, values: Value, start?: number, count?: number) => {
  if (values === null) throw argumentNull('values');
  let items = itemsOf(values);
  if (start !== undefined && count !== undefined) items = items.slice(start, start + count);
  return items.map(textOf).join(textOf(separator));
};

const format: MemberFunction = (...args: Value[]) => {
  const culture =
    args[0] === null || typeof args[0] === 'object'
      ? ((args.shift() as CultureInfo | null) ?? currentCulture())
      : currentCulture();
  const fmt = args.shift();
  if (fmt === null || fmt === undefined) throw argumentNull('format');
  const values = args.length === 1 && args[0] instanceof PSArray ? args[0].toArray() : args;
  return compositeFormat(fmt as string, values, culture instanceof CultureInfo ? culture : currentCulture());
};

function pad(s: string, width: number, c: PSChar | undefined, left: boolean): string {
  if (width < 0)
    throw argumentOutOfRange('totalWidth', `totalWidth ('${width}') must be a non-negative value.`, width);
  const fill = c === undefined ? ' ' : c.toString();
  return left ? s.padStart(width, fill) : s.padEnd(width, fill);
}

const caseOf =
  (upper: boolean): MemberFunction =>
  (s: string, culture?: Value) => {
    const tag = culture instanceof CultureInfo && culture.data.name !== '' ? culture.data.name : undefined;
    const turkish = tag !== undefined && /^(tr|az)/.test(tag);
    const convert = (c: string): string => {
      const out = turkish
        ? upper
          ? c.toLocaleUpperCase(tag)
          : c.toLocaleLowerCase(tag)
        : upper
          ? c.toUpperCase()
          : c.toLowerCase();
      return out.length === c.length ? out : c;
    };
    const whole = convert(s);
    return whole.length === s.length && (whole !== s || isPlain(s)) ? whole : [...s].map(convert).join('');
  };

function replace(s: string, oldValue: Value, newValue: Value, mode?: Value, culture?: Value): string {
  const from = textOf(oldValue);
  const to = textOf(newValue);
  if (from === '') throw argumentError('The value cannot be an empty string.', 'oldValue');
  const ignoreCase = isEnum(mode) ? Number(mode.value) % 2 === 1 : mode === true;
  void culture;
  if (!ignoreCase) return s.replaceAll(from, () => to);
  const text = s.toLowerCase();
  const key = from.toLowerCase();
  let out = '';
  let at = 0;
  for (let i = text.indexOf(key); i >= 0; i = text.indexOf(key, at)) {
    out += s.slice(at, i) + to;
    at = i + from.length;
  }
  return out + s.slice(at);
}

function anyOf(
  s: string,
  chars: PSArray,
  start: number | undefined,
  count: number | undefined,
  last: boolean,
): number {
  const set = trimSet(chars) ?? new Set<number>();
  if (last) {
    const from = start ?? s.length - 1;
    const stop = count === undefined ? 0 : from - count + 1;
    for (let i = Math.min(from, s.length - 1); i >= stop; i--) if (set.has(s.charCodeAt(i))) return i;
    return -1;
  }
  const from = start ?? 0;
  const stop = count === undefined ? s.length : from + count;
  for (let i = from; i < stop; i++) if (set.has(s.charCodeAt(i))) return i;
  return -1;
}

const toChars = (s: string): PSArray => {
  const chars: Value[] = [];
  for (let i = 0; i < s.length; i++) chars.push(char(s.charCodeAt(i)));
  return arrayOf(types.char, chars);
};

implementType(types.string, signatures, () => ({
  constructors: (a: Value, b?: Value, c?: Value) => {
    if (a instanceof PSChar) {
      nonNegative(b as number, 'count');
      return a.toString().repeat(b as number);
    }
    const chars = a === null ? '' : (a as PSArray).toArray().map(textOf).join('');
    return b === undefined ? chars : chars.slice(b as number, (b as number) + (c as number));
  },
  properties: {
    Length: (s: string) => s.length,
    Chars: {
      get: ((s: string, i: number) => {
        if (i < 0 || i >= s.length) throw indexOutOfRange();
        return char(s.charCodeAt(i));
      }) as never,
    },
  },
  staticProperties: { Empty: { get: () => '' } },
  methods: {
    Clone: (s: string) => s,
    CompareTo: (s: string, other: Value) => {
      if (other === null) return 1;
      if (typeof other !== 'string') throw argumentError('Object must be of type String.');
      return compareStrings(s, other, false, currentCulture());
    },
    Contains: (s: string, value: Value, mode?: Value) => {
      if (value === null) throw argumentNull('value');
      const fold = mode === undefined ? (x: string) => x : foldFor(mode);
      return fold(s).includes(fold(textOf(value)));
    },
    CopyTo: (s: string, from: number, target: PSArray, at: number, count: number) => {
      for (let i = 0; i < count; i++) target.set(at + i, char(s.charCodeAt(from + i)));
    },
    EndsWith: (s: string, value: Value, mode?: Value, culture?: Value) =>
      startsWith(s, value, mode, culture, true),
    StartsWith: (s: string, value: Value, mode?: Value, culture?: Value) =>
      startsWith(s, value, mode, culture, false),
    Equals: (s: string, other: Value, mode?: Value) =>
      mode === undefined ? s === other : typeof other === 'string' && comparer(mode)(s, other) === 0,
    GetEnumerator: (s: string) => new PSEnumerator(types.iEnumerator, () => toChars(s)[Symbol.iterator]()),
    GetHashCode: (s: string) => netHashCode(s),
    GetTypeCode: () => {
      throw notImplemented('System.String.GetTypeCode');
    },
    IndexOf: (s: string, value: Value, ...rest: Value[]) => indexOf(s, value, rest, false),
    LastIndexOf: (s: string, value: Value, ...rest: Value[]) => indexOf(s, value, rest, true),
    IndexOfAny: (s: string, chars: PSArray, start?: number, count?: number) =>
      anyOf(s, chars, start, count, false),
    LastIndexOfAny: (s: string, chars: PSArray, start?: number, count?: number) =>
      anyOf(s, chars, start, count, true),
    Insert: (s: string, at: number, value: Value) => {
      if (value === null) throw argumentNull('value');
      if (at < 0)
        throw argumentOutOfRange('startIndex', `startIndex ('${at}') must be a non-negative value.`, at);
      if (at > s.length) {
        throw argumentOutOfRange(
          'startIndex',
          `startIndex ('${at}') must be less than or equal to '${s.length}'.`,
          at,
        );
      }
      return s.slice(0, at) + textOf(value) + s.slice(at);
    },
    IsNormalized: (s: string) => s.normalize() === s,
    Normalize: (s: string, form?: Value) =>
      s.normalize(
        ['', 'NFC', 'NFD', '', '', 'NFKC', 'NFKD'][
          form === undefined ? 1 : Number((form as EnumValue).value)
        ],
      ),
    PadLeft: (s: string, width: number, c?: PSChar) => pad(s, width, c, true),
    PadRight: (s: string, width: number, c?: PSChar) => pad(s, width, c, false),
    Remove: (s: string, start: number, count?: number) => {
      if (start < 0) throw argumentOutOfRange('startIndex', 'StartIndex cannot be less than zero.');
      if (count === undefined) {
        if (start > s.length)
          throw argumentOutOfRange('startIndex', 'startIndex cannot be larger than length of string.');
        return s.slice(0, start);
      }
      if (count < 0)
        throw argumentOutOfRange('count', "count ('" + count + "') must be a non-negative value.", count);
      if (start + count > s.length)
        throw argumentOutOfRange('count', 'Index and count must refer to a location within the string.');
      return s.slice(0, start) + s.slice(start + count);
    },
    Replace: replace,
    ReplaceLineEndings: (s: string, by?: string) =>
      s.replace(/\r\n|[\r\n\f\u0085\u2028\u2029]/g, () => by ?? '\n'),
    Split: split,
    Substring: (s: string, start: number, length?: number) => {
      if (start < 0) throw argumentOutOfRange('startIndex', 'StartIndex cannot be less than zero.');
      if (start > s.length)
        throw argumentOutOfRange('startIndex', 'startIndex cannot be larger than length of string.');
      if (length === undefined) return s.slice(start);
      if (length < 0) throw argumentOutOfRange('length', 'Length cannot be less than zero.');
      if (start + length > s.length)
        throw argumentOutOfRange('length', 'Index and length must refer to a location within the string.');
      return s.slice(start, start + length);
    },
    ToCharArray: (s: string, start?: number, length?: number) =>
      toChars(start === undefined ? s : s.slice(start, start + length!)),
    ToLower: caseOf(false),
    ToLowerInvariant: caseOf(false),
    ToUpper: caseOf(true),
    ToUpperInvariant: caseOf(true),
    ToString: (s: string) => s,
    Trim: (s: string, chars?: Value) => trim(s, chars, true, true),
    TrimStart: (s: string, chars?: Value) => trim(s, chars, true, false),
    TrimEnd: (s: string, chars?: Value) => trim(s, chars, false, true),
  },
  statics: {
    Compare: compareStatic,
    CompareOrdinal: (a: string, b: Value, c?: Value, d?: Value, e?: Value) =>
      e === undefined
        ? compareOrdinal(a, b as string)
        : compareOrdinal(
            a.slice(b as number, (b as number) + (e as number)),
            (c as string).slice(d as number, (d as number) + (e as number)),
          ),
    Concat: concat,
    Copy: (s: string) => s,
    Equals: (a: Value, b: Value, mode?: Value) =>
      mode === undefined || a === null || b === null
        ? a === b
        : comparer(mode)(a as string, b as string) === 0,
    Format: format,
    Intern: (s: string) => s,
    IsInterned: (s: string) => s,
    IsNullOrEmpty: (s: string | null) => s === null || s === '',
    IsNullOrWhiteSpace: (s: string | null) => s === null || trim(s, null, true, true) === '',
    Join: join,
    op_Equality: (a: Value, b: Value) => a === b,
    op_Inequality: (a: Value, b: Value) => a !== b,
  },
}));
