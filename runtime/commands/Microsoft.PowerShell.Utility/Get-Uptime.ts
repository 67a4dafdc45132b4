import { uptime } from 'node:os';
import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Get-Uptime.json' with { type: 'json' };
import { getStaticProperty, int64, invokeStatic, subtract } from '../../types/index.ts';
import { requireType } from '../../types/type-registry.ts';

class GetUptime extends Cmdlet {
  declare Since?: boolean;

  override process(): void {
    const seconds = Math.floor(uptime());
    const span = invokeStatic(requireType('System.TimeSpan'), 'FromTicks', [int64(seconds * 1e7)]);
    if (this.Since !== true) this.write(span);
    else this.write(subtract(getStaticProperty(requireType('System.DateTime'), 'Now'), span));
  }
}

export const command = defineCmdlet(metadata, GetUptime);
