import { accessSync, constants, lstatSync, readdirSync, rmdirSync, rmSync, unlinkSync } from 'node:fs';
import { posix } from 'node:path';
import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Remove-Item.json' with { type: 'json' };
import type { ItemPath } from '../../providers/provider.ts';
import { errorRecord, withDetails } from '../error-records.ts';
import { fileError } from './file-errors.ts';
import { ItemCommand } from './item-command.ts';

class RemoveItem extends ItemCommand {
  declare Recurse?: boolean;

  override process(): void {
    for (const { text, literal } of this.givenPaths()) {
      const hidden = !this.isPattern(text, literal) || this.Force === true;
      if (this.Recurse === true && this.Include !== undefined && !literal) this.#below(text);
      else for (const place of this.resolveOne(text, literal, hidden)) this.#remove(place);
    }
  }

  /** With -Include and -Recurse the patterns apply at every level. */
  #below(text: string): void {
    const include = this.Include;
    const visit = (place: ItemPath): void => {
      const { provider } = place.drive;
      for (const child of provider.children(this.frame, place.path)) {
        const below = { drive: place.drive, path: posix.join(place.path, child.name) };
        if (this.isIncluded(child.name)) this.#remove(below);
        else if (child.isContainer) visit(below);
      }
    };
    this.Include = undefined;
    const roots = this.resolveOne(text, false);
    this.Include = include;
    for (const root of roots) if (root.drive.provider.isContainer(this.frame, root.path)) visit(root);
  }

  #remove(place: ItemPath): void {
    const { provider } = place.drive;
    if (provider.nests) {
      this.#removeFile(place.path);
      return;
    }
    if (this.shouldProcess(`Item: ${place.path}`, 'Remove Item'))
      provider.remove?.(this.frame, place.path, this.Force === true);
  }

  #removeFile(path: string): void {
    const current = this.session.currentDirectory;
    if (current === path || current.startsWith(path === '/' ? '/' : `${path}/`)) {
      const message = `Cannot remove the item at '${path}' because it is in use.`;
      this.writeError(
        errorRecord(
          'System.Management.Automation.PSInvalidOperationException',
          message,
          'InvalidOperation',
          'InvalidOperation',
        ),
      );
      return;
    }
    const stat = lstatSync(path);
    if (stat.isDirectory()) {
      this.#removeFolder(path);
      return;
    }
    if (!this.shouldProcess(path, 'Remove File')) return;
    try {
      if (this.Force !== true && !stat.isSymbolicLink()) accessSync(path, constants.W_OK);
      unlinkSync(path);
    } catch (error) {
      const message = `Cannot remove item ${path}: You do not have sufficient access rights to perform this operation or the item is hidden, system, or read only.`;
      const record =
        (error as NodeJS.ErrnoException).code === 'EACCES'
          ? withDetails(
              errorRecord(
                'System.IO.IOException',
                'You do not have sufficient access rights to perform this operation or the item is hidden, system, or read only.',
                'RemoveFileSystemItemUnAuthorizedAccess',
                'PermissionDenied',
                path,
              ),
              message,
            )
          : fileError(error, path, {
              io: 'RemoveFileSystemItemIOError',
              unauthorized: 'RemoveFileSystemItemUnAuthorizedAccess',
            });
      this.writeError(record);
    }
  }

  #removeFolder(path: string): void {
    if (!this.shouldProcess(path, 'Remove Directory')) return;
    try {
      const isEmpty = readdirSync(path).length === 0;
      if (!isEmpty && this.Recurse !== true) {
        const query = `The item at ${path} has children and the Recurse parameter was not specified. If you continue, all children will be removed with the item. Are you sure you want to continue?`;
        if (!this.runtime.shouldContinue(query, 'Confirm')) return;
      }
      if (isEmpty) rmdirSync(path);
      else rmSync(path, { recursive: true, force: true });
    } catch (error) {
      if (!(error instanceof Error) || (error as NodeJS.ErrnoException).code === undefined) throw error;
      this.writeError(
        fileError(error, path, {
          io: 'RemoveFileSystemItemIOError',
          unauthorized: 'RemoveFileSystemItemUnAuthorizedAccess',
        }),
      );
    }
  }
}

export const command = defineCmdlet(metadata, RemoveItem);
