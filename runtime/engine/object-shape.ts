import type { Value } from '../types/net-object.ts';
import { PSCustomObject } from '../types/ps-object.ts';
import { AutomationNull } from '../types/automation-null.ts';

/** The property names of a `[pscustomobject]@{…}` literal; its objects share them. */
export class ObjectShape {
  readonly #names: readonly string[];
  readonly #fields: readonly `$${string}`[];

  constructor(names: readonly string[]) {
    this.#names = names;
    this.#fields = names.map((name): `$${string}` => `$${name.toLowerCase()}`);
  }

  create(values: readonly Value[]): PSCustomObject {
    const object = new PSCustomObject(this.#names);
    for (let i = 0; i < this.#fields.length; i++) {
      const value = values[i];
      object[this.#fields[i]!] = value === AutomationNull ? null : value;
    }
    return object;
  }
}
