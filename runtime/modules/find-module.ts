import { existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, extname, isAbsolute, join, resolve } from 'node:path';
import { compareVersions } from './versions.ts';

const extensions = ['.psd1', '.psm1', '.cdxml', '.dll'];

/** The folders where modules are found by name. */
export function modulePaths(): string[] {
  const own = [
    join(process.env.HOME ?? '', '.local/share/powershell/Modules'),
    '/usr/local/share/powershell/Modules',
    '/opt/microsoft/powershell/7/Modules',
  ];
  const text = process.env.PSModulePath;
  return text === undefined ? own : text.split(delimiter).filter((path) => path !== '');
}

/** A module's file: its manifest, or the file itself. */
export interface ModuleFile {
  readonly path: string;
  /** The version that its folder names. */
  readonly version: string | undefined;
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();
const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** The names of a folder's entries, found without regard to case where the exact name is missing. */
function entry(folder: string, name: string): string | undefined {
  const exact = join(folder, name);
  if (existsSync(exact)) return exact;
  return undefined;
}

/** The files of a module's folder, newest version first. */
export function filesInFolder(folder: string): ModuleFile[] {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  const found: ModuleFile[] = [];
  const versions = readdirSync(folder, { withFileTypes: true })
    .filter((item) => item.isDirectory() && /^\d+(?:\.\d+){1,3}$/.test(item.name))
    .map((item) => item.name)
    .sort((a, b) => compareVersions(b, a));
  for (const version of versions) {
    const manifest = join(folder, version, `${name}.psd1`);
    if (isFile(manifest)) found.push({ path: manifest, version });
  }
  for (const extension of extensions) {
    const path = join(folder, name + extension);
    if (isFile(path)) {
      found.push({ path, version: undefined });
      break;
    }
  }
  return found;
}

/** Whether a name is a path rather than the name of a module. */
export const isPath = (name: string): boolean =>
  /[\\/]/.test(name) || isAbsolute(name) || /^\.{1,2}$/.test(name);

/** The files that a path may mean. */
export function filesAt(path: string, directory: string): ModuleFile[] {
  const full = resolve(directory, path.replace(/^~(?=\/|$)/, process.env.HOME ?? '~').replaceAll('\\', '/'));
  if (isFile(full)) return [{ path: full, version: undefined }];
  if (isFolder(full)) return filesInFolder(full);
  for (const extension of extensions)
    if (isFile(full + extension)) return [{ path: full + extension, version: undefined }];
  return [];
}

/** The files of the module of that name, in the order of the search. */
export function filesNamed(name: string): ModuleFile[] {
  const found: ModuleFile[] = [];
  for (const folder of modulePaths()) {
    const own = entry(folder, name);
    if (own !== undefined && isFolder(own)) found.push(...filesInFolder(own));
    else if (extname(name) !== '' && own !== undefined && isFile(own))
      found.push({ path: own, version: undefined });
  }
  return found;
}

/** Every module of the search path, with its files. */
export function availableModules(): { name: string; folder: string; files: ModuleFile[] }[] {
  const found: { name: string; folder: string; files: ModuleFile[] }[] = [];
  for (const folder of modulePaths()) {
    if (!isFolder(folder)) continue;
    for (const item of readdirSync(folder, { withFileTypes: true })) {
      if (!item.isDirectory() && !item.isSymbolicLink()) continue;
      const path = join(folder, item.name);
      if (!isFolder(path)) continue;
      const files = filesInFolder(path);
      if (files.length > 0) found.push({ name: item.name, folder, files });
    }
  }
  return found;
}
