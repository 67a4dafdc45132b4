import { AliasInfo, FunctionInfo } from '../engine/command-info.ts';
import type { Frame } from '../engine/frame.ts';
import type { PSModuleInfo } from '../engine/ps-module-info.ts';
import { install } from '../engine/variables.ts';
import { matchesAny } from './exports.ts';
import { approvedVerbs } from './verbs.ts';

export interface ImportOptions {
  readonly prefix?: string;
  readonly functions?: readonly string[];
  readonly cmdlets?: readonly string[];
  readonly variables?: readonly string[];
  readonly aliases?: readonly string[];
  readonly disableNameChecking?: boolean;
  readonly noClobber?: boolean;
  /** Told of each member. */
  readonly verbose?: (message: string) => void;
}

/** `Get-Thing` with prefix `My` is `Get-MyThing`. */
export function prefixed(name: string, prefix: string): string {
  if (prefix === '') return name;
  const dash = name.indexOf('-');
  return dash < 0 ? prefix + name : `${name.slice(0, dash + 1)}${prefix}${name.slice(dash + 1)}`;
}

/** Makes a module's exports known in a scope. Returns the warnings that its names deserve. */
export function importMembers(module: PSModuleInfo, target: Frame, options: ImportOptions): string[] {
  const { functions, cmdlets, variables, aliases } = options;
  const everything =
    functions === undefined && cmdlets === undefined && variables === undefined && aliases === undefined;
  const wanted = (name: string, patterns: readonly string[] | undefined): boolean =>
    patterns === undefined ? everything : matchesAny(name, patterns);
  const prefix = options.prefix || module.prefix;
  const scope = target.scope;
  scope.functions ??= new Map();
  scope.aliases ??= new Map();
  const imported: string[] = [];
  for (const info of module.exportedFunctions.values()) {
    if (!wanted(info.name, functions)) continue;
    const name = prefixed(info.name, prefix);
    const key = name.toLowerCase();
    if (options.noClobber && scope.functions.has(key)) continue;
    imported.push(info.name);
    options.verbose?.(`Importing function '${info.name}'.`);
    if (name === info.name) {
      scope.functions.set(key, info);
      continue;
    }
    module.importedNames.set(info.name.toLowerCase(), name);
    const copy = new FunctionInfo(name, info.scriptBlock, info.isFilter);
    copy.module = module;
    copy.description = info.description;
    scope.functions.set(key, copy);
  }
  for (const info of module.exportedAliases.values()) {
    if (!wanted(info.name, aliases)) continue;
    const name = prefixed(info.name, prefix);
    if (options.noClobber && scope.aliases.has(name.toLowerCase())) continue;
    options.verbose?.(`Importing alias '${info.name}'.`);
    const isOwn = module.exportedFunctions.has(info.target.toLowerCase());
    const copy = new AliasInfo(name, isOwn ? prefixed(info.target, prefix) : info.target);
    copy.module = module;
    copy.description = info.description;
    copy.options = new Set(info.options);
    scope.aliases.set(name.toLowerCase(), copy);
  }
  for (const [key, variable] of module.exportedVariables) {
    if (!wanted(variable.name, variables)) continue;
    if (options.noClobber && scope.dynamic?.has(key)) continue;
    options.verbose?.(`Importing variable '${variable.name}'.`);
    install(scope, key, variable);
  }
  scope.session.commandsChanged();
  return options.disableNameChecking ? [] : nameWarnings(module.name, imported);
}

function nameWarnings(module: string, names: readonly string[]): string[] {
  const warnings: string[] = [];
  if (
    names.some(
      (name) => name.includes('-') && !approvedVerbs.has(name.slice(0, name.indexOf('-')).toLowerCase()),
    )
  ) {
    warnings.push(
      `The names of some imported commands from the module '${module}' include unapproved verbs that might make them less discoverable. To find the commands with unapproved verbs, run the Import-Module command again with the Verbose parameter. For a list of approved verbs, type Get-Verb.`,
    );
  }
  if (
    names.some(
      (name) =>
        name.includes('-') && /[#,(){}[\]&/\\$^;:"'<>|?@`*%+=~]|-/.test(name.slice(name.indexOf('-') + 1)),
    )
  ) {
    warnings.push(
      'Some imported command names contain one or more of the following restricted characters: # , ( ) {{ }} [ ] & - / \\ $ ^ ; : " \' < > | ? @ ` * % + = ~',
    );
  }
  return warnings;
}

/** Takes a module's members out of a scope again. */
export function removeMembers(module: PSModuleInfo, scope: Frame): void {
  for (const map of [scope.functions, scope.aliases]) {
    for (const [key, info] of map ?? [])
      if (info.module === module || module.exportedFunctions.get(key) === info) map!.delete(key);
  }
  for (const [key, variable] of module.exportedVariables) {
    if (scope.dynamic?.get(key) !== variable) continue;
    scope.dynamic.delete(key);
    const field = `$${key}`;
    if (Object.getOwnPropertyDescriptor(scope, field)?.get !== undefined) {
      Object.defineProperty(scope, field, {
        configurable: true,
        enumerable: true,
        writable: true,
        value: undefined,
      });
    }
  }
  scope.session.commandsChanged();
}
