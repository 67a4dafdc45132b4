import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { ScriptBlock } from '../../engine/script-block.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Update-TypeData.json' with { type: 'json' };
import type { PSArray } from '../../types/arrays.ts';
import { addTypeMember, editTypeData, typeData } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import type { PSMember } from '../../types/ps-members.ts';
import { unwrap } from '../../types/ps-object.ts';
import { errorRecord, notSupported } from '../error-records.ts';
import {
  aliasMember,
  propertySetMember,
  scriptMethodMember,
  scriptPropertyMember,
} from './script-members.ts';

const names = (list: PSArray): string[] => list.toArray().map(textOf);

class UpdateTypeData extends Cmdlet {
  declare MemberType?: Value;
  declare MemberName?: string;
  Value: Value = null;
  SecondValue: Value = null;
  declare TypeConverter?: Value;
  declare TypeAdapter?: Value;
  declare SerializationMethod?: string;
  declare TargetTypeForDeserialization?: Value;
  declare SerializationDepth?: number;
  declare DefaultDisplayProperty?: string;
  declare InheritPropertySerializationSet?: boolean;
  declare StringSerializationSource?: string;
  declare DefaultDisplayPropertySet?: PSArray;
  declare DefaultKeyPropertySet?: PSArray;
  declare PropertySerializationSet?: PSArray;
  TypeName = '';
  declare Force?: boolean;
  declare TypeData?: Value;
  declare AppendPath?: PSArray;
  declare PrependPath?: PSArray;

  override process(): void {
    if (this.AppendPath !== undefined || this.PrependPath !== undefined) {
      this.throwTerminating(notSupported('Update-TypeData with a types file'));
    }
    if (this.TypeData !== undefined) this.throwTerminating(notSupported('Update-TypeData -TypeData'));
    if (!this.shouldProcess(`TypeName: ${this.TypeName}`, 'Update TypeData')) return;
    if (this.MemberType !== undefined) this.#addMember(textOf(this.MemberType));
    else if (this.MemberName !== undefined || this.has('Value') || this.has('SecondValue')) {
      this.#fail(
        'MemberTypeIsMissing',
        'The MemberName, Value, and SecondValue parameters cannot be specified without the MemberType parameter.',
      );
    }
    this.#settings();
  }

  #fail(id: string, message: string): never {
    return this.throwTerminating(
      errorRecord('System.InvalidOperationException', message, id, 'InvalidOperation', this.TypeName),
    );
  }

  #alreadyPresent(member: string): void {
    const message = `Error in TypeData "${this.TypeName}": The member ${member} is already present.`;
    this.writeError(
      errorRecord(
        'System.InvalidOperationException',
        message,
        'TypesDynamicUpdateException',
        'InvalidOperation',
      ),
    );
  }

  #addMember(kind: string): void {
    const name = this.MemberName ?? '';
    if (name === '')
      this.#fail(
        'MemberNameShouldBeSpecified',
        `The MemberName parameter is required for the type "${kind}". Please specify the MemberName parameter.`,
      );
    if (!this.has('Value') && !(kind === 'ScriptProperty' && this.has('SecondValue'))) {
      this.#fail(
        'ValueShouldBeSpecified',
        `The Value parameter is required for the type "${kind}". Please specify the Value parameter.`,
      );
    }
    const existing = typeData(this.TypeName)?.members.has(name.toLowerCase()) ?? false;
    if (existing && this.Force !== true) {
      this.#alreadyPresent(name);
      return;
    }
    addTypeMember(this.TypeName, this.#member(kind, name));
  }

  #block(value: Value): ScriptBlock | null {
    const base = unwrap(value);
    if (base === null) return null;
    if (base instanceof ScriptBlock) return base;
    return this.#fail(
      'CannotConvertToScriptBlock',
      `Cannot convert the "${textOf(base)}" value to type "System.Management.Automation.ScriptBlock".`,
    );
  }

  #member(kind: string, name: string): PSMember {
    const initial = this.Value;
    switch (kind) {
      case 'NoteProperty':
        return { kind, name, get: () => initial };
      case 'AliasProperty':
        return aliasMember(name, textOf(initial));
      case 'ScriptProperty':
        return scriptPropertyMember(name, this.#block(initial), this.#block(this.SecondValue));
      case 'ScriptMethod':
        return scriptMethodMember(name, this.#block(initial)!);
      case 'PropertySet':
        return propertySetMember(name, initial);
      default:
        return this.#fail(
          'CannotUpdateMemberType',
          `Cannot update a member with type "${kind}". Specify a different type for the MemberType parameter.`,
        );
    }
  }

  /** Settings of a type that has them already need -Force. */
  #settings(): void {
    const given = {
      defaultDisplayPropertySet:
        this.DefaultDisplayPropertySet === undefined ? undefined : names(this.DefaultDisplayPropertySet),
      defaultKeyPropertySet:
        this.DefaultKeyPropertySet === undefined ? undefined : names(this.DefaultKeyPropertySet),
      defaultDisplayProperty: this.DefaultDisplayProperty,
      serializationDepth: this.SerializationDepth,
      serializationMethod: this.SerializationMethod,
      stringSerializationSource: this.StringSerializationSource,
      inheritPropertySerializationSet: this.InheritPropertySerializationSet,
      propertySerializationSet:
        this.PropertySerializationSet === undefined ? undefined : names(this.PropertySerializationSet),
      typeConverter: this.TypeConverter,
      typeAdapter: this.TypeAdapter,
      targetTypeForDeserialization:
        this.TargetTypeForDeserialization === undefined
          ? undefined
          : textOf(this.TargetTypeForDeserialization),
    };
    const current = typeData(this.TypeName) as Record<string, unknown> | undefined;
    for (const [key, value] of Object.entries(given)) {
      if (value === undefined) continue;
      if (current?.[key] !== undefined && this.Force !== true)
        this.#alreadyPresent(key[0]!.toUpperCase() + key.slice(1));
      else Object.assign(editTypeData(this.TypeName), { [key]: value });
    }
  }
}

export const command = defineCmdlet(metadata, UpdateTypeData);
