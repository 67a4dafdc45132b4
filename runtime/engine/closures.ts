import type { Value } from '../types/net-object.ts';
import { CompiledBlock } from './compiled-block.ts';
import { type Frame, fields } from './frame.ts';
import { PSModuleInfo } from './ps-module-info.ts';
import { PSVariable } from './ps-variable.ts';
import { ScriptBlock } from './script-block.ts';
import { SessionState } from './session-state.ts';
import { dynamicOf } from './variables.ts';

const guid = (): string => crypto.randomUUID();
const notCaptured = new Set(['$_', '$input', '$this', '$psitem']);

/**
 * `GetNewClosure`: the block bound to a dynamic module whose scope holds copies of the local variables of the
 * scope that calls. Variables of outer scopes are looked up when the closure runs.
 */
export function newClosure(frame: Frame, block: ScriptBlock): ScriptBlock {
  const { session } = frame;
  const module = new PSModuleInfo(`__DynamicModule_${guid()}`);
  module.moduleType = 'Script';
  const state = new SessionState(module);
  module.state = state;
  const root = new CompiledBlock(frame.code.unit, { kind: 'block', at: frame.at }).newFrame(
    session.global,
    null,
    state,
    session,
  );
  root.script = root;
  root.streams = session.hostStreams;
  state.root = root;
  state.current = root;
  const variables = dynamicOf(root);
  const scope = frame.scope;
  const copy = (key: string, value: Value, name = key): void => {
    variables.set(key, new PSVariable(name, value));
  };
  for (const field of Object.keys(scope)) {
    if (!field.startsWith('$') || notCaptured.has(field)) continue;
    const value = fields(scope)[field];
    if (value !== undefined) copy(field.slice(1), value);
  }
  if (scope.dynamic !== null && scope !== session.global) {
    for (const [key, variable] of scope.dynamic) {
      if (variable.isPrivate) continue;
      const captured = new PSVariable(variable.name, variable.value);
      captured.constraint = variable.constraint;
      captured.attributes = [...variable.attributes];
      captured.description = variable.description;
      variables.set(key, captured);
    }
  }
  return new ScriptBlock(block.code, state);
}
