import { toPSString } from '../types/index.ts';
import { unwrap } from '../types/ps-object.ts';
import type { Frame } from './frame.ts';
import { find } from './variables.ts';

export type ActionPreference =
  | 'silentlycontinue'
  | 'stop'
  | 'continue'
  | 'inquire'
  | 'ignore'
  | 'suspend'
  | 'break';
const names: readonly ActionPreference[] = [
  'silentlycontinue',
  'stop',
  'continue',
  'inquire',
  'ignore',
  'suspend',
  'break',
];

/** An `ActionPreference` from an enum value, a name or a number. */
export function toActionPreference(value: unknown): ActionPreference {
  const inner = unwrap(value);
  if (typeof inner === 'number') return names[inner] ?? 'continue';
  if (inner === null || inner === undefined) return 'silentlycontinue';
  const text = toPSString(inner).toLowerCase();
  return (names as readonly string[]).includes(text) ? (text as ActionPreference) : 'continue';
}

/** A preference variable as the frame sees it. @param key e.g. `erroractionpreference` */
export function preference(frame: Frame, key: string): ActionPreference {
  return toActionPreference(find(frame, key));
}
