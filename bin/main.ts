import { runCommand } from './verbs/run.ts';

/** Runs the verb of the command line. */
export function main(words: readonly string[]): void {
  const [verb, ...rest] = words;
  if (verb === 'run') runCommand(rest);
}
