import { Hashtable } from '../types/index.ts';
import type { NetType } from '../types/net-type.ts';
import { knownType } from './known-types.ts';

/** `PSBoundParametersDictionary`: a dictionary that lists the parameters in the order in which they were bound. */
export class BoundParameters extends Hashtable {
  override get netType(): NetType {
    return knownType('System.Management.Automation.PSBoundParametersDictionary');
  }
  override keys(): ReturnType<Hashtable['keys']> {
    return this.entries().map(([key]) => key);
  }
  override entries(): ReturnType<Hashtable['entries']> {
    return [...this.map].map(([folded, value]) => [this.spelled(folded), value]);
  }
}
