import { runtimeError } from '../types/error-record.ts';
import { toPSString } from '../types/index.ts';
import { AliasInfo, FunctionInfo } from './command-info.ts';
import type { CompiledBlock } from './compiled-block.ts';
import type { Frame } from './frame.ts';
import { ScriptBlock } from './script-block.ts';
import { scopeFrame } from './variables.ts';

/** Whether definitions of the frame stay until other code can see them: global, module and script scopes. */
const isLasting = (frame: Frame): boolean =>
  frame === frame.script || frame.parent === null || frame === frame.state.root;

function noteChange(frame: Frame, key: string): void {
  if (!isLasting(frame)) frame.session.transientNames.add(key);
  frame.session.commandsChanged();
}

/** Makes a function known in a frame's scope. */
export function defineFunctionBlock(frame: Frame, info: FunctionInfo): void {
  const scope = frame.scope;
  const key = info.name.toLowerCase();
  scope.functions ??= new Map();
  const existing = scope.functions.get(key);
  if (existing?.options.has('Constant') || existing?.options.has('ReadOnly')) {
    throw runtimeError(
      'FunctionNotWritable',
      'WriteError',
      `Cannot write to function ${info.name} because it is read-only or constant.`,
      info.name,
      'System.Management.Automation.SessionStateUnauthorizedAccessException',
    );
  }
  info.module ??= frame.state.module;
  scope.functions.set(key, info);
  noteChange(scope, key);
}

/** `[Alias('a')]` over a function's parameters: other names for the function. */
function defineAliasAttributes(frame: Frame, name: string, code: CompiledBlock): void {
  if (
    !/\[\s*(?:System\.Management\.Automation\.)?Alias(?:Attribute)?\s*\(/i.test(
      code.unit.extent(code.at).text,
    )
  )
    return;
  for (const { type, positional } of code.body.attributes!(frame)) {
    if (type === undefined || !/(?:^|\.)Alias(?:Attribute)?$/i.test(type.name)) continue;
    for (const alias of positional ?? []) {
      const info = new AliasInfo(toPSString(alias), name);
      info.module = frame.state.module;
      defineAlias(frame, info);
    }
  }
}

/** A `function` or `filter` statement. */
export function defineFunction(frame: Frame, name: string, code: CompiledBlock, qualifier?: string): void {
  const block = new ScriptBlock(code, frame.state);
  const isFilter = code.kind === 'filter';
  block.isFilter = isFilter;
  const info = new FunctionInfo(name, block, isFilter);
  if (code.body.attributes !== undefined) defineAliasAttributes(frame, name, code);
  if (qualifier === undefined || qualifier === 'function') {
    defineFunctionBlock(frame, info);
    return;
  }
  if (qualifier === 'private') info.options.add('Private');
  defineFunctionBlock(scopeFrame(frame, qualifier), info);
}

export function defineAlias(frame: Frame, info: AliasInfo): void {
  const scope = frame.scope;
  const key = info.name.toLowerCase();
  scope.aliases ??= new Map();
  scope.aliases.set(key, info);
  noteChange(scope, key);
}
