import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Split-Path.json' with { type: 'json' };
import { shownPath } from '../../providers/location.ts';
import { PathFailure, resolvePaths } from '../../providers/paths.ts';
import type { PSArray } from '../../types/arrays.ts';
import { runtimeError } from '../../types/error-record.ts';

const qualifierOf = (path: string): string => /^([\w.\\]+::|[^/\\:*?[\]]+:)/.exec(path)?.[0] ?? '';

class SplitPath extends Cmdlet {
  declare Path?: PSArray;
  declare LiteralPath?: PSArray;
  declare Qualifier?: boolean;
  declare NoQualifier?: boolean;
  declare Leaf?: boolean;
  declare LeafBase?: boolean;
  declare Extension?: boolean;
  declare Resolve?: boolean;
  declare IsAbsolute?: boolean;

  override process(): void {
    for (const path of (this.LiteralPath ?? this.Path)!.toArray().map(textOf)) {
      for (const one of this.#expanded(path)) this.#split(one);
    }
  }

  #expanded(path: string): string[] {
    if (this.Resolve !== true) return [path];
    try {
      return resolvePaths(this.frame, path, { literal: this.LiteralPath !== undefined }).map(shownPath);
    } catch (error) {
      if (!(error instanceof PathFailure)) throw error;
      this.writeError(error.record);
      return [];
    }
  }

  #split(text: string): void {
    const qualifier = qualifierOf(text);
    if (this.Qualifier === true) this.#qualifier(text, qualifier);
    else if (this.NoQualifier === true) this.write(text.slice(qualifier.length));
    else if (this.IsAbsolute === true) this.write(qualifier !== '' || /^[/\\~]/.test(text));
    else if (this.Leaf === true || this.LeafBase === true || this.Extension === true)
      this.write(this.#leaf(text));
    else this.write(this.#parent(text, qualifier));
  }

  #qualifier(text: string, qualifier: string): void {
    if (qualifier !== '') {
      this.write(qualifier);
      return;
    }
    const message = `Cannot parse path because path '${text}' does not have a qualifier specified.`;
    const error = runtimeError(
      'ParsePathFormatError',
      'InvalidArgument',
      message,
      text,
      'System.FormatException',
    );
    this.writeError(error.errorRecord);
  }

  #leaf(text: string): string {
    const path = text.replaceAll('\\', '/').slice(qualifierOf(text).length === text.length ? 0 : 0);
    const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path;
    const name = trimmed === '/' ? trimmed : trimmed.slice(Math.max(trimmed.lastIndexOf('/'), -1) + 1);
    const bare = trimmed.includes('/') ? name : name.slice(0);
    if (this.Leaf === true) return bare;
    const dot = bare.lastIndexOf('.');
    if (this.Extension === true) return dot < 0 || dot === bare.length - 1 ? '' : bare.slice(dot);
    return dot < 0 ? bare : bare.slice(0, dot);
  }

  #parent(text: string, qualifier: string): string {
    const path = text.slice(qualifier.length).replaceAll('\\', '/');
    const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path;
    const slash = trimmed.lastIndexOf('/');
    if (slash < 0 || trimmed === '/') return slash < 0 && qualifier !== '' ? '' : '';
    const parent = trimmed.slice(0, slash).replace(/\/+$/, '');
    return qualifier + (parent === '' ? '/' : parent);
  }
}

export const command = defineCmdlet(metadata, SplitPath);
