import type { CommandInfo } from './command-info.ts';
import type { Frame } from './frame.ts';

let autoLoad: (frame: Frame, name: string) => CommandInfo | undefined = () => undefined;

/** Lets the module system load a module by the name of a command that it exports. */
export function setAutoLoader(fn: (frame: Frame, name: string) => CommandInfo | undefined): void {
  autoLoad = fn;
}

export function autoLoadCommand(frame: Frame, name: string): CommandInfo | undefined {
  return autoLoad(frame, name);
}
