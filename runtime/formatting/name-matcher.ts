import { wildcardRegExp } from '../types/wildcard.ts';

/** A test of names against a wildcard pattern, ignoring case. */
export function nameMatcher(pattern: string): (name: string) => boolean {
  const expression = wildcardRegExp(pattern);
  return (name) => expression.test(name);
}
