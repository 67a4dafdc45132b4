/** The entry of bundles: gets the parts that the bundle holds instead of the package's folder. */
import type * as Core from '../../runtime/core.ts';
import { definer } from '../built/define.ts';

/** @param load gets a part of the package by its path there */
export function bundled(load: (part: string) => unknown): ReturnType<typeof definer> {
  let core: typeof Core | undefined;
  return definer(() => {
    if (core === undefined) {
      core = load('runtime/core.cjs') as typeof Core;
      core.setChunkLoader((id) => load(id === 'compiler' ? 'compiler.cjs' : `runtime/chunks/${id}.cjs`));
    }
    return core;
  });
}
