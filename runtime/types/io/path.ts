import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { posix } from 'node:path';
import { arrayOf, PSArray } from '../arrays.ts';
import { registerType, types } from '../core-types.ts';
import { implementType } from '../define.ts';
import signatures from '../generated/signatures/System.IO.Path.ts';
import { hooks } from '../hooks.ts';
import { argumentError, argumentNull } from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import { NetType } from '../net-type.ts';
import { char } from '../numbers/boxes.ts';

const type = registerType(
  new NetType({ fullName: 'System.IO.Path', base: types.object, isAbstract: true, isSealed: true }),
);

/** An absolute path, relative ones being resolved against the session's location. */
export function fullPath(path: string): string {
  if (path === '') throw argumentError('The value cannot be an empty string.', 'path');
  const absolute = posix.isAbsolute(path)
    ? posix.normalize(path)
    : posix.normalize(`${hooks.currentDirectory()}/${path}`);
  return absolute;
}

function combine(parts: readonly Value[]): string {
  let out = '';
  parts.forEach((p, i) => {
    if (p === null) throw argumentNull(parts.length <= 4 ? `path${i + 1}` : 'paths');
    const part = String(p);
    if (part === '') return;
    out = out === '' || part.startsWith('/') ? part : out.endsWith('/') ? out + part : `${out}/${part}`;
  });
  return out;
}

const join = (parts: readonly Value[]): string =>
  parts
    .filter((p) => p !== null && p !== '')
    .map(String)
    .reduce((a, b) => (a === '' ? b : a.endsWith('/') || b.startsWith('/') ? a + b : `${a}/${b}`), '');
const fileName = (p: string): string => p.slice(p.lastIndexOf('/') + 1);
const extension = (p: string): string => {
  const name = fileName(p);
  const dot = name.lastIndexOf('.');
  return dot < 0 || dot === name.length - 1 ? '' : name.slice(dot);
};
function directoryName(p: string | null): string | null {
  if (p === null || p === '' || p === '/') return p === '' ? '' : null;
  const at = p.lastIndexOf('/');
  if (at < 0) return '';
  const head = p.slice(0, at).replace(/\/+$/, '');
  return (head === '' ? '/' : head).replace(/\/{2,}/g, '/');
}
function changeExtension(p: string | null, ext: string | null): string | null {
  if (p === null) return null;
  const name = fileName(p);
  const dot = name.lastIndexOf('.');
  const stem = dot < 0 ? p : p.slice(0, p.length - name.length + dot);
  if (ext === null) return stem;
  return `${stem}${ext.startsWith('.') ? '' : '.'}${ext}`;
}
const args = (a: readonly Value[]): readonly Value[] =>
  a.length === 1 && a[0] instanceof PSArray ? a[0].toArray() : a;
const orNull =
  (f: (p: string) => Value) =>
  (p: string | null): Value =>
    p === null ? null : f(p);
const random = (length: number): string =>
  [...randomBytes(length)].map((b) => 'abcdefghijklmnopqrstuvwxyz012345'[b & 31]).join('');

implementType(type, signatures, () => ({
  statics: {
    ChangeExtension: changeExtension,
    Combine: (...a: Value[]) => combine(args(a)),
    Join: (...a: Value[]) => join(args(a)),
    EndsInDirectorySeparator: (p: string) => p.endsWith('/'),
    Exists: (p: string | null) => p !== null && p !== '' && existsSync(fullPath(p)),
    GetDirectoryName: directoryName,
    GetExtension: orNull(extension),
    GetFileName: orNull(fileName),
    GetFileNameWithoutExtension: orNull((p) => {
      const name = fileName(p);
      const dot = name.lastIndexOf('.');
      return dot < 0 ? name : name.slice(0, dot);
    }),
    GetFullPath: (p: string | null, base?: string) => {
      if (p === null) throw argumentNull('path');
      return base === undefined || p.startsWith('/') ? fullPath(p) : posix.normalize(`${base}/${p}`);
    },
    GetInvalidFileNameChars: () => arrayOf(types.char, [char(0), char('/')]),
    GetInvalidPathChars: () => arrayOf(types.char, [char(0)]),
    GetPathRoot: (p: string | null) => (p === null || p === '' ? null : p.startsWith('/') ? '/' : ''),
    GetRandomFileName: () => `${random(8)}.${random(3)}`,
    GetRelativePath: (from: string, to: string) => posix.relative(fullPath(from), fullPath(to)) || '.',
    GetTempFileName: () => {
      const path = posix.join(tmpdir(), `tmp${random(6)}.tmp`);
      closeSync(openSync(path, 'wx', 0o600));
      return path;
    },
    GetTempPath: () => (tmpdir().endsWith('/') ? tmpdir() : `${tmpdir()}/`),
    HasExtension: (p: string | null) => p !== null && extension(p) !== '',
    IsPathFullyQualified: (p: string) => p.startsWith('/'),
    IsPathRooted: (p: string | null) => p?.startsWith('/') ?? false,
    TrimEndingDirectorySeparator: (p: string) => (p.length > 1 && p.endsWith('/') ? p.slice(0, -1) : p),
  },
  staticProperties: {
    DirectorySeparatorChar: () => char('/'),
    AltDirectorySeparatorChar: () => char('/'),
    PathSeparator: () => char(':'),
    VolumeSeparatorChar: () => char('/'),
    InvalidPathChars: () => arrayOf(types.char, [char(0)]),
  },
}));
