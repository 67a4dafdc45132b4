import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import type { ScriptBlock } from '../../engine/script-block.ts';
import { nullSink } from '../../engine/sink.ts';
import metadata from '../../generated/commands/Measure-Command.json' with { type: 'json' };
import { AutomationNull } from '../../types/automation-null.ts';
import { int64, invokeStatic } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { requireType } from '../../types/type-registry.ts';

class MeasureCommand extends Cmdlet {
  InputObject: Value = AutomationNull;
  declare Expression: ScriptBlock;
  #elapsed = 0n;

  override process(): void {
    const start = process.hrtime.bigint();
    const under = this.InputObject === AutomationNull ? {} : { under: this.InputObject };
    this.runtime.invokeBlockTo(nullSink, this.Expression, { ...under, dotted: true });
    this.#elapsed += process.hrtime.bigint() - start;
  }

  override end(): void {
    this.write(invokeStatic(requireType('System.TimeSpan'), 'FromTicks', [int64(this.#elapsed / 100n)]));
  }
}

export const command = defineCmdlet(metadata, MeasureCommand);
