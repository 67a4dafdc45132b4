import type { ErrorRecord } from '../types/error-record.ts';
import type { Value } from '../types/net-object.ts';
import type { Frame } from './frame.ts';
import type { InvocationInfo } from './invocation-info.ts';
import type { ScriptBlock } from './script-block.ts';
import type { Session } from './session.ts';
import type { Sink } from './sink.ts';
import type { Streams } from './streams.ts';

export interface BlockOptions {
  /** `$_`; left as it is when absent. */
  readonly under?: Value;
  /** `$args`. */
  readonly args?: readonly Value[];
  /** `$input` and pipeline input. */
  readonly input?: readonly Value[];
  /** Run in the caller's scope (`ForEach-Object`), not in a child of it (calculated properties). */
  readonly dotted?: boolean;
}

/** What a running cmdlet may ask of the engine (`MshCommandRuntime`). */
export interface CommandRuntime {
  readonly session: Session;
  readonly frame: Frame;
  readonly streams: Streams;
  readonly output: Sink;
  readonly invocation: InvocationInfo;
  readonly parameterSetName: string;
  /** Whether this stage gets pipeline input. */
  readonly expectingInput: boolean;
  isBound(parameter: string): boolean;
  /** Writes one object, not enumerated. */
  emit(value: Value): void;
  writeEnumerated(value: Value): void;
  writeError(record: ErrorRecord): void;
  throwTerminating(record: ErrorRecord): never;
  writeWarning(message: string): void;
  writeVerbose(message: string): void;
  writeDebug(message: string): void;
  /** @param record an InformationRecord */
  writeInformation(record: Value): void;
  writeProgress(record: Value): void;
  shouldProcess(target: string, action?: string): boolean;
  shouldContinue(query: string, caption: string): boolean;
  /** Runs a script block and returns its output: nothing, one value, or an array. */
  invokeBlock(block: ScriptBlock, options?: BlockOptions): Value;
  /** Runs a script block, its output going to `sink` one object at a time. */
  invokeBlockTo(sink: Sink, block: ScriptBlock, options?: BlockOptions): void;
  /** Ends this pipeline from here upward, as `Select-Object -First` does. */
  stopUpstream(): never;
}
