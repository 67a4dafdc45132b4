import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { hostRenderer } from '../../formatting/host-output.ts';
import type { Renderer } from '../../formatting/renderer.ts';
import metadata from '../../generated/commands/Out-Default.json' with { type: 'json' };
import type { Value } from '../../types/net-object.ts';

class OutDefault extends Cmdlet {
  InputObject: Value = null;
  declare Transcript?: boolean;
  #renderer!: Renderer;

  override begin(): void {
    this.#renderer = hostRenderer(this.session.host);
  }

  override process(): void {
    if (this.Transcript !== true) this.#renderer.process(this.InputObject);
  }

  override end(): void {
    this.#renderer.end();
  }
}

export const command = defineCmdlet(metadata, OutDefault);
