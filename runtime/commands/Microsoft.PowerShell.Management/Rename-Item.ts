import { existsSync, renameSync } from 'node:fs';
import { posix } from 'node:path';
import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Rename-Item.json' with { type: 'json' };
import { shownPath } from '../../providers/location.ts';
import { locate, PathFailure, pathNotFound } from '../../providers/paths.ts';
import type { ItemPath } from '../../providers/provider.ts';
import { itemAt } from '../../providers/provider-items.ts';
import { argumentError, errorRecord } from '../error-records.ts';
import { isFolder } from './copy-files.ts';
import { fileError } from './file-errors.ts';

class RenameItem extends Cmdlet {
  declare Path?: string;
  declare LiteralPath?: string;
  NewName = '';
  declare Force?: boolean;
  declare PassThru?: boolean;

  override process(): void {
    const text = this.LiteralPath ?? this.Path ?? '';
    try {
      const place = locate(this.frame, text);
      if (!place.drive.provider.exists(this.frame, place.path)) {
        if (this.LiteralPath === undefined && /[*?[]/.test(text)) {
          const message = `Cannot rename because item at '${text}' does not exist.`;
          this.writeError(
            errorRecord(
              'System.Management.Automation.PSInvalidOperationException',
              message,
              'InvalidOperation',
              'InvalidOperation',
              text,
            ),
          );
          return;
        }
        throw pathNotFound(shownPath(place));
      }
      this.#rename(place);
    } catch (error) {
      if (!(error instanceof PathFailure)) throw error;
      this.writeError(error.record);
    }
  }

  #rename(place: ItemPath): void {
    const { provider } = place.drive;
    if (!provider.nests) {
      if (this.shouldProcess(`Item: ${place.path} NewName: ${this.NewName}`, 'Rename Item'))
        provider.rename?.(this.frame, place.path, this.NewName, this.Force === true);
      return;
    }
    const name = this.NewName.replace(/^\.\//, '');
    const folder = posix.dirname(place.path);
    const isHere =
      !name.includes('/') || posix.dirname(posix.resolve(this.session.currentDirectory, name)) === folder;
    if (!isHere) {
      this.writeError(
        argumentError(
          'Cannot rename the specified target, because it represents a path or device name.',
          'Argument',
        ),
      );
      return;
    }
    const to = posix.join(folder, posix.basename(name));
    const isContainer = isFolder(place.path);
    if (
      !this.shouldProcess(
        `Item: ${place.path} Destination: ${to}`,
        isContainer ? 'Rename Directory' : 'Rename File',
      )
    )
      return;
    if (existsSync(to) && to.toLowerCase() !== place.path.toLowerCase()) {
      const message =
        isContainer || isFolder(to)
          ? `Cannot create '${to}' because a file or directory with the same name already exists.`
          : `The file '${to}' already exists.`;
      this.writeError(
        errorRecord('System.IO.IOException', message, 'RenameItemIOError', 'WriteError', place.path),
      );
      return;
    }
    try {
      if (to === place.path)
        throw Object.assign(new Error('Source and destination path must be different.'), { code: 'SAME' });
      renameSync(place.path, to);
      if (this.PassThru === true) this.write(itemAt(this.frame, locate(this.frame, to)));
    } catch (error) {
      this.writeError(
        fileError(error, place.path, {
          io: 'RenameItemIOError',
          unauthorized: 'RenameItemUnauthorizedAccessError',
        }),
      );
    }
  }
}

export const command = defineCmdlet(metadata, RenameItem);
