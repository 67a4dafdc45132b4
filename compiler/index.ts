import { emit } from './emit/index.ts';
import type { Mapping } from './emit/print.ts';
import { lower } from './ir/lower/index.ts';
import type { ParseError, ParseResult } from './syntax/ast.ts';
import { parse } from './syntax/parser.ts';

export interface CompileOptions {
  /** Path for messages. */
  readonly file?: string;
  /** Record mappings for a source map. */
  readonly map?: boolean;
  /** Gets each stage's milliseconds. */
  readonly onStage?: (stage: 'parse' | 'lower' | 'emit', milliseconds: number) => void;
}

export interface Compiled {
  /** Body of a function `(rt, u)` that returns the script's block; absent where the text has errors. */
  readonly code?: string;
  readonly mappings: readonly Mapping[];
  readonly errors: readonly ParseError[];
  readonly parsed: ParseResult;
}

/** Compiles a script's text. Never throws for bad input: the errors say what is wrong and where. */
export function compile(text: string, options: CompileOptions = {}): Compiled {
  const timed = <T>(stage: 'parse' | 'lower' | 'emit', run: () => T): T => {
    if (options.onStage === undefined) return run();
    const start = performance.now();
    const result = run();
    options.onStage(stage, performance.now() - start);
    return result;
  };
  const parsed = timed('parse', () => parse(text, { file: options.file }));
  if (parsed.errors.length > 0) return { mappings: [], errors: parsed.errors, parsed };
  const unit = timed('lower', () => lower(parsed.ast, text, undefined));
  const { code, mappings } = timed('emit', () => emit(unit, { map: options.map ?? false }));
  return { code, mappings, errors: [], parsed };
}

export type { Mapping } from './emit/print.ts';
export { inlineSourceMap, sourceMapText } from './emit/source-map.ts';
export { lower } from './ir/lower/index.ts';
export type * from './syntax/ast.ts';
export { dumpAst } from './syntax/dump.ts';
export { parse } from './syntax/parser.ts';
export { decodeSource } from './syntax/source.ts';
export { children, findAll, visit } from './syntax/visit.ts';
