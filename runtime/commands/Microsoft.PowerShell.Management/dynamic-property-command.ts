import { errorRecord } from '../error-records.ts';
import { ItemCommand } from './item-command.ts';

/** Base of the commands that add, move or remove single properties: no provider on this platform has such. */
export class DynamicPropertyCommand extends ItemCommand {
  override process(): void {
    const message =
      'Cannot use interface. The IDynamicPropertyCmdletProvider interface is not implemented by this provider.';
    this.throwTerminating(
      errorRecord(
        'System.Management.Automation.PSNotSupportedException',
        message,
        'NotSupported',
        'NotImplemented',
      ),
    );
  }
}
