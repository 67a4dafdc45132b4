import { AutomationNull } from '../types/automation-null.ts';
import { enumeratorOf, PSArray } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { forgetFailure } from './failed-command.ts';
import { StopUpstreamSignal } from './flow.ts';
import type { CommandProcessor } from './processor.ts';
import type { Sink } from './sink.ts';

/** A source of input that produces objects as they are asked for. */
export interface InputSource {
  [Symbol.iterator](): Iterator<Value>;
}

/** Feeds an expression's value into a pipeline: a collection's elements, anything else as one object. */
export function feed(value: Value, sink: Sink): void {
  if (typeof value === 'string' || typeof value === 'number') {
    sink.write(value);
    return;
  }
  if (value === AutomationNull) return;
  if (value instanceof PSArray) {
    for (let i = 0; i < value.length; i++) sink.write(value.get(i));
    return;
  }
  const iterator = enumeratorOf(value);
  if (iterator === null) {
    sink.write(value);
    return;
  }
  for (let step = iterator.next(); !step.done; step = iterator.next()) sink.write(step.value);
}

export class LazyInput {
  constructor(readonly source: InputSource) {}
}

/**
 * Runs processors as a pipeline: begins them in order, feeds the first, ends them in order.
 * A command that wants no more input ends what stands before it.
 */
export function runPipeline(
  stages: readonly CommandProcessor[],
  out: Sink,
  input: Value | LazyInput | undefined,
): void {
  const last = stages.length - 1;
  for (let i = 0; i <= last; i++) {
    const stage = stages[i]!;
    stage.out = i === last ? out : stages[i + 1]!;
    stage.expectingInput = i > 0 || input !== undefined;
  }
  let first = 0;
  try {
    for (const stage of stages) stage.prepare();
    first = guarded(stages, first, () => {
      for (const stage of stages) stage.begin();
      if (input === undefined) stages[0]!.processAlone();
      else if (input instanceof LazyInput) for (const value of input.source) stages[0]!.write(value);
      else feed(input, stages[0]!);
    });
    while (first <= last) {
      const current = first;
      first = guarded(stages, first, () => stages[current]!.end());
      if (first === current) first++;
    }
  } finally {
    forgetFailure();
    for (const stage of stages) stage.cleanup();
  }
}

/** Runs a step; when a stage stops what is before it, returns that stage's index, from where ending goes on. */
function guarded(stages: readonly CommandProcessor[], first: number, step: () => void): number {
  try {
    step();
    return first;
  } catch (signal) {
    if (!(signal instanceof StopUpstreamSignal)) throw signal;
    const index = stages.indexOf(signal.owner!);
    if (index < 0) throw signal;
    return Math.max(index, first);
  }
}
