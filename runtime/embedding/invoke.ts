/** Running a compiled script from JavaScript. */

import type { Argument } from '../engine/binder/binder.ts';
import { Collector } from '../engine/collector.ts';
import { ExternalScriptInfo } from '../engine/command-info.ts';
import type { CompiledBlock } from '../engine/compiled-block.ts';
import { toRuntimeException } from '../engine/errors.ts';
import { ExitSignal, FlowSignal } from '../engine/flow.ts';
import { FunctionProcessor } from '../engine/function-processor.ts';
import { runPipeline } from '../engine/pipeline.ts';
import { createConsoleSession } from '../engine/program.ts';
import { ScriptBlock } from '../engine/script-block.ts';
import { defineTypes } from '../engine/script-types.ts';
import { AutomationNull } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { fromJavaScript } from './from-javascript.ts';
import { toJavaScript } from './to-javascript.ts';

/** `exit` in a script that JavaScript runs. */
export class ScriptExit extends Error {
  override readonly name = 'ScriptExit';
  constructor(readonly exitCode: number) {
    super(`the script ended with exit code ${exitCode}`);
  }
}

let shared: ReturnType<typeof createConsoleSession> | undefined;

/**
 * Runs a script and returns its output. One session serves the process, so functions and variables stay.
 * @param values arguments in order; @param named arguments by parameter name
 */
export function invokeScript(
  code: CompiledBlock,
  values: readonly unknown[],
  named: Readonly<Record<string, unknown>>,
): unknown[] {
  shared ??= createConsoleSession();
  const { session } = shared;
  const path = code.unit.path ?? '';
  const args: Argument[] = [
    ...Object.entries(named).map(
      ([parameter, value]): Argument => ({ parameter, hasValue: true, value: fromJavaScript(value) }),
    ),
    ...values.map((value): Argument => ({ hasValue: true, value: fromJavaScript(value) })),
  ];
  const processor = new FunctionProcessor({
    caller: session.global,
    info: new ExternalScriptInfo(path.slice(path.lastIndexOf('/') + 1), path),
    block: new ScriptBlock(code, session.topLevel),
    args,
    extent: code.unit.extent(code.at),
    invocationName: path,
    dotted: false,
    streams: session.hostStreams,
    pipelineLength: 1,
    pipelinePosition: 1,
  });
  const prepare = processor.prepare.bind(processor);
  processor.prepare = () => {
    prepare();
    defineTypes(processor.frame, code.unit);
  };
  const output = new Collector();
  // A call of a script takes several JavaScript frames; the stack is to reach the script's first line.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = Math.max(stackTraceLimit, 100);
  try {
    runPipeline([processor], output, undefined);
  } catch (error) {
    if (error instanceof ExitSignal) throw new ScriptExit(error.code);
    if (!(error instanceof FlowSignal)) throw toRuntimeException(error);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    session.host.flush();
  }
  return output.items.filter((item: Value) => item !== AutomationNull).map(toJavaScript);
}
