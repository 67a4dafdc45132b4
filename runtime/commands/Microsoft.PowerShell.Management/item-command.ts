import { Cmdlet } from '../../engine/cmdlet.ts';
import { nameMatcher } from '../../formatting/name-matcher.ts';
import { textOf } from '../../formatting/objects.ts';
import { leafOf, PathFailure, resolvePaths } from '../../providers/paths.ts';
import type { ItemPath } from '../../providers/provider.ts';
import type { PSArray } from '../../types/arrays.ts';
import { hasWildcards } from '../../types/wildcard.ts';
import { errorRecord } from '../error-records.ts';

/** What commands with `-Path`, `-LiteralPath`, `-Include` and `-Exclude` share. */
export abstract class ItemCommand extends Cmdlet {
  declare Path?: PSArray;
  declare LiteralPath?: PSArray;
  declare Filter?: string;
  declare Include?: PSArray;
  declare Exclude?: PSArray;
  declare Force?: boolean;

  /** The paths as given, with whether wildcard characters stand for themselves. */
  protected givenPaths(): { text: string; literal: boolean }[] {
    if (this.LiteralPath !== undefined)
      return this.LiteralPath.toArray().map((path) => ({ text: textOf(path), literal: true }));
    return (this.Path?.toArray() ?? []).map((path) => ({ text: textOf(path), literal: false }));
  }

  /** Runs an action and reports a path that could not be used. @returns undefined where it failed */
  protected attempt<T>(action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof PathFailure)) throw error;
      this.writeError(error.record);
      return undefined;
    }
  }

  /** The existing items that one path names, filtered. */
  protected resolveOne(text: string, literal: boolean, force = true): ItemPath[] {
    const found = this.attempt(() => resolvePaths(this.frame, text, { literal, force })) ?? [];
    return found.filter((place) => this.isIncluded(leafOf(place)));
  }

  /** The existing items that all given paths name. */
  protected resolveAll(force = true): ItemPath[] {
    return this.givenPaths().flatMap(({ text, literal }) => this.resolveOne(text, literal, force));
  }

  protected isIncluded(name: string): boolean {
    if (this.Filter !== undefined && this.Filter !== '' && !nameMatcher(this.Filter)(name)) return false;
    const matches = (patterns: PSArray): boolean =>
      patterns.toArray().some((pattern) => nameMatcher(textOf(pattern))(name));
    if (this.Include !== undefined && this.Include.length > 0 && !matches(this.Include)) return false;
    return this.Exclude === undefined || !matches(this.Exclude);
  }

  protected get isFiltered(): boolean {
    return (
      this.Include !== undefined ||
      this.Exclude !== undefined ||
      (this.Filter !== undefined && this.Filter !== '')
    );
  }

  /** The error of a path that leads to nothing because it was filtered or its pattern matched nothing. */
  protected nothingFound(text: string): void {
    const message = `An object at the specified path ${text} does not exist, or has been filtered by the -Include or -Exclude parameter.`;
    this.writeError(errorRecord('System.Exception', message, 'ItemNotFound', 'ObjectNotFound', text));
  }

  protected isPattern(text: string, literal: boolean): boolean {
    return !literal && hasWildcards(text);
  }
}
