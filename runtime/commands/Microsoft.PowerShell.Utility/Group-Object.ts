import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import type { FormatParameter } from '../../formatting/format-parameter.ts';
import { typeNames } from '../../formatting/objects.ts';
import { parameterKeys } from '../../formatting/property-parameters.ts';
import metadata from '../../generated/commands/Group-Object.json' with { type: 'json' };
import { AutomationNull } from '../../types/automation-null.ts';
import { foldCaseInsensitive, foldOrdinal, Hashtable } from '../../types/collections/hashtable.ts';
import type { Value } from '../../types/net-object.ts';
import { unwrap } from '../../types/ps-object.ts';
import { errorRecord } from '../error-records.ts';
import { calculatedProperties } from '../property-arguments.ts';
import { GroupInfo, GroupInfoNoElement } from './group-info.ts';
import { compareKeyed, type KeyedObject, keyed, missing } from './sort-keys.ts';

class GroupObject extends Cmdlet {
  InputObject: Value = AutomationNull;
  declare Property?: Value;
  declare NoElement?: boolean;
  declare AsHashTable?: boolean;
  declare AsString?: boolean;
  declare Culture?: string;
  declare CaseSensitive?: boolean;
  readonly #entries: KeyedObject[] = [];
  #properties: FormatParameter[] = [];

  override begin(): void {
    if (this.Property !== undefined && this.Property !== null) {
      this.#properties = calculatedProperties(this, this.Property, parameterKeys.group);
    }
    if (this.AsString === true && this.AsHashTable !== true) {
      const message =
        'The command cannot be run because the AsString parameter requires that you specify the AsHashtable parameter.';
      this.throwTerminating(
        errorRecord(
          'System.ArgumentException',
          message,
          'ArgumentException',
          'InvalidArgument',
          this.AsString,
        ),
      );
    }
    if (this.AsHashTable === true && this.AsString !== true && this.#properties.length > 1) {
      const message =
        'The command cannot be run because using the AsHashTable parameter with more than one property requires adding the AsString parameter.';
      this.throwTerminating(
        errorRecord(
          'System.ArgumentException',
          message,
          'ArgumentException',
          'InvalidArgument',
          this.Property,
        ),
      );
    }
  }

  override process(): void {
    if (this.InputObject === AutomationNull || this.InputObject === null) return;
    this.#entries.push(keyed(this, this.InputObject, this.#properties));
  }

  override end(): void {
    const groups = this.#groups();
    if (this.AsHashTable !== true) {
      for (const group of groups) this.write(group);
      return;
    }
    const table = new Hashtable(this.CaseSensitive === true ? foldOrdinal : foldCaseInsensitive);
    for (const group of groups) {
      const key = this.AsString === true ? group.name : unwrap(group.keys[0] ?? null);
      if (key === null || table.has(key)) {
        const message =
          'The objects grouped by this property cannot be expanded because there is a key duplication. Provide a valid value for the property, and then try again.';
        this.writeError(
          errorRecord('System.ArgumentException', message, 'ArgumentException', 'InvalidArgument', group),
        );
        return;
      }
      table.put(key, group.group);
    }
    if (groups.length > 0) this.write(table);
  }

  #groups(): GroupInfo[] {
    const ignoreCase = this.CaseSensitive !== true;
    const groups: { first: KeyedObject; group: GroupInfo }[] = [];
    const sorted = this.#hasMixedTypes()
      ? this.#entries
      : [...this.#entries].sort((a, b) => compareKeyed(a, b, ignoreCase, []));
    for (const entry of sorted) {
      // Sorted entries that are alike stand together; others have to be searched for.
      const alike =
        sorted === this.#entries
          ? groups.find(({ first }) => compareKeyed(first, entry, ignoreCase, []) === 0)
          : groups.length > 0 && compareKeyed(groups.at(-1)!.first, entry, ignoreCase, []) === 0
            ? groups.at(-1)
            : undefined;
      if (alike !== undefined) {
        alike.group.add(entry.input);
        continue;
      }
      const keys = entry.keys.map((key) => (key === missing ? null : key));
      const group = this.NoElement === true ? new GroupInfoNoElement(keys) : new GroupInfo(keys);
      group.add(entry.input);
      groups.push({ first: entry, group });
    }
    return groups.map(({ group }) => group);
  }

  #hasMixedTypes(): boolean {
    const seen: string[] = [];
    for (const { keys } of this.#entries) {
      for (const [index, key] of keys.entries()) {
        if (key === missing || key === null) continue;
        const type = typeNames(key)[0]!;
        seen[index] ??= type;
        if (seen[index] !== type) return true;
      }
    }
    return false;
  }
}

export const command = defineCmdlet(metadata, GroupObject);
