import { statSync } from 'node:fs';
import type { Cmdlet } from '../../engine/cmdlet.ts';
import { setLocation, shownPath } from '../../providers/location.ts';
import { PathFailure, pathNotFound, resolvePaths } from '../../providers/paths.ts';
import type { ItemPath } from '../../providers/provider.ts';
import { argumentError } from '../error-records.ts';

/** Moves the session to a container. Failures end the command. */
export function changeLocation(cmdlet: Cmdlet, text: string, literal: boolean): ItemPath {
  try {
    const found = resolvePaths(cmdlet.frame, text, { literal, force: true }).filter((place) =>
      isContainer(cmdlet, place),
    );
    if (found.length > 1) {
      cmdlet.throwTerminating(
        argumentError(
          'Cannot process argument because path resolved to multiple containers. This command works only with a single container.',
          'Argument',
        ),
      );
    }
    if (found.length === 0) throw pathNotFound(text);
    setLocation(cmdlet.session, found[0]!);
    return found[0]!;
  } catch (error) {
    if (!(error instanceof PathFailure)) throw error;
    return cmdlet.throwTerminating(error.record);
  }
}

function isContainer(cmdlet: Cmdlet, place: ItemPath): boolean {
  if (!place.drive.provider.isContainer(cmdlet.frame, place.path)) throw pathNotFound(shownPath(place));
  if (place.drive.provider.nests) statSync(place.path);
  return true;
}
