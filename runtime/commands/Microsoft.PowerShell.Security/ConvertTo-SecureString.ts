import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { newNet } from '../../formatting/new-net.ts';
import metadata from '../../generated/commands/ConvertTo-SecureString.json' with { type: 'json' };
import { invokeMethod } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { PSChar } from '../../types/numbers/boxes.ts';
import { errorRecord, notSupported } from '../error-records.ts';

class ConvertToSecureString extends Cmdlet {
  String = '';
  declare AsPlainText?: boolean;
  declare Force?: boolean;
  declare SecureKey?: Value;
  declare Key?: Value;

  override process(): void {
    if (this.SecureKey !== undefined || this.Key !== undefined)
      this.throwTerminating(notSupported('ConvertTo-SecureString with a key'));
    if (this.AsPlainText === true) {
      const secret = newNet('System.Security.SecureString', []);
      for (const c of this.String.split(''))
        invokeMethod(secret, 'AppendChar', [new PSChar(c.charCodeAt(0))]);
      invokeMethod(secret, 'MakeReadOnly', []);
      this.write(secret);
      return;
    }
    // Without a key the text is in .NET's own form on this platform: UTF-16 as hexadecimal digits.
    const digits = /^([0-9a-fA-F]{4})*$/.test(this.String) ? this.String : null;
    if (digits === null) {
      this.writeError(
        errorRecord(
          'System.Management.Automation.PSArgumentException',
          `The input string '${this.String}' was not in a correct format.`,
          'ImportSecureString_InvalidArgument',
          'InvalidArgument',
        ),
      );
      return;
    }
    const text = Buffer.from(digits, 'hex').toString('utf16le');
    const secret = newNet('System.Security.SecureString', []);
    for (const c of text.split('')) invokeMethod(secret, 'AppendChar', [new PSChar(c.charCodeAt(0))]);
    this.write(secret);
  }
}

export const command = defineCmdlet(metadata, ConvertToSecureString);
