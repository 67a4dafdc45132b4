import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Get-Variable.json' with { type: 'json' };
import type { PSArray } from '../../types/index.ts';
import { hasWildcard, matching, textsOf, variableNotFound } from './variable-scope.ts';

class GetVariable extends Cmdlet {
  Name: PSArray | undefined;
  ValueOnly = false;
  Include: PSArray | undefined;
  Exclude: PSArray | undefined;
  Scope: string | undefined;

  override process(): void {
    const names = this.Name === undefined ? ['*'] : textsOf(this.Name);
    const selection = { include: textsOf(this.Include), exclude: textsOf(this.Exclude) };
    for (const name of names) {
      const found = matching(this.frame, name, this.Scope, selection);
      for (const { variable } of found) {
        if (this.ValueOnly) this.write(variable.value);
        else this.write(variable);
      }
      const isFiltered = selection.include.length > 0 || selection.exclude.length > 0;
      if (found.length === 0 && !hasWildcard(name) && !isFiltered) this.writeError(variableNotFound(name));
    }
  }
}

export const command = defineCmdlet(metadata, GetVariable);
