import { OutDefault } from '../formatting/out-default.ts';
import type { RuntimeException } from '../types/error-record.ts';
import { Exception } from '../types/exceptions.ts';
import type { Argument } from './binder/binder.ts';
import { ExternalScriptInfo } from './command-info.ts';
import type { CompiledBlock } from './compiled-block.ts';
import { ConsoleHost } from './console-host.ts';
import { rememberError, toRuntimeException } from './errors.ts';
import { runPendingFinalizers } from './finalizers.ts';
import { ExitSignal, FlowSignal } from './flow.ts';
import { FunctionProcessor } from './function-processor.ts';
import { HostOutput } from './host-output.ts';
import { installHooks } from './install-hooks.ts';
import { importUsedModules } from './module-hooks.ts';
import { runPipeline } from './pipeline.ts';
import { ScriptBlock } from './script-block.ts';
import { defineTypes } from './script-types.ts';
import { Session } from './session.ts';

/** A session whose output goes to the console. */
export function createConsoleSession(program?: CompiledBlock): { session: Session; output: OutDefault } {
  const host = new ConsoleHost();
  const session = new Session(host, program);
  installHooks(session);
  const output = new OutDefault(host);
  session.hostOutput = new HostOutput(session, output);
  return { session, output };
}

export interface ProgramOptions {
  /** Arguments as on a command line. */
  readonly args: readonly string[];
}

/** Command line words as arguments: `-Name`, `-Name:value`, values. */
export function parseArguments(words: readonly string[]): Argument[] {
  const out: Argument[] = [];
  for (const word of words) {
    const match = /^-([\p{L}_?][\p{L}\p{N}_]*)(:?)(.*)$/su.exec(word);
    if (match === null || (match[2] === '' && match[3] !== '')) out.push({ hasValue: true, value: word });
    else if (match[2] === '') out.push({ parameter: match[1], hasValue: false });
    else if (match[3] === '') out.push({ parameter: match[1], hasValue: false });
    else out.push({ parameter: match[1], hasValue: true, value: switchWord(match[3]!) });
  }
  return out;
}

const switchWord = (text: string): unknown =>
  /^\$true$/i.test(text) ? true : /^\$false$/i.test(text) ? false : text;

/** Runs a script as a program. Returns the exit code. */
export function runProgram(code: CompiledBlock, options: ProgramOptions): number {
  const { session, output } = createConsoleSession(code);
  return runIn(session, output, code, options);
}

let running: { session: Session; output: OutDefault } | null = null;

/** After Ctrl+C: runs what `finally` blocks are pending. Returns the exit code. */
export function interruptProgram(): number {
  if (running === null) return 130;
  const { session, output } = running;
  try {
    runPendingFinalizers(session.finalizers);
  } catch (error) {
    reportFinal(session, error);
  }
  output.end();
  session.host.flush();
  return 130;
}

export function runIn(
  session: Session,
  output: OutDefault,
  code: CompiledBlock,
  options: ProgramOptions,
): number {
  running = { session, output };
  const { global } = session;
  const path = code.unit.path;
  let exitCode: number | undefined;
  try {
    const block = new ScriptBlock(code, session.topLevel);
    const processor = new FunctionProcessor({
      caller: global,
      info: new ExternalScriptInfo(path === null ? '' : path.slice(path.lastIndexOf('/') + 1), path ?? ''),
      block,
      args: parseArguments(options.args),
      extent: code.unit.extent(code.at),
      invocationName: path ?? '',
      dotted: false,
      frame: global,
      streams: session.hostStreams,
      pipelineLength: 1,
      pipelinePosition: 1,
    });
    const prepare = processor.prepare.bind(processor);
    processor.prepare = () => {
      importUsedModules(global, code.unit);
      defineTypes(global, code.unit);
      prepare();
    };
    runPipeline([processor], session.hostOutput, undefined);
  } catch (error) {
    exitCode = error instanceof ExitSignal ? error.code : reportFinal(session, error);
  }
  output.end();
  session.host.flush();
  if (exitCode !== undefined) return exitCode & 0xff;
  return 0;
}

/** Prints the error that ended the program. */
function reportFinal(session: Session, error: unknown): number {
  if (error instanceof ExitSignal) return error.code;
  // `break` and `continue` outside of any loop end the script.
  if (error instanceof FlowSignal) return 0;
  const exception: RuntimeException =
    error instanceof Exception || error instanceof RangeError ? toRuntimeException(error) : thrown(error);
  const record = exception.errorRecord;
  rememberError(session, record);
  session.hostStreams.error.write(record);
  return 1;
}

function thrown(error: unknown): never {
  throw error;
}
