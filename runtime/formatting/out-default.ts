import type { Host } from '../engine/host.ts';
import type { Sink } from '../engine/sink.ts';
import { AutomationNull } from '../types/automation-null.ts';
import type { ErrorRecord } from '../types/error-record.ts';
import { RuntimeException } from '../types/error-record.ts';
import { loadChunk } from '../types/load-chunk.ts';
import type { Value } from '../types/net-object.ts';
import type { Renderer } from './renderer.ts';

interface RenderingChunk {
  hostRenderer(host: Host): Renderer;
}

/** Ends what runs with an error of the formatter. */
export function failFormatting(record: ErrorRecord): never {
  const error = new RuntimeException(
    'System.Management.Automation.RuntimeException',
    record.exception.message,
  );
  error.errorRecord = record;
  throw error;
}

/**
 * The end of a script's pipeline: writes strings as they are and everything else formatted.
 * The formatter is loaded with the first object that needs it.
 */
export class OutDefault implements Sink {
  readonly #host: Host;
  #renderer: Renderer | null = null;

  constructor(host: Host) {
    this.#host = host;
  }

  write(value: Value): void {
    if (value === null || value === undefined || value === AutomationNull) return;
    if (this.#renderer === null) {
      if (typeof value === 'string') {
        this.#host.writeOut(`${value}\n`);
        return;
      }
      if (typeof value === 'number') {
        this.#host.writeOut(`${value}\n`);
        return;
      }
      this.#renderer = (loadChunk('formatting/host-output') as RenderingChunk).hostRenderer(this.#host);
    }
    this.#renderer.process(value);
  }

  /** Writes what is held back and closes an open table. */
  end(): void {
    this.#renderer?.end();
    this.#renderer = null;
  }
}
