import { AutomationNull } from '../types/automation-null.ts';
import { types } from '../types/core-types.ts';
import { convertTo, toPSString } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { ExitSignal, LoopSignal, ReturnSignal } from './flow.ts';
import type { Frame } from './frame.ts';

const labelOf = (label?: Value): string | null =>
  label === undefined || label === null ? null : toPSString(label).toLowerCase();

export const breakSignal = (label?: Value): LoopSignal => new LoopSignal('break', labelOf(label));
export const continueSignal = (label?: Value): LoopSignal => new LoopSignal('continue', labelOf(label));
export const returnSignal = (f: Frame, value?: Value): ReturnSignal => new ReturnSignal(f, value);
export const isReturn = (signal: unknown, f: Frame): boolean =>
  signal instanceof ReturnSignal && signal.frame === f;

/** `exit code`: anything but a number counts as 0. */
export function exitSignal(_f: Frame, code?: Value): ExitSignal {
  if (code === undefined || code === null || code === AutomationNull) return new ExitSignal(0);
  let number: number;
  try {
    number = convertTo(code, types.int32) as number;
  } catch {
    number = 0;
  }
  return new ExitSignal(number);
}

/** Whether a signal breaks the loop with this label; false for `continue`. Anything else is thrown on. */
export function isBreak(signal: unknown, label: string | null): boolean {
  if (!(signal instanceof LoopSignal) || (signal.label !== null && signal.label !== label)) throw signal;
  return signal.kind === 'break';
}
