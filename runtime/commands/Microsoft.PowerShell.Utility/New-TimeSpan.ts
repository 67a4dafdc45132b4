import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { newNet } from '../../formatting/new-net.ts';
import metadata from '../../generated/commands/New-TimeSpan.json' with { type: 'json' };
import { getStaticProperty, subtract } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { requireType } from '../../types/type-registry.ts';

class NewTimeSpan extends Cmdlet {
  declare Start?: Value;
  declare End?: Value;
  Days = 0;
  Hours = 0;
  Minutes = 0;
  Seconds = 0;
  Milliseconds = 0;

  override process(): void {
    if (this.parameterSetName === 'Time') {
      this.write(
        newNet('System.TimeSpan', [this.Days, this.Hours, this.Minutes, this.Seconds, this.Milliseconds]),
      );
      return;
    }
    const now = getStaticProperty(requireType('System.DateTime'), 'Now');
    this.write(subtract(this.End ?? now, this.Start ?? now));
  }
}

export const command = defineCmdlet(metadata, NewTimeSpan);
