import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { PSVariable } from '../../engine/ps-variable.ts';
import { parseOptions } from '../../engine/scoped-options.ts';
import { scopeFrame } from '../../engine/variables.ts';
import { elementsOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Set-Variable.json' with { type: 'json' };
import { AutomationNull } from '../../types/automation-null.ts';
import { objectArray, type PSArray, toPSString } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import {
  cannotBeConstant,
  hasWildcard,
  isLocked,
  matching,
  notWritable,
  putVariable,
  splitScope,
  textsOf,
} from './variable-scope.ts';

class SetVariable extends Cmdlet {
  Name: PSArray | undefined;
  Value: Value = AutomationNull;
  Include: PSArray | undefined;
  Exclude: PSArray | undefined;
  Description: string | undefined;
  Option: Value;
  Force = false;
  Visibility: Value;
  PassThru = false;
  Append = false;
  Scope: string | undefined;
  #values: Value[] = [];
  #named = false;

  override begin(): void {
    this.#named = this.has('Name');
  }

  override process(): void {
    if (this.#named) {
      if (this.has('Value') && this.Value !== AutomationNull) this.#values.push(this.Value);
    } else this.#set(this.Value === AutomationNull ? null : this.Value);
  }

  override end(): void {
    if (!this.#named) return;
    if (this.#values.length === 0) this.#set(null);
    else this.#set(this.#values.length === 1 ? this.#values[0] : objectArray(this.#values));
  }

  #set(value: Value): void {
    const selection = { include: textsOf(this.Include), exclude: textsOf(this.Exclude) };
    for (const written of textsOf(this.Name)) {
      const { name, scope } = splitScope(written, this.Scope);
      const home = scope ?? 'local';
      const found = matching(this.frame, name, home, selection);
      if (found.length > 0) {
        for (const { variable } of found) this.#change(variable, value);
        continue;
      }
      if (hasWildcard(name) || selection.include.length > 0) continue;
      const global = this.session.global.dynamic?.get(name.toLowerCase());
      if (global?.options.has('AllScope')) {
        this.#change(global, value);
        continue;
      }
      if (!this.shouldProcess(`Name: ${name} Value: ${toPSString(value)}`, 'Set variable')) continue;
      const variable = new PSVariable(name, value);
      this.#describe(variable);
      if (this.has('Option')) variable.options = parseOptions(this.Option);
      putVariable(scopeFrame(this.frame, home), variable);
      if (this.PassThru) this.write(variable);
    }
  }

  #change(variable: PSVariable, value: Value): void {
    if (isLocked(variable, this.Force)) {
      this.writeError(notWritable(variable.name));
      return;
    }
    if (!this.shouldProcess(`Name: ${variable.name} Value: ${toPSString(value)}`, 'Set variable')) return;
    if (this.has('Option') && parseOptions(this.Option).has('Constant')) {
      this.writeError(cannotBeConstant(variable.name));
      return;
    }
    if (this.has('Value') || this.#values.length > 0)
      variable.assign(this.Append ? this.#appended(variable.value, value) : value, this.Force);
    this.#describe(variable);
    if (this.has('Option')) variable.options = parseOptions(this.Option);
    if (this.PassThru) this.write(variable);
  }

  #appended(old: Value, added: Value): Value {
    const list = (value: Value): Value[] => (value === null ? [] : [...(elementsOf(value) ?? [value])]);
    return objectArray([...list(old), ...list(added)]);
  }

  #describe(variable: PSVariable): void {
    if (this.Description !== undefined) variable.description = this.Description;
    if (this.has('Visibility'))
      variable.visibility = toPSString(this.Visibility) === 'Private' ? 'Private' : 'Public';
  }
}

export const command = defineCmdlet(metadata, SetVariable);
