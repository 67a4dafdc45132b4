import { defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Set-Content.json' with { type: 'json' };
import { ContentWriter } from './content-writer.ts';

class SetContent extends ContentWriter {
  protected override readonly append = false;
  protected override readonly action = 'Set Content';
}

export const command = defineCmdlet(metadata, SetContent);
