import type { ParseResult, ScriptBlockAst } from './ast.ts';
import { Unreadable } from './build/blocks.ts';
import { TooComplicated } from './diagnose/base.ts';
import { diagnose, readCommand } from './diagnose/script.ts';
import { Driver } from './driver/index.ts';
import { ErrorList } from './errors.ts';
import type { Lexeme } from './lexer/lexeme.ts';
import { scriptRequirements } from './requirements.ts';
import { checkSemantics } from './semantic-checks/index.ts';

export interface ParseOptions {
  /** The file's path, for messages. */
  readonly file?: string;
}

/** How many texts the grammar read, and how many were left to the diagnosis. */
export const statistics = { grammar: 0, diagnosis: 0 };

interface Read {
  readonly ast: ScriptBlockAst;
  readonly tokens: readonly Lexeme[];
  readonly requires: readonly Lexeme[];
}

/** Reads by the grammar; undefined where the text is broken or out of the ordinary. */
function readByGrammar(text: string): Read | undefined {
  const driver = new Driver(text);
  try {
    const ast = driver.script();
    statistics.grammar++;
    return { ast, tokens: driver.lexer.tokens ?? [], requires: driver.lexer.requires };
  } catch (error) {
    if (
      !(error instanceof Unreadable) &&
      !(error instanceof RangeError) &&
      !(error instanceof TooComplicated)
    )
      throw error;
    statistics.diagnosis++;
    return undefined;
  }
}

/** Parses a script. Broken text gives a tree of what could be read, and errors. */
export function parse(text: string, _options: ParseOptions = {}): ParseResult {
  const errors = new ErrorList();
  try {
    const { ast: tree, tokens, requires } = readByGrammar(text) ?? diagnose(text, errors);
    const requirements = scriptRequirements(requires, text, errors, (start, end) =>
      readCommand(text, start, end),
    );
    const ast = requirements ? { ...tree, scriptRequirements: requirements } : tree;
    checkSemantics(ast, text, errors);
    return { ast, errors: errors.errors, tokens, text };
  } catch (error) {
    if (!(error instanceof TooComplicated) && !(error instanceof RangeError)) throw error;
    errors.add('ScriptTooComplicated', 0, text.length);
    const end = text.length;
    const endBlock = {
      kind: 'NamedBlock',
      start: 0,
      end: 0,
      unnamed: true,
      blockKind: 'End',
      statements: [],
      traps: [],
    } as const;
    return {
      ast: { kind: 'ScriptBlock', start: 0, end, attributes: [], usingStatements: [], endBlock },
      errors: errors.errors,
      tokens: [],
      text,
    };
  }
}
