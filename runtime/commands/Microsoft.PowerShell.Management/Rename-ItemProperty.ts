import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Rename-ItemProperty.json' with { type: 'json' };
import { errorRecord } from '../error-records.ts';
import { ItemCommand } from './item-command.ts';

/** No provider on this platform has properties that can be renamed one by one. */
class RenameItemProperty extends ItemCommand {
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

export const command = defineCmdlet(metadata, RenameItemProperty);
