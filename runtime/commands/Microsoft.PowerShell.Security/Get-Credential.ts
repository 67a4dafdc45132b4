import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { newNet } from '../../formatting/new-net.ts';
import metadata from '../../generated/commands/Get-Credential.json' with { type: 'json' };
import { invokeMethod } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { PSChar } from '../../types/numbers/boxes.ts';
import { errorRecord } from '../error-records.ts';

class GetCredential extends Cmdlet {
  Credential: Value = null;
  Message = 'Enter your credentials.';
  UserName = '';
  Title = 'PowerShell credential request';

  override begin(): void {
    if (this.Credential !== null && typeof this.Credential === 'object') {
      this.write(this.Credential);
      return;
    }
    const { host } = this.session;
    const given = typeof this.Credential === 'string' ? this.Credential : this.UserName;
    host.writeOut(`\n${this.Title}\n${this.Message}\n`);
    const user = given === '' ? this.#ask('User: ') : given;
    const password = this.#ask(`Password for user ${user}: `);
    const secret = newNet('System.Security.SecureString', []);
    for (const c of password.split('')) invokeMethod(secret, 'AppendChar', [new PSChar(c.charCodeAt(0))]);
    this.write(newNet('System.Management.Automation.PSCredential', [user, secret]));
  }

  #ask(prompt: string): string {
    const { host } = this.session;
    host.writeOut(prompt);
    host.flush();
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
    return host.readLine() ?? '';
  }
}

export const command = defineCmdlet(metadata, GetCredential);
