import { runtimeError } from '../types/error-record.ts';
import { toPSString } from '../types/index.ts';
import { unwrap } from '../types/ps-object.ts';
import type { Argument } from './binder/binder.ts';
import { ForEachStage, WhereStage } from './block-stages.ts';
import { type CmdletCall, CmdletProcessor } from './cmdlet-processor.ts';
import { type Invocation, ModuleInvocation, resolveCommand } from './command-discovery.ts';
import {
  ApplicationInfo,
  CmdletInfo,
  type CommandInfo,
  ExternalScriptInfo,
  FunctionInfo,
  ScriptInfo,
} from './command-info.ts';
import { hasDefaultParameters } from './default-parameters.ts';
import type { Frame } from './frame.ts';
import { type FunctionCall, FunctionProcessor } from './function-processor.ts';
import { InlineBlockProcessor } from './inline-block-processor.ts';
import { loadScriptFile } from './load-script.ts';
import { NativeProcessor } from './native/native-processor.ts';
import type { CommandProcessor } from './processor.ts';
import { ScriptBlock } from './script-block.ts';
import type { ScriptExtent } from './script-extent.ts';
import { ScriptFileProcessor } from './script-file-processor.ts';
import type { Streams } from './streams.ts';

export interface StageRequest {
  readonly caller: Frame;
  readonly target: Invocation;
  /** The name as written, null where it was computed. */
  readonly name: string | null;
  readonly operator?: '&' | '.';
  readonly args: readonly Argument[];
  readonly extent: ScriptExtent;
  readonly streams: Streams;
  readonly pipelineLength: number;
  readonly pipelinePosition: number;
  readonly isLast: boolean;
  /** The pipeline's output goes straight to the host. */
  readonly hostOutput: boolean;
}

// Spelled out field by field: calls are made often, and copies of whole requests are slow.
function functionCall(
  request: StageRequest,
  caller: Frame,
  info: CommandInfo,
  block: ScriptBlock,
  invocationName: string,
): FunctionCall {
  const { args, extent, streams, pipelineLength, pipelinePosition } = request;
  return {
    caller,
    info,
    block,
    args,
    extent,
    invocationName,
    dotted: request.operator === '.',
    streams,
    pipelineLength,
    pipelinePosition,
  };
}

function cmdletCall(request: StageRequest, info: CmdletInfo, invocationName: string): CmdletCall {
  const { caller, args, extent, streams, pipelineLength, pipelinePosition } = request;
  return { caller, info, args, extent, invocationName, streams, pipelineLength, pipelinePosition };
}

/** The direct stage for a command with one literal block, if that is all it has. */
function blockStage({ args, caller, streams }: StageRequest, info: CmdletInfo): CommandProcessor | null {
  const [only] = args;
  if (args.length !== 1 || only!.parameter !== undefined || !(only!.value instanceof ScriptBlock))
    return null;
  if (only!.value.code.body.process !== undefined && only!.value.inline === null) return null;
  if (streams !== caller.streams || hasDefaultParameters(caller)) return null;
  if (info.name === 'ForEach-Object') return new ForEachStage(caller, only!.value, streams);
  return info.name === 'Where-Object' ? new WhereStage(caller, only!.value, streams) : null;
}

/** `& $module { … } args`, `& $module name args`: the first argument runs in the module's own scope. */
function moduleStage(request: StageRequest, { target }: ModuleInvocation): CommandProcessor {
  const [first, ...args] = request.args;
  const { state } = target;
  if (state === null || first === undefined) {
    throw runtimeError(
      'CantInvokeInNonImportedModule',
      'InvalidOperation',
      `Cannot call into a module that is not imported: '${target.name}'.`,
      target,
    );
  }
  const value = unwrap(first.value);
  const info =
    value instanceof ScriptBlock
      ? new ScriptInfo(new ScriptBlock(value.code, state))
      : resolveCommand(state.current, toPSString(first.value));
  const name = info instanceof ScriptInfo ? null : info.name;
  return createProcessor({ ...request, args, name, target: { info } });
}

/** Makes the stage that runs a command. */
export function createProcessor(request: StageRequest): CommandProcessor {
  const { target, caller, operator } = request;
  const { info } = target;
  const invocationName = request.name ?? (info instanceof ScriptInfo ? (operator ?? '&') : info.name);
  const dotted = operator === '.';
  if (info instanceof FunctionInfo) {
    return new FunctionProcessor(functionCall(request, caller, info, info.scriptBlock, invocationName));
  }
  if (info instanceof CmdletInfo)
    return blockStage(request, info) ?? new CmdletProcessor(cmdletCall(request, info, invocationName));
  if (info instanceof ScriptInfo) {
    const block = info.scriptBlock;
    if (dotted && block.inline !== null && block.home?.scope === caller.scope && request.args.length === 0) {
      return new InlineBlockProcessor(block, request.streams);
    }
    return new FunctionProcessor(functionCall(request, target.frame ?? caller, info, block, invocationName));
  }
  if (info instanceof ExternalScriptInfo) {
    const block = loadScriptFile(caller, info.path);
    return new ScriptFileProcessor(functionCall(request, caller, info, block, invocationName));
  }
  if (info instanceof ModuleInvocation) return moduleStage(request, info);
  if (info instanceof ApplicationInfo) return new NativeProcessor({ ...request, info });
  throw runtimeError(
    'CommandNotSupported',
    'NotImplemented',
    `Commands of type ${info.commandType} can't be run.`,
    info.name,
  );
}
