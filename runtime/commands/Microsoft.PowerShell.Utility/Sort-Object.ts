import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import type { FormatParameter } from '../../formatting/format-parameter.ts';
import { parameterKeys } from '../../formatting/property-parameters.ts';
import metadata from '../../generated/commands/Sort-Object.json' with { type: 'json' };
import { AutomationNull } from '../../types/automation-null.ts';
import type { Value } from '../../types/net-object.ts';
import { calculatedProperties } from '../property-arguments.ts';
import { sortLikeNet } from './intro-sort.ts';
import { compareKeyed, type KeyedObject, keyed } from './sort-keys.ts';

class SortObject extends Cmdlet {
  InputObject: Value = AutomationNull;
  declare Property?: Value;
  declare Descending?: boolean;
  declare Unique?: boolean;
  declare Stable?: boolean;
  declare Top?: number;
  declare Bottom?: number;
  declare Culture?: string;
  declare CaseSensitive?: boolean;
  readonly #input: Value[] = [];
  #properties: FormatParameter[] = [];

  override begin(): void {
    if (this.Property !== undefined && this.Property !== null) {
      this.#properties = calculatedProperties(this, this.Property, parameterKeys.sort);
    }
  }

  override process(): void {
    if (this.InputObject !== AutomationNull && this.InputObject !== null) this.#input.push(this.InputObject);
  }

  override end(): void {
    const ignoreCase = this.CaseSensitive !== true;
    const entries = this.#input.map((value) => keyed(this, value, this.#properties));
    const width = Math.max(1, ...entries.map((entry) => entry.keys.length));
    const descending = Array.from({ length: width }, (_, index) =>
      this.#isDescending(this.#properties[index]),
    );
    const order = (a: KeyedObject, b: KeyedObject): number => compareKeyed(a, b, ignoreCase, descending);
    if (this.Stable === true || this.Top !== undefined || this.Bottom !== undefined) entries.sort(order);
    else sortLikeNet(entries, order);
    for (const entry of this.#limited(
      this.Unique === true ? this.#distinct(entries, ignoreCase, descending) : entries,
    )) {
      this.write(entry.input);
    }
  }

  #isDescending(property: FormatParameter | undefined): boolean {
    if (property?.descending !== undefined) return property.descending;
    if (property?.ascending !== undefined) return !property.ascending;
    return this.Descending === true;
  }

  #distinct(
    entries: readonly KeyedObject[],
    ignoreCase: boolean,
    descending: readonly boolean[],
  ): KeyedObject[] {
    const result: KeyedObject[] = [];
    for (const entry of entries) {
      const last = result.at(-1);
      if (last === undefined || compareKeyed(last, entry, ignoreCase, descending) !== 0) result.push(entry);
    }
    return result;
  }

  #limited(entries: readonly KeyedObject[]): readonly KeyedObject[] {
    if (this.Top !== undefined) return entries.slice(0, this.Top);
    return this.Bottom === undefined ? entries : entries.slice(Math.max(entries.length - this.Bottom, 0));
  }
}

export const command = defineCmdlet(metadata, SortObject);
