import type { Session } from '../../engine/session.ts';
import type { ItemPath } from '../../providers/provider.ts';

const stacks = new WeakMap<Session, Map<string, ItemPath[]>>();

/** A stack of `Push-Location`; the default one has an empty name. */
export function locationStack(session: Session, name = ''): ItemPath[] {
  let named = stacks.get(session);
  if (named === undefined) {
    named = new Map();
    stacks.set(session, named);
  }
  let stack = named.get(name.toLowerCase());
  if (stack === undefined) {
    stack = [];
    named.set(name.toLowerCase(), stack);
  }
  return stack;
}
