import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compileFile, compileText, runProgram } from '../../runtime/core.ts';

/** `pscc run FILE [args…]`, `pscc run -c CODE`. */
export function runCommand(words: readonly string[]): void {
  const [file, ...args] = words;
  if (file === '-c') {
    process.exitCode = runProgram(compileText(args[0]!, null), { args: args.slice(1) });
    return;
  }
  if (file === '-') {
    process.exitCode = runProgram(compileText(readFileSync(0, 'utf8'), null), { args });
    return;
  }
  process.exitCode = runProgram(compileFile(resolve(file!)), { args });
}
