import { hooks } from '../types/hooks.ts';
import { toPSString } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { ambient } from './ambient.ts';
import { registerEngineTypes } from './engine-types.ts';
import type { Frame } from './frame.ts';
import { invokeBlockValue } from './invoke.ts';
import { installMagicMethods } from './magic-methods.ts';
import type { ScriptBlock } from './script-block.ts';
import type { Session } from './session.ts';
import { defineBuiltInTransformations } from './transformations-builtin.ts';
import { find, strictModeOf } from './variables.ts';

/** Connects the type system to the engine. */
export function installHooks(session: Session): void {
  const current = (): Frame => ambient.frame ?? session.global;
  hooks.invokeScriptBlock = (block, args, self, under) =>
    invokeBlockValue(current(), block as ScriptBlock, { args, self, under });
  hooks.outputFieldSeparator = () => {
    const value: Value = find(current(), 'ofs');
    return value === undefined || value === null ? ' ' : toPSString(value);
  };
  hooks.strictModeVersion = () => strictModeOf(current());
  hooks.currentDirectory = () => current().session.currentDirectory;
  hooks.usingNamespaces = () => current().code.unit.namespaces;
  hooks.findScriptType = (name) => {
    const { state, session: own } = current();
    return (
      state.module?.scriptTypes.get(name.toLowerCase()) ?? own.scriptTypes.get(name.toLowerCase()) ?? null
    );
  };
  hooks.warn = (message) => current().streams.warning.write(message);
  registerEngineTypes();
  installMagicMethods();
  defineBuiltInTransformations();
}
