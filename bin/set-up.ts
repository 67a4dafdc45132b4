import { join } from 'node:path';
import { setChunkLoader } from '../runtime/core.ts';

/** Tells the runtime where its parts are: beside this program in `dist`. */
export function setUpRuntime(): void {
  const dist = join(__dirname, '..');
  setChunkLoader((id) => require(id === 'compiler' ? join(dist, 'compiler.cjs') : join(dist, 'runtime/chunks', `${id}.cjs`)));
}
