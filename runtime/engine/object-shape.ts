import { AutomationNull } from '../types/automation-null.ts';
import { toPSString } from '../types/conversion/to-string.ts';
import { typeNames } from '../types/member-lookup.ts';
import type { Value } from '../types/net-object.ts';
import { setTypeNames } from '../types/ps-method.ts';
import { PSCustomObject } from '../types/ps-object.ts';

/** The property names of a `[pscustomobject]@{…}` literal; its objects share them. */
export class ObjectShape {
  readonly #names: readonly string[];
  readonly #fields: readonly `$${string}`[];
  /** Which entry names the object's type instead of a property. */
  readonly #typeNameAt: number;

  constructor(names: readonly string[]) {
    this.#typeNameAt = names.findIndex((name) => name.toLowerCase() === 'pstypename');
    this.#names = names.filter((_, i) => i !== this.#typeNameAt);
    this.#fields = names.map((name): `$${string}` => `$${name.toLowerCase()}`);
  }

  create(values: readonly Value[]): PSCustomObject {
    const object = new PSCustomObject(this.#names);
    for (let i = 0; i < this.#fields.length; i++) {
      const value = values[i];
      if (i === this.#typeNameAt) {
        setTypeNames(object, [toPSString(value), ...typeNames(object)]);
        continue;
      }
      object[this.#fields[i]!] = value === AutomationNull ? null : value;
    }
    return object;
  }
}
