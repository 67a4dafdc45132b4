import type { VariablePath } from '../ast.ts';

/** Splits `scope:name` as PowerShell's `VariablePath` does: at the first colon that is not leading. */
export function variablePath(userPath: string): VariablePath {
  const colon = userPath.indexOf(':');
  if (colon <= 0) return { userPath, name: colon === 0 ? userPath.slice(1) : userPath };
  return { userPath, qualifier: userPath.slice(0, colon).toLowerCase(), name: userPath.slice(colon + 1) };
}

const scopes = new Set(['global', 'local', 'private', 'script', 'variable', 'workflow']);

/** Whether the part before the colon is a drive (`env:`, `using:`), not a scope. */
export function isDriveQualified(path: VariablePath): boolean {
  return path.qualifier !== undefined && !scopes.has(path.qualifier);
}
