/** The part of the runtime that every program loads. */
import * as rt from './abi.ts';
import { setAbi } from './engine/compile-source.ts';
import { loadChunk } from './types/load-chunk.ts';

setAbi(rt);

export { compiler, compileText, makeFactory, ParseException } from './engine/compile-source.ts';
export { CompiledUnit } from './engine/compiled-unit.ts';
export { addPreparedScript, compileFile } from './engine/load-script.ts';
export { renderParseErrors } from './engine/parse-error-text.ts';
export {
  createConsoleSession,
  interruptProgram,
  parseArguments,
  runIn,
  runProgram,
} from './engine/program.ts';
export { setChunkLoader } from './types/load-chunk.ts';
export { rt };

/** Calls from JavaScript, loaded when a program makes one. */
export const embedding = (): typeof import('./embedding/invoke.ts') =>
  loadChunk('embedding/invoke') as typeof import('./embedding/invoke.ts');
