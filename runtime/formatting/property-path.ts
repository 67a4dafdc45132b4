import { getProperty, toPSString } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';

/** The text of a property of a property, or undefined where one is missing. */
export function propertyByPath(target: Value, path: string): string | undefined {
  let value = target;
  for (const name of path.split('.')) {
    if (value === null || value === undefined) return undefined;
    value = getProperty(value, name, false);
  }
  return value === null || value === undefined ? undefined : toPSString(value);
}
