import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

/** The folders of the project and of the built package that the tests look at. */
export const root = fileURLToPath(new URL('..', import.meta.url));
export const dist = resolve(process.env.PSCC_DIST ?? join(root, 'dist'));
export const program = join(dist, 'bin/pscc.cjs');

const require = createRequire(import.meta.url);
export const compiler = () => require(join(dist, 'compiler.cjs'));
export const runtime = () => require(join(dist, 'runtime/core.cjs'));

/** Recorded data: one JSON value a line. */
export function readData(name) {
  const text = brotliDecompressSync(readFileSync(join(root, 'spec-tests/data', `${name}.jsonl.br`))).toString(
    'utf8',
  );
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}
