import { type ByteItems, byteArray, PSArray } from '../arrays.ts';
import { netToString } from '../conversion/to-string.ts';
import { registerType, types } from '../core-types.ts';
import { defineMembers, type MemberFunction } from '../define.ts';
import { argumentError, argumentNull } from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import { NetType } from '../net-type.ts';

const base = registerType(
  new NetType({
    fullName: 'System.Text.Encoding',
    base: types.object,
    isAbstract: true,
    interfaces: [types.iCloneable],
  }),
);
const subtype = (name: string, parent = base): NetType =>
  registerType(new NetType({ fullName: `System.Text.${name}`, base: parent }));
const utf8Type = subtype('UTF8Encoding');
const utf8Sealed = subtype('UTF8Encoding+UTF8EncodingSealed', utf8Type);
const unicodeType = subtype('UnicodeEncoding');
const utf32Type = subtype('UTF32Encoding');
const asciiType = subtype('ASCIIEncoding');
const asciiSealed = subtype('ASCIIEncoding+ASCIIEncodingSealed', asciiType);
const latin1Type = subtype('Latin1Encoding');
const latin1Sealed = subtype('Latin1Encoding+Latin1EncodingSealed', latin1Type);

interface Codec {
  readonly name: string;
  readonly codePage: number;
  readonly label: string;
  encode(text: string): Uint8Array;
  decode(bytes: Uint8Array): string;
}
const narrow = (limit: number, encoding: 'latin1'): Pick<Codec, 'encode' | 'decode'> => ({
  encode: (t) =>
    Uint8Array.from(
      [...t].flatMap((c) =>
        c.codePointAt(0)! > 0xffff ? [63, 63] : [c.charCodeAt(0) <= limit ? c.charCodeAt(0) : 63],
      ),
    ),
  decode: (b) => {
    const text = Buffer.from(b).toString(encoding);
    return limit < 255 ? text.replace(/[\x80-\xff]/g, '\ufffd') : text;
  },
});
const swap = (b: Uint8Array): Uint8Array => Uint8Array.from(b, (_, i) => b[i ^ 1] ?? 0);
const wellFormed = (t: string): string =>
  t.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
const CODECS = {
  utf8: {
    name: 'utf-8',
    codePage: 65001,
    label: 'Unicode (UTF-8)',
    encode: (t: string) => new TextEncoder().encode(t),
    decode: (b: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(b),
  },
  utf16: {
    name: 'utf-16',
    codePage: 1200,
    label: 'Unicode',
    encode: (t: string) => new Uint8Array(Buffer.from(wellFormed(t), 'utf16le')),
    decode: (b: Uint8Array) => Buffer.from(b).toString('utf16le') + (b.length % 2 === 1 ? '\ufffd' : ''),
  },
  utf16be: {
    name: 'utf-16BE',
    codePage: 1201,
    label: 'Unicode (Big-Endian)',
    encode: (t: string) => swap(Buffer.from(wellFormed(t), 'utf16le')),
    decode: (b: Uint8Array) => Buffer.from(swap(b)).toString('utf16le'),
  },
  utf32: {
    name: 'utf-32',
    codePage: 12000,
    label: 'Unicode (UTF-32)',
    encode: (t: string) =>
      new Uint8Array(Uint32Array.from([...wellFormed(t)], (c) => c.codePointAt(0)!).buffer),
    decode: (b: Uint8Array) => {
      let s = '';
      for (let i = 0; i + 3 < b.length; i += 4)
        s += String.fromCodePoint((b[i]! | (b[i + 1]! << 8) | (b[i + 2]! << 16) | (b[i + 3]! << 24)) >>> 0);
      return s;
    },
  },
  ascii: { name: 'us-ascii', codePage: 20127, label: 'US-ASCII', ...narrow(127, 'latin1') },
  latin1: { name: 'iso-8859-1', codePage: 28591, label: 'Western European (ISO)', ...narrow(255, 'latin1') },
} satisfies Record<string, Codec>;

/** `System.Text.Encoding`. */
export class Encoding extends NetObject {
  readonly type: NetType;
  readonly codec: Codec;
  /** Bytes that announce the encoding at the start of a file. */
  readonly preamble: Uint8Array;
  constructor(type: NetType, codec: Codec, preamble: readonly number[] = []) {
    super();
    this.type = type;
    this.codec = codec;
    this.preamble = Uint8Array.from(preamble);
  }
  override get netType(): NetType {
    return this.type;
  }
  encode(text: string): Uint8Array {
    return this.codec.encode(text);
  }
  decode(bytes: Uint8Array): string {
    return this.codec.decode(bytes);
  }
}

const BOM8 = [0xef, 0xbb, 0xbf];
export const utf8 = new Encoding(utf8Sealed, CODECS.utf8, BOM8);
export const utf8NoBom = new Encoding(utf8Type, CODECS.utf8);
export const unicode = new Encoding(unicodeType, CODECS.utf16, [0xff, 0xfe]);
export const bigEndianUnicode = new Encoding(unicodeType, CODECS.utf16be, [0xfe, 0xff]);
export const utf32 = new Encoding(utf32Type, CODECS.utf32, [0xff, 0xfe, 0, 0]);
export const ascii = new Encoding(asciiSealed, CODECS.ascii);
export const latin1 = new Encoding(latin1Sealed, CODECS.latin1);

function find(name: Value): Encoding {
  const key = typeof name === 'number' ? name : String(name).toLowerCase();
  const found: Record<string | number, Encoding> = {
    'utf-8': utf8,
    utf8,
    65001: utf8,
    'utf-16': unicode,
    unicode,
    'utf-16le': unicode,
    1200: unicode,
    'utf-16be': bigEndianUnicode,
    unicodefffe: bigEndianUnicode,
    1201: bigEndianUnicode,
    'utf-32': utf32,
    12000: utf32,
    'us-ascii': ascii,
    ascii,
    20127: ascii,
    'iso-8859-1': latin1,
    latin1,
    28591: latin1,
    0: utf8,
  };
  const encoding = found[key];
  if (encoding === undefined)
    throw argumentError(
      `'${netToString(name)}' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.`,
      'name',
    );
  return encoding;
}
const textOf = (v: Value): string => {
  if (v === null) throw argumentNull('s');
  return v instanceof PSArray
    ? v
        .toArray()
        .map((c) => netToString(c))
        .join('')
    : String(v);
};
const getBytes: MemberFunction = (e: Encoding, v: Value, from?: number, count?: number) =>
  byteArray(e.encode(from === undefined ? textOf(v) : textOf(v).slice(from, from + count!)));
const getString: MemberFunction = (e: Encoding, b: ByteItems | null, from?: number, count?: number) => {
  if (b === null) throw argumentNull('bytes');
  return e.decode(from === undefined ? b.data : b.data.subarray(from, from + count!));
};

defineMembers(base, {
  properties: {
    'string BodyName {get;}': (e: Encoding) => e.codec.name,
    'string WebName {get;}': (e: Encoding) => e.codec.name,
    'string HeaderName {get;}': (e: Encoding) => e.codec.name,
    'string EncodingName {get;}': (e: Encoding) => e.codec.label,
    'int CodePage {get;}': (e: Encoding) => e.codec.codePage,
    'int WindowsCodePage {get;}': (e: Encoding) => (e.codec.codePage === 20127 ? 1252 : 1200),
    'bool IsSingleByte {get;}': (e: Encoding) => e.codec.codePage === 20127 || e.codec.codePage === 28591,
    'bool IsReadOnly {get;}': () => true,
  } as never,
  methods: {
    'byte[] GetBytes(char[] chars)': getBytes,
    'byte[] GetBytes(char[] chars, int index, int count)': getBytes,
    'byte[] GetBytes(string s)': getBytes,
    'byte[] GetBytes(string s, int index, int count)': getBytes,
    'string GetString(byte[] bytes)': getString,
    'string GetString(byte[] bytes, int index, int count)': getString,
    'int GetByteCount(string s)': (e: Encoding, s: string) => e.encode(textOf(s)).length,
    'int GetByteCount(char[] chars)': (e: Encoding, s: Value) => e.encode(textOf(s)).length,
    'int GetCharCount(byte[] bytes)': (e: Encoding, b: ByteItems) => e.decode(b.data).length,
    'byte[] GetPreamble()': (e: Encoding) => byteArray(e.preamble.slice()),
    'int GetMaxByteCount(int charCount)': (e: Encoding, n: number) =>
      e.codec.name === 'utf-8' ? (n + 1) * 3 : e.codec.name.startsWith('utf-16') ? (n + 1) * 2 : n + 1,
    'System.Object Clone()': (e: Encoding) => e,
    'bool Equals(System.Object value)': (e: Encoding, o: Value) =>
      o instanceof Encoding && o.codec === e.codec && o.preamble.length === e.preamble.length,
  },
  statics: {
    'static System.Text.Encoding GetEncoding(int codepage)': find,
    'static System.Text.Encoding GetEncoding(string name)': find,
    'static byte[] Convert(System.Text.Encoding srcEncoding, System.Text.Encoding dstEncoding, byte[] bytes)':
      (a: Encoding, b: Encoding, bytes: ByteItems) => byteArray(b.encode(a.decode(bytes.data))),
  },
  staticProperties: {
    'static System.Text.Encoding UTF8 {get;}': () => utf8,
    'static System.Text.Encoding ASCII {get;}': () => ascii,
    'static System.Text.Encoding Unicode {get;}': () => unicode,
    'static System.Text.Encoding BigEndianUnicode {get;}': () => bigEndianUnicode,
    'static System.Text.Encoding UTF32 {get;}': () => utf32,
    'static System.Text.Encoding Latin1 {get;}': () => latin1,
    'static System.Text.Encoding Default {get;}': () => utf8NoBom,
  },
});
const makeUtf8: MemberFunction = (bom?: boolean) =>
  new Encoding(utf8Type, CODECS.utf8, bom === true ? BOM8 : []);
defineMembers(utf8Type, {
  constructors: {
    'UTF8Encoding()': makeUtf8,
    'UTF8Encoding(bool encoderShouldEmitUTF8Identifier)': makeUtf8,
    'UTF8Encoding(bool encoderShouldEmitUTF8Identifier, bool throwOnInvalidBytes)': makeUtf8,
  },
});
const makeUtf16: MemberFunction = (big?: boolean, bom?: boolean) =>
  new Encoding(
    unicodeType,
    big === true ? CODECS.utf16be : CODECS.utf16,
    bom === false ? [] : big === true ? [0xfe, 0xff] : [0xff, 0xfe],
  );
defineMembers(unicodeType, {
  constructors: {
    'UnicodeEncoding()': makeUtf16,
    'UnicodeEncoding(bool bigEndian, bool byteOrderMark)': makeUtf16,
    'UnicodeEncoding(bool bigEndian, bool byteOrderMark, bool throwOnInvalidBytes)': makeUtf16,
  },
});
defineMembers(asciiType, {
  constructors: { 'ASCIIEncoding()': () => new Encoding(asciiType, CODECS.ascii) },
});
