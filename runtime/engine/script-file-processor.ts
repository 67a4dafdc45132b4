import type { Value } from '../types/net-object.ts';
import { ExitSignal } from './flow.ts';
import { FunctionProcessor } from './function-processor.ts';

/** A `.ps1` as a command: `exit` ends the file and sets `$LASTEXITCODE`, its definitions end with it. */
export class ScriptFileProcessor extends FunctionProcessor {
  override prepare(): void {
    super.prepare();
    const { frame, call } = this;
    if (!call.dotted) frame.script = frame;
    frame.code.unit.prepare?.(frame);
  }

  #contain(step: () => void): void {
    try {
      step();
    } catch (signal) {
      if (!(signal instanceof ExitSignal)) throw signal;
      const { session } = this.frame;
      session.lastExitCode = signal.code;
      this.failed = signal.code !== 0;
    }
  }

  override begin(): void {
    this.#contain(() => super.begin());
  }
  override write(value: Value): void {
    this.#contain(() => super.write(value));
  }
  override processAlone(): void {
    this.#contain(() => super.processAlone());
  }
  override end(): void {
    this.#contain(() => super.end());
  }
  override cleanup(): void {
    super.cleanup();
    if (this.frame?.functions != null) this.frame.session.commandsChanged();
  }
}
