import { existsSync, readFileSync } from 'node:fs';
import { Module } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** The scripts loaded with a code cache, for the build that writes the caches. */
export const cachedScripts = new Map<string, Script>();

/** V8 takes a compiled form only under the flags that it was made with: those of built files, or none. */
const flags = process.execArgv.includes('--stack-size=3900') ? '.deep' : '';

/** Where the compiled form of a part lies. */
export const cachePath = (path: string): string => `${path}${flags}.cache`;

/** Loads a file of the package. The large ones come with V8's compiled form, which saves most of the start. */
export function loadPart(path: string): unknown {
  return require.cache[path] === undefined && existsSync(cachePath(path))
    ? loadCached(path, readFileSync(cachePath(path)))
    : require(path);
}

/** What `require` does, with a code cache. V8 ignores a cache of another version or other flags. */
export function loadCached(path: string, cachedData: Buffer | undefined): unknown {
  const module = new Module(path) as NodeJS.Module & { paths: string[] };
  module.filename = path;
  require.cache[path] = module;
  // The build writes ASCII only.
  const text = `(function (exports, require, module, __filename, __dirname) {${readFileSync(path, 'latin1')}\n})`;
  const script = new Script(text, { filename: path, cachedData });
  cachedScripts.set(path, script);
  const run = script.runInThisContext() as (...values: unknown[]) => void;
  run.call(module.exports, module.exports, require, module, path, dirname(path));
  module.loaded = true;
  return module.exports;
}
