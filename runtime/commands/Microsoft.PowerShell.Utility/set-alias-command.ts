import { Cmdlet } from '../../engine/cmdlet.ts';
import { AliasInfo } from '../../engine/command-info.ts';
import { defineAlias } from '../../engine/definitions.ts';
import { parseOptions } from '../../engine/scoped-options.ts';
import { scopeFrame } from '../../engine/variables.ts';
import type { Value } from '../../types/net-object.ts';
import { aliasExists, aliasNotWritable } from './alias-scope.ts';

/** What `Set-Alias` and `New-Alias` share. */
export abstract class AliasCommand extends Cmdlet {
  Name = '';
  Value = '';
  Description: string | undefined;
  Option: Value;
  PassThru = false;
  Scope: string | undefined;
  Force = false;
  /** An existing alias is an error, unless forced. */
  protected abstract readonly onlyNew: boolean;

  override process(): void {
    const verb = this.onlyNew ? 'New Alias' : 'Set Alias';
    if (!this.shouldProcess(`Name: ${this.Name} Value: ${this.Value}`, verb)) return;
    const frame = scopeFrame(this.frame, this.Scope ?? 'local').scope;
    const key = this.Name.toLowerCase();
    let home = frame;
    let existing = frame.aliases?.get(key);
    const global = this.session.global.aliases?.get(key);
    if (existing === undefined && global?.options.has('AllScope')) {
      existing = global;
      home = this.session.global;
    }
    if (existing !== undefined && this.onlyNew && !this.Force) {
      this.writeError(aliasExists(this.Name));
      return;
    }
    if (
      existing !== undefined &&
      (existing.options.has('Constant') || (existing.options.has('ReadOnly') && !this.Force))
    ) {
      this.writeError(aliasNotWritable(this.Name));
      return;
    }
    const alias = new AliasInfo(this.Name, this.Value);
    alias.module = this.frame.state.module;
    if (this.has('Option')) alias.options = parseOptions(this.Option);
    else if (existing !== undefined) alias.options = new Set(existing.options);
    alias.description = this.Description ?? existing?.description ?? '';
    defineAlias(home, alias);
    if (this.PassThru) this.write(alias);
  }
}
