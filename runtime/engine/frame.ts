import type { Value } from '../types/net-object.ts';
import type { AliasInfo, FunctionInfo } from './command-info.ts';
import type { CompiledBlock } from './compiled-block.ts';
import type { InvocationInfo } from './invocation-info.ts';
import type { PSVariable } from './ps-variable.ts';
import type { ScriptCmdlet } from './script-cmdlet.ts';
import type { Session } from './session.ts';
import type { SessionState } from './session-state.ts';
import type { Streams } from './streams.ts';

/** A literal block that runs in the frame that it stands in. */
export interface InlineActivation {
  /** The point of the command that runs the block. */
  readonly at: number;
  readonly outer: InlineActivation | null;
}

/**
 * A scope and the activation of its block in one. Each compiled block has a subclass with a field `$name`
 * (lower-cased) for every variable it assigns; other names live in `dynamic`.
 * A variable that needs more than a value (options, attributes) is a `PSVariable` in `dynamic`,
 * with an accessor of the frame in its field's place.
 */
export class Frame {
  /** The enclosing scope, where names that this one lacks are looked up. */
  parent: Frame | null;
  /** The frame that called; differs from `parent` where a module's code runs. */
  readonly caller: Frame | null;
  readonly session: Session;
  readonly state: SessionState;
  readonly code: CompiledBlock;
  streams: Streams;
  /** The point of the unit that runs now: where an error stands. */
  at = 0;
  /** Where `$script:` leads. */
  script: Frame;
  dynamic: Map<string, PSVariable> | null = null;
  functions: Map<string, FunctionInfo> | null = null;
  aliases: Map<string, AliasInfo> | null = null;
  /** The inline block that runs in this frame, with the place of its command. */
  inlineBlock: InlineActivation | null = null;
  /** `Set-StrictMode` of this scope; undefined inherits. */
  strictMode: number | undefined = undefined;
  /** How this frame was called; null for blocks that commands run. */
  invocation: InvocationInfo | null = null;
  /** `$PSBoundParameters`, made when first read. */
  bound: Value = undefined;
  cmdlet: ScriptCmdlet | null = null;
  /** Values of `$using:` variables, by lower-cased text, where the code was sent from elsewhere. */
  usingValues: ReadonlyMap<string, Value> | null = null;
  /** For dotted code: the frame whose variables it uses; otherwise the frame itself. */
  scope: Frame;
  $_: Value = undefined;
  $args: Value = undefined;
  $input: Value = undefined;
  $this: Value = undefined;
  $matches: Value = undefined;

  constructor(
    code: CompiledBlock,
    parent: Frame | null,
    caller: Frame | null,
    state: SessionState,
    session: Session,
  ) {
    this.code = code;
    this.parent = parent;
    this.caller = caller;
    this.state = state;
    this.session = session;
    this.streams = caller === null ? session.hostStreams : caller.streams;
    this.script = parent === null ? this : parent.script;
    this.scope = this;
  }

  get $psitem(): Value {
    return this.$_;
  }
  set $psitem(value: Value) {
    this.$_ = value;
  }
  get $myinvocation(): Value {
    // A class's methods have none, and do not see their caller's.
    return this.invocation ?? (this.code.kind === 'method' ? null : undefined);
  }
  get $psboundparameters(): Value {
    return this.invocation === null ? undefined : this.invocation.boundParameters;
  }
  get $pscmdlet(): Value {
    return this.cmdlet ?? undefined;
  }
  get $psscriptroot(): Value {
    return this.invocation === null ? undefined : this.code.unit.directory;
  }
  get $pscommandpath(): Value {
    return this.invocation === null ? undefined : this.code.unit.path;
  }
}

// The automatic variables above are read-only accessors until a script assigns its own field.
for (const name of [
  '$myinvocation',
  '$psboundparameters',
  '$pscmdlet',
  '$psscriptroot',
  '$pscommandpath',
] as const) {
  const { get } = Object.getOwnPropertyDescriptor(Frame.prototype, name)!;
  Object.defineProperty(Frame.prototype, name, {
    configurable: true,
    get,
    set(this: Frame, value: Value) {
      Object.defineProperty(this, name, { configurable: true, enumerable: true, writable: true, value });
    },
  });
}

/** Frames seen as a record of fields. */
export type Fields = Record<string, Value>;
export const fields = (frame: Frame): Fields => frame as unknown as Fields;
