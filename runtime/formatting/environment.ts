import { ambient } from '../engine/ambient.ts';
import { findCommand } from '../engine/command-discovery.ts';
import { compileText } from '../engine/compile-source.ts';
import { ScriptBlock } from '../engine/script-block.ts';
import { find } from '../engine/variables.ts';
import { toPSString } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { propertyByPath } from './property-path.ts';

/** What formatting asks of the running session; a host without one gets the defaults. */
export const formatHooks = {
  /** Compiles the text of a view's script to a ScriptBlock. */
  compileScript(text: string): Value {
    return new ScriptBlock(compileText(text, null), null);
  },

  /** Columns of the window that errors are folded to. */
  windowWidth(): number {
    return ambient.frame?.session.host.width ?? 80;
  },

  /** Whether a command of this name can be called from the running scope. */
  commandExists(name: string): boolean {
    const { frame } = ambient;
    return frame === null || findCommand(frame, name) !== undefined;
  },

  /** The value of `$ErrorView` as text. */
  errorView(): string {
    const { frame } = ambient;
    const value = frame === null ? undefined : find(frame, 'errorview');
    return value === undefined || value === null ? 'ConciseView' : toPSString(value);
  },

  /** The session's location, for paths that are shown relative to it. */
  currentDirectory(): string {
    return ambient.frame?.session.currentDirectory ?? process.cwd();
  },

  /** A property of `$PSStyle` by path (`Formatting.TableHeader`). */
  styleOverride(path: string): string | undefined {
    const { frame } = ambient;
    const style = frame === null ? undefined : find(frame, 'psstyle');
    return style === undefined || style === null ? undefined : propertyByPath(style, path);
  },
};

const defaultLimit = 4;

/**
 * How many elements of a collection a field shows (`$global:FormatEnumerationLimit`); negative for all.
 * A script that runs as the program has the global scope for its own.
 */
export function enumerationLimit(): number {
  const scope = ambient.frame?.script;
  const limit = scope === undefined ? undefined : find(scope, 'formatenumerationlimit');
  return typeof limit === 'number' ? limit : defaultLimit;
}
