import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { PSVariable } from '../../engine/ps-variable.ts';
import { parseOptions } from '../../engine/scoped-options.ts';
import { scopeFrame } from '../../engine/variables.ts';
import metadata from '../../generated/commands/New-Variable.json' with { type: 'json' };
import { toPSString } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { held, isLocked, notWritable, putVariable, splitScope, variableExists } from './variable-scope.ts';

class NewVariable extends Cmdlet {
  Name = '';
  Value: Value = null;
  Description: string | undefined;
  Option: Value;
  Visibility: Value;
  Force = false;
  PassThru = false;
  Scope: string | undefined;

  override process(): void {
    const { name, scope } = splitScope(this.Name, this.Scope);
    const frame = scopeFrame(this.frame, scope ?? 'local').scope;
    const key = name.toLowerCase();
    const allScope = this.session.global.dynamic?.get(key);
    const existing = held(frame, key)?.variable ?? (allScope?.options.has('AllScope') ? allScope : undefined);
    if (existing !== undefined && !this.Force) {
      this.writeError(variableExists(name));
      return;
    }
    if (existing !== undefined && isLocked(existing, true)) {
      this.writeError(notWritable(name));
      return;
    }
    if (!this.shouldProcess(`Name: ${name} Value: ${toPSString(this.Value)}`, 'New variable')) return;
    const variable = new PSVariable(name, this.Value);
    if (this.has('Option')) variable.options = parseOptions(this.Option);
    if (this.Description !== undefined) variable.description = this.Description;
    if (this.has('Visibility'))
      variable.visibility = toPSString(this.Visibility) === 'Private' ? 'Private' : 'Public';
    putVariable(frame, variable);
    if (this.PassThru) this.write(variable);
  }
}

export const command = defineCmdlet(metadata, NewVariable);
