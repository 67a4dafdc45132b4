import type { Frame } from '../engine/frame.ts';
import { textOf } from '../formatting/objects.ts';
import { DictionaryEntry } from '../types/collections/hashtable.ts';
import type { Value } from '../types/net-object.ts';
import type { ChildEntry, Provider, SetOptions } from './provider.ts';

class EnvironmentProvider implements Provider {
  readonly name = 'Environment';
  readonly nests = false;

  exists(_frame: Frame, path: string): boolean {
    return path === '' || process.env[path] !== undefined;
  }

  isContainer(_frame: Frame, path: string): boolean {
    return path === '';
  }

  item(_frame: Frame, path: string): Value {
    const value = process.env[path];
    return value === undefined ? undefined : new DictionaryEntry(path, value);
  }

  children(): ChildEntry[] {
    return Object.keys(process.env)
      .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
      .map((name) => ({ name, isContainer: false, isHidden: false }));
  }

  set(frame: Frame, path: string, value: Value, _options: SetOptions): Value {
    const text = value === null ? '' : textOf(value);
    if (text === '' && value === null) delete process.env[path];
    else process.env[path] = text;
    return this.item(frame, path);
  }

  remove(_frame: Frame, path: string): void {
    delete process.env[path];
  }

  rename(_frame: Frame, path: string, name: string): void {
    const value = process.env[path];
    delete process.env[path];
    process.env[name] = value;
  }

  content(_frame: Frame, path: string): readonly Value[] {
    return [process.env[path] ?? ''];
  }
}

export const environmentProvider: Provider = new EnvironmentProvider();
