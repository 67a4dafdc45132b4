import { toBoolean, toPSString } from '../types/index.ts';
import { unwrap } from '../types/ps-object.ts';
import type { Frame } from './frame.ts';
import { nonInteractive } from './non-interactive.ts';
import type { Session } from './session.ts';
import { find } from './variables.ts';

interface Confirmable {
  readonly frame: Frame;
  readonly session: Session;
  writeVerbose(message: string): void;
  readonly preferences: { readonly whatIf: boolean | undefined; readonly confirm: boolean | undefined };
}

const impacts = ['none', 'low', 'medium', 'high'];

/** Level of an impact name or number, 0 (None) to 3 (High). */
export function impactLevel(value: unknown): number {
  const inner = unwrap(value);
  if (typeof inner === 'number') return inner;
  return Math.max(0, impacts.indexOf(toPSString(inner).toLowerCase()));
}

/** `ShouldProcess`: prints `What if:` or asks, as preferences and the command's impact say. */
export function confirm(
  command: Confirmable,
  impact: string,
  target: string,
  action: string,
  description?: string,
): boolean {
  const { frame, preferences, session } = command;
  const whatIf = preferences.whatIf ?? toBoolean(find(frame, 'whatifpreference') ?? false);
  const message = description ?? `Performing the operation "${action}" on target "${target}".`;
  if (whatIf) {
    session.host.writeOut(`What if: ${message}\n`);
    return false;
  }
  const preference =
    preferences.confirm === undefined
      ? impactLevel(find(frame, 'confirmpreference') ?? 'High')
      : preferences.confirm
        ? 1
        : 0;
  command.writeVerbose(message);
  if (preference === 0 || impactLevel(impact) < preference) return true;
  throw nonInteractive();
}
