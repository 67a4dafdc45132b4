import { newObject, setProperty } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import type { Frame } from './frame.ts';
import { findTypeFor, type TypeReference } from './sites.ts';

/** Makes the object of an attribute whose class a script defines; undefined for the engine's own. */
export function instantiateAttribute(
  f: Frame,
  reference: TypeReference,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
): Value | undefined {
  const type = scriptAttribute(f, reference);
  if (type === null) return undefined;
  const instance = newObject(type, [...positional]);
  for (const [name, value] of named) setProperty(instance, name, value);
  return instance;
}

function scriptAttribute(f: Frame, { unit, name }: TypeReference): NetType | null {
  const known =
    f.session.scriptTypes.size === 0
      ? null
      : (findTypeFor(f, unit, name) ?? findTypeFor(f, unit, `${name}Attribute`));
  return known?.isScriptType ? known : null;
}
