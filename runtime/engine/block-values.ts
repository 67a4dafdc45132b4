import type { CompiledBlock } from './compiled-block.ts';
import type { Frame } from './frame.ts';
import { ScriptBlock } from './script-block.ts';
import type { Sink } from './sink.ts';

/** A script block literal. */
export const scriptBlock = (f: Frame, code: CompiledBlock): ScriptBlock => new ScriptBlock(code, f.state);

/** A literal whose body is also compiled against the frame that it stands in. */
export const inlineBlock = (f: Frame, code: CompiledBlock, body: (out: Sink) => void): ScriptBlock =>
  new ScriptBlock(code, f.state, body, f);
