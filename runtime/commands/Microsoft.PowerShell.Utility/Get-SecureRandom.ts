import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Get-SecureRandom.json' with { type: 'json' };
import { RandomCommand } from './random-command.ts';

class GetSecureRandom extends RandomCommand {
  protected override readonly isSecure = true;
}

export const command = defineCmdlet(metadata, GetSecureRandom);
