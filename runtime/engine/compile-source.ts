import { Script } from 'node:vm';
import type { Ast, Compiled, CompileOptions, ParseError } from '../../compiler/index.ts';
import { ErrorRecord, RuntimeException } from '../types/error-record.ts';
import { loadChunk } from '../types/load-chunk.ts';
import type { BlockDescription, CompiledBlock } from './compiled-block.ts';
import { CompiledUnit } from './compiled-unit.ts';
import { isDebugging, makeDebugFactory } from './debug-factory.ts';
import { InvocationInfo } from './invocation-info.ts';
import { ScriptExtent } from './script-extent.ts';

export interface CompilerChunk {
  compile(text: string, options?: CompileOptions): Compiled;
  parse(text: string, options?: { file?: string }): Compiled['parsed'];
  decodeSource(bytes: Uint8Array): string;
  dumpAst(parsed: Compiled['parsed'], file: string): unknown;
  inlineSourceMap(mappings: Compiled['mappings'], path: string, text: string): string;
  visit(root: Ast, enter: (node: Ast, parent: Ast | undefined, depth: number) => unknown): void;
  findAll(root: Ast, predicate: (node: Ast) => boolean): Ast[];
}

/** The compiler, loaded when code is first compiled at run time. */
export const compiler = (): CompilerChunk => loadChunk('compiler') as CompilerChunk;

export type UnitFactory = (rt: unknown, u: CompiledUnit) => CompiledBlock;
let abi: unknown;
/** Tells the engine the ABI object that it hands to compiled code. */
export function setAbi(rt: unknown): void {
  abi = rt;
}
export const getAbi = (): unknown => abi;

/** Wraps emitted statements into the unit's factory. @param name shown in JavaScript stacks */
export function makeFactory(code: string, name: string): UnitFactory {
  const script = new Script(`(function (rt, u) {\n${code}\n})`, { filename: name });
  return script.runInThisContext() as UnitFactory;
}

/** `ParseException` with all its errors. */
export class ParseException extends RuntimeException {
  constructor(
    readonly errors: readonly ParseError[],
    readonly unit: CompiledUnit,
  ) {
    super('System.Management.Automation.ParseException', parseMessage(errors, unit));
    const [first] = errors;
    const record = new ErrorRecord(this, first!.id, 'ParserError', null);
    record.invocationInfo = new InvocationInfo(null, new ScriptExtent(unit, first!.start, first!.end));
    record.scriptStackTrace = '';
    this.errorRecord = record;
  }
}

/** The exception's text: each error with its place, as `ParseException.Message` has it. */
function parseMessage(errors: readonly ParseError[], unit: CompiledUnit): string {
  return errors
    .map((error) => {
      const extent = new ScriptExtent(unit, error.start, error.end);
      const position = new InvocationInfo(null, extent).positionMessage;
      return `${position}\n${error.message}`;
    })
    .slice(0, 10)
    .join('\n\n');
}

/** Compiles text and makes its block. @throws ParseException */
export function compileText(
  text: string,
  path: string | null,
  onStage?: CompileOptions['onStage'],
): CompiledBlock {
  const debugging = path !== null && isDebugging();
  const { code, mappings, errors, parsed } = compiler().compile(text, {
    file: path ?? undefined,
    map: debugging,
    onStage,
  });
  const unit = new CompiledUnit(text, path);
  if (code === undefined) throw new ParseException(errors, unit);
  unit.namespaces = parsed.ast.usingStatements.flatMap((using) =>
    using.usingStatementKind === 'Namespace' && using.name !== undefined ? [using.name.value] : [],
  );
  unit.parsed = parsed;
  if (debugging)
    return makeDebugFactory(code, path, compiler().inlineSourceMap(mappings, path, text))(abi, unit);
  try {
    return makeFactory(code, path ?? 'script')(abi, unit);
  } catch (error) {
    // Code nested deeper than JavaScript's own parser can read.
    if (!(error instanceof RangeError)) throw error;
    throw new ParseException([tooComplicated(text)], unit);
  }
}

const tooComplicated = (text: string): ParseError => ({
  id: 'ScriptTooComplicated',
  message: 'Processing was stopped because the script is too complex.',
  start: 0,
  end: text.length,
  incomplete: false,
});

/** Compiles a literal block again, as code with a frame of its own. Offsets stay those of the whole text. */
export function compileBlockSource(
  unit: CompiledUnit,
  extent: ScriptExtent,
): { unit: CompiledUnit; description: BlockDescription } {
  // Everything before the block becomes blank, so that places agree with the file.
  const blank = unit.text.slice(0, extent.startOffset).replace(/[^\n]/g, ' ');
  const { code, errors } = compiler().compile(`${blank}${extent.text}`);
  if (code === undefined) throw new ParseException(errors, unit);
  const nested = new CompiledUnit(unit.text, unit.path);
  makeFactory(code, unit.path ?? 'script')(abi, nested);
  nested.namespaces = unit.namespaces;
  const block = nested.blocks.find(
    ({ kind, at }) => kind === 'block' && nested.extent(at).startOffset === extent.startOffset,
  );
  if (block === undefined) throw new Error('the block was not found in its own source');
  return { unit: nested, description: block.body };
}
