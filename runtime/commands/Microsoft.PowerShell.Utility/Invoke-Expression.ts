import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { compileText } from '../../engine/compile-source.ts';
import { invokeBlockOutput } from '../../engine/invoke.ts';
import { ScriptBlock } from '../../engine/script-block.ts';
import { defineTypes } from '../../engine/script-types.ts';
import metadata from '../../generated/commands/Invoke-Expression.json' with { type: 'json' };
import { RuntimeException } from '../../types/error-record.ts';
import type { Value } from '../../types/net-object.ts';

class InvokeExpression extends Cmdlet {
  Command: Value = '';

  override process(): void {
    const code = compileText(this.Command as string, null);
    const block = new ScriptBlock(code, this.frame.state);
    defineTypes(this.frame, code.unit);
    try {
      invokeBlockOutput(this.frame, block, this.runtime.output, { dotted: true });
    } catch (error) {
      // An error that leaves the text is this command's, with the place that it has.
      if (error instanceof RuntimeException && !error.wasThrownFromThrowStatement) {
        const record = error.errorRecord;
        if (record.commandTypeName === '') record.commandTypeName = metadata.implementingType;
      }
      throw error;
    }
  }
}

export const command = defineCmdlet(metadata, InvokeExpression);
