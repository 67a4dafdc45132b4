import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Join-Path.json' with { type: 'json' };
import { drivesOf } from '../../providers/drives.ts';
import { shownPath } from '../../providers/location.ts';
import { locate, PathFailure, resolvePaths } from '../../providers/paths.ts';
import type { PSArray } from '../../types/arrays.ts';

/** Joins with exactly one separator. */
export function joinPath(parent: string, child: string): string {
  const left = parent.replaceAll('\\', '/');
  const right = child.replaceAll('\\', '/');
  if (left === '') return right.startsWith('/') ? right : `/${right}`;
  if (right === '') return left.endsWith('/') ? left : `${left}/`;
  return `${left.replace(/\/$/, '')}/${right.replace(/^\/+/, '')}`;
}

class JoinPath extends Cmdlet {
  declare Path: PSArray;
  declare ChildPath: PSArray;
  declare AdditionalChildPath?: PSArray;
  declare Resolve?: boolean;

  override process(): void {
    const children = this.ChildPath.toArray().map(textOf);
    const child = [...children, ...(this.AdditionalChildPath?.toArray().map(textOf) ?? [])].reduce((a, b) =>
      joinPath(a, b),
    );
    for (const path of this.Path.toArray().map(textOf)) {
      try {
        this.#checkDrive(path);
        const joined = joinPath(path, child);
        if (this.Resolve !== true) this.write(joined);
        else for (const place of resolvePaths(this.frame, joined)) this.write(shownPath(place));
      } catch (error) {
        if (!(error instanceof PathFailure)) throw error;
        this.writeError(error.record);
      }
    }
  }

  #checkDrive(path: string): void {
    const named = /^([^/\\:*?[\]]+):/.exec(path);
    if (named !== null && !drivesOf(this.session).has(named[1]!.toLowerCase())) locate(this.frame, path);
  }
}

export const command = defineCmdlet(metadata, JoinPath);
