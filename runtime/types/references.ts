import { types } from './core-types.ts';
import { NetObject, type Value } from './net-object.ts';
import type { NetType } from './net-type.ts';

/** `System.Management.Automation.PSReference`: the value of `[ref]`. The engine subclasses it over variables. */
export class PSReference extends NetObject {
  #value: Value;
  /** ``PSReference`1`` of the value's type; the registry sets it. */
  static closedType: (value: Value) => NetType = () => types.psReference;
  constructor(value: Value) {
    super();
    this.#value = value;
  }
  get value(): Value {
    return this.#value;
  }
  set value(value: Value) {
    this.#value = value;
  }
  override get netType(): NetType {
    return PSReference.closedType(this.#value);
  }
}

/** `System.Management.Automation.SwitchParameter`. */
export class SwitchParameter extends NetObject {
  readonly isPresent: boolean;
  constructor(isPresent: boolean) {
    super();
    this.isPresent = isPresent;
  }
  override get netType(): NetType {
    return types.switchParameter;
  }
  hashKey(): string {
    return String(this.isPresent);
  }
  override toString(): string {
    return this.isPresent ? 'True' : 'False';
  }
}

class DBNullValue extends NetObject {
  override get netType(): NetType {
    return types.dbNull;
  }
  override toString(): string {
    return '';
  }
}
/** `[DBNull]::Value`. */
export const DBNull: NetObject = new DBNullValue();

types.switchParameter.defaultValue = () => new SwitchParameter(false);
