import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import type { ScriptBlock } from '../../engine/script-block.ts';
import metadata from '../../generated/commands/New-Module.json' with { type: 'json' };
import { moduleObject } from '../../modules/custom-object.ts';
import { exportDefaults, exportMembers } from '../../modules/exports.ts';
import { importMembers } from '../../modules/import-members.ts';
import { listOf, newModule, runModuleCode } from '../../modules/module-scope.ts';
import { type PSArray, toPSString } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';

class NewModule extends Cmdlet {
  Name: string | undefined;
  ScriptBlock: ScriptBlock | undefined;
  Function: PSArray | undefined;
  Cmdlet: PSArray | undefined;
  ReturnResult = false;
  AsCustomObject = false;
  ArgumentList: PSArray | undefined;

  override end(): void {
    const guid = crypto.randomUUID();
    const module = newModule(this.Name ?? `__DynamicModule_${guid}`, guid);
    module.moduleType = 'Script';
    const results: Value[] = [];
    const context = {
      frame: this.frame,
      streams: this.runtime.streams,
      output: { write: (value: Value) => void results.push(value) },
    };
    runModuleCode(module, this.ScriptBlock!.code, context, listOf(this.ArgumentList));
    const functions = listOf(this.Function).map(toPSString);
    if (functions.length > 0 && !module.hasExplicitExports) {
      exportMembers(module, { functions, cmdlets: [], variables: [], aliases: [] });
    } else exportDefaults(module);
    if (this.AsCustomObject) {
      this.write(moduleObject(module));
      return;
    }
    importMembers(module, this.frame.state.root, {});
    if (this.ReturnResult) for (const value of results) this.write(value);
    else this.write(module);
  }
}

export const command = defineCmdlet(metadata, NewModule);
