import { statSync, truncateSync } from 'node:fs';
import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Clear-Content.json' with { type: 'json' };
import { errorRecord } from '../error-records.ts';
import { fileError } from './file-errors.ts';
import { ItemCommand } from './item-command.ts';

class ClearContent extends ItemCommand {
  override process(): void {
    for (const place of this.resolveAll()) {
      const { provider } = place.drive;
      if (!provider.nests) {
        if (this.shouldProcess(`Item: ${place.path}`, 'Clear Content')) {
          provider.set?.(this.frame, place.path, null, { force: this.Force === true, createOnly: false });
        }
        continue;
      }
      if (statSync(place.path).isDirectory()) {
        const message = `Unable to clear content of '${place.path}' because it is a directory. Clear-Content is only supported on files.`;
        this.writeError(
          errorRecord(
            'System.NotSupportedException',
            message,
            'ClearDirectoryContent',
            'InvalidOperation',
            place.path,
          ),
        );
        continue;
      }
      if (!this.shouldProcess(`Item: ${place.path}`, 'Clear Content')) continue;
      try {
        truncateSync(place.path);
      } catch (error) {
        this.writeError(
          fileError(error, place.path, {
            io: 'ClearContentIOError',
            unauthorized: 'ClearContentUnauthorizedAccessError',
          }),
        );
      }
    }
  }
}

export const command = defineCmdlet(metadata, ClearContent);
