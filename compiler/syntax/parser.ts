import type { ParseResult } from './ast.ts';
import { TooComplicated } from './diagnose/base.ts';
import { diagnose } from './diagnose/script.ts';
import { ErrorList } from './errors.ts';
import { checkSemantics } from './semantic-checks/index.ts';

export interface ParseOptions {
  /** The file's path, for messages. */
  readonly file?: string;
}

/** Parses a script. Broken text gives a tree of what could be read, and errors. */
export function parse(text: string, _options: ParseOptions = {}): ParseResult {
  const errors = new ErrorList();
  try {
    const { ast, tokens } = diagnose(text, errors);
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
