import type { Value } from '../types/net-object.ts';
import type { CompiledBlock, FrameClass } from './compiled-block.ts';
import { Frame } from './frame.ts';
import { ownValue, setLocal } from './variables.ts';

const classes = new WeakMap<CompiledBlock, FrameClass>();
const baseFields = new Set(Object.keys(new Frame(null as never, null, null, null as never, {} as never)));

/**
 * A frame for code that runs in its caller's scope (`.`, `ForEach-Object` with a block from elsewhere): the fields
 * that the code uses are accessors of the caller's variables, so the same compiled code serves both ways.
 */
function dottedClass(code: CompiledBlock): FrameClass {
  let found = classes.get(code);
  if (found !== undefined) return found;
  const { Frame: own } = code.body;
  class DottedFrame extends Frame {}
  if (own !== undefined) {
    const sample = new own(code, null, null, null as never, {} as never);
    for (const field of Object.keys(sample)) {
      if (baseFields.has(field) || !field.startsWith('$')) continue;
      const key = field.slice(1);
      Object.defineProperty(DottedFrame.prototype, field, {
        get(this: Frame): Value {
          return ownValue(this.scope, key);
        },
        set(this: Frame, value: Value) {
          setLocal(this, key, value);
        },
      });
    }
  }
  found = DottedFrame;
  classes.set(code, found);
  return found;
}

/** @param scope the frame whose variables the code shares */
export function newDottedFrame(code: CompiledBlock, caller: Frame, scope: Frame): Frame {
  const frame = new (dottedClass(code))(code, scope, caller, scope.state, caller.session);
  frame.scope = scope.scope;
  frame.script = scope.script;
  return frame;
}
