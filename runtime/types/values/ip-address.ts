import { arrayOf } from '../arrays.ts';
import { types } from '../core-types.ts';
import { itemsOf } from '../enumeration.ts';
import { enumByName } from '../enums.ts';
import signatures from '../generated/signatures/System.Net.IPAddress.ts';
import mailSignatures from '../generated/signatures/System.Net.Mail.MailAddress.ts';
import { argumentError, argumentNull, formatError } from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { int64, PSByte, type PSInt64 } from '../numbers/boxes.ts';
import { implementRecorded } from '../recorded.ts';
import type { PSReference } from '../references.ts';
import { addTypeMember } from '../type-data.ts';
import { requireType } from '../type-registry.ts';

/** `System.Net.IPAddress`, of 4 or 16 bytes. */
export class IPAddress extends NetObject {
  readonly bytes: readonly number[];
  constructor(bytes: readonly number[]) {
    super();
    this.bytes = bytes;
  }
  override get netType(): NetType {
    return type;
  }
  hashKey(): string {
    return `ip${this.bytes.join('.')}`;
  }
  get isV6(): boolean {
    return this.bytes.length === 16;
  }
  override toString(): string {
    if (!this.isV6) return this.bytes.join('.');
    const words: number[] = [];
    for (let i = 0; i < 16; i += 2) words.push(this.bytes[i]! * 256 + this.bytes[i + 1]!);
    if (words.slice(0, 5).every((w) => w === 0) && words[5] === 0xffff)
      return `::ffff:${this.bytes.slice(12).join('.')}`;
    let start = -1;
    let length = 1;
    for (let i = 0; i < 8; i++) {
      let n = 0;
      while (i + n < 8 && words[i + n] === 0) n++;
      if (n > length) [start, length] = [i, n];
    }
    const hex = (list: number[]): string => list.map((w) => w.toString(16)).join(':');
    return start < 0 ? hex(words) : `${hex(words.slice(0, start))}::${hex(words.slice(start + length))}`;
  }
}

function parseV4(text: string): number[] | null {
  const parts = text.split('.');
  if (parts.length > 4) return null;
  const numbers: number[] = [];
  for (const part of parts) {
    if (!/^(0[xX][0-9a-fA-F]+|\d+)$/.test(part)) return null;
    numbers.push(/^0[0-7]+$/.test(part) ? Number.parseInt(part, 8) : Number(part));
  }
  const last = numbers.pop()!;
  if (numbers.some((n) => n > 255) || last >= 256 ** (4 - numbers.length)) return null;
  const bytes = numbers.slice();
  for (let i = 3 - numbers.length; i >= 0; i--) bytes.push(Math.floor(last / 256 ** i) % 256);
  return bytes;
}

function parseV6(text: string): number[] | null {
  let body = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const v4 = /:(\d+\.\d+\.\d+\.\d+)$/.exec(body);
  if (v4 !== null) {
    const b = parseV4(v4[1]!);
    if (b === null) return null;
    body = `${body.slice(0, v4.index)}:${((b[0]! << 8) | b[1]!).toString(16)}:${((b[2]! << 8) | b[3]!).toString(16)}`;
  }
  const halves = body.split('::');
  if (halves.length > 2) return null;
  const words = (s: string): string[] => (s === '' ? [] : s.split(':'));
  const head = words(halves[0]!);
  const tail = halves.length === 2 ? words(halves[1]!) : [];
  const gap = 8 - head.length - tail.length;
  if (halves.length === 2 ? gap < 1 : gap !== 0) return null;
  const all = [...head, ...new Array<string>(Math.max(gap, 0)).fill('0'), ...tail];
  if (!all.every((w) => /^[0-9a-fA-F]{1,4}$/.test(w))) return null;
  return all.flatMap((w) => [Number.parseInt(w, 16) >> 8, Number.parseInt(w, 16) & 255]);
}

const tryParse = (text: string): IPAddress | null => {
  const bytes = text.includes(':') ? parseV6(text) : parseV4(text);
  return bytes === null ? null : new IPAddress(bytes);
};
function parse(text: string | null): IPAddress {
  if (text === null) throw argumentNull('ipString');
  const found = tryParse(text);
  if (found === null) throw formatError('An invalid IP address was specified.');
  return found;
}
const fixed = (text: string) => () => tryParse(text)!;
const fromNumber = (v: Value): IPAddress => {
  const n = BigInt(typeof v === 'number' ? v : (v as PSInt64).value);
  return new IPAddress([0n, 8n, 16n, 24n].map((s) => Number((n >> s) & 255n)));
};
const isLoopback = (a: IPAddress): boolean => (a.isV6 ? a.toString() === '::1' : a.bytes[0] === 127);

const type: NetType = implementRecorded('System.Net.IPAddress', signatures, () => ({
  constructors: (v: Value) => {
    if (v === null) throw argumentNull('address');
    if (typeof v === 'number' || !('length' in (v as object))) return fromNumber(v);
    const bytes = itemsOf(v).map((b) => (b as PSByte).value);
    if (bytes.length !== 4 && bytes.length !== 16)
      throw argumentError('An invalid IP address was specified.', 'address');
    return new IPAddress(bytes);
  },
  properties: {
    AddressFamily: (a: IPAddress) =>
      enumByName(requireType('System.Net.Sockets.AddressFamily'), a.isV6 ? 'InterNetworkV6' : 'InterNetwork'),
    ScopeId: () => int64(0),
    IsIPv6Multicast: (a: IPAddress) => a.isV6 && a.bytes[0] === 0xff,
    IsIPv6LinkLocal: (a: IPAddress) => a.isV6 && a.bytes[0] === 0xfe && (a.bytes[1]! & 0xc0) === 0x80,
    IsIPv6SiteLocal: (a: IPAddress) => a.isV6 && a.bytes[0] === 0xfe && (a.bytes[1]! & 0xc0) === 0xc0,
    IsIPv6Teredo: () => false,
    IsIPv6UniqueLocal: (a: IPAddress) => a.isV6 && (a.bytes[0]! & 0xfe) === 0xfc,
    IsIPv4MappedToIPv6: (a: IPAddress) => a.toString().startsWith('::ffff:'),
    Address: (a: IPAddress) => int64(a.bytes.reduceRight((n, b) => n * 256 + b, 0)),
  },
  methods: {
    GetAddressBytes: (a: IPAddress) =>
      arrayOf(
        types.byte,
        a.bytes.map((b) => new PSByte(b)),
      ),
    ToString: (a: IPAddress) => a.toString(),
    Equals: (a: IPAddress, o: Value) => o instanceof IPAddress && o.hashKey() === a.hashKey(),
    GetHashCode: (a: IPAddress) => a.bytes.reduce((h, b) => (h * 31 + b) | 0, 1),
    MapToIPv6: (a: IPAddress) =>
      a.isV6 ? a : new IPAddress([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, ...a.bytes]),
    MapToIPv4: (a: IPAddress) => (a.isV6 ? new IPAddress(a.bytes.slice(12)) : a),
  },
  statics: {
    Parse: parse,
    TryParse: (text: string | null, out: PSReference) => {
      out.value = text === null ? null : tryParse(text);
      return out.value !== null;
    },
    IsLoopback: isLoopback,
  },
  staticProperties: {
    Any: fixed('0.0.0.0'),
    Loopback: fixed('127.0.0.1'),
    Broadcast: fixed('255.255.255.255'),
    None: fixed('255.255.255.255'),
    IPv6Any: fixed('::'),
    IPv6Loopback: fixed('::1'),
    IPv6None: fixed('::'),
  },
}));
addTypeMember('System.Net.IPAddress', {
  kind: 'ScriptProperty',
  name: 'IPAddressToString',
  get: (self) => String(self),
});

/** `System.Net.Mail.MailAddress`. */
class MailAddress extends NetObject {
  readonly address: string;
  readonly displayName: string;
  constructor(address: string, displayName: string) {
    super();
    this.address = address;
    this.displayName = displayName;
  }
  override get netType(): NetType {
    return mailType;
  }
  override toString(): string {
    return this.displayName === '' ? this.address : `"${this.displayName}" <${this.address}>`;
  }
  hashKey(): string {
    return `m${this.toString().toLowerCase()}`;
  }
}
function makeAddress(text: string | null, name?: Value): MailAddress {
  if (text === null) throw argumentNull('address');
  const m = /^\s*(?:"?([^"<]*?)"?\s*<\s*([^\s<>@]+@[^\s<>@]+)\s*>|([^\s<>@]+@[^\s<>@]+))\s*$/.exec(text);
  if (m === null)
    throw formatError('The specified string is not in the form required for an e-mail address.');
  return new MailAddress(m[2] ?? m[3]!, typeof name === 'string' && name !== '' ? name : (m[1] ?? ''));
}
const mailType: NetType = implementRecorded('System.Net.Mail.MailAddress', mailSignatures, () => ({
  constructors: makeAddress,
  properties: {
    DisplayName: (a: MailAddress) => a.displayName,
    User: (a: MailAddress) => a.address.split('@')[0]!,
    Host: (a: MailAddress) => a.address.split('@')[1]!,
    Address: (a: MailAddress) => a.address,
  },
  methods: {
    ToString: (a: MailAddress) => a.toString(),
    Equals: (a: MailAddress, o: Value) => o instanceof MailAddress && o.hashKey() === a.hashKey(),
  },
}));
