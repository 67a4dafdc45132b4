import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import type { PSModuleInfo } from '../../engine/ps-module-info.ts';
import metadata from '../../generated/commands/Remove-Module.json' with { type: 'json' };
import { matchesAny } from '../../modules/exports.ts';
import { removeModule } from '../../modules/import.ts';
import { specification } from '../../modules/manifest.ts';
import { listOf } from '../../modules/module-scope.ts';
import { inRange } from '../../modules/versions.ts';
import { type PSArray, toPSString } from '../../types/index.ts';
import { errorRecord } from '../error-records.ts';

class RemoveModule extends Cmdlet {
  Name: PSArray | undefined;
  FullyQualifiedName: PSArray | undefined;
  ModuleInfo: PSArray | undefined;
  Force = false;
  #removed = 0;
  #onlyWildcards = true;

  override process(): void {
    const loaded = [...new Set([...this.session.modules.values(), ...this.frame.state.modules.values()])];
    const chosen = new Set<PSModuleInfo>();
    for (const module of listOf(this.ModuleInfo)) chosen.add(module as PSModuleInfo);
    for (const name of listOf(this.Name).map(toPSString)) {
      if (!/[*?[]/.test(name)) this.#onlyWildcards = false;
      for (const module of loaded) if (matchesAny(module.name, [name])) chosen.add(module);
    }
    for (const spec of listOf(this.FullyQualifiedName).map(specification)) {
      this.#onlyWildcards = false;
      for (const module of loaded)
        if (matchesAny(module.name, [spec.name]) && inRange(module.version, spec)) chosen.add(module);
    }
    for (const module of chosen) this.#remove(module);
  }

  #remove(module: PSModuleInfo): void {
    if (module.accessMode === 'Constant' || (module.accessMode === 'ReadOnly' && !this.Force)) {
      const constant = module.accessMode === 'Constant';
      this.writeError(
        errorRecord(
          'System.InvalidOperationException',
          constant
            ? `Unable to remove the module '${module.name}' because it is marked as 'constant.' A module cannot be removed if it is marked 'constant.'`
            : `Unable to remove the module '${module.name}' because it is read-only. Add the Force parameter to your command to remove read-only modules.`,
          constant ? 'Modules_ModuleIsConstant' : 'Modules_ModuleIsReadOnly',
          'PermissionDenied',
          module,
        ),
      );
      return;
    }
    const user = [...this.session.modules.values()].find((other) => other.requiredModules.includes(module));
    if (user !== undefined && !this.Force) {
      this.writeError(
        errorRecord(
          'System.InvalidOperationException',
          `Unable to remove the module '${module.name}' because it is required by '${user.name}'. Add the Force parameter to your command to remove the module.`,
          'Modules_ModuleIsRequired',
          'PermissionDenied',
          module,
        ),
      );
      return;
    }
    if (!this.shouldProcess(`${module.name} (Path: '${module.path}')`, 'Remove-Module')) return;
    removeModule(this.frame, module, (value) => this.write(value));
    this.#removed++;
  }

  override end(): void {
    if (
      this.#removed > 0 ||
      this.#onlyWildcards ||
      (this.Name === undefined && this.FullyQualifiedName === undefined)
    )
      return;
    this.writeError(
      errorRecord(
        'System.InvalidOperationException',
        'No modules were removed. Verify that the specification of modules to remove is correct and those modules exist in the runspace.',
        'Modules_NoModulesRemoved',
        'ResourceUnavailable',
      ),
    );
  }
}

export const command = defineCmdlet(metadata, RemoveModule);
