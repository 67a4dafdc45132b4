import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { callStack } from '../../engine/net/call-stack.ts';
import metadata from '../../generated/commands/Get-PSCallStack.json' with { type: 'json' };

class GetPSCallStack extends Cmdlet {
  override end(): void {
    for (const call of callStack(this.frame)) this.write(call);
  }
}

export const command = defineCmdlet(metadata, GetPSCallStack);
