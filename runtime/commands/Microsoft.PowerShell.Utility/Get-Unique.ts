import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { textOf, typeNames } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Get-Unique.json' with { type: 'json' };
import { AutomationNull } from '../../types/automation-null.ts';
import { compare } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';

class GetUnique extends Cmdlet {
  InputObject: Value = AutomationNull;
  declare AsString?: boolean;
  declare OnType?: boolean;
  declare CaseInsensitive?: boolean;
  #last: Value = AutomationNull;

  override process(): void {
    if (this.InputObject === AutomationNull || this.InputObject === null) return;
    if (this.#last === AutomationNull || !this.#alike(this.#last, this.InputObject)) {
      this.write(this.InputObject);
      this.#last = this.InputObject;
    }
  }

  #alike(a: Value, b: Value): boolean {
    if (this.OnType === true) return typeNames(a)[0]?.toLowerCase() === typeNames(b)[0]?.toLowerCase();
    const ignoreCase = this.CaseInsensitive === true;
    if (this.AsString !== true) {
      try {
        return compare(a, b, ignoreCase) === 0;
      } catch {
        return a === b;
      }
    }
    return ignoreCase ? textOf(a).toLowerCase() === textOf(b).toLowerCase() : textOf(a) === textOf(b);
  }
}

export const command = defineCmdlet(metadata, GetUnique);
