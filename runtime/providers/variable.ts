import type { Frame } from '../engine/frame.ts';
import { PSVariable } from '../engine/ps-variable.ts';
import { dynamicOf, findVariable, lookupQuiet, removeVariable, setLocal } from '../engine/variables.ts';
import { elementsOf } from '../formatting/objects.ts';
import type { Value } from '../types/net-object.ts';
import type { ChildEntry, Provider, SetOptions } from './provider.ts';

/** Names of all variables that a frame sees. */
function visibleNames(start: Frame): string[] {
  const names = new Map<string, string>();
  for (let frame: Frame | null = start; frame !== null; frame = frame.parent) {
    for (const [key, variable] of dynamicOf(frame)) if (!names.has(key)) names.set(key, variable.name);
    for (const field of Object.keys(frame)) {
      if (!field.startsWith('$') || (frame as unknown as Record<string, Value>)[field] === undefined)
        continue;
      const key = field.slice(1);
      if (!names.has(key)) names.set(key, findVariable(frame, key)?.name ?? key);
    }
  }
  return [...names.values()].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}

class VariableProvider implements Provider {
  readonly name = 'Variable';
  readonly nests = false;

  exists(frame: Frame, path: string): boolean {
    return path === '' || findVariable(frame, path.toLowerCase()) !== undefined;
  }

  isContainer(_frame: Frame, path: string): boolean {
    return path === '';
  }

  item(frame: Frame, path: string): Value {
    return findVariable(frame, path.toLowerCase());
  }

  children(frame: Frame): ChildEntry[] {
    return visibleNames(frame).map((name) => ({ name, isContainer: false, isHidden: false }));
  }

  set(frame: Frame, path: string, value: Value, options: SetOptions): Value {
    const key = path.toLowerCase();
    const existing = findVariable(frame, key);
    if (existing instanceof PSVariable && options.force) existing.assign(value, true);
    else setLocal(frame, key, value, path);
    return findVariable(frame, key);
  }

  remove(frame: Frame, path: string): void {
    removeVariable(frame, path.toLowerCase());
  }

  rename(frame: Frame, path: string, name: string): void {
    const value = lookupQuiet(frame, path.toLowerCase());
    removeVariable(frame, path.toLowerCase());
    setLocal(frame, name.toLowerCase(), value, name);
  }

  content(frame: Frame, path: string): readonly Value[] {
    const value = findVariable(frame, path.toLowerCase())?.value ?? null;
    return value === null ? [] : [...(elementsOf(value) ?? [value])];
  }
}

export const variableProvider: Provider = new VariableProvider();
