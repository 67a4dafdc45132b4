import { findAlias } from '../engine/command-discovery.ts';
import { AliasInfo } from '../engine/command-info.ts';
import type { Frame } from '../engine/frame.ts';
import { textOf } from '../formatting/objects.ts';
import type { Value } from '../types/net-object.ts';
import type { ChildEntry, Provider, SetOptions } from './provider.ts';

function holder(start: Frame, key: string): Frame | null {
  for (let frame: Frame | null = start; frame !== null; frame = frame.parent)
    if (frame.aliases?.has(key)) return frame;
  return null;
}

class AliasProvider implements Provider {
  readonly name = 'Alias';
  readonly nests = false;

  exists(frame: Frame, path: string): boolean {
    return path === '' || findAlias(frame, path.toLowerCase()) !== undefined;
  }

  isContainer(_frame: Frame, path: string): boolean {
    return path === '';
  }

  item(frame: Frame, path: string): Value {
    return findAlias(frame, path.toLowerCase());
  }

  children(start: Frame): ChildEntry[] {
    const names = new Map<string, string>();
    for (let frame: Frame | null = start; frame !== null; frame = frame.parent) {
      for (const [key, info] of frame.aliases ?? []) if (!names.has(key)) names.set(key, info.name);
    }
    return [...names.values()]
      .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
      .map((name) => ({ name, isContainer: false, isHidden: false }));
  }

  set(frame: Frame, path: string, value: Value, _options: SetOptions): Value {
    const key = path.toLowerCase();
    const target = holder(frame, key) ?? frame;
    target.aliases ??= new Map();
    const info = new AliasInfo(path, textOf(value));
    target.aliases.set(key, info);
    frame.session.commandsChanged();
    return info;
  }

  remove(frame: Frame, path: string): void {
    holder(frame, path.toLowerCase())?.aliases?.delete(path.toLowerCase());
    frame.session.commandsChanged();
  }

  rename(frame: Frame, path: string, name: string): void {
    const info = findAlias(frame, path.toLowerCase());
    this.remove(frame, path);
    if (info !== undefined) this.set(frame, name, info.target, { force: false, createOnly: false });
  }

  content(frame: Frame, path: string): readonly Value[] {
    const info = findAlias(frame, path.toLowerCase());
    return info === undefined ? [] : [info.target];
  }
}

export const aliasProvider: Provider = new AliasProvider();
