import type { Value } from '../types/net-object.ts';

/** Where a stage of a pipeline writes its objects, one at a time. */
export interface Sink {
  write(value: Value): void;
}

/** Swallows everything: `$null` as a target. */
export const nullSink: Sink = { write() {} };
