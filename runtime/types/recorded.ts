import { types } from './core-types.ts';
import { type Implementation, implementType } from './define.ts';
import { loadChunk } from './load-chunk.ts';
import { notImplemented } from './net-errors.ts';
import type { NetType } from './net-type.ts';
import { defineGeneric } from './type-registry.ts';

interface Facts {
  defineRecorded(key: string): NetType | null;
  closedShape(
    definition: NetType,
    args: readonly NetType[],
  ): { interfaces: readonly NetType[]; base: NetType | null };
}
const facts = (): Facts => loadChunk('types/type-info') as Facts;

/** Registers a type with its recorded base, interfaces and flags, for a file that implements it. */
export function recordedType(fullName: string): NetType {
  const type = facts().defineRecorded(fullName.toLowerCase());
  if (type === null) throw notImplemented(`the type ${fullName}`);
  return type;
}

/** A recorded type with its implementation. */
export function implementRecorded(
  fullName: string,
  signatures: string,
  make: (type: NetType) => Implementation,
): NetType {
  const type = recordedType(fullName);
  implementType(type, signatures, () => make(type));
  return type;
}

/** A recorded generic definition, implemented for every closed type. @param names of its type parameters */
export function implementGeneric(
  fullName: string,
  names: readonly string[],
  signatures: string,
  make: (type: NetType) => Implementation,
): NetType {
  const definition = recordedType(fullName);
  defineGeneric(definition, {
    shape: (args) => facts().closedShape(definition, args),
    init: (type) => {
      const scope = new Map(names.map((name, i) => [name, type.genericArguments[i] ?? types.object]));
      implementType(type, signatures, () => make(type), scope);
    },
  });
  return definition;
}
