import { randomUUID } from 'node:crypto';
import { ByteItems } from '../arrays.ts';
import { registerType, types } from '../core-types.ts';
import { implementType } from '../define.ts';
import signatures from '../generated/signatures/System.Guid.ts';
import { argumentError, argumentNull, formatError } from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import { NetType } from '../net-type.ts';
import type { PSReference } from '../references.ts';
import { addTypeMember } from '../type-data.ts';

const type = registerType(
  new NetType({
    fullName: 'System.Guid',
    base: types.valueType,
    isValueType: true,
    isSealed: true,
    interfaces: [types.iComparable, types.iFormattable],
  }),
);

/** `System.Guid`, as its lower-case hyphenated text. */
export class Guid extends NetObject {
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
  override get netType(): NetType {
    return type;
  }
  override toString(): string {
    return this.text;
  }
  hashKey(): string {
    return `g${this.text}`;
  }
  compareTo(o: Value): number {
    const other = (o as Guid).text;
    return this.text < other ? -1 : this.text > other ? 1 : 0;
  }
  toFormat(format: string | null): string {
    const hex = this.text.replaceAll('-', '');
    switch ((format ?? 'D').toUpperCase()) {
      case 'D':
        return this.text;
      case 'N':
        return hex;
      case 'B':
        return `{${this.text}}`;
      case 'P':
        return `(${this.text})`;
      case 'X':
        return `{0x${hex.slice(0, 8)},0x${hex.slice(8, 12)},0x${hex.slice(12, 16)},{${hex
          .slice(16)
          .match(/../g)!
          .map((b) => `0x${b}`)
          .join(',')}}}`;
      default:
        throw formatError('Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".');
    }
  }
}
const EMPTY = '00000000-0000-0000-0000-000000000000';
type.defaultValue = () => new Guid(EMPTY);

function parse(text: Value): Guid {
  if (text === null) throw argumentNull('g');
  const t = String(text).trim();
  const m = /^(?:\{([^}]*)\}|\(([^)]*)\)|(.*))$/s.exec(t)!;
  const body = m[1] ?? m[2] ?? m[3]!;
  if (/^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/.test(body)) return new Guid(body.toLowerCase());
  if (/^[0-9a-fA-F]{32}$/.test(t))
    return new Guid(t.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
  if (body.length === 36 || t.length === 32)
    throw formatError('Guid should only contain hexadecimal characters.');
  if (t.includes('-'))
    throw formatError('Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).');
  throw formatError('Unrecognized Guid format.');
}

const ORDER = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
const hexOf = (data: Uint8Array): string => [...data].map((b) => b.toString(16).padStart(2, '0')).join('');
function fromBytes(data: Uint8Array): Guid {
  if (data.length !== 16) throw argumentError('Byte array for Guid must be exactly 16 bytes long.', 'b');
  return parse(hexOf(Uint8Array.from(ORDER.map((i) => data[i]!))));
}
const toBytes = (g: Guid): Uint8Array => {
  const raw = Buffer.from(g.text.replaceAll('-', ''), 'hex');
  return Uint8Array.from(ORDER.map((i) => raw[i]!));
};

implementType(type, signatures, () => ({
  constructors: (...a: Value[]) => {
    if (a.length === 0) return new Guid(EMPTY);
    if (a[0] instanceof ByteItems) return fromBytes(a[0].data);
    return parse(a[0]);
  },
  properties: {
    Variant: (g: Guid) => Number.parseInt(g.text[19]!, 16),
    Version: (g: Guid) => Number.parseInt(g.text[14]!, 16),
  },
  staticProperties: { Empty: () => new Guid(EMPTY), AllBitsSet: () => new Guid(EMPTY.replaceAll('0', 'f')) },
  methods: {
    CompareTo: (g: Guid, o: Value) => (o === null ? 1 : g.compareTo(o)),
    Equals: (g: Guid, o: Value) => o instanceof Guid && o.text === g.text,
    ToByteArray: (g: Guid) => new ByteItems(toBytes(g)),
    ToString: (g: Guid, f?: Value) => g.toFormat(typeof f === 'string' && f !== '' ? f : null),
  },
  statics: {
    NewGuid: () => new Guid(randomUUID()),
    Parse: parse,
    ParseExact: (s: Value) => parse(s),
    CreateVersion7: () => {
      const hex = Date.now().toString(16).padStart(12, '0');
      const random = randomUUID();
      return new Guid(`${hex.slice(0, 8)}-${hex.slice(8)}-7${random.slice(15)}`);
    },
    TryParse: (s: Value, ...rest: Value[]) => {
      const out = rest.pop() as PSReference;
      try {
        out.value = parse(s);
        return true;
      } catch {
        out.value = new Guid(EMPTY);
        return false;
      }
    },
    op_Equality: (a: Guid, b: Guid) => a.text === b.text,
    op_Inequality: (a: Guid, b: Guid) => a.text !== b.text,
  },
}));
addTypeMember('System.Guid', { kind: 'ScriptProperty', name: 'Guid', get: (self) => (self as Guid).text });
