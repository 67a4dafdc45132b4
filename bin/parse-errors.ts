import type { ParseError } from '../compiler/index.ts';
import { printError } from './output.ts';
import { core } from './parts.ts';
import type { ScriptText } from './read-script.ts';

/** Prints a script's parse errors on stderr as PowerShell does. */
export function printParseErrors(script: ScriptText, errors: readonly ParseError[]): void {
  const text = core().renderParseErrors(script.text, script.path ?? '', errors);
  printError(text.endsWith('\n') ? text : `${text}\n`);
}
