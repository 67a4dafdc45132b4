import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { type ByteItems, byteArray, stringArray } from '../arrays.ts';
import { registerType, types } from '../core-types.ts';
import { implementType } from '../define.ts';
import { itemsOf } from '../enumeration.ts';
import signatures from '../generated/signatures/System.IO.File.ts';
import { argumentNull, netError } from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import { NetType } from '../net-type.ts';
import { bigEndianUnicode, Encoding, unicode, utf8, utf8NoBom, utf32 } from '../text/encoding.ts';
import { DateTime } from '../time/date-time.ts';
import { fullPath } from './path.ts';

const type = registerType(
  new NetType({ fullName: 'System.IO.File', base: types.object, isAbstract: true, isSealed: true }),
);

/** Runs a file operation on a full path and words Node's errors as .NET does. */
function at<T>(path: string | null, operate: (full: string) => T, name = 'path'): T {
  if (path === null) throw argumentNull(name);
  const full = fullPath(path);
  try {
    return operate(full);
  } catch (error) {
    throw ioError(error, full);
  }
}

/** A Node error as a .NET exception. */
export function ioError(error: unknown, full: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') {
    const parent = full.slice(0, full.lastIndexOf('/')) || '/';
    if (!existsSync(parent))
      return netError('System.IO.DirectoryNotFoundException', `Could not find a part of the path '${full}'.`);
    const e = netError('System.IO.FileNotFoundException', `Could not find file '${full}'.`);
    e.details.set('FileName', full);
    return e;
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EISDIR')
    return netError('System.UnauthorizedAccessException', `Access to the path '${full}' is denied.`);
  if (code === 'ENOTDIR')
    return netError('System.IO.DirectoryNotFoundException', `Could not find a part of the path '${full}'.`);
  if (code === 'EEXIST') return netError('System.IO.IOException', `The file '${full}' already exists.`);
  return error;
}

const starts = (b: Uint8Array, mark: Uint8Array): boolean =>
  mark.length > 0 && mark.every((x, i) => b[i] === x);
/** Text of a file's bytes; a byte order mark wins over the encoding asked for. */
export function decodeText(bytes: Uint8Array, encoding: Encoding = utf8): string {
  for (const e of [utf8, utf32, unicode, bigEndianUnicode])
    if (starts(bytes, e.preamble)) return e.decode(bytes.subarray(e.preamble.length));
  return encoding.decode(bytes);
}
function encodeText(text: string, encoding: Encoding, preamble: boolean): Uint8Array {
  const body = encoding.encode(text);
  return preamble && encoding.preamble.length > 0 ? Buffer.concat([encoding.preamble, body]) : body;
}
const encodingOf = (e: Value): Encoding => (e instanceof Encoding ? e : utf8NoBom);
const read = (path: string | null, e?: Value): string =>
  at(path, (p) => decodeText(readFileSync(p), e instanceof Encoding ? e : utf8));
const lines = (text: string): string[] => {
  const all = text.split(/\r\n|\r|\n/);
  if (all[all.length - 1] === '') all.pop();
  return all;
};
const joined = (v: Value): string =>
  itemsOf(v)
    .map((x) => `${String(x ?? '')}\n`)
    .join('');
const append = (path: string, text: string, e: Value): void =>
  at(path, (p) => appendFileSync(p, encodeText(text, encodingOf(e), !existsSync(p))));

implementType(type, signatures, () => ({
  statics: {
    Exists: (p: string | null) =>
      p !== null && p !== '' && existsSync(fullPath(p)) && !statSync(fullPath(p)).isDirectory(),
    ReadAllText: read,
    ReadAllLines: (p: string, e?: Value) => stringArray(lines(read(p, e))),
    ReadLines: (p: string, e?: Value) => stringArray(lines(read(p, e))),
    ReadAllBytes: (p: string) => at(p, (full) => byteArray(new Uint8Array(readFileSync(full)))),
    WriteAllText: (p: string, text: Value, e?: Value) =>
      at(p, (full) => writeFileSync(full, encodeText(String(text ?? ''), encodingOf(e), true))),
    WriteAllLines: (p: string, v: Value, e?: Value) =>
      at(p, (full) => writeFileSync(full, encodeText(joined(v), encodingOf(e), true))),
    WriteAllBytes: (p: string, b: ByteItems) => at(p, (full) => writeFileSync(full, b.data)),
    AppendAllText: (p: string, text: Value, e?: Value) => append(p, String(text ?? ''), e),
    AppendAllLines: (p: string, v: Value, e?: Value) => append(p, joined(v), e),
    Delete: (p: string) =>
      at(p, (full) => {
        if (existsSync(full)) {
          if (statSync(full).isDirectory())
            throw netError('System.UnauthorizedAccessException', `Access to the path '${full}' is denied.`);
          rmSync(full);
        }
      }),
    Copy: (from: string, dest: string, overwrite?: boolean) =>
      at(
        from,
        (a) => {
          const b = fullPath(dest);
          if (overwrite !== true && existsSync(b))
            throw netError('System.IO.IOException', `The file '${b}' already exists.`);
          copyFileSync(a, b);
        },
        'sourceFileName',
      ),
    Move: (from: string, dest: string, overwrite?: boolean) =>
      at(
        from,
        (a) => {
          const b = fullPath(dest);
          if (overwrite !== true && existsSync(b))
            throw netError('System.IO.IOException', 'The file already exists.');
          renameSync(a, b);
        },
        'sourceFileName',
      ),
    GetLastWriteTime: (p: string) => at(p, (full) => DateTime.fromJs(statSync(full).mtime)),
    GetLastWriteTimeUtc: (p: string) => at(p, (full) => DateTime.fromJs(statSync(full).mtime).toUniversal()),
    GetCreationTime: (p: string) => at(p, (full) => DateTime.fromJs(statSync(full).birthtime)),
    GetLastAccessTime: (p: string) => at(p, (full) => DateTime.fromJs(statSync(full).atime)),
  },
}));
