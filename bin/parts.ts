import { join } from 'node:path';
import { loadPart } from './load-part.ts';

type Core = typeof import('../runtime/core.ts');
type Compiler = typeof import('../compiler/index.ts');

/** The folder of the built package: this file's own parent. */
export const dist = join(__dirname, '..');

let loadedCore: Core | undefined;

/** The runtime's core, told where its other parts are. Verbs that need no runtime never load it. */
export function core(): Core {
  if (loadedCore === undefined) {
    loadedCore = loadPart(join(dist, 'runtime/core.cjs')) as Core;
    loadedCore.setChunkLoader((id) =>
      id === 'compiler' ? compiler() : loadPart(join(dist, 'runtime/chunks', `${id}.cjs`)),
    );
  }
  return loadedCore;
}

export const compiler = (): Compiler => loadPart(join(dist, 'compiler.cjs')) as Compiler;
