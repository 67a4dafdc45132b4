import { defineCmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Set-Item.json' with { type: 'json' };
import { locate, resolvePaths } from '../../providers/paths.ts';
import { itemAt } from '../../providers/provider-items.ts';
import type { Value } from '../../types/net-object.ts';
import { errorRecord } from '../error-records.ts';
import { ItemCommand } from './item-command.ts';

class SetItem extends ItemCommand {
  Value: Value = null;
  declare PassThru?: boolean;

  override process(): void {
    for (const { text, literal } of this.givenPaths()) {
      const places =
        this.attempt(() =>
          this.isPattern(text, literal) ? resolvePaths(this.frame, text) : [locate(this.frame, text)],
        ) ?? [];
      for (const place of places) {
        const { provider } = place.drive;
        if (provider.set === undefined) {
          const message = 'Provider operation stopped because the provider does not support this operation.';
          this.throwTerminating(
            errorRecord(
              'System.Management.Automation.PSNotSupportedException',
              message,
              'NotSupported',
              'NotImplemented',
              text,
            ),
          );
        }
        if (!this.shouldProcess(`Item: ${place.path} Value: ${textOf(this.Value)}`, 'Set Item')) continue;
        provider.set(this.frame, place.path, this.Value, { force: this.Force === true, createOnly: false });
        if (this.PassThru === true) this.write(itemAt(this.frame, place));
      }
    }
  }
}

export const command = defineCmdlet(metadata, SetItem);
