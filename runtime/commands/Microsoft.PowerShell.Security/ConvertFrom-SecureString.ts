import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { newNet } from '../../formatting/new-net.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/ConvertFrom-SecureString.json' with { type: 'json' };
import { getProperty } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { notSupported } from '../error-records.ts';

class ConvertFromSecureString extends Cmdlet {
  SecureString: Value = null;
  declare AsPlainText?: boolean;
  declare SecureKey?: Value;
  declare Key?: Value;

  override process(): void {
    if (this.SecureKey !== undefined || this.Key !== undefined)
      this.throwTerminating(notSupported('ConvertFrom-SecureString with a key'));
    const text = textOf(
      getProperty(newNet('System.Net.NetworkCredential', ['', this.SecureString]), 'Password'),
    );
    this.write(this.AsPlainText === true ? text : Buffer.from(text, 'utf16le').toString('hex'));
  }
}

export const command = defineCmdlet(metadata, ConvertFromSecureString);
