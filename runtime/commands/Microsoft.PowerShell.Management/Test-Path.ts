import { statSync } from 'node:fs';
import { defineCmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Test-Path.json' with { type: 'json' };
import { leafOf, locate, PathFailure, resolvePaths } from '../../providers/paths.ts';
import type { ItemPath } from '../../providers/provider.ts';
import { itemAt } from '../../providers/provider-items.ts';
import { compare, getProperty } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { errorRecord } from '../error-records.ts';
import { ItemCommand } from './item-command.ts';

class TestPath extends ItemCommand {
  declare PathType?: Value;
  declare IsValid?: boolean;
  declare OlderThan?: Value;
  declare NewerThan?: Value;

  override process(): void {
    const given = this.LiteralPath ?? this.Path;
    if (given === undefined || given === null || given.length === 0) {
      this.writeError(
        errorRecord(
          'System.ArgumentNullException',
          "Value cannot be null. (Parameter 'The provided Path argument was null or an empty collection.')",
          'NullPathNotPermitted',
          'InvalidArgument',
        ),
      );
      return;
    }
    for (const path of given.toArray()) {
      if (path === null) {
        this.writeError(
          errorRecord(
            'System.ArgumentNullException',
            "Value cannot be null. (Parameter 'The provided Path argument was null or an empty collection.')",
            'NullPathNotPermitted',
            'InvalidArgument',
          ),
        );
        continue;
      }
      this.write(this.#test(textOf(path), this.LiteralPath !== undefined));
    }
  }

  #test(text: string, literal: boolean): boolean {
    if (text.trim() === '') return false;
    try {
      if (this.IsValid === true) {
        locate(this.frame, text);
        return !text.includes('\0');
      }
      const found = resolvePaths(this.frame, text, { literal, force: true });
      return found.some((place) => this.isIncluded(leafOf(place)) && this.#matches(place));
    } catch (error) {
      if (error instanceof PathFailure) return false;
      throw error;
    }
  }

  #matches(place: ItemPath): boolean {
    const { provider } = place.drive;
    if (provider.nests && place.path.length > 0 && !this.#opens(place)) return false;
    const type = this.PathType === undefined ? 'Any' : textOf(this.PathType);
    const isContainer = provider.isContainer(this.frame, place.path);
    if (type === 'Container' && !isContainer) return false;
    if (type === 'Leaf' && isContainer) return false;
    return this.#inTime(place);
  }

  /** A link without a target does not count. */
  #opens(place: ItemPath): boolean {
    try {
      statSync(place.path);
      return true;
    } catch {
      return false;
    }
  }

  #inTime(place: ItemPath): boolean {
    if (this.OlderThan === undefined && this.NewerThan === undefined) return true;
    const time = getProperty(itemAt(this.frame, place), 'LastWriteTime');
    if (this.OlderThan !== undefined && this.OlderThan !== null && compare(time, this.OlderThan, true) >= 0)
      return false;
    return this.NewerThan === undefined || this.NewerThan === null || compare(time, this.NewerThan, true) > 0;
  }
}

export const command = defineCmdlet(metadata, TestPath);
