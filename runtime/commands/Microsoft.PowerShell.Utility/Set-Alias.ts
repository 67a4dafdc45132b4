import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Set-Alias.json' with { type: 'json' };
import { AliasCommand } from './set-alias-command.ts';

class SetAlias extends AliasCommand {
  protected readonly onlyNew = false;
}

export const command = defineCmdlet(metadata, SetAlias);
