import { loadChunk } from '../types/load-chunk.ts';
import type { Value } from '../types/net-object.ts';
import type { ScriptBlock } from './script-block.ts';

interface LanguageChunk {
  blockAst(block: ScriptBlock): Value;
}

/** The `ScriptBlockAst` of a block, parsed from its text when it is asked for. */
export const asNode = (block: ScriptBlock): Value =>
  (loadChunk('engine/net/language') as LanguageChunk).blockAst(block);
