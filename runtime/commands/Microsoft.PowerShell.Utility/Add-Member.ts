import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { ScriptBlock } from '../../engine/script-block.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Add-Member.json' with { type: 'json' };
import { PSDictionary } from '../../types/collections/hashtable.ts';
import { addInstanceMember, getMember, setTypeNames, typeNames } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import type { PSMember } from '../../types/ps-members.ts';
import { PSCustomObject, PSObject, unwrap } from '../../types/ps-object.ts';
import { errorRecord } from '../error-records.ts';
import { addNoteProperty } from './note-members.ts';
import {
  aliasMember,
  propertySetMember,
  scriptMethodMember,
  scriptPropertyMember,
} from './script-members.ts';

class AddMember extends Cmdlet {
  InputObject: Value = null;
  declare MemberType?: Value;
  declare Name?: string;
  Value: Value = null;
  SecondValue: Value = null;
  declare TypeName?: string;
  declare Force?: boolean;
  declare PassThru?: boolean;
  declare NotePropertyName?: string;
  NotePropertyValue: Value = null;
  declare NotePropertyMembers?: PSDictionary;

  override process(): void {
    let target = this.InputObject;
    if (target instanceof PSObject || (typeof target === 'object' && target !== null))
      target = this.InputObject;
    if (this.NotePropertyMembers !== undefined) {
      for (const [name, value] of this.NotePropertyMembers.entries())
        target = this.#note(target, textOf(name), value);
    } else if (this.NotePropertyName !== undefined) {
      target = this.#note(target, this.NotePropertyName, this.NotePropertyValue);
    } else if (this.MemberType !== undefined) {
      target = this.#member(target, textOf(this.MemberType), this.Name ?? '');
    }
    if (this.TypeName !== undefined) target = this.#typed(target, this.TypeName);
    const returns = this.PassThru === true;
    if (returns) this.write(target);
  }

  #typed(target: Value, name: string): Value {
    const owner = typeof target === 'object' && target !== null ? target : new PSObject(target);
    setTypeNames(owner, [name, ...typeNames(owner).filter((one) => one !== name)]);
    return owner;
  }

  #note(target: Value, name: string, value: Value): Value {
    return this.#mayAdd(target, name) ? addOrReplaceNote(target, name, value) : target;
  }

  /** Instance members may be replaced with -Force; others never. */
  #mayAdd(target: Value, name: string): boolean {
    const existing = getMember(target, name);
    // A dictionary's keys are no members.
    if (existing === undefined || (existing.note === true && unwrap(target) instanceof PSDictionary))
      return true;
    if (this.Force === true) return true;
    const message = `Cannot add a member with the name "${name}" because a member with that name already exists. To overwrite the member anyway, add the Force parameter to your command.`;
    this.writeError(
      errorRecord(
        'System.InvalidOperationException',
        message,
        'MemberAlreadyExists',
        'InvalidOperation',
        target,
      ),
    );
    return false;
  }

  #member(target: Value, kind: string, name: string): Value {
    if (kind === 'NoteProperty') return this.#note(target, name, this.Value);
    const member = this.#makeMember(kind, name);
    if (member === null || !this.#mayAdd(target, name)) return target;
    const owner = typeof target === 'object' && target !== null ? target : new PSObject(target);
    if (
      owner instanceof PSCustomObject &&
      !owner.names.some((one) => one.toLowerCase() === name.toLowerCase()) &&
      kind !== 'ScriptMethod'
    ) {
      owner.names = [...owner.names, name];
    }
    addInstanceMember(owner, member);
    return owner;
  }

  #fail(id: string, message: string): never {
    return this.throwTerminating(
      errorRecord('System.InvalidOperationException', message, id, 'InvalidOperation', this.MemberType),
    );
  }

  #block(value: Value, kind: string): ScriptBlock | null {
    const base = unwrap(value);
    if (base === null) return null;
    if (base instanceof ScriptBlock) return base;
    const message = `Cannot convert the "${textOf(base)}" value of type "${typeNames(base)[0]}" to type "System.Management.Automation.ScriptBlock".`;
    return this.#fail(`Could not add ${kind}`, message);
  }

  #makeMember(kind: string, name: string): PSMember | null {
    switch (kind) {
      case 'AliasProperty': {
        const reference = textOf(this.Value);
        if (reference === '')
          this.#fail('MemberAlias', 'The member referenced by this alias should not be null or empty.');
        return aliasMember(name, reference);
      }
      case 'ScriptProperty': {
        const getter = this.#block(this.Value, kind);
        const setter = this.#block(this.SecondValue, kind);
        if (getter === null && setter === null) {
          this.#fail(
            'Value1AndValue2AreNotBothNull',
            `Both Value and SecondValue parameters should not be null for a member of type "${kind}". Specify a non-null value for one of the two parameters.`,
          );
        }
        return scriptPropertyMember(name, getter, setter);
      }
      case 'ScriptMethod': {
        const block = this.#block(this.Value, kind);
        if (block === null)
          this.#fail(
            'Value1ShouldNotBeNull',
            `The Value parameter should not be null for a member of type "${kind}". Specify a non-null value for the Value parameter when adding members of this type.`,
          );
        return scriptMethodMember(name, block!);
      }
      case 'PropertySet':
        return propertySetMember(name, this.Value);
      case 'MemberSet': {
        const members = this.Value;
        return { kind, name, get: () => members };
      }
      case 'CodeProperty':
      case 'CodeMethod':
        return this.#fail(
          'NotSupportedByPscc',
          `pscc does not support members of type "${kind}" in Add-Member.`,
        );
      default:
        return this.#fail(
          'CannotAddMemberType',
          `Cannot add a member with type "${kind}". Specify a different type for the MemberTypes parameter.`,
        );
    }
  }
}

function addOrReplaceNote(target: Value, name: string, value: Value): Value {
  if (target instanceof PSCustomObject && target.psMembers === undefined) {
    const field = `$${name.toLowerCase()}` as const;
    if (field in target) {
      target[field] = value;
      return target;
    }
  }
  return addNoteProperty(target, name, value);
}

export const command = defineCmdlet(metadata, AddMember);
