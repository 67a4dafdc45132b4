import type { Argument } from '../engine/binder/binder.ts';
import { type CommandInfo, ExternalScriptInfo, ScriptInfo } from '../engine/command-info.ts';
import type { CompiledBlock } from '../engine/compiled-block.ts';
import type { Frame } from '../engine/frame.ts';
import { FunctionProcessor } from '../engine/function-processor.ts';
import { runPipeline } from '../engine/pipeline.ts';
import { PSModuleInfo } from '../engine/ps-module-info.ts';
import { FrameVariable, PSVariable } from '../engine/ps-variable.ts';
import { ScriptBlock } from '../engine/script-block.ts';
import { SessionState } from '../engine/session-state.ts';
import type { Sink } from '../engine/sink.ts';
import type { Streams } from '../engine/streams.ts';
import { install, variableOf } from '../engine/variables.ts';
import { itemsOf, type PSArray } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';

/** Where the members of a module go, and what runs meanwhile. */
export interface ModuleContext {
  /** The frame of the command that imports. */
  readonly frame: Frame;
  readonly streams: Streams;
  readonly output: Sink;
  readonly verbose?: (message: string) => void;
}

/** Gives a module a session state of its own, whose root scope is linked to the global one, for the code that it runs. */
export function openState(module: PSModuleInfo, code: CompiledBlock, caller: Frame): Frame {
  const { session } = caller;
  const state = new SessionState(module);
  const root = code.newFrame(session.global, caller, state, session);
  root.script = root;
  root.functions = new Map();
  root.aliases = new Map();
  state.root = root;
  state.current = root;
  module.state = state;
  return root;
}

/** Runs code as the body of a module: in the module's root scope. */
export function runModuleCode(
  module: PSModuleInfo,
  code: CompiledBlock,
  context: ModuleContext,
  args: readonly Value[],
  info?: CommandInfo,
  opened?: Frame,
): void {
  const root = opened ?? openState(module, code, context.frame);
  const block = new ScriptBlock(code, root.state);
  if (info !== undefined) {
    info.module = module;
    if (info instanceof ExternalScriptInfo) info.scriptBlock = block;
  }
  const processor = new FunctionProcessor({
    caller: context.frame,
    info: info ?? new ScriptInfo(block),
    block,
    args: args.map((value): Argument => ({ hasValue: true, value })),
    extent: code.unit.extent(code.at),
    invocationName: '',
    dotted: false,
    streams: context.streams,
    frame: root,
    pipelineLength: 1,
    pipelinePosition: 1,
  });
  const prepare = processor.prepare.bind(processor);
  processor.prepare = () => {
    prepare();
    code.unit.prepare?.(root);
  };
  const { scriptTypes } = context.frame.session;
  const before = new Map(scriptTypes);
  try {
    runPipeline([processor], context.output, undefined);
  } finally {
    // Its classes are its own; only `using module` makes them known elsewhere.
    for (const [name, type] of scriptTypes) {
      if (before.get(name) === type) continue;
      module.scriptTypes.set(name, type);
      const previous = before.get(name);
      if (previous === undefined) scriptTypes.delete(name);
      else scriptTypes.set(name, previous);
    }
  }
  // Its functions report where their callers do.
  root.streams = context.frame.session.hostStreams;
}

/** A scope's variable as an object of its own, so that another scope may share it. */
export function sharedVariable(frame: Frame, key: string): PSVariable | undefined {
  const variable = variableOf(frame, key);
  if (!(variable instanceof FrameVariable)) return variable;
  const full = new PSVariable(variable.name, variable.value);
  full.constraint = variable.constraint;
  install(frame, key, full);
  return full;
}

export const listOf = (value: PSArray | undefined): Value[] =>
  value === undefined ? [] : [...itemsOf(value)];

export const newModule = (name: string, path: string): PSModuleInfo => new PSModuleInfo(name, path);
