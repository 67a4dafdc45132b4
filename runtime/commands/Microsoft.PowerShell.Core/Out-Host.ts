import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { hostRenderer } from '../../formatting/host-output.ts';
import type { Renderer } from '../../formatting/renderer.ts';
import metadata from '../../generated/commands/Out-Host.json' with { type: 'json' };
import type { Value } from '../../types/net-object.ts';

class OutHost extends Cmdlet {
  InputObject: Value = null;
  /** Without a terminal there is nothing to page. */
  declare Paging?: boolean;
  #renderer!: Renderer;

  override begin(): void {
    this.#renderer = hostRenderer(this.session.host);
  }

  override process(): void {
    this.#renderer.process(this.InputObject);
  }

  override end(): void {
    this.#renderer.end();
  }
}

export const command = defineCmdlet(metadata, OutHost);
