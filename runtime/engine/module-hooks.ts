import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { loadChunk } from '../types/load-chunk.ts';
import type { CommandInfo } from './command-info.ts';
import type { CompiledUnit } from './compiled-unit.ts';
import type { Frame } from './frame.ts';

interface ModuleSystem {
  autoLoad(frame: Frame, name: string): CommandInfo | undefined;
  loadByName(frame: Frame, moduleName: string): boolean;
  importUsedModules(frame: Frame, unit: CompiledUnit): void;
}
const system = (): ModuleSystem => loadChunk('modules/hooks') as ModuleSystem;

/** Whether any folder of the module path holds anything: without one, the module system need not load. */
function hasModules(): boolean {
  const path = process.env.PSModulePath ?? join(process.env.HOME ?? '', '.local/share/powershell/Modules');
  return path
    .split(delimiter)
    .some((folder) => folder !== '' && existsSync(folder) && readdirSync(folder).length > 0);
}

/** Loads a module by the name of a command that it exports. */
export function autoLoadCommand(frame: Frame, name: string): CommandInfo | undefined {
  return hasModules() ? system().autoLoad(frame, name) : undefined;
}

/** Loads a module by its name in `Module\Command`. Returns whether there was one. */
export const loadQualifiedModule = (frame: Frame, moduleName: string): boolean =>
  hasModules() && system().loadByName(frame, moduleName);

/** Imports the modules of a unit's `using module` statements. */
export function importUsedModules(frame: Frame, unit: CompiledUnit): void {
  if (/^\s*using\s+module\b/im.test(unit.text)) system().importUsedModules(frame, unit);
}
