import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Add-Content.json' with { type: 'json' };
import { ContentWriter } from './content-writer.ts';

class AddContent extends ContentWriter {
  protected override readonly append = true;
  protected override readonly action = 'Add Content';
}

export const command = defineCmdlet(metadata, AddContent);
