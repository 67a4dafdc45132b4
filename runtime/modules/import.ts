import type { Frame } from '../engine/frame.ts';
import { invokeBlockOutput } from '../engine/invoke.ts';
import type { PSModuleInfo } from '../engine/ps-module-info.ts';
import { ScriptBlock } from '../engine/script-block.ts';
import type { SessionState } from '../engine/session-state.ts';
import type { Value } from '../types/net-object.ts';
import { unwrap } from '../types/ps-object.ts';
import { builtInModule } from './built-in.ts';
import { type ImportOptions, importMembers, removeMembers } from './import-members.ts';
import { findModuleFile, type LoadRequest, loadedModule, loadModuleFile } from './load-module.ts';
import type { ModuleContext } from './module-scope.ts';

/** Where imported members become known. */
export interface ImportTarget {
  readonly scope: Frame;
  readonly state: SessionState;
}

export function targetOf(frame: Frame, isGlobal: boolean, isLocal: boolean): ImportTarget {
  const { session } = frame;
  if (isGlobal) return { scope: session.global, state: session.topLevel };
  return { scope: isLocal ? frame.scope : frame.state.root, state: frame.state };
}

/** Loads a module unless it is loaded, without importing its members. */
export function obtainModule(context: ModuleContext, request: LoadRequest): PSModuleInfo {
  const { frame } = context;
  const { session } = frame;
  const known = loadedModule(frame, request);
  if (known !== undefined && !request.force) return known;
  const own = builtInModule(request.name);
  if (own !== undefined) return own;
  const file = findModuleFile(frame, request);
  if (known !== undefined) removeModule(frame, known, null);
  const module = loadModuleFile(context, file, request.args);
  session.modules.set(module.name.toLowerCase(), module);
  return module;
}

export function importModule(
  context: ModuleContext,
  module: PSModuleInfo,
  target: ImportTarget,
  options: ImportOptions,
): string[] {
  const key = module.name.toLowerCase();
  target.state.modules.set(key, module);
  const outer = target.state.module;
  if (outer !== null && !outer.nestedModules.includes(module)) outer.nestedModules.push(module);
  context.frame.session.modules.set(key, module);
  return importMembers(module, target.scope, options);
}

/** Ends a module: runs its `OnRemove`, takes its members out of every scope that may have them. */
export function removeModule(
  frame: Frame,
  module: PSModuleInfo,
  output: ((value: Value) => void) | null,
): void {
  const { session } = frame;
  const onRemove = unwrap(module.onRemove);
  if (onRemove instanceof ScriptBlock) {
    invokeBlockOutput(frame, onRemove, { write: (value) => output?.(value) }, { args: [module] });
  }
  const key = module.name.toLowerCase();
  if (session.modules.get(key) === module) session.modules.delete(key);
  // Modules that only this one had imported go with it.
  for (const inner of module.nestedModules) {
    const isOwn = session.topLevel.modules.get(inner.name.toLowerCase()) !== inner;
    if (isOwn && session.modules.get(inner.name.toLowerCase()) === inner) removeModule(frame, inner, output);
  }
  for (const state of new Set([session.topLevel, frame.state])) {
    if (state.modules.get(key) === module) state.modules.delete(key);
    removeMembers(module, state.root);
  }
  for (let scope: Frame | null = frame; scope !== null; scope = scope.parent)
    removeMembers(module, scope.scope);
}
