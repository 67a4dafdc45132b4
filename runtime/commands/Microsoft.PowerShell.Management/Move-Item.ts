import { existsSync, unlinkSync } from 'node:fs';
import { posix } from 'node:path';
import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Move-Item.json' with { type: 'json' };
import { locate } from '../../providers/paths.ts';
import { itemAt } from '../../providers/provider-items.ts';
import { argumentError, errorRecord } from '../error-records.ts';
import { isFolder, movePath } from './copy-files.ts';
import { fileError } from './file-errors.ts';
import { ItemCommand } from './item-command.ts';

class MoveItem extends ItemCommand {
  declare Destination?: string;
  declare PassThru?: boolean;

  override process(): void {
    for (const { text, literal } of this.givenPaths()) {
      for (const place of this.resolveOne(text, literal, !this.isPattern(text, literal))) {
        if (!place.drive.provider.nests) {
          this.writeError(
            argumentError('The provider does not support this operation.', 'NotSupported', text),
          );
          continue;
        }
        const target = this.attempt(() => locate(this.frame, this.Destination ?? '.'));
        if (target !== undefined) this.#move(place.path, target.path);
      }
    }
  }

  #move(from: string, target: string): void {
    const to = isFolder(target) ? posix.join(target, posix.basename(from)) : target;
    const folder = isFolder(from);
    if (!this.shouldProcess(`Item: ${from} Destination: ${to}`, folder ? 'Move Directory' : 'Move File'))
      return;
    try {
      if (folder && to.startsWith(`${from}/`)) {
        const message = `Destination path cannot be a subdirectory of the source or the source itself: ${to}.`;
        this.writeError(
          errorRecord('System.IO.IOException', message, 'MoveItemArgumentError', 'InvalidArgument', to),
        );
        return;
      }
      if (existsSync(to) && from !== to) {
        if (this.Force !== true || isFolder(to)) {
          const message = 'Cannot create a file when that file already exists.';
          const id = folder ? 'MoveDirectoryItemIOError' : 'MoveFileInfoItemIOError';
          this.writeError(errorRecord('System.IO.IOException', message, id, 'WriteError', from));
          return;
        }
        unlinkSync(to);
      }
      movePath(from, to);
      if (this.PassThru === true) this.write(itemAt(this.frame, locate(this.frame, to)));
    } catch (error) {
      const record = fileError(error, to, {
        io: folder ? 'MoveDirectoryItemIOError' : 'MoveFileInfoItemIOError',
        unauthorized: 'MoveFileInfoItemUnauthorizedAccessError',
      });
      record.targetObject = from;
      this.writeError(record);
    }
  }
}

export const command = defineCmdlet(metadata, MoveItem);
