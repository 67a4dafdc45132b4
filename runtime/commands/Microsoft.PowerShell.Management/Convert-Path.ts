import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Convert-Path.json' with { type: 'json' };
import { PathFailure, resolvePaths } from '../../providers/paths.ts';
import type { PSArray } from '../../types/arrays.ts';

class ConvertPath extends Cmdlet {
  declare Path?: PSArray;
  declare LiteralPath?: PSArray;
  declare Force?: boolean;

  override process(): void {
    for (const path of (this.LiteralPath ?? this.Path)!.toArray().map(textOf)) {
      try {
        for (const place of resolvePaths(this.frame, path, {
          literal: this.LiteralPath !== undefined,
          force: this.Force === true,
        })) {
          this.write(place.path);
        }
      } catch (error) {
        if (!(error instanceof PathFailure)) throw error;
        this.writeError(error.record);
      }
    }
  }
}

export const command = defineCmdlet(metadata, ConvertPath);
