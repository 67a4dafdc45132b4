import { closeSync, openSync, writeSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { AutomationNull } from '../types/automation-null.ts';
import { runtimeError } from '../types/error-record.ts';
import { toPSString } from '../types/index.ts';
import { loadChunk } from '../types/load-chunk.ts';
import type { Value } from '../types/net-object.ts';
import type { CommandLayout } from './command-site.ts';
import type { Frame } from './frame.ts';
import type { CommandProcessor } from './processor.ts';
import { nullSink, type Sink } from './sink.ts';
import type { StreamName, Streams } from './streams.ts';

export interface RedirectionLayout {
  readonly from: string;
  /** A stream, or `File`: the next of the site's values after its arguments. */
  readonly to: string;
  readonly append?: boolean;
}

export interface OpenRedirections {
  readonly streams: Streams;
  /** Connects what was redirected to the command's output once it has one. */
  attach(processor: CommandProcessor): void;
}

interface OutFileModule {
  formatToLines(values: readonly Value[], width: number, options?: object): string[];
}

/** A file that gets what is written to it as `Out-File` would format it. */
class FileSink implements Sink {
  readonly #fd: number;
  readonly #pending: Value[] = [];
  readonly #session: Frame['session'];

  constructor(f: Frame, path: string, append: boolean) {
    const full = isAbsolute(path) ? path : resolve(f.session.currentDirectory, path);
    this.#session = f.session;
    try {
      this.#fd = openSync(full, append ? 'a' : 'w');
    } catch (error) {
      throw openFailure(error as NodeJS.ErrnoException, full);
    }
  }
  write(value: Value): void {
    if (value === AutomationNull) return;
    if (typeof value === 'string' && this.#pending.length === 0) writeSync(this.#fd, `${value}\n`);
    else this.#pending.push(value);
  }
  close(): void {
    if (this.#pending.length > 0) {
      const { formatToLines } = loadChunk('formatting/format-to-lines') as OutFileModule;
      const lines = formatToLines(this.#pending, this.#session.host.width, { session: this.#session });
      writeSync(this.#fd, lines.map((line) => `${line}\n`).join(''));
    }
    closeSync(this.#fd);
  }
}

function openFailure(error: NodeJS.ErrnoException, path: string): Error {
  const message =
    error.code === 'ENOENT'
      ? `Could not find a part of the path '${path}'.`
      : error.code === 'EACCES' || error.code === 'EISDIR'
        ? `Access to the path '${path}' is denied.`
        : error.message;
  const failure = runtimeError('FileOpenFailure', 'OpenError', message, null);
  failure.errorRecord.commandTypeName = 'Microsoft.PowerShell.Commands.OutFileCommand';
  return failure;
}

const streamNames: Record<string, StreamName> = {
  Error: 'error',
  Warning: 'warning',
  Verbose: 'verbose',
  Debug: 'debug',
  Information: 'information',
};

class LateSink implements Sink {
  target: Sink = nullSink;
  write(value: Value): void {
    this.target.write(value);
  }
}

/** Opens a command's redirections. @param closers gets what must run when the pipeline ends */
export function openRedirections(
  f: Frame,
  layout: CommandLayout,
  values: readonly Value[],
  closers: (() => void)[],
): OpenRedirections | null {
  const { redirect } = layout;
  if (redirect === undefined) return null;
  const files = redirect.filter(({ to }) => to === 'File').length;
  return openAll(f, redirect, values.slice(values.length - files), closers);
}

export function openAll(
  f: Frame,
  redirect: readonly RedirectionLayout[],
  fileValues: readonly Value[],
  closers: (() => void)[],
): OpenRedirections {
  let nextFile = 0;
  let streams: Streams = f.streams;
  const late = new LateSink();
  let outputTarget: Sink | null = null;
  const setStream = (from: string, sink: Sink): void => {
    for (const [name, key] of Object.entries(streamNames)) {
      if (from === 'All' || from === name) streams = { ...streams, [key]: sink };
    }
  };
  for (const { from, to, append } of redirect) {
    if (to === 'File') {
      const target = openTarget(f, fileValues[nextFile++], append ?? false, closers);
      if (from === 'Output' || from === 'All') outputTarget = target;
      if (from !== 'Output') setStream(from, target);
    } else setStream(from, late);
  }
  return {
    streams,
    attach(processor) {
      if (outputTarget !== null) {
        late.target = outputTarget;
        const target = outputTarget;
        Object.defineProperty(processor, 'out', { configurable: true, get: () => target, set: () => {} });
        return;
      }
      let out: Sink = nullSink;
      Object.defineProperty(processor, 'out', {
        configurable: true,
        get: () => out,
        set: (sink: Sink) => {
          out = sink;
          late.target = sink;
        },
      });
    },
  };
}

const openFiles = new Map<string, { sink: FileSink; users: number }>();

function openTarget(f: Frame, file: Value, append: boolean, closers: (() => void)[]): Sink {
  if (file === null || file === AutomationNull) return nullSink;
  const path = toPSString(file);
  const known = openFiles.get(path);
  if (known !== undefined) return known.sink;
  const sink = new FileSink(f, path, append);
  openFiles.set(path, { sink, users: 1 });
  closers.push(() => {
    openFiles.delete(path);
    sink.close();
  });
  return sink;
}
