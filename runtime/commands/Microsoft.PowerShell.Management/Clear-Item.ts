import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Clear-Item.json' with { type: 'json' };
import { errorRecord } from '../error-records.ts';
import { ItemCommand } from './item-command.ts';

class ClearItem extends ItemCommand {
  override process(): void {
    for (const place of this.resolveAll()) {
      const { provider } = place.drive;
      if (provider.set === undefined) {
        const message = 'Provider operation stopped because the provider does not support this operation.';
        this.throwTerminating(
          errorRecord(
            'System.Management.Automation.PSNotSupportedException',
            message,
            'NotSupported',
            'NotImplemented',
            place.path,
          ),
        );
      }
      if (!this.shouldProcess(`Item: ${place.path}`, 'Clear Item')) continue;
      if (provider.name === 'Function') provider.remove?.(this.frame, place.path, this.Force === true);
      else provider.set(this.frame, place.path, null, { force: this.Force === true, createOnly: false });
    }
  }
}

export const command = defineCmdlet(metadata, ClearItem);
