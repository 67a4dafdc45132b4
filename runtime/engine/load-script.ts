import { readFileSync } from 'node:fs';
import { runtimeError } from '../types/error-record.ts';
import { compiler, compileText } from './compile-source.ts';
import type { CompiledBlock } from './compiled-block.ts';
import type { Frame } from './frame.ts';
import { importUsedModules } from './module-hooks.ts';
import { checkRequirements } from './requirements.ts';
import { ScriptBlock } from './script-block.ts';
import { defineTypes } from './script-types.ts';

/** Compiled scripts that a build brought along, by absolute path. */
const prepared = new Map<string, () => CompiledBlock>();
export function addPreparedScript(path: string, make: () => CompiledBlock): void {
  prepared.set(path, make);
}

/** Whether a build brought the script along; its file need not exist then. */
export const isPreparedScript = (path: string): boolean => prepared.has(path);

const cache = new Map<string, { text: string; code: CompiledBlock }>();

/** A script file as a block. @throws ParseException, or an error where the file can't be read */
export function loadScriptFile(frame: Frame, path: string): ScriptBlock {
  const known = prepared.get(path);
  const code = known === undefined ? compileFile(path) : known();
  checkRequirements(code.unit, code.unit.parsed?.ast.scriptRequirements);
  code.unit.prepare ??= (f) => {
    importUsedModules(f, code.unit);
    defineTypes(f, code.unit);
  };
  return new ScriptBlock(code, frame.state);
}

export function compileFile(path: string): CompiledBlock {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw runtimeError(
      'FileReadError',
      'ReadError',
      `The file '${path}' can't be read: ${(error as Error).message}`,
      path,
    );
  }
  const text = compiler().decodeSource(bytes);
  const known = cache.get(path);
  if (known?.text === text) return known.code;
  const code = compileText(text, path);
  cache.set(path, { text, code });
  return code;
}
