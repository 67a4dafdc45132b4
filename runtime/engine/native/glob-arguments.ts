import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { like } from '../../types/index.ts';
import type { Frame } from '../frame.ts';

/** On Unix an unquoted argument with wildcards stands for the matching paths, and `~` for the home folder. */
export function expandWildcards(f: Frame, text: string): string[] {
  if (text === '~' || text.startsWith('~/')) return [(process.env.HOME ?? '') + text.slice(1)];
  if (!/[*?[]/.test(text)) return [text];
  const folder = dirname(text);
  const base = resolve(f.session.currentDirectory, folder);
  if (/[*?[]/.test(folder) || !existsSync(base)) return [text];
  const pattern = text.slice(text.lastIndexOf('/') + 1);
  const names = readdirSync(base)
    .filter((name) => !name.startsWith('.') || pattern.startsWith('.'))
    .filter((name) => like(name, pattern, true) === true)
    .sort();
  if (names.length === 0) return [text];
  return names.map((name) => (text.includes('/') ? join(folder, name) : name));
}
