import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Out-Null.json' with { type: 'json' };
import type { Value } from '../../types/net-object.ts';

class OutNull extends Cmdlet {
  InputObject: Value = null;
}

export const command = defineCmdlet(metadata, OutNull);
