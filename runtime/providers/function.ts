import { findFunction } from '../engine/command-discovery.ts';
import { FunctionInfo } from '../engine/command-info.ts';
import type { Frame } from '../engine/frame.ts';
import { ScriptBlock } from '../engine/script-block.ts';
import { formatHooks } from '../formatting/environment.ts';
import { textOf } from '../formatting/objects.ts';
import type { Value } from '../types/net-object.ts';
import { unwrap } from '../types/ps-object.ts';
import type { ChildEntry, Provider, SetOptions } from './provider.ts';

/** The frame whose functions hold the name. */
function holder(start: Frame, key: string): Frame | null {
  for (let frame: Frame | null = start; frame !== null; frame = frame.parent)
    if (frame.functions?.has(key)) return frame;
  return null;
}

class FunctionProvider implements Provider {
  readonly name = 'Function';
  readonly nests = false;

  exists(frame: Frame, path: string): boolean {
    return path === '' || findFunction(frame, path.toLowerCase()) !== undefined;
  }

  isContainer(_frame: Frame, path: string): boolean {
    return path === '';
  }

  item(frame: Frame, path: string): Value {
    return findFunction(frame, path.toLowerCase());
  }

  children(start: Frame): ChildEntry[] {
    const names = new Map<string, string>();
    for (let frame: Frame | null = start; frame !== null; frame = frame.parent) {
      for (const [key, info] of frame.functions ?? []) if (!names.has(key)) names.set(key, info.name);
    }
    return [...names.values()]
      .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
      .map((name) => ({ name, isContainer: false, isHidden: false }));
  }

  set(frame: Frame, path: string, value: Value, _options: SetOptions): Value {
    const base = unwrap(value);
    const block =
      base instanceof ScriptBlock
        ? base
        : base instanceof FunctionInfo
          ? base.scriptBlock
          : (formatHooks.compileScript(textOf(base)) as ScriptBlock);
    const info = new FunctionInfo(path, block);
    const target = holder(frame, path.toLowerCase()) ?? frame;
    target.functions ??= new Map();
    target.functions.set(path.toLowerCase(), info);
    frame.session.commandsChanged();
    return info;
  }

  remove(frame: Frame, path: string): void {
    holder(frame, path.toLowerCase())?.functions?.delete(path.toLowerCase());
    frame.session.commandsChanged();
  }

  rename(frame: Frame, path: string, name: string): void {
    const info = findFunction(frame, path.toLowerCase());
    this.remove(frame, path);
    if (info !== undefined) this.set(frame, name, info, { force: false, createOnly: false });
  }

  content(frame: Frame, path: string): readonly Value[] {
    const info = findFunction(frame, path.toLowerCase());
    return info === undefined ? [] : [info.scriptBlock];
  }
}

export const functionProvider: Provider = new FunctionProvider();
