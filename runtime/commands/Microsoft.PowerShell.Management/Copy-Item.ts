import { existsSync, mkdirSync } from 'node:fs';
import { posix } from 'node:path';
import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Copy-Item.json' with { type: 'json' };
import { locate } from '../../providers/paths.ts';
import type { ItemPath } from '../../providers/provider.ts';
import { itemAt } from '../../providers/provider-items.ts';
import type { Value } from '../../types/net-object.ts';
import { argumentError, errorRecord, notSupported } from '../error-records.ts';
import { copyFile, copyFolder, isFolder } from './copy-files.ts';
import { type FileErrorIds, fileError } from './file-errors.ts';
import { ItemCommand } from './item-command.ts';

const fileIds: FileErrorIds = {
  io: 'CopyFileInfoItemIOError',
  unauthorized: 'CopyFileInfoItemUnauthorizedAccessError',
};

class CopyItem extends ItemCommand {
  declare Destination?: string;
  Container = true;
  declare Recurse?: boolean;
  declare PassThru?: boolean;
  declare FromSession?: Value;
  declare ToSession?: Value;

  override begin(): void {
    if (this.FromSession !== undefined || this.ToSession !== undefined)
      this.throwTerminating(notSupported('Copy-Item to or from a remote session'));
  }

  override process(): void {
    const destination = this.Destination === undefined || this.Destination === '' ? '.' : this.Destination;
    for (const { text, literal } of this.givenPaths()) {
      const include = this.Include;
      for (const place of this.resolveOne(text, literal, !this.isPattern(text, literal))) {
        const target = this.attempt(() => locate(this.frame, destination));
        if (target !== undefined) this.#copy(place, target, destination);
      }
      this.Include = include;
    }
  }

  #copy(source: ItemPath, target: ItemPath, text: string): void {
    const { provider } = source.drive;
    if (provider !== target.drive.provider) {
      this.writeError(
        argumentError(
          'Source and destination path did not resolve to the same provider.',
          'CopyItemSourceAndDestinationNotSameProvider',
          source.path,
        ),
      );
      return;
    }
    if (!provider.nests) {
      if (!this.shouldProcess(`Item: ${source.path} Destination: ${target.path}`, 'Copy Item')) return;
      const values = provider.content?.(this.frame, source.path) ?? [];
      provider.set?.(
        this.frame,
        target.path === '' ? source.path : target.path,
        values.length === 1 ? values[0] : null,
        { force: this.Force === true, createOnly: false },
      );
      if (this.PassThru === true) this.write(itemAt(this.frame, target));
      return;
    }
    if (isFolder(source.path)) this.#copyFolder(source.path, target.path);
    else this.#copyFile(source.path, target.path, text.endsWith('/'));
  }

  #copyFile(from: string, target: string, asFolder: boolean): void {
    const to = isFolder(target) ? posix.join(target, posix.basename(from)) : target;
    if (!this.shouldProcess(`Item: ${from} Destination: ${to}`, 'Copy File')) return;
    if (from === to) {
      this.writeError(
        errorRecord(
          'System.IO.IOException',
          `Cannot overwrite the item ${from} with itself.`,
          'CopyError',
          'WriteError',
          from,
        ),
      );
      return;
    }
    try {
      if (asFolder && !isFolder(target)) throw Object.assign(new Error('no folder'), { code: 'ENOENT' });
      copyFile(from, to);
      this.#pass(to);
    } catch (error) {
      const failure = fileError(error, to, fileIds);
      failure.targetObject = from;
      this.writeError(failure);
    }
  }

  #copyFolder(from: string, target: string): void {
    if (existsSync(target) && !isFolder(target)) {
      this.writeError(
        argumentError(
          'Container cannot be copied onto existing leaf item.',
          'CopyContainerItemToLeafError',
          from,
        ),
      );
      return;
    }
    const nested = existsSync(target);
    const to = nested ? posix.join(target, posix.basename(from)) : target;
    if (!this.shouldProcess(`Item: ${from} Destination: ${to}`, 'Copy Directory')) return;
    if (to === from || to.startsWith(`${from}/`)) {
      const message = `Destination path cannot be a subdirectory of the source or the source itself: ${to}.`;
      this.writeError(
        errorRecord(
          'System.IO.IOException',
          message,
          'DestinationCannotBeSubdirectoryOfSource',
          'WriteError',
          to,
        ),
      );
      return;
    }
    try {
      if (this.Recurse !== true) {
        if (!existsSync(to)) {
          mkdirSync(to);
          this.#pass(to);
        }
        return;
      }
      const accept = (name: string): boolean => this.isIncluded(name);
      if (this.Container) copyFolder(from, to, accept, (path) => this.#pass(path));
      else this.#flatten(from, target);
    } catch (error) {
      this.writeError(
        fileError(error, to, {
          io: 'CopyDirectoryInfoItemIOError',
          unauthorized: 'CopyDirectoryInfoItemUnauthorizedAccessError',
        }),
      );
    }
  }

  /** `-Container:$false`: all files into one folder. */
  #flatten(from: string, target: string): void {
    const drive = locate(this.frame, from).drive;
    for (const child of drive.provider.children(this.frame, from)) {
      const path = posix.join(from, child.name);
      if (child.isContainer) this.#flatten(path, target);
      else this.#copyFile(path, target, false);
    }
  }

  #pass(path: string): void {
    if (this.PassThru === true) this.write(itemAt(this.frame, locate(this.frame, path)));
  }
}

export const command = defineCmdlet(metadata, CopyItem);
