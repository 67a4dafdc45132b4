import { newObject } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { requireType } from '../types/type-registry.ts';

/** A new object of a .NET type that is named by its full name. */
export function newNet(typeName: string, args: readonly Value[]): Value {
  return newObject(requireType(typeName), args);
}
