import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/New-Alias.json' with { type: 'json' };
import { AliasCommand } from './set-alias-command.ts';

class NewAlias extends AliasCommand {
  protected readonly onlyNew = true;
}

export const command = defineCmdlet(metadata, NewAlias);
