import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { compileText } from '../../engine/compile-source.ts';
import { invokeBlockOutput } from '../../engine/invoke.ts';
import { ScriptBlock } from '../../engine/script-block.ts';
import { defineTypes } from '../../engine/script-types.ts';
import metadata from '../../generated/commands/Invoke-Expression.json' with { type: 'json' };
import type { Value } from '../../types/net-object.ts';

class InvokeExpression extends Cmdlet {
  Command: Value = '';

  override process(): void {
    const code = compileText(this.Command as string, null);
    const block = new ScriptBlock(code, this.frame.state);
    defineTypes(this.frame, code.unit);
    invokeBlockOutput(this.frame, block, this.runtime.output, { dotted: true });
  }
}

export const command = defineCmdlet(metadata, InvokeExpression);
