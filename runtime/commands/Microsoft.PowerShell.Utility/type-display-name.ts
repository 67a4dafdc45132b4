import { allAccelerators } from '../../types/type-names.ts';

let shortNames: Map<string, string> | null = null;

/** A type's name as definitions print it: `int`, `string`, else in full. */
export function typeDisplayName(fullName: string): string {
  if (shortNames === null) {
    shortNames = new Map();
    for (const [short, full] of allAccelerators()) if (!shortNames.has(full)) shortNames.set(full, short);
  }
  if (fullName === 'System.Management.Automation.PSCustomObject') return fullName;
  return shortNames.get(fullName) ?? fullName;
}
