import { GenericList, makeGeneric } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { knownType } from './known-types.ts';

/** Objects as `Collection<PSObject>`, as `Invoke`, `.ForEach()` and `.Where()` return them. */
export function collection(items: Value[]): Value {
  const definition = knownType('System.Collections.ObjectModel.Collection`1');
  return new GenericList(
    makeGeneric(definition, [knownType('System.Management.Automation.PSObject')]),
    items,
  );
}
