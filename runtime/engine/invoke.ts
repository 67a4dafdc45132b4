import { objectArray } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { ambient } from './ambient.ts';
import { bindParameters } from './bind-function.ts';
import type { Argument } from './binder/binder.ts';
import { Collector } from './collector.ts';
import { ScriptInfo } from './command-info.ts';
import type { BlockFunction } from './compiled-block.ts';
import { newDottedFrame } from './dotted-frame.ts';
import { callDepthOverflow } from './errors.ts';
import type { Frame } from './frame.ts';
import { InputEnumerator } from './input-enumerator.ts';
import { InvocationInfo } from './invocation-info.ts';
import type { ScriptBlock } from './script-block.ts';
import type { Sink } from './sink.ts';

/** Runs a part of a block in its frame: the current scope of its session state meanwhile. */
export function runBody(frame: Frame, body: BlockFunction, out: Sink): void {
  const { session, state } = frame;
  const savedScope = state.current;
  const savedFrame = ambient.frame;
  if (++session.callDepth > session.maxCallDepth) {
    session.callDepth--;
    throw callDepthOverflow();
  }
  state.current = frame;
  ambient.frame = frame;
  try {
    body(frame, out);
  } finally {
    session.callDepth--;
    state.current = savedScope;
    ambient.frame = savedFrame;
  }
}

export interface InvokeOptions {
  /** `$_`. */
  readonly under?: Value;
  /** `$this`. */
  readonly self?: Value;
  readonly args?: readonly Value[];
  /** Arguments with names; instead of `args`. */
  readonly arguments?: readonly Argument[];
  readonly input?: readonly Value[];
  /** Runs in the caller's scope. */
  readonly dotted?: boolean;
  /** Variables to set in the new scope, by name. */
  readonly variables?: ReadonlyMap<string, Value>;
}

/** Makes the frame that a block runs in when a command or member calls it. */
export function newFrame(caller: Frame, block: ScriptBlock, dotted: boolean): Frame {
  const state = block.state ?? caller.state;
  if (dotted) {
    const scope = state === caller.state ? caller : state.current;
    return newDottedFrame(block.code, caller, scope);
  }
  return block.code.newFrame(state.current, caller, state, caller.session);
}

/** Runs a block, its output going to `out`. */
export function invokeBlockOutput(
  caller: Frame,
  block: ScriptBlock,
  out: Sink,
  options: InvokeOptions = {},
): void {
  if (
    options.dotted &&
    block.inline !== null &&
    block.home?.scope === caller.scope &&
    options.args === undefined
  ) {
    runInline(block, out, options);
    return;
  }
  const frame = newFrame(caller, block, options.dotted ?? false);
  if (!options.dotted) {
    frame.invocation = new InvocationInfo(new ScriptInfo(block), caller.code.unit.extent(caller.at));
  }
  if (options.self !== undefined) frame.$this = options.self;
  if (options.under !== undefined) frame.$_ = options.under;
  frame.$input = new InputEnumerator(options.input ?? []);
  const { body } = block.code;
  const args =
    options.arguments ?? (options.args ?? []).map((value): Argument => ({ hasValue: true, value }));
  if (options.variables !== undefined) {
    for (const [name, value] of options.variables)
      (frame as unknown as Record<string, Value>)[`$${name.toLowerCase()}`] = value;
  }
  const binding = bindParameters(frame, args, false);
  frame.$args = objectArray(binding.rest);
  try {
    if (body.begin !== undefined) runBody(frame, body.begin, out);
    if (body.process !== undefined) {
      for (const value of options.input ?? [options.under]) {
        if (value !== undefined) frame.$_ = value;
        runBody(frame, body.process, out);
      }
    }
    if (body.end !== undefined) runBody(frame, body.end, out);
  } finally {
    if (body.clean !== undefined) runBody(frame, body.clean, { write() {} });
  }
}

/** Runs the body of a literal block in the frame that it stands in, with its own `$_`. */
function runInline(block: ScriptBlock, out: Sink, { under }: InvokeOptions): void {
  const home = block.home!;
  const { $_: saved, at, inlineBlock } = home;
  if (under !== undefined) home.$_ = under;
  home.inlineBlock = { at, outer: inlineBlock };
  try {
    block.inline!(out);
  } finally {
    home.$_ = saved;
    home.inlineBlock = inlineBlock;
    home.at = at;
  }
}

/** Runs a block for its output as a value. */
export function invokeBlockValue(caller: Frame, block: ScriptBlock, options: InvokeOptions = {}): Value {
  const out = new Collector();
  invokeBlockOutput(caller, block, out, options);
  return out.value();
}
