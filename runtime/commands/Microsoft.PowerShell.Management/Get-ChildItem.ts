import { lstatSync } from 'node:fs';
import { posix } from 'node:path';
import { defineCmdlet } from '../../engine/cmdlet.ts';
import { nameMatcher } from '../../formatting/name-matcher.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Get-ChildItem.json' with { type: 'json' };
import { childOf, leafOf, PathFailure, resolvePaths } from '../../providers/paths.ts';
import type { ChildEntry, ItemPath } from '../../providers/provider.ts';
import { itemAt } from '../../providers/provider-items.ts';
import { convertTo, getProperty, hasWildcards, invokeMethod } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { requireType } from '../../types/type-registry.ts';
import { fileError } from './file-errors.ts';
import { ItemCommand } from './item-command.ts';

class GetChildItem extends ItemCommand {
  declare Recurse?: boolean;
  declare Depth?: Value;
  declare Name?: boolean;
  declare Attributes?: Value;
  declare FollowSymlink?: boolean;
  declare Directory?: boolean;
  declare File?: boolean;
  declare Hidden?: boolean;
  declare ReadOnly?: boolean;
  declare System?: boolean;

  override process(): void {
    const given = this.givenPaths();
    for (const { text, literal } of given.length > 0 ? given : [{ text: '.', literal: true }])
      this.#list(text, literal);
  }

  #list(text: string, literal: boolean): void {
    const pattern = this.isPattern(text, literal);
    const depth = this.#depth();
    // With -Recurse a last part that is a pattern, or no folder, names what to look for below.
    if (depth > 0 && !text.endsWith('/') && (pattern || !this.#isFolder(text, literal))) {
      this.#search(text);
      return;
    }
    const places = this.attempt(() => this.resolveUnfiltered(text, literal)) ?? [];
    for (const place of places) {
      const { provider } = place.drive;
      if (
        provider.isContainer(this.frame, place.path) &&
        !(pattern && this.Include !== undefined && depth === 0 && !this.isIncluded(leafOf(place)))
      ) {
        if (pattern && depth === 0 && !this.#wants(place, this.#entryOf(place))) continue;
        this.#children(place, depth, '', this.Include !== undefined && !pattern && depth === 0);
      } else if (this.isIncluded(leafOf(place))) {
        this.#emit(place, this.#entryOf(place), '');
      }
    }
  }

  #isFolder(text: string, literal: boolean): boolean {
    const places = this.resolveUnfiltered(text, literal, true);
    return places.length > 0 && places[0]!.drive.provider.isContainer(this.frame, places[0]!.path);
  }

  private resolveUnfiltered(text: string, literal: boolean, quiet = false): ItemPath[] {
    const { Include, Exclude, Filter } = this;
    try {
      this.Include = undefined;
      this.Exclude = undefined;
      this.Filter = undefined;
      return quiet
        ? (this.#quietly(() => this.resolveOneQuiet(text, literal)) ?? [])
        : this.resolveOne(text, literal, this.Force === true || this.Hidden === true);
    } finally {
      this.Include = Include;
      this.Exclude = Exclude;
      this.Filter = Filter;
    }
  }

  private resolveOneQuiet(text: string, literal: boolean): ItemPath[] {
    return resolvePaths(this.frame, text, { literal, force: true });
  }

  #quietly<T>(action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      if (error instanceof PathFailure) return undefined;
      throw error;
    }
  }

  #search(text: string): void {
    const slash = text.replaceAll('\\', '/').lastIndexOf('/');
    const folder = slash < 0 ? '.' : text.slice(0, slash + 1);
    const places = this.attempt(() => this.resolveUnfiltered(folder, false)) ?? [];
    const matches = nameMatcher(text.slice(slash + 1));
    const before = this.#found;
    for (const place of places) this.#children(place, this.#depth(), '', false, matches);
    if (this.#found === before && !hasWildcards(text)) this.resolveOne(text, false);
  }

  #found = 0;

  #depth(): number {
    if (this.Depth !== undefined) return Number(textOf(this.Depth));
    return this.Recurse === true ? Number.POSITIVE_INFINITY : 0;
  }

  #entryOf(place: ItemPath): ChildEntry {
    const name = leafOf(place);
    return {
      name,
      isContainer: place.drive.provider.isContainer(this.frame, place.path),
      isHidden: place.drive.provider.nests && name.startsWith('.'),
    };
  }

  #children(
    parent: ItemPath,
    depth: number,
    prefix: string,
    skipHere: boolean,
    matches?: (name: string) => boolean,
  ): void {
    const { provider } = parent.drive;
    let entries: ChildEntry[];
    try {
      entries = provider.children(this.frame, parent.path);
    } catch (error) {
      this.writeError(
        fileError(error, parent.path, {
          io: 'DirIOError',
          unauthorized: 'DirUnauthorizedAccessError',
          category: 'ReadError',
        }),
      );
      return;
    }
    const showHidden = this.Force === true || this.Hidden === true || this.Attributes !== undefined;
    for (const entry of entries) {
      if (entry.isHidden && !showHidden) continue;
      if (skipHere || !this.isIncluded(entry.name) || (matches !== undefined && !matches(entry.name)))
        continue;
      this.#emit(childOf(parent, entry.name), entry, prefix);
    }
    if (depth <= 0) return;
    for (const entry of entries) {
      if (!entry.isContainer || (entry.isHidden && this.Force !== true && this.Hidden !== true)) continue;
      if (this.Exclude !== undefined && !this.#notExcluded(entry.name)) continue;
      const child = childOf(parent, entry.name);
      if (this.FollowSymlink !== true && this.#isLink(child)) continue;
      this.#children(child, depth - 1, posix.join(prefix, entry.name), skipHere, matches);
    }
  }

  #notExcluded(name: string): boolean {
    return !this.Exclude!.toArray().some((pattern) => nameMatcher(textOf(pattern))(name));
  }

  #isLink(place: ItemPath): boolean {
    return place.drive.provider.nests && lstatSync(place.path).isSymbolicLink();
  }

  #wants(place: ItemPath, entry: ChildEntry): boolean {
    if (this.Directory === true && this.File !== true && !entry.isContainer) return false;
    if (this.File === true && this.Directory !== true && entry.isContainer) return false;
    if (this.Hidden === true && !entry.isHidden) return false;
    if (this.Attributes === undefined && this.ReadOnly !== true && this.System !== true) return true;
    const attributes = getProperty(itemAt(this.frame, place), 'Attributes');
    const has = (name: string): boolean => textOf(attributes).split(', ').includes(name);
    if (this.ReadOnly === true && !has('ReadOnly')) return false;
    if (this.System === true && !has('System')) return false;
    if (this.Attributes === undefined) return true;
    return (
      invokeMethod(this.Attributes, 'Evaluate', [
        convertTo(attributes, requireType('System.IO.FileAttributes')),
      ]) === true
    );
  }

  #emit(place: ItemPath, entry: ChildEntry, prefix: string): void {
    if (!this.#wants(place, entry)) return;
    this.#found++;
    this.write(this.Name === true ? posix.join(prefix, entry.name) : itemAt(this.frame, place));
  }
}

export const command = defineCmdlet(metadata, GetChildItem);
