import type { ScriptBlock } from '../../engine/script-block.ts';
import { elementsOf, textOf } from '../../formatting/objects.ts';
import { AutomationNull } from '../../types/automation-null.ts';
import { getProperty, hooks, setProperty } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import type { PSMember } from '../../types/ps-members.ts';

const run = (block: ScriptBlock, self: Value, args: readonly Value[]): Value => {
  const value = hooks.invokeScriptBlock(block, args, self);
  return value === AutomationNull ? null : value;
};

export function aliasMember(name: string, reference: string): PSMember {
  return {
    kind: 'AliasProperty',
    name,
    reference,
    get: (self) => getProperty(self, reference),
    set: (self, value) => setProperty(self, reference, value),
  };
}

export function scriptPropertyMember(
  name: string,
  getter: ScriptBlock | null,
  setter: ScriptBlock | null,
): PSMember {
  return {
    kind: 'ScriptProperty',
    name,
    getterScript: getter,
    setterScript: setter,
    ...(getter === null ? {} : { get: (self: Value) => run(getter, self, []) }),
    ...(setter === null ? {} : { set: (self: Value, value: Value) => void run(setter, self, [value]) }),
  };
}

export function scriptMethodMember(name: string, block: ScriptBlock): PSMember {
  return { kind: 'ScriptMethod', name, getterScript: block, invoke: (self, args) => run(block, self, args) };
}

export function propertySetMember(name: string, names: Value): PSMember {
  return { kind: 'PropertySet', name, reference: [...(elementsOf(names) ?? [names])].map(textOf) };
}
