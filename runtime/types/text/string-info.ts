import { arrayOf } from '../arrays.ts';
import { types } from '../core-types.ts';
import { implementType } from '../define.ts';
import { enumValue } from '../enums.ts';
import unicodeSignatures from '../generated/signatures/System.Globalization.CharUnicodeInfo.ts';
import infoSignatures from '../generated/signatures/System.Globalization.StringInfo.ts';
import runeSignatures from '../generated/signatures/System.Text.Rune.ts';
import { argumentNull, argumentOutOfRange } from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { PSChar, type PSUInt32 } from '../numbers/boxes.ts';
import { recordedType } from '../recorded.ts';
import { requireType } from '../type-registry.ts';

const CATEGORIES = [
  'Lu',
  'Ll',
  'Lt',
  'Lm',
  'Lo',
  'Mn',
  'Mc',
  'Me',
  'Nd',
  'Nl',
  'No',
  'Zs',
  'Zl',
  'Zp',
  'Cc',
  'Cf',
  'Cs',
  'Co',
  'Pc',
  'Pd',
  'Ps',
  'Pe',
  'Pi',
  'Pf',
  'Po',
  'Sm',
  'Sc',
  'Sk',
  'So',
  'Cn',
];
const tests = CATEGORIES.map((c) => new RegExp(`^\\p{${c}}`, 'u'));

/** `UnicodeCategory` of a character. */
export const unicodeCategory = (text: string): Value =>
  enumValue(
    requireType('System.Globalization.UnicodeCategory'),
    Math.max(
      0,
      tests.findIndex((t) => t.test(text)),
    ),
  );

const elements = (text: string): string[] =>
  [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map((s) => s.segment);

class StringInfo extends NetObject {
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
  override get netType(): NetType {
    return infoType;
  }
}
const infoType = recordedType('System.Globalization.StringInfo');
implementType(infoType, infoSignatures, () => ({
  constructors: (text?: string | null) => {
    if (text === null) throw argumentNull('value');
    return new StringInfo(text ?? '');
  },
  properties: {
    String: (s: StringInfo) => s.text,
    LengthInTextElements: (s: StringInfo) => elements(s.text).length,
  },
  methods: {
    SubstringByTextElements: (s: StringInfo, from: number, count?: number) => {
      const all = elements(s.text);
      if (from < 0 || from >= all.length) throw argumentOutOfRange('startingTextElement');
      return all.slice(from, count === undefined ? undefined : from + count).join('');
    },
  },
  statics: {
    GetNextTextElement: (text: string, at = 0) => elements(text.slice(at))[0] ?? '',
    ParseCombiningCharacters: (text: string) => {
      let at = 0;
      return arrayOf(
        types.int32,
        elements(text).map((e) => {
          const start = at;
          at += e.length;
          return start;
        }),
      );
    },
  },
}));

const charAt = (v: Value, at?: number): string =>
  v instanceof PSChar
    ? v.toString()
    : typeof v === 'number'
      ? String.fromCodePoint(v)
      : String.fromCodePoint((v as string).codePointAt(at ?? 0)!);
implementType(recordedType('System.Globalization.CharUnicodeInfo'), unicodeSignatures, () => ({
  statics: { GetUnicodeCategory: (v: Value, at?: number) => unicodeCategory(charAt(v, at)) },
}));

/** `System.Text.Rune`: one code point. */
export class Rune extends NetObject {
  readonly code: number;
  constructor(code: number) {
    super();
    this.code = code;
  }
  override get netType(): NetType {
    return runeType;
  }
  override toString(): string {
    return String.fromCodePoint(this.code);
  }
  hashKey(): string {
    return `r${this.code}`;
  }
}
const runeType = recordedType('System.Text.Rune');
const is = (pattern: RegExp) => (r: Rune) => pattern.test(r.toString());
implementType(runeType, runeSignatures, () => ({
  constructors: (a: Value, b?: PSChar) =>
    new Rune(
      typeof a === 'number'
        ? a
        : a instanceof PSChar
          ? b === undefined
            ? a.code
            : (a.toString() + b.toString()).codePointAt(0)!
          : Number((a as PSUInt32).value),
    ),
  properties: {
    Value: (r: Rune) => r.code,
    IsAscii: (r: Rune) => r.code < 128,
    IsBmp: (r: Rune) => r.code < 65536,
    Utf16SequenceLength: (r: Rune) => (r.code < 65536 ? 1 : 2),
    Utf8SequenceLength: (r: Rune) => Buffer.byteLength(r.toString()),
  },
  methods: {
    ToString: (r: Rune) => r.toString(),
    Equals: (r: Rune, o: Value) => o instanceof Rune && o.code === r.code,
    CompareTo: (r: Rune, o: Rune) => Math.sign(r.code - o.code),
  },
  statics: {
    IsLetter: is(/^\p{L}/u),
    IsDigit: is(/^\p{Nd}/u),
    IsLetterOrDigit: is(/^[\p{L}\p{Nd}]/u),
    IsUpper: is(/^\p{Lu}/u),
    IsLower: is(/^\p{Ll}/u),
    IsWhiteSpace: is(/^\s/u),
    IsPunctuation: is(/^\p{P}/u),
    IsSymbol: is(/^\p{S}/u),
    GetUnicodeCategory: (r: Rune) => unicodeCategory(r.toString()),
    GetRuneAt: (text: string, at: number) => new Rune(text.codePointAt(at)!),
    ToUpperInvariant: (r: Rune) => new Rune(r.toString().toUpperCase().codePointAt(0)!),
    ToLowerInvariant: (r: Rune) => new Rune(r.toString().toLowerCase().codePointAt(0)!),
  },
}));
/** `EnumerateRunes`. */
export const runesOf = (text: string): Value =>
  arrayOf(
    runeType,
    [...text].map((c) => new Rune(c.codePointAt(0)!)),
  );
