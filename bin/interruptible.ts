import { Script } from 'node:vm';

const entry = Symbol.for('pscc.entry');

/**
 * Runs a program so that Ctrl+C breaks it wherever it is, a busy loop and a wait alike: a JavaScript signal
 * handler would not be called while the thread is busy. JavaScript's own `finally` blocks do not run after
 * the break, so `interrupted` runs what the program left pending. Returns the exit code.
 */
export function runInterruptible(program: () => number, interrupted: () => number): number {
  const holder = globalThis as unknown as Record<symbol, () => number>;
  holder[entry] = program;
  try {
    return new Script("globalThis[Symbol.for('pscc.entry')]()", { filename: 'pscc' }).runInThisContext({
      breakOnSigint: true,
    }) as number;
  } catch (error) {
    if ((error as NodeJS.ErrnoException | null)?.code !== 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw error;
    return interrupted();
  }
}
