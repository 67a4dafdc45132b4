import type { PSModuleInfo } from '../engine/ps-module-info.ts';
import { AutomationNull } from '../types/automation-null.ts';
import { addInstanceMember, hooks } from '../types/index.ts';
import { PSCustomObject } from '../types/ps-object.ts';

/** `-AsCustomObject`: exported functions as methods, exported variables as properties. */
export function moduleObject(module: PSModuleInfo): PSCustomObject {
  const object = new PSCustomObject([]);
  for (const { name, scriptBlock } of module.exportedFunctions.values()) {
    addInstanceMember(object, {
      kind: 'ScriptMethod',
      name,
      getterScript: scriptBlock,
      invoke: (self, args) => {
        const value = hooks.invokeScriptBlock(scriptBlock, args, self);
        return value === AutomationNull ? null : value;
      },
    });
  }
  for (const variable of module.exportedVariables.values()) {
    addInstanceMember(object, {
      kind: 'NoteProperty',
      name: variable.name,
      get: () => variable.value,
      set: (_self, value) => {
        variable.value = value;
      },
    });
  }
  return object;
}
