import { generalHelp } from './help.ts';
import { printError, printOut } from './output.ts';
import { UsageError } from './usage-error.ts';
import { buildCommand } from './verbs/build.ts';
import { checkCommand } from './verbs/check.ts';
import { dumpCommand } from './verbs/dump.ts';
import { runCommand } from './verbs/run.ts';

declare const PSCC_VERSION: string;

/** What each verb does with the words after it. Returns the exit code; undefined keeps the process going. */
const verbs: Record<string, (words: readonly string[]) => number | undefined> = {
  run: runCommand,
  build: buildCommand,
  check: checkCommand,
  dump: dumpCommand,
};

/** Runs the verb of the command line. */
export function main(words: readonly string[]): void {
  try {
    const code = dispatch(words);
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    printError(`pscc: ${error.message}\n`);
    process.exitCode = 2;
  }
}

function dispatch(words: readonly string[]): number | undefined {
  const [verb, ...rest] = words;
  if (verb === undefined || verb === '--help' || verb === '-h' || verb === 'help') {
    (verb === undefined ? printError : printOut)(generalHelp);
    return verb === undefined ? 2 : 0;
  }
  if (verb === '--version' || verb === '-v') {
    printOut(`pscc ${PSCC_VERSION}\n`);
    return 0;
  }
  const command = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (command === undefined) {
    throw new UsageError(
      verb.startsWith('-')
        ? `unknown option '${verb}' (try 'pscc --help')`
        : `unknown command '${verb}' (try 'pscc --help')`,
    );
  }
  return command(rest);
}
