import type { AliasInfo } from '../../engine/command-info.ts';
import type { Frame } from '../../engine/frame.ts';
import { type ErrorCategoryName, type ErrorRecord, runtimeError } from '../../types/error-record.ts';

/** Every alias that a scope sees, nearest first; of one scope only where it is given. */
export function visibleAliases(start: Frame, only: Frame | undefined): AliasInfo[] {
  if (only !== undefined) return [...(only.scope.aliases?.values() ?? [])];
  const seen = new Map<string, AliasInfo>();
  for (let frame: Frame | null = start.scope; frame !== null; frame = frame.parent) {
    for (const [key, alias] of frame.aliases ?? []) {
      if (!seen.has(key) && (frame === start.scope || !alias.options.has('Private'))) seen.set(key, alias);
    }
  }
  return [...seen.values()];
}

const failure = (
  kind: string,
  id: string,
  category: ErrorCategoryName,
  message: string,
  name: string,
): ErrorRecord =>
  runtimeError(id, category, message, name, `System.Management.Automation.${kind}`).errorRecord;
export const aliasExists = (name: string): ErrorRecord =>
  failure(
    'SessionStateException',
    'AliasAlreadyExists',
    'ResourceExists',
    `The alias is not allowed, because an alias with the name '${name}' already exists.`,
    name,
  );
export const aliasNotWritable = (name: string): ErrorRecord =>
  failure(
    'SessionStateUnauthorizedAccessException',
    'AliasNotWritable',
    'WriteError',
    `Alias is not writeable because alias ${name} is read-only or constant and cannot be written to.`,
    name,
  );
export const aliasNotRemovable = (name: string): ErrorRecord =>
  failure(
    'SessionStateUnauthorizedAccessException',
    'AliasNotRemovable',
    'WriteError',
    `Alias was not removed because alias ${name} is constant or read-only.`,
    name,
  );
