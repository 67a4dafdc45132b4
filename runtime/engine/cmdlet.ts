import type { ErrorRecord } from '../types/error-record.ts';
import type { Value } from '../types/net-object.ts';
import type { CommandRuntime } from './command-runtime.ts';
import type { Frame } from './frame.ts';
import type { CommandMetadata } from './parameter-metadata.ts';
import type { Session } from './session.ts';

/**
 * Base class of the cmdlets. The binder assigns each bound parameter to the property of the same name,
 * converted to its declared type (`string` → JS string, `int` → number, `switch` → JS boolean, `string[]` → PSArray,
 * `object` → any value), before `begin` for command-line arguments and before each `process` for pipeline input.
 * Unbound properties keep the value of their initializer, or are undefined.
 */
export abstract class Cmdlet {
  /** Set by the engine before `begin`. Streams, preferences, error reporting and script blocks go through it. */
  declare runtime: CommandRuntime;

  begin(): void {}
  process(): void {}
  end(): void {}
  /** Runs last, also after an error or when the pipeline is stopped from downstream. */
  cleanup(): void {}

  get session(): Session {
    return this.runtime.session;
  }

  /** The frame of the caller: where variables are read and script blocks run. */
  get frame(): Frame {
    return this.runtime.frame;
  }

  /** Whether the parameter was given, on the command line or from the pipeline. */
  has(parameter: string): boolean {
    return this.runtime.isBound(parameter);
  }

  get parameterSetName(): string {
    return this.runtime.parameterSetName;
  }

  /** Writes one object, not enumerated. */
  write(value: Value): void {
    this.runtime.emit(value);
  }

  /** Writes a collection's elements, anything else as it is. */
  writeEnumerated(value: Value): void {
    this.runtime.writeEnumerated(value);
  }

  /** A non-terminating error: reported, and the command goes on. */
  writeError(record: ErrorRecord): void {
    this.runtime.writeError(record);
  }

  /** A statement-terminating error. */
  throwTerminating(record: ErrorRecord): never {
    return this.runtime.throwTerminating(record);
  }

  shouldProcess(target: string, action?: string): boolean {
    return this.runtime.shouldProcess(target, action);
  }
}

export type CmdletClass = new () => Cmdlet;

/** What a command's file exports as `command`. */
export interface CmdletDefinition {
  readonly metadata: CommandMetadata;
  readonly create: () => Cmdlet;
}

/**
 * Joins a cmdlet's class to its recorded metadata.
 * @param metadata `runtime/generated/commands/<Name>.json`
 */
export function defineCmdlet(metadata: unknown, cmdlet: CmdletClass): CmdletDefinition {
  return { metadata: metadata as CommandMetadata, create: () => new cmdlet() };
}
