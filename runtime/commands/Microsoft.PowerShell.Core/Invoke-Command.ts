import { resolve } from 'node:path';
import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { invokeBlockOutput } from '../../engine/invoke.ts';
import { loadScriptFile } from '../../engine/load-script.ts';
import type { ScriptBlock } from '../../engine/script-block.ts';
import metadata from '../../generated/commands/Invoke-Command.json' with { type: 'json' };
import { listOf } from '../../modules/module-scope.ts';
import { AutomationNull } from '../../types/automation-null.ts';
import type { PSArray } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { notSupported } from '../error-records.ts';

const remote = [
  'Session',
  'ComputerName',
  'HostName',
  'VMId',
  'VMName',
  'ContainerId',
  'ConnectionUri',
  'SSHConnection',
  'AsJob',
];

class InvokeCommand extends Cmdlet {
  ScriptBlock: ScriptBlock | undefined;
  FilePath: string | undefined;
  NoNewScope = false;
  InputObject: Value = AutomationNull;
  ArgumentList: PSArray | undefined;
  #input: Value[] = [];

  override begin(): void {
    const used = remote.find((name) => this.has(name));
    if (used !== undefined) this.throwTerminating(notSupported(`Invoke-Command -${used}`));
  }

  override process(): void {
    if (this.InputObject !== AutomationNull && (this.runtime.expectingInput || this.has('InputObject')))
      this.#input.push(this.InputObject);
  }

  override end(): void {
    const block =
      this.ScriptBlock ??
      loadScriptFile(this.frame, resolve(this.session.currentDirectory, this.FilePath ?? ''));
    const hasInput = this.runtime.expectingInput || this.has('InputObject');
    invokeBlockOutput(this.frame, block, this.runtime.output, {
      args: listOf(this.ArgumentList),
      dotted: this.NoNewScope,
      ...(hasInput ? { input: this.#input } : {}),
    });
  }
}

export const command = defineCmdlet(metadata, InvokeCommand);
