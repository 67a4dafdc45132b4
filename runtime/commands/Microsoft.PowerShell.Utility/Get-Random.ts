import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Get-Random.json' with { type: 'json' };
import { RandomCommand } from './random-command.ts';

class GetRandom extends RandomCommand {}

export const command = defineCmdlet(metadata, GetRandom);
