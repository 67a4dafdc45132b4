import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import type { PSModuleInfo } from '../../engine/ps-module-info.ts';
import metadata from '../../generated/commands/Get-Module.json' with { type: 'json' };
import { matchesAny } from '../../modules/exports.ts';
import { availableModules, filesAt, isPath } from '../../modules/find-module.ts';
import { specification } from '../../modules/manifest.ts';
import { describeFile } from '../../modules/module-listing.ts';
import { listOf } from '../../modules/module-scope.ts';
import { inRange } from '../../modules/versions.ts';
import { type PSArray, toPSString } from '../../types/index.ts';

class GetModule extends Cmdlet {
  Name: PSArray | undefined;
  FullyQualifiedName: PSArray | undefined;
  All = false;
  ListAvailable = false;
  PSEdition: string | undefined;
  SkipEditionCheck = false;
  Refresh = false;

  override process(): void {
    if (this.ListAvailable) {
      this.#available();
      return;
    }
    const { session } = this;
    const specs =
      this.FullyQualifiedName === undefined ? undefined : listOf(this.FullyQualifiedName).map(specification);
    const names =
      specs?.map(({ name }) => name) ?? (this.Name === undefined ? ['*'] : listOf(this.Name).map(toPSString));
    const modules = new Set<PSModuleInfo>(
      this.All
        ? this.#everything()
        : [...this.frame.state.modules.values(), ...session.topLevel.modules.values()],
    );
    const sorted = [...modules].sort((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }));
    for (const module of sorted) {
      if (!matchesAny(module.name, names)) continue;
      if (
        specs !== undefined &&
        !specs.some((spec) => matchesAny(module.name, [spec.name]) && inRange(module.version, spec))
      )
        continue;
      this.write(module);
    }
  }

  #everything(): PSModuleInfo[] {
    const found: PSModuleInfo[] = [];
    const add = (module: PSModuleInfo): void => {
      if (found.includes(module)) return;
      found.push(module);
      for (const inner of module.nestedModules) add(inner);
      for (const inner of module.state?.modules.values() ?? []) add(inner);
    };
    for (const module of this.session.modules.values()) add(module);
    return found;
  }

  #available(): void {
    const names = this.Name === undefined ? ['*'] : listOf(this.Name).map(toPSString);
    for (const name of names) {
      const files = isPath(name)
        ? filesAt(name, this.session.currentDirectory)
        : availableModules()
            .filter((module) => matchesAny(module.name, [name]))
            .flatMap((module) => module.files);
      for (const file of files) this.write(describeFile(this.frame, file));
    }
  }
}

export const command = defineCmdlet(metadata, GetModule);
