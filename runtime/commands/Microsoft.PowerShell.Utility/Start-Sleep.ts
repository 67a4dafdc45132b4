import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Start-Sleep.json' with { type: 'json' };
import { convertTo, getProperty, types } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import type { PSDouble } from '../../types/numbers/boxes.ts';

const clock = new Int32Array(new SharedArrayBuffer(4));

class StartSleep extends Cmdlet {
  Seconds: Value = 0;
  Milliseconds = 0;
  declare Duration?: Value;

  override process(): void {
    this.session.host.flush();
    const time = this.#milliseconds();
    if (time > 0) Atomics.wait(clock, 0, 0, time);
  }

  #milliseconds(): number {
    if (this.Duration !== undefined) return Number(textOf(getProperty(this.Duration, 'TotalMilliseconds')));
    if (this.parameterSetName === 'Milliseconds') return this.Milliseconds;
    return (convertTo(this.Seconds, types.double) as PSDouble).value * 1000;
  }
}

export const command = defineCmdlet(metadata, StartSleep);
