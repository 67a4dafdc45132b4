import { fail as failPlain } from './errors.ts';
import type { Frame } from './frame.ts';
import type { Sink } from './sink.ts';
import { failWithTraps, type TrapHandler } from './try-catch.ts';

/** What a statement does with an error: by the traps in force, or by the preference. */
export function fail(f: Frame, thrown: unknown, traps?: readonly TrapHandler[], out?: Sink): void {
  if (traps === undefined) failPlain(f, thrown);
  else failWithTraps(f, thrown, traps, out!);
}
