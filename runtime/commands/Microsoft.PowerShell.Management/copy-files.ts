import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import { posix } from 'node:path';

export const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** Copies a file; a link is copied as what it leads to. */
export function copyFile(from: string, to: string): void {
  copyFileSync(from, to);
}

/** Copies a folder with all below it. @param visit is told of each thing made */
export function copyFolder(
  from: string,
  to: string,
  accept: (name: string) => boolean,
  visit: (path: string) => void,
): void {
  if (!existsSync(to)) {
    mkdirSync(to);
    visit(to);
  }
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (!accept(entry.name)) continue;
    const source = posix.join(from, entry.name);
    const target = posix.join(to, entry.name);
    if (isFolder(source) && !lstatSync(source).isSymbolicLink()) copyFolder(source, target, accept, visit);
    else if (lstatSync(source).isSymbolicLink() && isFolder(source))
      symlinkSync(readlinkSync(source), target);
    else {
      copyFileSync(source, target);
      visit(target);
    }
  }
}

/** Moves, also to another file system. */
export function movePath(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    if (isFolder(from)) {
      copyFolder(
        from,
        to,
        () => true,
        () => {},
      );
      rmSync(from, { recursive: true });
    } else {
      copyFileSync(from, to);
      unlinkSync(from);
    }
  }
}
