import { posix } from 'node:path';
import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Resolve-Path.json' with { type: 'json' };
import { PathInfo } from '../../providers/info-types.ts';
import { shownPath } from '../../providers/location.ts';
import { locate, PathFailure, resolvePaths } from '../../providers/paths.ts';
import type { ItemPath } from '../../providers/provider.ts';
import type { PSArray } from '../../types/arrays.ts';

class ResolvePath extends Cmdlet {
  declare Path?: PSArray;
  declare LiteralPath?: PSArray;
  declare Relative?: boolean;
  declare RelativeBasePath?: string;
  declare Force?: boolean;

  override process(): void {
    for (const path of (this.LiteralPath ?? this.Path)!.toArray().map(textOf)) {
      try {
        for (const place of resolvePaths(this.frame, path, {
          literal: this.LiteralPath !== undefined,
          force: this.Force === true,
        })) {
          this.write(this.Relative === true ? this.#relative(place) : new PathInfo(this.session, place));
        }
      } catch (error) {
        if (!(error instanceof PathFailure)) throw error;
        this.writeError(error.record);
      }
    }
  }

  #relative(place: ItemPath): string {
    if (!place.drive.provider.nests) return shownPath(place);
    const base =
      this.RelativeBasePath === undefined
        ? this.session.currentDirectory
        : locate(this.frame, this.RelativeBasePath).path;
    const path = posix.relative(base, place.path);
    if (path === '') return posix.join('..', posix.basename(place.path)).replace(/^\.\.\//, '../');
    return path.startsWith('..') ? path : `./${path}`;
  }
}

export const command = defineCmdlet(metadata, ResolvePath);
