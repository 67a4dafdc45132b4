import type { Frame } from '../engine/frame.ts';
import { addInstanceMember } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { driveInfo, providerInfo } from './info-types.ts';
import { providerPath } from './location.ts';
import { leafOf, parentOf } from './paths.ts';
import type { ItemPath } from './provider.ts';

/** Adds a note property whose value is made when it is read. */
function addLazyNote(target: Value, name: string, make: () => Value): void {
  let value: Value;
  addInstanceMember(target, {
    kind: 'NoteProperty',
    name,
    get: () => {
      if (value === undefined) value = make();
      return value;
    },
    set: (_self: Value, next: Value) => {
      value = next;
    },
  });
}

/** Adds `PSPath` and the other properties that say where an item came from. */
export function withProviderProperties(
  frame: Frame,
  item: Value,
  place: ItemPath,
  isContainer: boolean,
): Value {
  const { session } = frame;
  const parent = parentOf(place);
  addLazyNote(item, 'PSPath', () => providerPath(place));
  if (place.drive.provider.nests)
    addLazyNote(item, 'PSParentPath', () => (parent === null ? '' : providerPath(parent)));
  if (place.drive.provider.nests) addLazyNote(item, 'PSChildName', () => leafOf(place));
  addLazyNote(item, 'PSDrive', () => driveInfo(session, place.drive));
  addLazyNote(item, 'PSProvider', () => providerInfo(session, place.drive.provider));
  addLazyNote(item, 'PSIsContainer', () => isContainer);
  return item;
}

/** The item at a place with its provider properties; undefined where there is none. */
export function itemAt(frame: Frame, place: ItemPath): Value {
  const { provider } = place.drive;
  const item = provider.item(frame, place.path);
  if (item === undefined) return undefined;
  return withProviderProperties(frame, item, place, provider.isContainer(frame, place.path));
}
