import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Clear-Variable.json' with { type: 'json' };
import type { PSArray } from '../../types/index.ts';
import { hasWildcard, isLocked, matching, notWritable, textsOf, variableNotFound } from './variable-scope.ts';

class ClearVariable extends Cmdlet {
  Name: PSArray | undefined;
  Include: PSArray | undefined;
  Exclude: PSArray | undefined;
  Force = false;
  PassThru = false;
  Scope: string | undefined;

  override process(): void {
    const selection = { include: textsOf(this.Include), exclude: textsOf(this.Exclude) };
    for (const name of textsOf(this.Name)) {
      const found = matching(this.frame, name, this.Scope ?? 'local', selection);
      if (found.length === 0 && !hasWildcard(name)) this.writeError(variableNotFound(name));
      for (const { variable } of found) {
        if (!this.shouldProcess(`Name: ${variable.name}`, 'Clear variable')) continue;
        if (isLocked(variable, this.Force)) {
          this.writeError(notWritable(variable.name));
          continue;
        }
        if (variable.constraint === null && variable.attributes.length === 0) variable.store(null);
        else variable.assign(null, this.Force);
        if (this.PassThru) this.write(variable);
      }
    }
  }
}

export const command = defineCmdlet(metadata, ClearVariable);
