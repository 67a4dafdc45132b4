import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { nameMatcher } from '../../formatting/name-matcher.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Get-PSProvider.json' with { type: 'json' };
import { providers } from '../../providers/drives.ts';
import { providerInfo } from '../../providers/info-types.ts';
import type { PSArray } from '../../types/arrays.ts';
import { hasWildcards } from '../../types/wildcard.ts';
import { errorRecord } from '../error-records.ts';

class GetPSProvider extends Cmdlet {
  declare PSProvider?: PSArray;

  override process(): void {
    for (const name of this.PSProvider?.toArray().map(textOf) ?? ['*']) {
      const found = providers.filter((provider) => nameMatcher(name)(provider.name));
      for (const provider of found) this.write(providerInfo(this.session, provider));
      if (found.length > 0 || hasWildcards(name)) continue;
      const message = `Cannot find a provider with the name '${name}'.`;
      this.writeError(
        errorRecord(
          'System.Management.Automation.ProviderNotFoundException',
          message,
          'ProviderNotFound',
          'ObjectNotFound',
          name,
        ),
      );
    }
  }
}

export const command = defineCmdlet(metadata, GetPSProvider);
