import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { removeVariable } from '../../engine/variables.ts';
import metadata from '../../generated/commands/Remove-Variable.json' with { type: 'json' };
import type { PSArray } from '../../types/index.ts';
import {
  hasWildcard,
  isLocked,
  matching,
  notRemovable,
  textsOf,
  variableNotFound,
} from './variable-scope.ts';

class RemoveVariable extends Cmdlet {
  Name: PSArray | undefined;
  Include: PSArray | undefined;
  Exclude: PSArray | undefined;
  Force = false;
  Scope: string | undefined;

  override process(): void {
    const selection = { include: textsOf(this.Include), exclude: textsOf(this.Exclude) };
    for (const name of textsOf(this.Name)) {
      const found = matching(this.frame, name, this.Scope ?? 'local', selection);
      if (found.length === 0 && !hasWildcard(name)) this.writeError(variableNotFound(name));
      for (const { frame, variable } of found) {
        if (!this.shouldProcess(`Name: ${variable.name}`, 'Remove variable')) continue;
        if (isLocked(variable, this.Force)) this.writeError(notRemovable(variable.name));
        else removeVariable(frame, variable.name.toLowerCase());
      }
    }
  }
}

export const command = defineCmdlet(metadata, RemoveVariable);
