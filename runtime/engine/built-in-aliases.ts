import data from '../generated/aliases.json' with { type: 'json' };
import { AliasInfo } from './command-info.ts';
import type { ScopedOption } from './ps-variable.ts';

interface RecordedAlias {
  readonly name: string;
  readonly definition: string;
  readonly options: string;
  readonly description: string;
}

/** The aliases that every session starts with. */
export function registerBuiltInAliases(aliases: Map<string, AliasInfo>): void {
  for (const { name, definition, options, description } of data as readonly RecordedAlias[]) {
    const alias = new AliasInfo(name, definition);
    if (options !== 'None') alias.options = new Set(options.split(', ') as ScopedOption[]);
    alias.description = description ?? '';
    aliases.set(name.toLowerCase(), alias);
  }
}
