import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compiler } from './parts.ts';
import { UsageError } from './usage-error.ts';

export interface ScriptText {
  /** As given on the command line. */
  readonly file: string;
  /** Absolute, or null for standard input. */
  readonly path: string | null;
  readonly text: string;
}

const reasons: Record<string, string> = {
  ENOENT: 'no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  ENOTDIR: 'a part of the path is not a folder',
};

/** Reads a script; `-` is standard input. @throws UsageError where it can't be read */
export function readScript(file: string): ScriptText {
  const path = file === '-' ? null : resolve(file);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path ?? 0);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const name = path === null ? 'standard input' : `'${file}'`;
    throw new UsageError(`can't read ${name}: ${reasons[code ?? ''] ?? message}`);
  }
  return { file, path, text: compiler().decodeSource(bytes) };
}
