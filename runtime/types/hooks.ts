import type { Value } from './net-object.ts';

/**
 * What the type system needs of the engine, which sets these at start.
 * Types never import the engine; a hook that is not set is a bug and throws.
 */
export interface Hooks {
  /** Runs a script block in a child scope and returns its output as a single value, array or AutomationNull. */
  invokeScriptBlock(block: Value, args: readonly Value[], dollarThis?: Value, dollarUnder?: Value): Value;
  /** `$OFS` of the current scope, or a space. */
  outputFieldSeparator(): string;
  /** Strict mode version of the running scope; 0 when off. */
  strictModeVersion(): number;
  /** The session's current location in the FileSystem provider (absolute path). */
  currentDirectory(): string;
  /** Type names that a script's `using namespace` brings in, for type lookup at run time. */
  usingNamespaces(): readonly string[];
  /** Types defined by the script's classes and enums that are visible from the running code, or null. */
  findScriptType(name: string): Value;
  /** Formats a value as `Out-String` does; used by members that print. */
  warn(message: string): void;
}

const missing = (name: string) => (): never => {
  throw new Error(`the engine did not provide the hook '${name}'`);
};

export const hooks: Hooks = {
  invokeScriptBlock: missing('invokeScriptBlock'),
  outputFieldSeparator: () => ' ',
  strictModeVersion: () => 0,
  currentDirectory: () => process.cwd(),
  usingNamespaces: () => [],
  findScriptType: () => null,
  warn: missing('warn'),
};
