import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { newNet } from '../../formatting/new-net.ts';
import { textOf } from '../../formatting/objects.ts';
import { asItems } from '../../formatting/property-expression.ts';
import metadata from '../../generated/commands/Read-Host.json' with { type: 'json' };
import { invokeMethod } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { PSChar } from '../../types/numbers/boxes.ts';
import { errorRecord } from '../error-records.ts';

class ReadHost extends Cmdlet {
  Prompt: Value = null;
  declare AsSecureString?: boolean;
  declare MaskInput?: boolean;

  override process(): void {
    const { host } = this.session;
    if (!host.isInteractive) {
      const message = 'PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.';
      this.throwTerminating(
        errorRecord(
          'System.Management.Automation.PSInvalidOperationException',
          message,
          'InvalidOperation',
          'InvalidOperation',
        ),
      );
    }
    if (this.Prompt !== null) host.writeOut(`${asItems(this.Prompt).map(textOf).join(' ')}: `);
    host.flush();
    const line = host.readLine() ?? '';
    if (this.AsSecureString !== true) {
      this.write(line);
      return;
    }
    const secret = newNet('System.Security.SecureString', []);
    for (const c of line.split('')) invokeMethod(secret, 'AppendChar', [new PSChar(c.charCodeAt(0))]);
    this.write(secret);
  }
}

export const command = defineCmdlet(metadata, ReadHost);
