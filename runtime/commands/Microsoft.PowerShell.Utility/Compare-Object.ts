import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import type { FormatParameter } from '../../formatting/format-parameter.ts';
import { parameterKeys } from '../../formatting/property-parameters.ts';
import metadata from '../../generated/commands/Compare-Object.json' with { type: 'json' };
import type { PSArray } from '../../types/arrays.ts';
import { AutomationNull } from '../../types/automation-null.ts';
import type { Value } from '../../types/net-object.ts';
import { noteObject } from '../note-object.ts';
import { calculatedProperties } from '../property-arguments.ts';
import { addNoteProperty } from './note-members.ts';
import { compareKeyed, type KeyedObject, keyed, missing } from './sort-keys.ts';

class CompareObject extends Cmdlet {
  declare ReferenceObject: PSArray;
  declare DifferenceObject: PSArray;
  SyncWindow = 2147483647;
  declare Property?: Value;
  declare ExcludeDifferent?: boolean;
  declare IncludeEqual?: boolean;
  declare PassThru?: boolean;
  declare Culture?: string;
  declare CaseSensitive?: boolean;
  #properties: FormatParameter[] = [];
  readonly #difference: KeyedObject[] = [];

  override begin(): void {
    if (this.Property !== undefined && this.Property !== null) {
      this.#properties = calculatedProperties(this, this.Property, parameterKeys.group);
    }
  }

  override process(): void {
    for (const value of this.DifferenceObject?.toArray() ?? []) {
      if (value !== null && value !== AutomationNull)
        this.#difference.push(keyed(this, value, this.#properties));
    }
  }

  override end(): void {
    const reference = this.ReferenceObject.toArray()
      .filter((value) => value !== null)
      .map((value) => keyed(this, value, this.#properties));
    const taken = new Set<number>();
    const added: KeyedObject[] = [];
    const ignoreCase = this.CaseSensitive !== true;
    for (const [position, entry] of this.#difference.entries()) {
      const index = reference.findIndex(
        (other, at) =>
          !taken.has(at) &&
          Math.abs(at - position) <= this.SyncWindow &&
          compareKeyed(other, entry, ignoreCase, []) === 0,
      );
      if (index < 0) {
        added.push(entry);
        continue;
      }
      taken.add(index);
      if (this.IncludeEqual === true || this.ExcludeDifferent === true) this.#emit(reference[index]!, '==');
    }
    if (this.ExcludeDifferent === true) return;
    for (const entry of added) this.#emit(entry, '=>');
    for (const [index, entry] of reference.entries()) if (!taken.has(index)) this.#emit(entry, '<=');
  }

  #emit(entry: KeyedObject, side: string): void {
    if (this.PassThru === true) {
      this.write(addNoteProperty(entry.input, 'SideIndicator', side));
      return;
    }
    const notes: [string, Value][] = this.#properties.map((property, index) => {
      const key = entry.keys[index];
      return [property.expression.toString(), key === missing || key === undefined ? null : key];
    });
    if (notes.length === 0) notes.push(['InputObject', entry.input]);
    this.write(noteObject([...notes, ['SideIndicator', side]]));
  }
}

export const command = defineCmdlet(metadata, CompareObject);
