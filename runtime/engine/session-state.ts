import type { Frame } from './frame.ts';
import type { PSModuleInfo } from './ps-module-info.ts';

/** A session state: the top level's, or a module's own, whose root scope is linked to the global one. */
export class SessionState {
  /** The outermost scope of its code. */
  root!: Frame;
  /** The innermost scope of this state that runs now: where its blocks get their parent scope. */
  current!: Frame;
  readonly module: PSModuleInfo | null;
  /** Modules imported into this state, by lower-cased name. */
  readonly modules = new Map<string, PSModuleInfo>();

  constructor(module: PSModuleInfo | null) {
    this.module = module;
  }
}
