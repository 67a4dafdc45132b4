import type { Session } from '../engine/session.ts';
import { drivesOf } from './drives.ts';
import type { ItemPath } from './provider.ts';

/** A location in another drive than the file system's, while one is set. */
const elsewhere = new WeakMap<Session, ItemPath>();

/** Where relative paths start. */
export function currentLocation(session: Session): ItemPath {
  return elsewhere.get(session) ?? { drive: drivesOf(session).get('/')!, path: session.currentDirectory };
}

export function setLocation(session: Session, location: ItemPath): void {
  if (location.drive.provider.nests) {
    elsewhere.delete(session);
    session.currentDirectory = location.path;
  } else {
    elsewhere.set(session, location);
  }
}

/** A path as PowerShell shows it: file paths as they are, others with their drive. */
export function shownPath({ drive, path }: ItemPath): string {
  return drive.provider.nests ? path : `${drive.name}:${'/'}${path}`;
}

/** `PSPath`: the path with its provider's name. */
export function providerPath({ drive, path }: ItemPath): string {
  const prefix = `Microsoft.PowerShell.Core\\${drive.provider.name}::`;
  return prefix + path;
}
