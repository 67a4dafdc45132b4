import { runtimeError } from '../types/error-record.ts';
import { NetObject, type Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import { type BoundAttribute, transformAndValidate } from './attributes.ts';
import { constraintError } from './constraint-error.ts';
import { type Frame, fields } from './frame.ts';
import { knownType } from './known-types.ts';
import { convertForVariable } from './variable-conversion.ts';

export type ScopedOption = 'None' | 'ReadOnly' | 'Constant' | 'Private' | 'AllScope' | 'Unspecified';

/** `System.Management.Automation.PSVariable`: a variable with more than a value. */
export class PSVariable extends NetObject {
  readonly name: string;
  description = '';
  options = new Set<ScopedOption>();
  visibility: 'Public' | 'Private' = 'Public';
  attributes: BoundAttribute[] = [];
  /** The type that every write converts to. */
  constraint: NetType | null = null;
  moduleName = '';
  protected current: Value;

  constructor(name: string, value: Value = null) {
    super();
    this.name = name;
    this.current = value;
  }

  override get netType(): NetType {
    return knownType('System.Management.Automation.PSVariable');
  }

  get value(): Value {
    return this.current;
  }

  set value(value: Value) {
    this.assign(value, false);
  }

  /** @param force writes through ReadOnly (not Constant), as `-Force` does */
  assign(value: Value, force: boolean): void {
    if (this.options.has('Constant') || (this.options.has('ReadOnly') && !force)) {
      throw runtimeError(
        'VariableNotWritable',
        'WriteError',
        `Cannot overwrite variable ${this.name} because it is read-only or constant.`,
        this.name,
        'System.Management.Automation.SessionStateUnauthorizedAccessException',
      );
    }
    this.current = this.checked(value);
  }

  /** Stores without conversion or checks. */
  store(value: Value): void {
    this.current = value;
  }

  /** The value after the variable's own conversion and validation. */
  checked(value: Value): Value {
    let result = value;
    if (this.constraint !== null) result = this.#convert(result, this.constraint);
    return this.attributes.length === 0 ? result : transformAndValidate(this.attributes, result, this.name);
  }

  #convert(value: Value, type: NetType): Value {
    try {
      return convertForVariable(value, type);
    } catch (error) {
      throw constraintError(error);
    }
  }

  get isPrivate(): boolean {
    return this.options.has('Private');
  }
}

/** A variable of the engine's, whose value is computed. */
export class ComputedVariable extends PSVariable {
  readonly #get: () => Value;
  readonly #set: ((value: Value) => void) | undefined;

  constructor(name: string, get: () => Value, set?: (value: Value) => void) {
    super(name);
    this.#get = get;
    this.#set = set;
  }
  override get value(): Value {
    return this.#get();
  }
  override set value(value: Value) {
    this.assign(value);
  }
  override assign(value: Value): void {
    if (this.#set === undefined) super.assign(value, false);
    else this.#set(this.checked(value));
  }
}

/** A view of a plain frame field, for `Get-Variable` and `[ref]`. */
export class FrameVariable extends PSVariable {
  readonly #frame: Frame;
  readonly #field: string;

  constructor(frame: Frame, key: string, name = key) {
    super(name);
    this.#frame = frame;
    this.#field = `$${key}`;
    const type = frame.code.constraints?.[key];
    if (type !== undefined) this.constraint = type.get(frame) as NetType;
  }
  override get value(): Value {
    return fields(this.#frame)[this.#field] ?? null;
  }
  override set value(value: Value) {
    this.assign(value);
  }
  override assign(value: Value): void {
    fields(this.#frame)[this.#field] = this.checked(value);
  }
}
