import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { scopeFrame } from '../../engine/variables.ts';
import metadata from '../../generated/commands/Get-Alias.json' with { type: 'json' };
import { runtimeError } from '../../types/error-record.ts';
import { like, type PSArray } from '../../types/index.ts';
import { visibleAliases } from './alias-scope.ts';
import { hasWildcard, textsOf } from './variable-scope.ts';

class GetAlias extends Cmdlet {
  Name: PSArray | undefined;
  Exclude: PSArray | undefined;
  Scope: string | undefined;
  Definition: PSArray | undefined;

  override process(): void {
    const all = visibleAliases(
      this.frame,
      this.Scope === undefined ? undefined : scopeFrame(this.frame, this.Scope),
    )
      .filter(({ name }) => !textsOf(this.Exclude).some((pattern) => like(name, pattern, true) === true))
      .sort((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }));
    const byDefinition = this.Definition !== undefined;
    const patterns = byDefinition
      ? textsOf(this.Definition)
      : this.Name === undefined
        ? ['*']
        : textsOf(this.Name);
    for (const pattern of patterns) {
      const found = all.filter(
        ({ name, target }) => like(byDefinition ? target : name, pattern, true) === true,
      );
      for (const alias of found) this.write(alias);
      if (found.length === 0 && !hasWildcard(pattern)) {
        const what = byDefinition ? 'definition' : 'name';
        const message = `This command cannot find a matching alias because an alias with the ${what} '${pattern}' does not exist.`;
        this.writeError(
          runtimeError(
            'ItemNotFoundException',
            'ObjectNotFound',
            message,
            pattern,
            'System.Management.Automation.ItemNotFoundException',
          ).errorRecord,
        );
      }
    }
  }
}

export const command = defineCmdlet(metadata, GetAlias);
