import { cmdletNames } from '../engine/cmdlet-registry.ts';
import { PSModuleInfo } from '../engine/ps-module-info.ts';

const modules = new Map<string, PSModuleInfo>();

/** PowerShell's own modules, whose commands are always there. */
export function builtInModule(name: string): PSModuleInfo | undefined {
  const key = name.toLowerCase();
  const known = modules.get(key);
  if (known !== undefined) return known;
  const found = cmdletNames().find(({ module }) => module.toLowerCase() === key);
  if (found === undefined) return undefined;
  const module = new PSModuleInfo(
    found.module,
    `/opt/microsoft/powershell/7/Modules/${found.module}/${found.module}.psd1`,
  );
  module.moduleType = 'Manifest';
  module.version = '7.0.0.0';
  module.author = 'PowerShell';
  module.companyName = 'Microsoft Corporation';
  module.copyright = 'Copyright (c) Microsoft Corporation.';
  modules.set(key, module);
  return module;
}
