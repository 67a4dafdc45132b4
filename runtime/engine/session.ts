import { ArrayList } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import { registerAutomaticVariables } from './automatic-variables.ts';
import { registerBuiltInAliases } from './built-in-aliases.ts';
import { defaultMaxDepth } from './call-depth.ts';
import type { CommandInfo } from './command-info.ts';
import { CompiledBlock } from './compiled-block.ts';
import { CompiledUnit } from './compiled-unit.ts';
import type { Frame } from './frame.ts';
import type { Host } from './host.ts';
import { createHostStreams } from './host-streams.ts';
import type { PSModuleInfo } from './ps-module-info.ts';
import { SessionState } from './session-state.ts';
import type { Sink } from './sink.ts';
import type { Streams } from './streams.ts';
import { install } from './variables.ts';

/** A runspace: everything that scripts share while they run (`ExecutionContext`). */
export class Session {
  readonly host: Host;
  readonly hostStreams: Streams;
  /** Where the output of the program goes. */
  hostOutput: Sink;
  readonly topLevel: SessionState;
  readonly global: Frame;
  /** `$?`. */
  status = true;
  /** A `try` with a catch, or a trap, encloses what runs: errors of statements propagate to it. */
  propagate = false;
  /** `$Error`, newest first. */
  readonly errors: ArrayList;
  /** Changes whenever a command definition that outlives its call changes; call sites compare it. */
  commandEpoch = 1;
  /** Names defined in scopes that end with a call; their sites look them up each time. */
  readonly transientNames = new Set<string>();
  readonly modules = new Map<string, PSModuleInfo>();
  /** Classes and enums of scripts, by lower-cased name. */
  readonly scriptTypes = new Map<string, NetType>();
  /** Cached discovery of commands that are not session definitions: cmdlets, scripts, applications. */
  readonly discovered = new Map<string, CommandInfo | null>();
  /** Finalizers of running `try` statements, innermost last; run after a break signal. */
  readonly finalizers: (() => void)[] = [];
  currentDirectory: string;
  readonly locationStack: string[] = [];
  callDepth = 0;
  maxCallDepth = defaultMaxDepth();
  lastExitCode: Value = undefined;
  /** `exit` was asked for with this code while no file was running. */
  exitCode: number | undefined;
  isInteractive = false;

  /** @param program the script that runs in the global scope, as `pwsh -File` has it */
  constructor(host: Host, program?: CompiledBlock, directory = process.cwd()) {
    this.host = host;
    this.currentDirectory = directory;
    this.topLevel = new SessionState(null);
    this.hostStreams = createHostStreams(this);
    this.hostOutput = { write: () => {} };
    const code = program ?? new CompiledBlock(new CompiledUnit('', null), { kind: 'script', at: 0 });
    this.global = code.newFrame(null, null, this.topLevel, this);
    this.global.functions = new Map();
    this.global.aliases = new Map();
    this.topLevel.root = this.global;
    this.topLevel.current = this.global;
    this.errors = new ArrayList();
    registerBuiltInAliases(this.global.aliases);
    registerAutomaticVariables(this);
    // Compiled code reaches a variable of the engine's through its own field.
    for (const [key, variable] of this.global.dynamic!) install(this.global, key, variable);
  }

  /** Notes that command lookups may have changed. */
  commandsChanged(): void {
    this.commandEpoch++;
  }
}
