import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import type { Frame } from '../../engine/frame.ts';
import { scopeFrame } from '../../engine/variables.ts';
import metadata from '../../generated/commands/Remove-Alias.json' with { type: 'json' };
import { runtimeError } from '../../types/error-record.ts';
import type { PSArray } from '../../types/index.ts';
import { aliasNotRemovable } from './alias-scope.ts';
import { textsOf } from './variable-scope.ts';

class RemoveAlias extends Cmdlet {
  Name: PSArray | undefined;
  Scope: string | undefined;
  Force = false;

  #home(key: string): Frame | undefined {
    if (this.Scope !== undefined) {
      const scope = scopeFrame(this.frame, this.Scope).scope;
      return scope.aliases?.has(key) ? scope : undefined;
    }
    for (let frame: Frame | null = this.frame.scope; frame !== null; frame = frame.parent)
      if (frame.aliases?.has(key)) return frame;
    return undefined;
  }

  override process(): void {
    for (const name of textsOf(this.Name)) {
      const key = name.toLowerCase();
      const home = this.#home(key);
      const alias = home?.aliases?.get(key);
      if (home === undefined || alias === undefined) {
        const message = `This command cannot find a matching alias because an alias with the name '${name}' does not exist.`;
        this.writeError(
          runtimeError(
            'ItemNotFoundException',
            'ObjectNotFound',
            message,
            name,
            'System.Management.Automation.ItemNotFoundException',
          ).errorRecord,
        );
        continue;
      }
      if (alias.options.has('Constant') || (alias.options.has('ReadOnly') && !this.Force)) {
        this.writeError(aliasNotRemovable(name));
        continue;
      }
      home.aliases!.delete(key);
      this.session.commandsChanged();
    }
  }
}

export const command = defineCmdlet(metadata, RemoveAlias);
