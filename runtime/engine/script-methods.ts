import type { Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import { ambient } from './ambient.ts';
import { callDepthOverflow } from './errors.ts';
import { type Frame, fields } from './frame.ts';
import type { MethodDescription } from './script-types.ts';
import { nullSink } from './sink.ts';

/** Runs a method's body: its value is what `return` gives, other output is dropped. */
export function runMethod(
  home: Frame,
  method: MethodDescription,
  self: Value,
  args: readonly Value[],
  _type?: NetType,
): Value {
  const { code } = method;
  const caller = ambient.frame ?? home;
  const frame = code.newFrame(home, caller, home.state, home.session);
  // Errors that a method reports go to the host: its caller's redirections are not its own.
  frame.streams = { ...frame.streams, error: frame.session.hostStreams.error };
  const params = code.body.params ?? [];
  for (let i = 0; i < params.length; i++) fields(frame)[`$${params[i]!.name.toLowerCase()}`] = args[i];
  if (self !== undefined) frame.$this = self;
  const { session, state } = frame;
  const savedScope = state.current;
  if (++session.callDepth > session.maxCallDepth) {
    session.callDepth--;
    throw callDepthOverflow();
  }
  // A method's errors end it: they are the caller's to handle.
  const propagate = session.propagate;
  session.propagate = true;
  state.current = frame;
  ambient.frame = frame;
  try {
    return (code.body.end as unknown as (f: Frame, out: typeof nullSink) => Value)?.(frame, nullSink);
  } finally {
    session.propagate = propagate;
    session.callDepth--;
    state.current = savedScope;
    ambient.frame = caller;
  }
}
