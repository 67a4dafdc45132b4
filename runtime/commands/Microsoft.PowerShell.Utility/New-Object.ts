import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { resolveProperty, textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/New-Object.json' with { type: 'json' };
import type { PSArray } from '../../types/arrays.ts';
import type { PSDictionary } from '../../types/collections/hashtable.ts';
import { ErrorRecord, RuntimeException } from '../../types/error-record.ts';
import { Exception } from '../../types/exceptions.ts';
import { findType, newObject, setProperty } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import type { NetType } from '../../types/net-type.ts';
import { PSCustomObject } from '../../types/ps-object.ts';
import { errorRecord } from '../error-records.ts';
import { addNoteProperty } from './note-members.ts';

class NewObjectCommand extends Cmdlet {
  TypeName = '';
  declare ArgumentList?: PSArray;
  declare Strict?: boolean;
  declare Property?: PSDictionary;

  override process(): void {
    const type = findType(this.TypeName);
    if (type === null) {
      const message = `Cannot find type [${this.TypeName}]: verify that the assembly containing this type is loaded.`;
      this.throwTerminating(
        errorRecord(
          'System.Management.Automation.PSArgumentException',
          message,
          'TypeNotFound',
          'InvalidType',
        ),
      );
    }
    let object = this.#create(type);
    for (const [key, value] of this.Property?.entries() ?? []) object = this.#set(object, textOf(key), value);
    this.write(object);
  }

  #create(type: NetType): Value {
    const args = this.ArgumentList?.toArray() ?? [];
    if (args.length === 0 && type.fullName === 'System.Management.Automation.PSObject')
      return new PSCustomObject([]);
    const constructible = type.isValueType || type.constructors.some((one) => one.parameters.length === 0);
    if (args.length === 0 && (type.isAbstract || !constructible)) {
      const message = `A constructor was not found. Cannot find an appropriate constructor for type ${this.TypeName}.`;
      this.throwTerminating(
        errorRecord(
          'System.Management.Automation.PSArgumentException',
          message,
          'CannotFindAppropriateCtor',
          'ObjectNotFound',
        ),
      );
    }
    try {
      return newObject(type, args);
    } catch (error) {
      if (!(error instanceof Exception)) throw error;
      if (error instanceof RuntimeException) error.errorRecord;
      return this.throwTerminating(
        new ErrorRecord(error, 'ConstructorInvokedThrowException', 'InvalidOperation', null),
      );
    }
  }

  #set(object: Value, name: string, value: Value): Value {
    if (object instanceof PSCustomObject) return addNoteProperty(object, name, value);
    if (typeof resolveProperty(object, name) !== 'string') {
      const message = `The member "${name}" was not found for the specified .NET object.`;
      this.writeError(
        errorRecord(
          'System.InvalidOperationException',
          message,
          'InvalidOperationException',
          'InvalidOperation',
        ),
      );
      return object;
    }
    try {
      setProperty(object, name, value);
    } catch (error) {
      if (!(error instanceof Exception)) throw error;
      const message =
        'The value supplied is not valid, or the property is read-only. Change the value, and then try again.';
      this.writeError(
        errorRecord(
          'System.Management.Automation.SetValueException',
          message,
          'SetValueException',
          'InvalidData',
        ),
      );
    }
    return object;
  }
}

export const command = defineCmdlet(metadata, NewObjectCommand);
