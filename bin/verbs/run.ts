import { runHelp } from '../help.ts';
import { runInterruptible } from '../interruptible.ts';
import { parseOptions } from '../options.ts';
import { printOut } from '../output.ts';
import { printParseErrors } from '../parse-errors.ts';
import { core } from '../parts.ts';
import { readScript, type ScriptText } from '../read-script.ts';
import { StageTimes } from '../stage-times.ts';
import { UsageError } from '../usage-error.ts';

/** `pscc run FILE [args…]`, `pscc run -c CODE [args…]`. */
export function runCommand(words: readonly string[]): number {
  // Everything after the file or the code belongs to the script.
  const isCommand = (word: string): boolean => word === '-c' || word === '--command';
  let end = words.findIndex((word) => isCommand(word) || word === '-' || !word.startsWith('-'));
  if (end < 0) end = words.length;
  const { values } = parseOptions('run', words.slice(0, end), { time: { type: 'boolean' } });
  if (values.help) {
    printOut(runHelp);
    return 0;
  }
  const global = end < words.length && isCommand(words[end]!);
  const [what, ...args] = words.slice(global ? end + 1 : end);
  if (what === undefined) {
    throw new UsageError(
      global ? `option '${words[end]}' needs the code to run` : "no file given (try 'pscc run --help')",
    );
  }
  const times = new StageTimes();
  const start = performance.now();
  const script: ScriptText = global ? { file: '-c', path: null, text: what } : readScript(what);
  times.add('read', performance.now() - start);
  const code = runScript(script, { args, global }, times);
  if (values.time) times.print();
  return code;
}

function runScript(
  script: ScriptText,
  options: { args: readonly string[]; global: boolean },
  times: StageTimes,
): number {
  const { compileText, interruptProgram, ParseException, runProgram } = core();
  const interrupted = (): number => interruptProgram();
  return runInterruptible(() => {
    let block: ReturnType<typeof compileText>;
    try {
      block = compileText(script.text, script.path, times.add);
    } catch (error) {
      if (!(error instanceof ParseException)) throw error;
      printParseErrors(script, error.errors);
      return 1;
    }
    return times.measure('run', () => runProgram(block, options));
  }, interrupted);
}
