import { NetObject } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import type { CompiledBlock } from './compiled-block.ts';
import type { Frame } from './frame.ts';
import { knownType } from './known-types.ts';
import type { PSModuleInfo } from './ps-module-info.ts';
import type { SessionState } from './session-state.ts';
import type { Sink } from './sink.ts';

/** `System.Management.Automation.ScriptBlock`: code and the session state that it is bound to. */
export class ScriptBlock extends NetObject {
  readonly code: CompiledBlock;
  /** Where the block's commands and variables live; null until it first runs, for unbound blocks. */
  state: SessionState | null;
  isFilter = false;
  isConfiguration = false;
  debuggerHidden = false;
  /** The body compiled against the frame that the literal stands in, and that frame. */
  readonly inline: ((out: Sink) => void) | null;
  readonly home: Frame | null;

  constructor(
    code: CompiledBlock,
    state: SessionState | null,
    inline: ((out: Sink) => void) | null = null,
    home: Frame | null = null,
  ) {
    super();
    this.code = code;
    this.state = state;
    this.inline = inline;
    this.home = home;
  }

  override get netType(): NetType {
    return knownType('System.Management.Automation.ScriptBlock');
  }

  get module(): PSModuleInfo | null {
    return this.state?.module ?? null;
  }
  get file(): string | null {
    return this.code.unit.path;
  }

  /** The text between the braces; of a file or created block, all of it. */
  override toString(): string {
    const { code } = this;
    const { text } = code.unit.extent(code.at);
    if (code.kind === 'script') return text;
    const open = bodyStart(text, code.kind);
    return open < 0 ? text : text.slice(open + 1, text.lastIndexOf('}'));
  }
}

/** Index of the brace that opens a function's or block's body. */
function bodyStart(text: string, kind: string): number {
  if (kind === 'block') return text.indexOf('{');
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '(') depth++;
    else if (c === ')') depth--;
    else if (c === '{' && depth === 0) return i;
  }
  return -1;
}
