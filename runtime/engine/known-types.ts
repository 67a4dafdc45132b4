import { notImplemented } from '../types/net-errors.ts';
import type { NetType } from '../types/net-type.ts';
import { findType } from '../types/type-registry.ts';

const cache = new Map<string, NetType>();

/** A .NET type that the engine counts on. @throws when the runtime does not define it */
export function knownType(name: string): NetType {
  let type = cache.get(name);
  if (type === undefined) {
    const found = findType(name);
    if (found === null) throw notImplemented(`the type ${name}`);
    type = found;
    cache.set(name, type);
  }
  return type;
}
