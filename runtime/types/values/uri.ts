import { stringArray } from '../arrays.ts';
import { castError } from '../conversion/cast-errors.ts';
import { customConverters } from '../conversion/convert.ts';
import { type EnumValue, enumByName } from '../enums.ts';
import signatures from '../generated/signatures/System.Uri.ts';
import builderSignatures from '../generated/signatures/System.UriBuilder.ts';
import { argumentNull, invalidOperation, netError } from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { implementRecorded } from '../recorded.ts';
import type { PSReference } from '../references.ts';
import { requireType } from '../type-registry.ts';

const PORTS: Record<string, number> = {
  http: 80,
  https: 443,
  ftp: 21,
  ws: 80,
  wss: 443,
  ldap: 389,
  ssh: 22,
  telnet: 23,
  mailto: 25,
  sftp: 22,
};
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;

/** Leaves `%41` as it is but escapes what may not stand in a URI. */
const escapePart = (text: string): string =>
  text.replace(/[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})/gu, (c) => encodeURIComponent(c));

const uriFormat = (message: string): Error => netError('System.UriFormatException', message);

function removeDots(path: string): string {
  const out: string[] = [];
  const parts = path.split('/');
  parts.forEach((part, i) => {
    if (part === '..') {
      if (out.length > 1) out.pop();
      if (i === parts.length - 1) out.push('');
    } else if (part === '.') {
      if (i === parts.length - 1) out.push('');
    } else out.push(part);
  });
  return out.join('/');
}

/** `System.Uri`. */
export class Uri extends NetObject {
  readonly original: string;
  readonly absolute: boolean;
  scheme = '';
  userInfo = '';
  host = '';
  port = -1;
  path = '';
  query = '';
  fragment = '';
  hasAuthority = false;

  /** @param kind 0 either, 1 absolute, 2 relative */
  constructor(text: string, kind = 0) {
    super();
    this.original = text;
    const trimmed = text.trim();
    const rooted = trimmed.startsWith('/') && !trimmed.startsWith('//');
    const isAbsolute =
      kind !== 2 && (SCHEME.test(trimmed) || (rooted && kind !== 0) || (rooted && kind === 0));
    this.absolute = isAbsolute;
    if (!isAbsolute) {
      if (kind === 1) throw uriFormat('Invalid URI: The format of the URI could not be determined.');
      return;
    }
    this.#parse(rooted ? `file://${trimmed}` : trimmed);
  }

  #parse(text: string): void {
    const colon = text.indexOf(':');
    this.scheme = text.slice(0, colon).toLowerCase();
    let rest = text.slice(colon + 1);
    const hash = rest.indexOf('#');
    if (hash >= 0) {
      this.fragment = escapePart(rest.slice(hash));
      rest = rest.slice(0, hash);
    }
    const mark = rest.indexOf('?');
    if (mark >= 0) {
      this.query = escapePart(rest.slice(mark));
      rest = rest.slice(0, mark);
    }
    if (rest.startsWith('//')) {
      this.hasAuthority = true;
      rest = rest.slice(2);
      const slash = rest.search(/[/\\]/);
      const authority = slash < 0 ? rest : rest.slice(0, slash);
      rest = slash < 0 ? '' : rest.slice(slash).replaceAll('\\', '/');
      this.#authority(authority);
      if (rest === '') rest = '/';
      rest = removeDots(rest);
    } else if (this.scheme in PORTS && this.scheme !== 'mailto')
      throw uriFormat('Invalid URI: The Authority/Host could not be parsed.');
    this.path = escapePart(rest);
    if (this.query === '?') this.query = '';
  }

  #authority(text: string): void {
    const at = text.lastIndexOf('@');
    if (at >= 0) this.userInfo = text.slice(0, at);
    let host = at >= 0 ? text.slice(at + 1) : text;
    const port = /:(\d*)$/.exec(host);
    if (port !== null && !host.endsWith(']')) {
      host = host.slice(0, port.index);
      this.port = port[1] === '' ? -1 : Number(port[1]);
      if (this.port > 65535) throw uriFormat('Invalid URI: Invalid port specified.');
    } else if (/:[^\]]*$/.test(host) && !host.startsWith('['))
      throw uriFormat('Invalid URI: Invalid port specified.');
    const known = PORTS[this.scheme];
    if (host === '' && known !== undefined) throw uriFormat('Invalid URI: The hostname could not be parsed.');
    if ((host.startsWith('[') && !host.endsWith(']')) || /[\s<>"\\^`{|}]/.test(host))
      throw uriFormat('Invalid URI: The hostname could not be parsed.');
    this.host = host.toLowerCase();
    if (this.port < 0 && known !== undefined) this.port = known;
  }

  override get netType(): NetType {
    return type;
  }
  /** @throws for a relative URI, as most of .NET's properties do */
  need(): this {
    if (!this.absolute) throw invalidOperation('This operation is not supported for a relative URI.');
    return this;
  }
  get isDefaultPort(): boolean {
    return this.port === (PORTS[this.scheme] ?? -1);
  }
  get authority(): string {
    return this.isDefaultPort || this.port < 0 ? this.host : `${this.host}:${this.port}`;
  }
  get prefix(): string {
    const user = this.userInfo === '' ? '' : `${this.userInfo}@`;
    return this.hasAuthority ? `${this.scheme}://${user}${this.authority}` : `${this.scheme}:`;
  }
  get absoluteUri(): string {
    return `${this.prefix}${this.path}${this.query}${this.fragment}`;
  }
  get localPath(): string {
    return decodeSafely(this.path);
  }
  override toString(): string {
    if (!this.absolute) return this.original;
    return `${this.prefix}${unescapeReadable(this.path)}${unescapeReadable(this.query)}${unescapeReadable(this.fragment)}`;
  }
  hashKey(): string {
    return `u${this.absolute ? this.absoluteUri.replace(/#.*$/, '') : this.original}`;
  }
}

function decodeSafely(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}
/** What `ToString` shows decoded: all but the delimiters. */
const unescapeReadable = (text: string): string =>
  text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    const keep = run.replace(/%(?:25|23|3F|2F|5C|40|3A|3B|26|3D|2B|24|2C)/gi, (x) => x.replace('%', '%25'));
    return decodeSafely(keep);
  });

function tryUri(text: string | null, kind = 0): Uri | null {
  if (text === null) return null;
  try {
    return new Uri(text, kind);
  } catch {
    return null;
  }
}

/** `new Uri(base, relative)`. */
function combine(base: Uri, relative: string): Uri {
  base.need();
  if (SCHEME.test(relative)) return new Uri(relative);
  const start = base.prefix;
  if (relative.startsWith('//')) return new Uri(`${base.scheme}:${relative}`);
  if (relative === '') return new Uri(base.absoluteUri.replace(/#.*$/, ''));
  if (relative.startsWith('#')) return new Uri(`${start}${base.path}${base.query}${relative}`);
  if (relative.startsWith('?')) return new Uri(`${start}${base.path}${relative}`);
  const path = relative.startsWith('/') ? relative : `${base.path.replace(/[^/]*$/, '')}${relative}`;
  return new Uri(start + path);
}

function segments(path: string): string[] {
  return path.match(/[^/]*\/|[^/]+$/g) ?? [];
}

const hostType = (host: string): string =>
  host === '' ? 'Basic' : host.startsWith('[') ? 'IPv6' : /^\d+(\.\d+){3}$/.test(host) ? 'IPv4' : 'Dns';
const escapeData = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const kindOf = (k: Value): number => Number((k as EnumValue | undefined)?.value ?? 0);
const absoluteOnly = (get: (u: Uri) => Value) => (u: Uri) => get(u.need());

const type: NetType = implementRecorded('System.Uri', signatures, () => ({
  constructors: (a: Value, b?: Value) => {
    if (a === null) throw argumentNull('uriString');
    if (a instanceof Uri) return combine(a, b instanceof Uri ? b.original : String(b));
    return new Uri(a as string, b === undefined ? 1 : typeof b === 'boolean' ? 1 : kindOf(b));
  },
  properties: {
    AbsolutePath: absoluteOnly((u) => u.path),
    AbsoluteUri: absoluteOnly((u) => u.absoluteUri),
    LocalPath: absoluteOnly((u) => u.localPath),
    Authority: absoluteOnly((u) => u.authority),
    HostNameType: absoluteOnly((u) => enumByName(requireType('System.UriHostNameType'), hostType(u.host))),
    IsDefaultPort: absoluteOnly((u) => u.isDefaultPort),
    IsFile: absoluteOnly((u) => u.scheme === 'file'),
    IsLoopback: absoluteOnly(
      (u) =>
        /^(localhost|loopback|127\.\d+\.\d+\.\d+|\[::1\])$/.test(u.host) ||
        (u.scheme === 'file' && u.host === ''),
    ),
    PathAndQuery: absoluteOnly((u) => u.path + u.query),
    Segments: absoluteOnly((u) => stringArray(segments(u.path))),
    IsUnc: absoluteOnly((u) => u.scheme === 'file' && u.host !== ''),
    Host: absoluteOnly((u) => u.host),
    Port: absoluteOnly((u) => u.port),
    Query: absoluteOnly((u) => u.query),
    Fragment: absoluteOnly((u) => u.fragment),
    Scheme: absoluteOnly((u) => u.scheme),
    OriginalString: (u: Uri) => u.original,
    DnsSafeHost: absoluteOnly((u) => u.host.replace(/^\[|\]$/g, '')),
    IdnHost: absoluteOnly((u) => u.host.replace(/^\[|\]$/g, '')),
    IsAbsoluteUri: (u: Uri) => u.absolute,
    UserEscaped: () => false,
    UserInfo: absoluteOnly((u) => u.userInfo),
  },
  methods: {
    Equals: (u: Uri, o: Value) => o instanceof Uri && u.hashKey() === o.hashKey(),
    GetHashCode: (u: Uri) => [...u.hashKey()].reduce((h, c) => (h * 31 + c.charCodeAt(0)) | 0, 5),
    ToString: (u: Uri) => u.toString(),
    GetLeftPart: (u: Uri, part: EnumValue) => {
      u.need();
      const ends = [
        u.hasAuthority ? `${u.scheme}://` : `${u.scheme}:`,
        u.prefix,
        u.prefix + u.path,
        u.prefix + u.path + u.query,
      ];
      return ends[Number(part.value)]!;
    },
    IsBaseOf: (u: Uri, o: Uri) => u.prefix === o.prefix && o.path.startsWith(u.path.replace(/[^/]*$/, '')),
    MakeRelativeUri: (u: Uri, o: Uri) => {
      if (u.prefix !== o.prefix) return o;
      const from = u.path.split('/').slice(0, -1);
      const to = o.path.split('/');
      let i = 0;
      while (i < from.length && i < to.length - 1 && from[i] === to[i]) i++;
      return new Uri('../'.repeat(from.length - i) + to.slice(i).join('/') + o.query + o.fragment, 2);
    },
    IsWellFormedOriginalString: (u: Uri) => !/\s/.test(u.original),
  },
  statics: {
    TryCreate: (a: Value, b: Value, out: PSReference) => {
      try {
        out.value =
          a instanceof Uri
            ? combine(a, b instanceof Uri ? b.original : String(b))
            : tryUri(a as string, kindOf(b));
      } catch {
        out.value = null;
      }
      return out.value !== null;
    },
    IsWellFormedUriString: (text: string | null, kind: Value) => {
      const u = tryUri(text, kindOf(kind));
      return (
        u !== null &&
        !/[\s<>"\\^`{|}]|%(?![0-9A-Fa-f]{2})/.test(text!) &&
        !(kindOf(kind) === 1 && text!.startsWith('/'))
      );
    },
    EscapeDataString: (text: string | null) => {
      if (text === null) throw argumentNull('stringToEscape');
      return escapeData(text);
    },
    EscapeUriString: (text: string) => escapePart(text),
    UnescapeDataString: (text: string | null) => {
      if (text === null) throw argumentNull('stringToUnescape');
      return decodeSafely(text);
    },
    CheckSchemeName: (name: string | null) => name !== null && /^[A-Za-z][A-Za-z0-9+.-]*$/.test(name),
    CheckHostName: (name: string | null) =>
      enumByName(
        requireType('System.UriHostNameType'),
        name === null || name === '' || /[\s/?#@]/.test(name)
          ? 'Unknown'
          : name.includes(':')
            ? 'IPv6'
            : hostType(name),
      ),
    op_Equality: (a: Uri | null, b: Uri | null) =>
      a === null || b === null ? a === b : a.hashKey() === b.hashKey(),
    op_Inequality: (a: Uri | null, b: Uri | null) =>
      a === null || b === null ? a !== b : a.hashKey() !== b.hashKey(),
  },
  staticProperties: Object.fromEntries([
    ...[
      'File',
      'Ftp',
      'Http',
      'Https',
      'Ws',
      'Wss',
      'Mailto',
      'News',
      'Nntp',
      'Ssh',
      'Telnet',
      'Gopher',
      'Sftp',
      'Ftps',
    ].map((n): [string, () => string] => [`UriScheme${n}`, () => n.toLowerCase()]),
    ['SchemeDelimiter', () => '://'],
  ]),
}));

customConverters.set(type, (v) => {
  if (typeof v !== 'string') return undefined;
  const uri = tryUri(v);
  if (uri !== null) return uri;
  throw castError(
    'InvalidCastFromStringToUri',
    `Cannot convert the "${v}" value of type "System.String" to type "System.Uri".`,
  );
});

/** `System.UriBuilder`. */
class UriBuilder extends NetObject {
  scheme = 'http';
  user = '';
  password = '';
  host = 'localhost';
  port = -1;
  path = '/';
  query = '';
  fragment = '';
  override get netType(): NetType {
    return builderType;
  }
  override toString(): string {
    const user = this.user === '' ? '' : `${this.user}${this.password === '' ? '' : `:${this.password}`}@`;
    const port = this.port < 0 ? '' : `:${this.port}`;
    const host = this.host.includes(':') && !this.host.startsWith('[') ? `[${this.host}]` : this.host;
    return `${this.scheme}://${user}${host}${port}${this.path}${this.query}${this.fragment}`;
  }
}
const rooted = (path: string): string => (path.startsWith('/') ? path : `/${path}`);
const marked = (mark: string, text: string | null): string =>
  text === null || text === '' ? '' : text.startsWith(mark) ? text : mark + text;

function builderFrom(uri: Uri): UriBuilder {
  const b = new UriBuilder();
  const [user = '', password = ''] = uri.userInfo.split(':');
  Object.assign(b, {
    scheme: uri.scheme,
    user,
    password,
    host: uri.host,
    port: uri.port,
    path: uri.path === '' ? '/' : uri.path,
    query: uri.query,
    fragment: uri.fragment,
  });
  return b;
}
const field = (name: 'user' | 'password' | 'host' | 'scheme') => ({
  get: (b: UriBuilder) => b[name],
  set: (b: UriBuilder, v: string) => {
    b[name] = v ?? '';
  },
});
const builderType: NetType = implementRecorded('System.UriBuilder', builderSignatures, () => ({
  constructors: (a?: Value, host?: Value, port?: Value, path?: Value, extra?: Value) => {
    if (a instanceof Uri) return builderFrom(a.need());
    if (a === undefined) return new UriBuilder();
    if (host === undefined) {
      const text = a as string;
      return builderFrom(new Uri(/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(text) ? text : `http://${text}`, 1));
    }
    const b = new UriBuilder();
    b.scheme = a as string;
    b.host = host as string;
    if (port !== undefined) b.port = port as number;
    if (path !== undefined) b.path = rooted(path as string);
    if (typeof extra === 'string' && extra !== '') {
      if (extra.startsWith('#')) b.fragment = extra;
      else b.query = extra;
    }
    return b;
  },
  properties: {
    Scheme: field('scheme'),
    UserName: field('user'),
    Password: field('password'),
    Host: field('host'),
    Port: {
      get: (b: UriBuilder) => b.port,
      set: (b: UriBuilder, v: number) => {
        b.port = v;
      },
    },
    Path: {
      get: (b: UriBuilder) => b.path,
      set: (b: UriBuilder, v: string) => {
        b.path = escapePart(rooted(v ?? ''));
      },
    },
    Query: {
      get: (b: UriBuilder) => b.query,
      set: (b: UriBuilder, v: string) => {
        b.query = marked('?', v);
      },
    },
    Fragment: {
      get: (b: UriBuilder) => b.fragment,
      set: (b: UriBuilder, v: string) => {
        b.fragment = marked('#', v);
      },
    },
    Uri: (b: UriBuilder) => new Uri(b.toString(), 1),
  },
  methods: {
    ToString: (b: UriBuilder) => b.toString(),
    Equals: (b: UriBuilder, o: Value) => o instanceof UriBuilder && o.toString() === b.toString(),
  },
}));
