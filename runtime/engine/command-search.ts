import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cmdletNames, findCmdlet } from './cmdlet-registry.ts';
import {
  type AliasInfo,
  ApplicationInfo,
  type CommandInfo,
  ExternalScriptInfo,
  type FunctionInfo,
} from './command-info.ts';
import type { Frame } from './frame.ts';

/** Aliases or functions that a scope sees, nearest first; each name once unless all are asked for. */
function definitions<T extends AliasInfo | FunctionInfo>(
  start: Frame,
  pick: (frame: Frame) => Map<string, T> | null,
): T[] {
  const seen = new Map<string, T>();
  for (let frame: Frame | null = start.scope; frame !== null; frame = frame.parent) {
    for (const [key, info] of pick(frame) ?? []) {
      if (!seen.has(key) && (frame === start.scope || !info.options.has('Private'))) seen.set(key, info);
    }
  }
  return [...seen.values()];
}

export const visibleFunctions = (start: Frame): FunctionInfo[] =>
  definitions(start, (frame) => frame.functions);
export const visibleAliasInfos = (start: Frame): AliasInfo[] => definitions(start, (frame) => frame.aliases);

/** Cmdlets whose names satisfy a test. */
export function cmdletsWhere(frame: Frame, test: (name: string, module: string) => boolean): CommandInfo[] {
  return cmdletNames()
    .filter(({ name, module }) => test(name, module))
    .flatMap(({ name }) => findCmdlet(frame.session, name.toLowerCase()) ?? []);
}

function external(path: string, name: string): CommandInfo | undefined {
  if (!existsSync(path) || !statSync(path).isFile()) return undefined;
  if (name.toLowerCase().endsWith('.ps1')) return new ExternalScriptInfo(name, path);
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return undefined;
  }
  return new ApplicationInfo(name, path);
}

/** Programs and scripts on `PATH`, in its order. */
export function externalsWhere(test: (name: string) => boolean): CommandInfo[] {
  return (process.env.PATH ?? '').split(delimiter).flatMap((folder) => {
    if (folder === '' || !existsSync(folder) || !statSync(folder).isDirectory()) return [];
    return readdirSync(folder)
      .filter(test)
      .flatMap((name) => external(join(folder, name), name) ?? []);
  });
}
