import type { Frame } from './frame.ts';
import type { CommandProcessor } from './processor.ts';

/** Jumps that leave JavaScript functions. They are thrown but are no errors: nothing but their target may stop them. */
export abstract class FlowSignal {}

export class LoopSignal extends FlowSignal {
  constructor(
    readonly kind: 'break' | 'continue',
    /** Lower-cased; null leaves the innermost loop. */
    readonly label: string | null,
  ) {
    super();
  }
}

/** `return` inside a capture, on its way to the function of its frame. */
export class ReturnSignal extends FlowSignal {
  constructor(
    readonly frame: Frame,
    /** What a method returns. */
    readonly value?: unknown,
  ) {
    super();
  }
}

/** `exit`: ends the running script file, or the program. */
export class ExitSignal extends FlowSignal {
  constructor(readonly code: number) {
    super();
  }
}

/** `Select-Object -First`: ends what stands before this command in its pipeline. */
export class StopUpstreamSignal extends FlowSignal {
  owner: CommandProcessor | null = null;
}

/** Ends the program after Ctrl+C or `Stop`. */
export class PipelineStoppedSignal extends FlowSignal {}
