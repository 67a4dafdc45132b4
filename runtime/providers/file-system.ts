import { lstatSync, readdirSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import type { Frame } from '../engine/frame.ts';
import { newNet } from '../formatting/new-net.ts';
import type { Value } from '../types/net-object.ts';
import { compareStrings } from '../types/strings.ts';
import type { ChildEntry, Provider } from './provider.ts';

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Names in the order in which PowerShell lists them: folders, then files. */
export function listFolder(path: string): ChildEntry[] {
  const entries = readdirSync(path, { withFileTypes: true }).map((entry) => ({
    name: entry.name,
    isContainer: entry.isDirectory() || (entry.isSymbolicLink() && isFolder(posix.join(path, entry.name))),
    isHidden: entry.name.startsWith('.'),
  }));
  const byName = (a: ChildEntry, b: ChildEntry): number => compareStrings(a.name, b.name, true);
  const folders = entries.filter((entry) => entry.isContainer).sort(byName);
  return [...folders, ...entries.filter((entry) => !entry.isContainer).sort(byName)];
}

class FileSystemProvider implements Provider {
  readonly name = 'FileSystem';
  readonly nests = true;

  exists(_frame: Frame, path: string): boolean {
    try {
      // A link without a target is there all the same.
      lstatSync(path);
      return true;
    } catch {
      return false;
    }
  }

  isContainer(_frame: Frame, path: string): boolean {
    return isFolder(path);
  }

  item(frame: Frame, path: string): Value {
    if (!this.exists(frame, path)) return undefined;
    return newNet(isFolder(path) ? 'System.IO.DirectoryInfo' : 'System.IO.FileInfo', [path]);
  }

  children(_frame: Frame, path: string): ChildEntry[] {
    return listFolder(path);
  }
}

export const fileSystemProvider: Provider = new FileSystemProvider();
