import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { AutomationNull } from '../types/automation-null.ts';
import { type RuntimeException, runtimeError } from '../types/error-record.ts';
import { toPSString } from '../types/index.ts';
import { loadChunk } from '../types/load-chunk.ts';
import type { Value } from '../types/net-object.ts';
import { unwrap } from '../types/ps-object.ts';
import { findCmdlet } from './cmdlet-registry.ts';
import {
  AliasInfo,
  ApplicationInfo,
  CommandInfo,
  ExternalScriptInfo,
  type FunctionInfo,
  ScriptInfo,
} from './command-info.ts';
import type { Frame } from './frame.ts';
import { InvocationInfo } from './invocation-info.ts';
import { isPreparedScript } from './load-script.ts';
import { autoLoadCommand, loadQualifiedModule } from './module-hooks.ts';
import { PSModuleInfo } from './ps-module-info.ts';
import { ScriptBlock } from './script-block.ts';
import type { ScriptExtent } from './script-extent.ts';

/** What `&` or a name leads to. */
export interface Invocation {
  readonly info: CommandInfo;
  /** The frame to run in where it is not the caller's: `& $module { }`. */
  readonly frame?: Frame;
}

/** The nearest function of that name. @param key lower-cased */
export function findFunction(start: Frame, key: string): FunctionInfo | undefined {
  for (let frame: Frame | null = start; frame !== null; frame = frame.parent) {
    const found = frame.functions?.get(key);
    if (found !== undefined && !(frame !== start && found.options.has('Private'))) return found;
  }
  return undefined;
}

export function findAlias(start: Frame, key: string): AliasInfo | undefined {
  for (let frame: Frame | null = start; frame !== null; frame = frame.parent) {
    const found = frame.aliases?.get(key);
    if (found !== undefined && !(frame !== start && found.options.has('Private'))) return found;
  }
  return undefined;
}

export function commandNotFound(name: string): Error {
  const error = runtimeError(
    'CommandNotFoundException',
    'ObjectNotFound',
    `The term '${name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.`,
    name,
    'System.Management.Automation.CommandNotFoundException',
  );
  error.details.set('CommandName', name);
  loadChunk('engine/net/exceptions');
  return error;
}

/** Gives the error of an unknown command its place: the name at the call. */
export function locateCommandError(error: RuntimeException, extent: ScriptExtent, name: string): void {
  const record = error.errorRecord;
  if (record.invocationInfo !== null) return;
  const invocation = new InvocationInfo(null, extent);
  invocation.invocationName = name;
  record.invocationInfo = invocation;
}

/** The command that a name stands for: alias, function, cmdlet, script, application. @throws CommandNotFoundException */
export function resolveCommand(f: Frame, name: string): CommandInfo {
  const found = findCommand(f, name);
  if (found === undefined) throw missingCommand(f, name);
  return found;
}

/** The error of a name that nothing has: an alias's target, a module that can't be loaded, or the name itself. */
function missingCommand(f: Frame, name: string): Error {
  const alias = findAlias(f, name.toLowerCase());
  if (alias !== undefined) return commandNotFound(alias.target);
  const qualified = /^([\w.-]+)\\[\w-]+$/.exec(name);
  if (qualified === null || f.session.modules.has(qualified[1]!.toLowerCase())) return commandNotFound(name);
  return runtimeError(
    'CouldNotAutoLoadModule',
    'ObjectNotFound',
    `The module '${qualified[1]}' could not be loaded. For more information, run 'Import-Module ${qualified[1]}'.`,
    name,
    'System.Management.Automation.CommandNotFoundException',
  );
}

/** Like `resolveCommand`, undefined where nothing has the name. */
export function findCommand(f: Frame, name: string): CommandInfo | undefined {
  let key = name.toLowerCase();
  const seen = new Set<string>();
  let alias = findAlias(f, key);
  while (alias !== undefined && !seen.has(key)) {
    seen.add(key);
    key = alias.target.toLowerCase();
    const next = findAlias(f, key);
    if (next === undefined) {
      const target = findUnaliased(f, alias.target);
      if (target !== undefined) return target;
      return undefined;
    }
    alias = next;
  }
  return findUnaliased(f, name);
}

function findUnaliased(f: Frame, name: string): CommandInfo | undefined {
  const key = name.toLowerCase();
  const backslash = name.indexOf('\\');
  if (backslash > 0 && !name.includes('/')) {
    const qualified = findQualified(f, name.slice(0, backslash), name.slice(backslash + 1));
    if (qualified !== undefined) return qualified;
  }
  const known =
    findFunction(f, key.replace(/^(?:global|script|local|private):/, '')) ?? findCmdlet(f.session, key);
  if (known !== undefined) return known;
  const loaded = autoLoadCommand(f, name);
  if (loaded !== undefined) return loaded;
  const external = findExternal(f, name);
  if (external !== undefined) return external;
  // `Process` stands for `Get-Process` where nothing else has the name.
  if (!key.includes('-') && !/[\\/.]/.test(key)) {
    const implied = findFunction(f, `get-${key}`) ?? findCmdlet(f.session, `get-${key}`);
    if (implied !== undefined) return implied;
  }
  return undefined;
}

/** `Module\Command`. */
function findQualified(f: Frame, moduleName: string, command: string): CommandInfo | undefined {
  const key = command.toLowerCase();
  const name = moduleName.toLowerCase();
  let module = f.state.modules.get(name) ?? f.session.modules.get(name);
  const cmdlet = findCmdlet(f.session, key);
  if (cmdlet !== undefined && cmdlet.moduleName.toLowerCase() === name) return cmdlet;
  if (module === undefined && loadQualifiedModule(f, moduleName)) module = f.session.modules.get(name);
  if (module !== undefined) {
    const found = module.exportedFunctions.get(key) ?? module.exportedCmdlets.get(key);
    if (found !== undefined) return found;
    const alias = module.exportedAliases.get(key);
    if (alias !== undefined) return findUnaliased(f, alias.target);
    // Imported with a prefix: the name that this scope knows.
    for (const [own, imported] of module.importedNames)
      if (imported.toLowerCase() === key) return module.exportedFunctions.get(own);
    const prefixed = findFunction(f, key);
    if (prefixed?.module === module) return prefixed;
  }
  return undefined;
}

/** A script or program by path, or by name on `PATH`. */
function findExternal(f: Frame, name: string): CommandInfo | undefined {
  const { session } = f;
  if (/[\\/]/.test(name)) {
    const expanded = name.startsWith('~/') ? join(process.env.HOME ?? '', name.slice(2)) : name;
    const path = isAbsolute(expanded)
      ? expanded
      : resolve(session.currentDirectory, expanded.replaceAll('\\', '/'));
    return fileCommand(path);
  }
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (folder === '') continue;
    const found = fileCommand(join(folder, name));
    if (found !== undefined) return found;
  }
  return undefined;
}

function fileCommand(path: string): CommandInfo | undefined {
  for (const candidate of [path, `${path}.ps1`]) {
    const prepared = isPreparedScript(candidate);
    if (!prepared && (!existsSync(candidate) || !statSync(candidate).isFile())) continue;
    const name = candidate.slice(candidate.lastIndexOf('/') + 1);
    if (candidate.toLowerCase().endsWith('.ps1')) return new ExternalScriptInfo(name, candidate);
    try {
      accessSync(candidate, constants.X_OK);
    } catch {
      continue;
    }
    return new ApplicationInfo(name, candidate);
  }
  return undefined;
}

/** What a computed command name, block, module or command object stands for. */
export function resolveInvocation(f: Frame, target: Value, operator: '&' | '.' | undefined): Invocation {
  const value = unwrap(target);
  if (value instanceof ScriptBlock) return { info: new ScriptInfo(value) };
  if (value instanceof CommandInfo)
    return { info: value instanceof AliasInfo ? resolveCommand(f, value.target) : value };
  if (value instanceof PSModuleInfo) return { info: new ModuleInvocation(value) };
  if (value === null || value === undefined || value === AutomationNull || value === '') {
    throw runtimeError(
      'BadExpression',
      'InvalidOperation',
      `The expression after '${operator ?? '&'}' in a pipeline element produced an object that was not valid. It must result in a command name, a script block, or a CommandInfo object.`,
      null,
    );
  }
  return { info: resolveCommand(f, toPSString(value)) };
}

/** `& $module name args`: the first argument runs in the module's scope. */
export class ModuleInvocation extends CommandInfo {
  readonly name: string;
  readonly commandType = 'Module';
  constructor(readonly target: PSModuleInfo) {
    super();
    this.name = target.name;
  }
  override get netType() {
    return this.target.netType;
  }
  override get definition(): string {
    return this.name;
  }
}
