import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  statSync,
  writeSync,
} from 'node:fs';
import { elementsOf, textOf } from '../../formatting/objects.ts';
import { locate } from '../../providers/paths.ts';
import type { ItemPath } from '../../providers/provider.ts';
import type { PSArray } from '../../types/arrays.ts';
import { AutomationNull } from '../../types/automation-null.ts';
import { objectArray } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { PSByte } from '../../types/numbers/boxes.ts';
import { unwrap } from '../../types/ps-object.ts';
import { argumentError, errorRecord } from '../error-records.ts';
import { fileError } from './file-errors.ts';
import { ItemCommand } from './item-command.ts';
import { type TextEncoding, textEncoding } from './text-encoding.ts';

interface Target {
  readonly place: ItemPath;
  /** The open file; null for items of other providers. */
  readonly handle: number | null;
  readonly values: Value[];
}

/** What `Set-Content` and `Add-Content` share. */
export abstract class ContentWriter extends ItemCommand {
  declare Value: PSArray | Value;
  declare PassThru?: boolean;
  declare NoNewline?: boolean;
  declare Encoding?: Value;
  declare AsByteStream?: boolean;
  protected abstract readonly append: boolean;
  protected abstract readonly action: string;
  #targets: Target[] | null = null;
  #encoding!: TextEncoding;

  override begin(): void {
    this.#encoding = textEncoding(this.Encoding);
  }

  override process(): void {
    this.#targets ??= this.givenPaths().flatMap(({ text, literal }) => this.#open(text, literal));
    if (this.Value === AutomationNull || this.Value === undefined) return;
    const value = this.Value;
    if (this.PassThru === true) this.writeEnumerated(value);
    for (const target of this.#targets) this.#write(target, value);
  }

  override end(): void {
    for (const target of this.#targets ?? []) this.#close(target);
    this.#targets = null;
  }

  override cleanup(): void {
    for (const { handle } of this.#targets ?? []) if (handle !== null) closeSync(handle);
    this.#targets = null;
  }

  #open(text: string, literal: boolean): Target[] {
    let places: ItemPath[];
    if (this.isPattern(text, literal)) {
      places = this.resolveOne(text, literal);
      if (places.length === 0) this.nothingFound(text);
    } else {
      const place = this.attempt(() => locate(this.frame, text));
      places = place === undefined ? [] : [place];
    }
    return places.flatMap((place) => this.#openPlace(place));
  }

  #openPlace(place: ItemPath): Target[] {
    if (!place.drive.provider.nests) return [{ place, handle: null, values: [] }];
    const { path } = place;
    if (existsSync(path) && statSync(path).isDirectory()) {
      const message = this.append
        ? `Access to the path '${path}' is denied.`
        : `Unable to clear content of '${path}' because it is a directory. Clear-Content is only supported on files.`;
      const record = this.append
        ? errorRecord(
            'System.UnauthorizedAccessException',
            message,
            'GetContentWriterUnauthorizedAccessError',
            'PermissionDenied',
            path,
          )
        : errorRecord(
            'System.NotSupportedException',
            message,
            'System.NotSupportedException',
            'InvalidOperation',
            path,
          );
      this.writeError(record);
      return [];
    }
    if (!this.shouldProcess(`Path: ${path}`, this.action)) return [];
    try {
      if (this.Force === true && existsSync(path)) this.#makeWritable(path);
      const handle = openSync(path, this.append ? 'a' : 'w');
      const isNew = !this.append || statSync(path).size === 0;
      if (isNew && this.AsByteStream !== true && this.#encoding.mark.length > 0)
        writeSync(handle, this.#encoding.mark);
      return [{ place, handle, values: [] }];
    } catch (error) {
      this.writeError(
        fileError(error, path, {
          io: 'GetContentWriterIOError',
          unauthorized: 'GetContentWriterUnauthorizedAccessError',
          folder: 'GetContentWriterDirectoryNotFoundError',
        }),
      );
      return [];
    }
  }

  #makeWritable(path: string): void {
    try {
      accessSync(path, constants.W_OK);
    } catch {
      chmodSync(path, statSync(path).mode | 0o200);
    }
  }

  #write(target: Target, value: Value): void {
    const items =
      value === null ? [] : [...(typeof value === 'string' ? [value] : (elementsOf(value) ?? [value]))];
    if (target.handle === null) {
      target.values.push(...items);
      return;
    }
    for (const item of items) this.#writeItem(target.handle, item, target.place.path);
  }

  #writeItem(handle: number, item: Value, path: string): void {
    if (this.AsByteStream === true) {
      const byte = unwrap(item);
      if (!(byte instanceof PSByte)) {
        const message =
          'Cannot proceed with byte encoding. When using byte encoding the content must be of type byte.';
        this.throwTerminating(argumentError(message, 'Argument', path));
      }
      writeSync(handle, new Uint8Array([byte.value]));
      return;
    }
    if (item === null || item === undefined) return;
    const nested = typeof item === 'string' ? null : elementsOf(item);
    if (nested !== null) {
      for (const one of nested) this.#writeItem(handle, one, path);
      return;
    }
    writeSync(handle, this.#encoding.encode(textOf(item) + (this.NoNewline === true ? '' : '\n')));
  }

  #close({ place, handle, values }: Target): void {
    if (handle !== null) {
      closeSync(handle);
      return;
    }
    const { provider } = place.drive;
    if (!this.shouldProcess(`Path: ${place.drive.name}:/${place.path}`, this.action)) return;
    const before = this.append ? [...(provider.content?.(this.frame, place.path) ?? [])] : [];
    const all = [...before, ...values];
    provider.set?.(this.frame, place.path, all.length === 1 ? all[0] : objectArray(all), {
      force: this.Force === true,
      createOnly: false,
    });
  }
}
