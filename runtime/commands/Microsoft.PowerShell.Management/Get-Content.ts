import { readFileSync } from 'node:fs';
import { defineCmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Get-Content.json' with { type: 'json' };
import type { ItemPath } from '../../providers/provider.ts';
import { withProviderProperties } from '../../providers/provider-items.ts';
import { addInstanceMember, byteArray, int64, noteProperty, objectArray } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { PSObject } from '../../types/ps-object.ts';
import { errorRecord, notSupported } from '../error-records.ts';
import { fileError } from './file-errors.ts';
import { ItemCommand } from './item-command.ts';
import { textEncoding } from './text-encoding.ts';

/** Lines without their ends; text after the last end is a line of its own. */
function linesOf(text: string, delimiter: string | undefined): string[] {
  const lines = delimiter === undefined ? text.split(/\r\n|\n|\r/) : text.split(delimiter);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

class GetContent extends ItemCommand {
  declare ReadCount?: Value;
  declare TotalCount?: Value;
  declare Tail?: number;
  declare Delimiter?: string;
  declare Wait?: boolean;
  declare Raw?: boolean;
  declare Encoding?: Value;
  declare AsByteStream?: boolean;

  override begin(): void {
    if (this.TotalCount !== undefined && this.Tail !== undefined) {
      const message =
        'The parameters TotalCount and Tail cannot be used together. Please specify only one parameter.';
      this.throwTerminating(
        errorRecord(
          'System.InvalidOperationException',
          message,
          'TailAndHeadCannotCoexist',
          'InvalidOperation',
        ),
      );
    }
    if (this.Wait === true) this.throwTerminating(notSupported('Get-Content -Wait'));
  }

  override process(): void {
    for (const { text, literal } of this.givenPaths()) {
      const places = this.resolveOne(text, literal, !this.isPattern(text, literal));
      if (places.length === 0 && this.isFiltered) this.nothingFound(text);
      for (const place of places) this.#read(place);
    }
  }

  #read(place: ItemPath): void {
    const { provider } = place.drive;
    if (!provider.nests) {
      this.#limited(place, [...(provider.content?.(this.frame, place.path) ?? [])]);
      return;
    }
    if (provider.isContainer(this.frame, place.path)) {
      const message = `Unable to get content because it is a directory: '${place.path}'. Please use 'Get-ChildItem' instead.`;
      this.writeError(
        errorRecord(
          'System.UnauthorizedAccessException',
          message,
          'GetContainerContentException',
          'InvalidOperation',
          place.path,
        ),
      );
      return;
    }
    if (this.Raw === true && (this.TotalCount !== undefined || this.Tail !== undefined)) {
      const other = this.TotalCount === undefined ? 'Tail' : 'TotalCount';
      const message = `The 'Raw' and '${other}' parameters cannot be specified in the same command.`;
      this.writeError(
        errorRecord(
          'System.InvalidOperationException',
          message,
          'InvalidOperation',
          'InvalidOperation',
          place.path,
        ),
      );
      return;
    }
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(place.path);
    } catch (error) {
      this.writeError(
        fileError(error, place.path, {
          io: 'GetContentReaderIOError',
          unauthorized: 'GetContentReaderUnauthorizedAccessError',
          category: 'ReadError',
        }),
      );
      return;
    }
    if (this.AsByteStream === true) this.#bytes(place, bytes);
    else this.#text(place, textEncoding(this.Encoding).decode(bytes));
  }

  #bytes(place: ItemPath, bytes: Uint8Array): void {
    const array = byteArray(new Uint8Array(bytes));
    if (this.Raw === true) this.write(array);
    else this.#limited(place, array.toArray());
  }

  #text(place: ItemPath, text: string): void {
    if (this.Raw === true) {
      if (text !== '') this.write(this.#withSource(place, text, 1));
      return;
    }
    this.#limited(place, linesOf(text, this.Delimiter));
  }

  #limited(place: ItemPath, items: Value[]): void {
    let chosen = items;
    if (this.Tail !== undefined && this.Tail >= 0) chosen = this.Tail === 0 ? [] : items.slice(-this.Tail);
    else if (this.TotalCount !== undefined) chosen = items.slice(0, Number(textOf(this.TotalCount)));
    const group = this.ReadCount === undefined ? 1 : Number(textOf(this.ReadCount));
    if (group === 1) {
      for (const [index, item] of chosen.entries()) this.write(this.#withSource(place, item, index + 1));
      return;
    }
    const size = group <= 0 ? Math.max(chosen.length, 1) : group;
    for (let start = 0; start < chosen.length; start += size) {
      const part = chosen.slice(start, start + size);
      this.write(part.length === 1 && group > 0 && chosen.length === 1 ? part[0] : objectArray(part));
    }
  }

  /** Lines say where they came from and how many have been read. */
  #withSource(place: ItemPath, item: Value, count: number): Value {
    if (typeof item !== 'string') return item;
    const line = new PSObject(item);
    withProviderProperties(this.frame, line, place, false);
    line.psMembers?.members.delete('psiscontainer');
    addInstanceMember(line, noteProperty('ReadCount', int64(count)));
    return line;
  }
}

export const command = defineCmdlet(metadata, GetContent);
