import {
  closeSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { posix } from 'node:path';
import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/New-Item.json' with { type: 'json' };
import { childOf, locate, PathFailure } from '../../providers/paths.ts';
import type { ItemPath } from '../../providers/provider.ts';
import { itemAt } from '../../providers/provider-items.ts';
import type { PSArray } from '../../types/arrays.ts';
import type { Value } from '../../types/net-object.ts';
import { argumentError, errorRecord } from '../error-records.ts';
import { type FileErrorIds, fileError } from './file-errors.ts';

const ids: FileErrorIds = { io: 'NewItemIOError', unauthorized: 'NewItemUnauthorizedAccessError' };
const kinds = ['directory', 'container', 'file', 'symboliclink', 'junction', 'hardlink'] as const;

class NewItem extends Cmdlet {
  declare Path?: PSArray;
  declare Name?: string;
  declare ItemType?: string;
  Value: Value = null;
  declare Force?: boolean;

  override process(): void {
    for (const text of this.Path?.toArray().map(textOf) ?? ['.']) {
      try {
        const base = locate(this.frame, text === '' ? '.' : text);
        const place = this.Name === undefined || this.Name === '' ? base : childOf(base, this.Name);
        if (place.drive.provider.nests) this.#file(place);
        else this.#simple(place);
      } catch (error) {
        if (!(error instanceof PathFailure)) throw error;
        this.writeError(error.record);
      }
    }
  }

  #simple(place: ItemPath): void {
    const { provider } = place.drive;
    if (provider.set === undefined) return;
    if (provider.exists(this.frame, place.path) && this.Force !== true && provider.name !== 'Function') {
      const message = `An item with the specified name ${place.path} already exists.`;
      this.writeError(argumentError(message, 'Argument', place.path));
      return;
    }
    if (!this.shouldProcess(`Name: ${place.path} Value: ${textOf(this.Value)}`, 'New Item')) return;
    provider.set(this.frame, place.path, this.Value, { force: this.Force === true, createOnly: true });
    this.write(itemAt(this.frame, place));
  }

  #kind(): (typeof kinds)[number] | null {
    const type = (this.ItemType ?? '').toLowerCase();
    if (type === '') return 'file';
    return kinds.find((kind) => kind.startsWith(type)) ?? null;
  }

  #file(place: ItemPath): void {
    const kind = this.#kind();
    const { path } = place;
    if (kind === null) {
      this.writeError(
        argumentError(
          'The type is not a known type for the file system. Only "file","directory" or "symboliclink" can be specified.',
          'Argument',
          this.ItemType,
        ),
      );
      return;
    }
    const isFolder = kind === 'directory' || kind === 'container';
    if (
      !this.shouldProcess(
        `Destination: ${path}`,
        isFolder ? 'Create Directory' : kind === 'file' ? 'Create File' : 'Create Symbolic Link',
      )
    )
      return;
    try {
      if (isFolder) this.#folder(place);
      else if (kind === 'file') this.#plain(place);
      else this.#link(place, kind);
    } catch (error) {
      this.writeError(fileError(error, path, ids));
    }
  }

  #existing(path: string): 'folder' | 'file' | null {
    try {
      return lstatSync(path).isDirectory() ? 'folder' : 'file';
    } catch {
      return null;
    }
  }

  #folder(place: ItemPath): void {
    const existing = this.#existing(place.path);
    if (existing !== null && (this.Force !== true || existing === 'file')) {
      const message = `An item with the specified name ${place.path} already exists.`;
      this.writeError(
        errorRecord('System.IO.IOException', message, 'DirectoryExist', 'ResourceExists', place.path),
      );
      return;
    }
    mkdirSync(place.path, { recursive: true });
    this.write(itemAt(this.frame, place));
  }

  #plain(place: ItemPath): void {
    const { path } = place;
    if (this.Force === true) mkdirSync(posix.dirname(path), { recursive: true });
    if (this.#existing(path) === 'folder') throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
    const handle = openSync(path, this.Force === true ? 'w' : 'wx');
    try {
      if (this.Value !== null) writeFileSync(handle, textOf(this.Value));
    } finally {
      closeSync(handle);
    }
    this.write(itemAt(this.frame, place));
  }

  #link(place: ItemPath, kind: 'symboliclink' | 'junction' | 'hardlink'): void {
    const target = textOf(this.Value);
    if (target === '') {
      const message =
        'Cannot process argument because the value of argument "Value" is null. Change the value of argument "Value" to a non-null value.';
      this.throwTerminating(
        errorRecord(
          'System.Management.Automation.PSArgumentNullException',
          message,
          'ArgumentNull',
          'InvalidArgument',
        ),
      );
    }
    if (this.#existing(place.path) !== null) {
      if (this.Force !== true) {
        const message = `Cannot create link because the path already exists: ${place.path}.`;
        this.writeError(
          errorRecord('System.IO.IOException', message, 'SymLinkExists', 'ResourceExists', place.path),
        );
        return;
      }
      if (lstatSync(place.path).isDirectory()) rmSync(place.path, { recursive: true });
      else unlinkSync(place.path);
    }
    if (kind === 'hardlink') {
      const source = locate(this.frame, target).path;
      if (this.#existing(source) === null) {
        this.writeError(
          errorRecord(
            'System.Management.Automation.ItemNotFoundException',
            `Could not find item ${source}.`,
            'ItemNotFound',
            'ObjectNotFound',
            target,
          ),
        );
        return;
      }
      linkSync(source, place.path);
    } else symlinkSync(target, place.path);
    this.write(itemAt(this.frame, place));
  }
}

export const command = defineCmdlet(metadata, NewItem);
