import { statSync } from 'node:fs';
import { findAlias, findCommand, findFunction } from '../engine/command-discovery.ts';
import type { CommandInfo } from '../engine/command-info.ts';
import type { Frame } from '../engine/frame.ts';
import { find } from '../engine/variables.ts';
import { toPSString } from '../types/index.ts';
import { availableModules, type ModuleFile } from './find-module.ts';
import { importModule, obtainModule, targetOf } from './import.ts';
import { listedCommands } from './module-listing.ts';

const listed = new Map<string, { stamp: number; names: ReadonlySet<string> }>();

/** The lower-cased commands of a module's file, read again when it changes. */
function commandsOf(frame: Frame, file: ModuleFile): ReadonlySet<string> {
  const stamp = statSync(file.path).mtimeMs;
  const known = listed.get(file.path);
  if (known?.stamp === stamp) return known.names;
  let names: ReadonlySet<string>;
  try {
    names = new Set(listedCommands(frame, file.path).map((name) => name.toLowerCase()));
  } catch {
    // A broken module offers nothing until it is imported by name.
    names = new Set();
  }
  listed.set(file.path, { stamp, names });
  return names;
}

let isLoading = false;

/** Imports the module of the search path that exports a command of that name. */
export function autoLoad(frame: Frame, name: string): CommandInfo | undefined {
  if (isLoading || /[\\/]/.test(name) || name === '') return undefined;
  const preference = find(frame, 'psmoduleautoloadingpreference');
  if (
    preference !== undefined &&
    preference !== null &&
    /^(?:none|modulequalified)$/i.test(toPSString(preference))
  )
    return undefined;
  const key = name.toLowerCase();
  isLoading = true;
  try {
    for (const { name: moduleName, files } of availableModules()) {
      const [file] = files;
      if (
        file === undefined ||
        !commandsOf(frame, file).has(key) ||
        frame.session.modules.has(moduleName.toLowerCase())
      )
        continue;
      const { global } = frame.session;
      const context = { frame: global, streams: frame.streams, output: { write: () => {} } };
      const module = obtainModule(context, { name: file.path, args: [], force: false });
      importModule(context, module, targetOf(global, true, false), { disableNameChecking: true });
      const alias = findAlias(frame, key);
      return alias === undefined ? findFunction(frame, key) : findCommand(frame, alias.target);
    }
  } finally {
    isLoading = false;
  }
  return undefined;
}

/** Loads a module because of a qualified name, `Module\Command`. */
export function loadByName(frame: Frame, moduleName: string): boolean {
  const found = availableModules().find(({ name }) => name.toLowerCase() === moduleName.toLowerCase());
  if (found === undefined) return false;
  const { global } = frame.session;
  const context = { frame: global, streams: frame.streams, output: { write: () => {} } };
  const module = obtainModule(context, { name: found.files[0]!.path, args: [], force: false });
  importModule(context, module, targetOf(global, true, false), { disableNameChecking: true });
  return true;
}
