import {
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { arrayOf, stringArray } from '../arrays.ts';
import { type EnumValue, enumValue } from '../enums.ts';
import directorySignatures from '../generated/signatures/System.IO.Directory.ts';
import directoryInfoSignatures from '../generated/signatures/System.IO.DirectoryInfo.ts';
import fileInfoSignatures from '../generated/signatures/System.IO.FileInfo.ts';
import infoSignatures from '../generated/signatures/System.IO.FileSystemInfo.ts';
import { hooks } from '../hooks.ts';
import { argumentNull, netError } from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { int64 } from '../numbers/boxes.ts';
import type { PSMember } from '../ps-members.ts';
import { implementRecorded } from '../recorded.ts';
import { DateTime } from '../time/date-time.ts';
import { addTypeMember } from '../type-data.ts';
import { requireType } from '../type-registry.ts';
import { wildcardRegExp } from '../wildcard.ts';
import { ioError } from './file.ts';
import { fullPath } from './path.ts';

/** `FileInfo` and `DirectoryInfo`. */
export abstract class FileSystemInfo extends NetObject {
  readonly original: string;
  readonly fullName: string;
  #stats: Stats | null | undefined;
  constructor(path: string | null) {
    super();
    if (path === null) throw argumentNull('path');
    this.original = path;
    const full = fullPath(path);
    this.fullName = path.endsWith('/') ? full : full.replace(/(.)\/+$/, '$1');
  }
  abstract get isFolder(): boolean;
  get name(): string {
    const trimmed = this.fullName.replace(/\/+$/, '');
    return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
  }
  get extension(): string {
    const dot = this.name.lastIndexOf('.');
    return dot < 0 || dot === this.name.length - 1 ? '' : this.name.slice(dot);
  }
  get parentPath(): string | null {
    const trimmed = this.fullName.replace(/\/+$/, '');
    if (trimmed === '') return null;
    return trimmed.slice(0, trimmed.lastIndexOf('/')) || '/';
  }
  /** Facts about the item, read once; null when there is none. */
  get stats(): Stats | null {
    if (this.#stats === undefined) {
      try {
        this.#stats = statSync(this.fullName);
      } catch {
        this.#stats = this.linkStats;
      }
    }
    return this.#stats;
  }
  get linkStats(): Stats | null {
    try {
      return lstatSync(this.fullName);
    } catch {
      return null;
    }
  }
  get exists(): boolean {
    return this.stats !== null && this.stats.isDirectory() === this.isFolder;
  }
  refresh(): void {
    this.#stats = undefined;
  }
  /** Bits of `FileAttributes`. */
  get attributes(): number {
    const { stats } = this;
    if (stats === null) return -1;
    const hidden = this.name.startsWith('.') && this.name.length > 1 ? 2 : 0;
    const link = this.linkStats?.isSymbolicLink() === true ? 1024 : 0;
    const readOnly = (stats.mode & 0o222) === 0 ? 1 : 0;
    const rest = hidden | link | readOnly | (stats.isDirectory() ? 16 : 0);
    return rest === 0 ? 128 : rest;
  }
  override toString(): string {
    return this.original;
  }
}
export class FileInfo extends FileSystemInfo {
  override get isFolder(): boolean {
    return false;
  }
  override get netType(): NetType {
    return fileType;
  }
}
export class DirectoryInfo extends FileSystemInfo {
  override get isFolder(): boolean {
    return true;
  }
  override get netType(): NetType {
    return directoryType;
  }
}

const NEVER = -11644473600000;
type TimeName = 'birthtimeMs' | 'atimeMs' | 'mtimeMs';
function timeOf(i: FileSystemInfo, name: TimeName, utc: boolean): Value {
  const local = DateTime.fromJs(new Date(i.stats?.[name] ?? NEVER));
  return utc ? local.toUniversal() : local;
}
const time = (name: TimeName, utc: boolean) => ({
  get: (i: FileSystemInfo) => timeOf(i, name, utc),
  set: (i: FileSystemInfo, v: DateTime) => {
    const when = Number(v.ticks - 621355968000000000n) / 1e7;
    attempt(i.fullName, () =>
      utimesSync(
        i.fullName,
        name === 'atimeMs' ? when : (i.stats?.atimeMs ?? 0) / 1000,
        name === 'atimeMs' ? (i.stats?.mtimeMs ?? 0) / 1000 : when,
      ),
    );
    i.refresh();
  },
});

function attempt<T>(path: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw ioError(error, path);
  }
}

implementRecorded('System.IO.FileSystemInfo', infoSignatures, () => ({
  properties: {
    FullName: (i: FileSystemInfo) => i.fullName,
    Extension: (i: FileSystemInfo) => i.extension,
    Name: (i: FileSystemInfo) => i.name,
    Exists: (i: FileSystemInfo) => i.exists,
    CreationTime: time('birthtimeMs', false),
    CreationTimeUtc: time('birthtimeMs', true),
    LastAccessTime: time('atimeMs', false),
    LastAccessTimeUtc: time('atimeMs', true),
    LastWriteTime: time('mtimeMs', false),
    LastWriteTimeUtc: time('mtimeMs', true),
    LinkTarget: (i: FileSystemInfo) =>
      i.linkStats?.isSymbolicLink() === true ? readlinkSync(i.fullName) : null,
    UnixFileMode: (i: FileSystemInfo) =>
      enumValue(requireType('System.IO.UnixFileMode'), i.stats === null ? -1 : i.stats.mode & 0o7777),
    Attributes: (i: FileSystemInfo) => enumValue(requireType('System.IO.FileAttributes'), i.attributes),
  },
  methods: {
    Delete: (i: FileSystemInfo) =>
      attempt(i.fullName, () => (i.isFolder ? rmdirSync(i.fullName) : rmSync(i.fullName, { force: true }))),
    Refresh: (i: FileSystemInfo) => i.refresh(),
    ToString: (i: FileSystemInfo) => i.toString(),
  },
}));

const directoryOf = (i: FileSystemInfo): DirectoryInfo | null =>
  i.parentPath === null ? null : new DirectoryInfo(i.parentPath);

const fileType: NetType = implementRecorded('System.IO.FileInfo', fileInfoSignatures, () => ({
  constructors: (path: string | null) => {
    if (path === null) throw argumentNull('fileName');
    return new FileInfo(path);
  },
  properties: {
    Name: (i: FileInfo) => i.name,
    Exists: (i: FileInfo) => i.exists,
    Length: (i: FileInfo) => {
      if (!i.exists) {
        const e = netError('System.IO.FileNotFoundException', `Could not find file '${i.fullName}'.`);
        e.details.set('FileName', i.fullName);
        throw e;
      }
      return int64(i.stats!.size);
    },
    DirectoryName: (i: FileInfo) => i.parentPath,
    Directory: directoryOf,
    IsReadOnly: (i: FileInfo) => i.stats !== null && (i.stats.mode & 0o222) === 0,
  },
  methods: {
    Delete: (i: FileInfo) => attempt(i.fullName, () => rmSync(i.fullName, { force: true })),
    CopyTo: (i: FileInfo, to: string, overwrite = false) => {
      const target = fullPath(to);
      attempt(target, () => copyFileSync(i.fullName, target, overwrite ? 0 : 1));
      return new FileInfo(target);
    },
    MoveTo: (i: FileInfo, to: string) => attempt(i.fullName, () => renameSync(i.fullName, fullPath(to))),
    Create: (i: FileInfo) => attempt(i.fullName, () => writeFileSync(i.fullName, '')),
  },
}));

type Wanted = 'files' | 'folders' | 'all';
/** Paths below a folder. @param option 1 for all levels */
function list(folder: string, wanted: Wanted, pattern = '*', option: Value = null): string[] {
  const deep = Number((option as EnumValue | null)?.value ?? 0) === 1;
  const match = wildcardRegExp(
    pattern === '' || pattern === '*.*' ? '*' : pattern.replace(/[[\]]/g, '`$&'),
    false,
  );
  const found: string[] = [];
  const later: string[] = [];
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  for (const entry of attempt(folder, () => readdirSync(folder, { withFileTypes: true }))) {
    const path = base + entry.name;
    let isFolder = entry.isDirectory();
    if (entry.isSymbolicLink()) {
      try {
        isFolder = statSync(path).isDirectory();
      } catch {
        isFolder = false;
      }
    }
    if ((wanted === 'all' || (wanted === 'folders') === isFolder) && match.test(entry.name)) found.push(path);
    if (deep && entry.isDirectory()) later.push(path);
  }
  for (const path of later) found.push(...list(path, wanted, pattern, option));
  return found;
}
const infoFor = (path: string): FileSystemInfo => {
  let isFolder = false;
  try {
    isFolder = statSync(path).isDirectory();
  } catch {
    // A dangling link shows as a file.
  }
  return isFolder ? new DirectoryInfo(path) : new FileInfo(path);
};
const infos = (wanted: Wanted, typeName: string) => (d: DirectoryInfo, pattern?: string, option?: Value) =>
  arrayOf(requireType(typeName), list(d.fullName, wanted, pattern, option).map(infoFor));
const files = infos('files', 'System.IO.FileInfo');
const folders = infos('folders', 'System.IO.DirectoryInfo');
const all = infos('all', 'System.IO.FileSystemInfo');

const directoryType: NetType = implementRecorded('System.IO.DirectoryInfo', directoryInfoSignatures, () => ({
  constructors: (path: string | null) => new DirectoryInfo(path),
  properties: {
    Name: (i: DirectoryInfo) => i.name,
    Exists: (i: DirectoryInfo) => i.exists,
    Parent: directoryOf,
    Root: () => new DirectoryInfo('/'),
  },
  methods: {
    Create: (i: DirectoryInfo) => void attempt(i.fullName, () => mkdirSync(i.fullName, { recursive: true })),
    CreateSubdirectory: (i: DirectoryInfo, name: string) => {
      const path = `${i.fullName}/${name}`;
      attempt(path, () => mkdirSync(path, { recursive: true }));
      return new DirectoryInfo(path);
    },
    Delete: (i: DirectoryInfo, recurse = false) =>
      attempt(i.fullName, () => (recurse ? rmSync(i.fullName, { recursive: true }) : rmdirSync(i.fullName))),
    MoveTo: (i: DirectoryInfo, to: string) => attempt(i.fullName, () => renameSync(i.fullName, fullPath(to))),
    GetFiles: files,
    GetDirectories: folders,
    GetFileSystemInfos: all,
    EnumerateFiles: files,
    EnumerateDirectories: folders,
    EnumerateFileSystemInfos: all,
  },
}));

const names = (wanted: Wanted) => (path: string, pattern?: string, option?: Value) =>
  stringArray(
    list(fullPath(path), wanted, pattern, option).map((p) =>
      path.startsWith('/')
        ? p
        : path.replace(/\/+$/, '') + p.slice(fullPath(path).replace(/\/+$/, '').length),
    ),
  );
const at = (name: TimeName, utc: boolean) => (path: string) => timeOf(new DirectoryInfo(path), name, utc);
implementRecorded('System.IO.Directory', directorySignatures, () => ({
  statics: {
    Exists: (path: string | null) => path !== null && path !== '' && new DirectoryInfo(path).exists,
    CreateDirectory: (path: string | null) => {
      const d = new DirectoryInfo(path);
      attempt(d.fullName, () => mkdirSync(d.fullName, { recursive: true }));
      return d;
    },
    Delete: (path: string, recurse = false) => {
      const full = fullPath(path);
      attempt(full, () => (recurse ? rmSync(full, { recursive: true }) : rmdirSync(full)));
    },
    Move: (from: string, to: string) => attempt(from, () => renameSync(fullPath(from), fullPath(to))),
    GetFiles: names('files'),
    GetDirectories: names('folders'),
    GetFileSystemEntries: names('all'),
    EnumerateFiles: names('files'),
    EnumerateDirectories: names('folders'),
    EnumerateFileSystemEntries: names('all'),
    GetCurrentDirectory: () => hooks.currentDirectory(),
    GetParent: (path: string) => directoryOf(new DirectoryInfo(path)),
    GetDirectoryRoot: () => '/',
    GetLastWriteTime: at('mtimeMs', false),
    GetLastWriteTimeUtc: at('mtimeMs', true),
    GetCreationTime: at('birthtimeMs', false),
    GetLastAccessTime: at('atimeMs', false),
  },
}));

function mode(i: FileSystemInfo, link: boolean): string {
  const a = i.attributes;
  const first = link && (a & 1024) !== 0 ? 'l' : (a & 16) !== 0 ? 'd' : '-';
  return `${first}${(a & 32) !== 0 ? 'a' : '-'}${(a & 1) !== 0 ? 'r' : '-'}${(a & 2) !== 0 ? 'h' : '-'}${(a & 4) !== 0 ? 's' : '-'}`;
}
const BITS = 'rwxrwxrwx';
function unixMode(i: FileSystemInfo): string | null {
  const stats = i.linkStats;
  if (stats === null) return null;
  const kind = stats.isSymbolicLink() ? 'l' : stats.isDirectory() ? 'd' : '-';
  return kind + [...BITS].map((c, n) => ((stats.mode >> (8 - n)) & 1 ? c : '-')).join('');
}

const extended = (kind: PSMember['kind'], name: string, get: (i: FileSystemInfo) => Value): PSMember => ({
  kind,
  name,
  get: get as (self: Value) => Value,
});
for (const typeName of ['System.IO.FileInfo', 'System.IO.DirectoryInfo']) {
  const isFile = typeName.endsWith('FileInfo');
  const add = (member: PSMember): void => addTypeMember(typeName, member);
  add(extended('CodeProperty', 'Mode', (i) => mode(i, true)));
  add(extended('CodeProperty', 'ModeWithoutHardLink', (i) => mode(i, true)));
  add(
    extended('ScriptProperty', 'BaseName', (i) =>
      isFile && i.extension !== '' ? i.name.slice(0, -i.extension.length) : i.name,
    ),
  );
  const target = (i: FileSystemInfo): Value =>
    i.linkStats?.isSymbolicLink() === true ? readlinkSync(i.fullName) : null;
  add(extended('CodeProperty', 'ResolvedTarget', (i) => target(i) ?? i.fullName));
  add({ kind: 'AliasProperty', name: 'Target', reference: 'LinkTarget' });
  add(extended('CodeProperty', 'LinkType', (i) => (target(i) === null ? null : 'SymbolicLink')));
  add(
    extended('CodeProperty', 'NameString', (i) =>
      target(i) === null ? i.name : `${i.name} -> ${String(target(i))}`,
    ),
  );
  add(extended('CodeProperty', 'LengthString', (i) => (isFile ? String(i.stats?.size ?? '') : '')));
}
addTypeMember('System.IO.FileSystemInfo', extended('ScriptProperty', 'UnixMode', unixMode));
addTypeMember(
  'System.IO.FileSystemInfo',
  extended('ScriptProperty', 'Size', (i) => (i.stats === null ? null : int64(i.stats.size))),
);

/** The name that a table of `/etc` has for an id. */
function accountName(table: string, id: number): string {
  try {
    for (const line of readFileSync(table, 'utf8').split('\n')) {
      const fields = line.split(':');
      if (fields[2] === String(id)) return fields[0]!;
    }
  } catch {
    // A system without the table shows ids.
  }
  return String(id);
}
addTypeMember(
  'System.IO.FileSystemInfo',
  extended('ScriptProperty', 'User', (i) =>
    i.stats === null ? null : accountName('/etc/passwd', i.stats.uid),
  ),
);
addTypeMember(
  'System.IO.FileSystemInfo',
  extended('ScriptProperty', 'Group', (i) =>
    i.stats === null ? null : accountName('/etc/group', i.stats.gid),
  ),
);
