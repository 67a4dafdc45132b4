import type { Value } from '../types/net-object.ts';
import type { Sink } from './sink.ts';

/** A command in a running pipeline: a sink for its input, which writes to the next one's. */
export abstract class CommandProcessor implements Sink {
  out!: Sink;
  /** Gets input from a command before it, or from an expression. */
  expectingInput = false;
  /** The command reported an error of its own: `$?` is false after its pipeline. */
  failed = false;

  /** Binds the command line; after it, `begin` may run. */
  abstract prepare(): void;
  abstract begin(): void;
  /** Takes one object of input. */
  abstract write(value: Value): void;
  /** Runs once in place of input for a command that gets none. */
  abstract processAlone(): void;
  abstract end(): void;
  /** Runs last in every case. */
  cleanup(): void {}
}
