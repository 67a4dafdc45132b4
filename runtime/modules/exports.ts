import type { Frame } from '../engine/frame.ts';
import type { PSModuleInfo } from '../engine/ps-module-info.ts';
import { like } from '../types/index.ts';
import { sharedVariable } from './module-scope.ts';

export const matchesAny = (name: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => like(name, pattern, true) === true);

export interface ExportPatterns {
  readonly functions: readonly string[];
  readonly cmdlets: readonly string[];
  readonly variables: readonly string[];
  readonly aliases: readonly string[];
}

const engineNames = new Set([
  '_',
  'args',
  'input',
  'this',
  'matches',
  'psitem',
  'myinvocation',
  'psboundparameters',
  'psscriptroot',
  'pscommandpath',
  'pscmdlet',
  'running',
]);

/** Names of the variables that a scope itself holds. */
export function variableKeys(frame: Frame): string[] {
  const keys = new Set<string>(frame.dynamic?.keys() ?? []);
  for (const field of Object.keys(frame)) {
    if (field.startsWith('$') && (frame as unknown as Record<string, unknown>)[field] !== undefined)
      keys.add(field.slice(1));
  }
  return [...keys].filter((key) => !engineNames.has(key));
}

/** Adds what matches to a module's exports. Members imported from other modules count too. */
export function exportMembers(module: PSModuleInfo, patterns: ExportPatterns): void {
  const root = module.state!.root;
  for (const [key, info] of root.functions ?? []) {
    if (matchesAny(info.name, patterns.functions)) module.exportedFunctions.set(key, info);
  }
  for (const [key, info] of root.aliases ?? []) {
    if (matchesAny(info.name, patterns.aliases)) {
      info.module ??= module;
      module.exportedAliases.set(key, info);
    }
  }
  for (const key of variableKeys(root)) {
    if (!matchesAny(key, patterns.variables)) continue;
    const variable = sharedVariable(root, key);
    if (variable !== undefined) {
      variable.moduleName = module.name;
      module.exportedVariables.set(key, variable);
    }
  }
}

/** Without `Export-ModuleMember`: all functions and aliases of its own, no variables. */
export function exportDefaults(module: PSModuleInfo): void {
  if (module.hasExplicitExports) return;
  exportMembers(module, { functions: ['*'], cmdlets: ['*'], variables: [], aliases: ['*'] });
}

/** Leaves of a module's exports what a manifest lists. */
export function restrictExports(module: PSModuleInfo, patterns: ExportPatterns): void {
  const keep = (map: Map<string, { readonly name: string }>, allowed: readonly string[]): void => {
    for (const [key, { name }] of map) if (!matchesAny(name, allowed)) map.delete(key);
  };
  keep(module.exportedFunctions, patterns.functions);
  keep(module.exportedCmdlets, patterns.cmdlets);
  keep(module.exportedVariables, patterns.variables);
  keep(module.exportedAliases, patterns.aliases);
}
