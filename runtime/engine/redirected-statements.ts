import type { Value } from '../types/net-object.ts';
import { Collector } from './collector.ts';
import type { Frame } from './frame.ts';
import { CommandProcessor } from './processor.ts';
import { openAll, type RedirectionLayout } from './redirection.ts';
import type { Sink } from './sink.ts';

class StatementStage extends CommandProcessor {
  override prepare(): void {}
  override begin(): void {}
  override write(): void {}
  override processAlone(): void {}
  override end(): void {}
}

/** Runs statements with redirected streams: `(1/0) 2>&1`. */
export function redirected(
  f: Frame,
  out: Sink,
  redirect: readonly RedirectionLayout[],
  files: readonly Value[],
  run: (out: Sink) => void,
): void {
  const closers: (() => void)[] = [];
  const open = openAll(f, redirect, files, closers);
  const stage = new StatementStage();
  open.attach(stage);
  stage.out = out;
  const saved = f.streams;
  f.streams = open.streams;
  try {
    run(stage.out);
  } finally {
    f.streams = saved;
    for (const close of closers) close();
  }
}

export function redirectedValue(
  f: Frame,
  redirect: readonly RedirectionLayout[],
  files: readonly Value[],
  run: (out: Sink) => void,
): Value {
  const out = new Collector();
  redirected(f, out, redirect, files, run);
  return out.value();
}
