import type { Sink } from './sink.ts';

/** The streams other than output that a running command writes to; inherited from the caller's frame. */
export interface Streams {
  readonly error: Sink;
  readonly warning: Sink;
  readonly verbose: Sink;
  readonly debug: Sink;
  readonly information: Sink;
}

export type StreamName = keyof Streams;
