import type { Session } from '../engine/session.ts';
import type { Value } from '../types/net-object.ts';
import { PathInfo } from './info-types.ts';
import { currentLocation } from './location.ts';

/** `$PWD`. */
export function currentPath(session: Session): Value {
  return new PathInfo(session, currentLocation(session));
}
