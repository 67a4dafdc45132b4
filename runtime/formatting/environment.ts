import type { Value } from '../types/net-object.ts';

/** What formatting needs of the engine, which sets these at start. */
export interface FormatHooks {
  /** Compiles the text of a view's script to a ScriptBlock. */
  compileScript(text: string): Value;
  /** `$global:FormatEnumerationLimit`, as it is. */
  enumerationLimit(): Value;
  /** Columns of the window that errors are folded to. */
  windowWidth(): number;
  /** Whether a command of this name can be called from the running scope. */
  commandExists(name: string): boolean;
  /** What `Get-Error` shows of a record, for the detailed view. */
  detailedError(record: Value): string;
  /** The value of `$global:ErrorView` as text. */
  errorView(): string;
  /** The session's location, for paths that are shown relative to it. */
  currentDirectory(): string;
  /** A property of `$PSStyle` by path (`Formatting.TableHeader`), or undefined while nobody has made `$PSStyle`. */
  styleOverride(path: string): string | undefined;
}

export const formatHooks: FormatHooks = {
  compileScript: () => {
    throw new Error("the engine did not provide the formatting hook 'compileScript'");
  },
  enumerationLimit: () => 4,
  windowWidth: () => 80,
  commandExists: () => true,
  detailedError: () => {
    throw new Error("the engine did not provide the formatting hook 'detailedError'");
  },
  errorView: () => 'ConciseView',
  currentDirectory: () => process.cwd(),
  styleOverride: () => undefined,
};

const defaultLimit = 4;

/** How many elements of a collection a field shows; negative for all. */
export function enumerationLimit(): number {
  const limit = formatHooks.enumerationLimit();
  return typeof limit === 'number' ? limit : defaultLimit;
}
