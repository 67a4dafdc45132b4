import type { Extent, NumberLiteral, Token, VariablePath } from '../ast.ts';

/** Text inside a string that the parser parses later: `$( … )` with the quotes of the outer string undone. */
export interface NestedText extends Extent {
  readonly text: string;
  /** Where each character of `text` (and its end) lies in the source; absent when they are adjacent. */
  readonly map?: readonly number[];
}

/** A piece of an expandable string: literal text, a variable or a sub-expression. */
export type StringPiece = string | { readonly variable: Lexeme } | { readonly nested: NestedText };

/** A token with what its kind carries. */
export interface Lexeme extends Token {
  /** Index in the text being scanned (differs from `start` inside strings). */
  readonly index: number;
  readonly endIndex: number;
  readonly value?: string;
  /** Present on expandable strings and words that have something to expand. */
  readonly pieces?: readonly StringPiece[];
  readonly number?: NumberLiteral;
  readonly path?: VariablePath;
  /** Name of a parameter, text of a label. */
  readonly name?: string;
  readonly usedColon?: boolean;
  readonly redirection?: { readonly from: number; readonly to?: number; readonly append?: boolean };
  readonly inError?: boolean;
}

/** How the next token is to be read. */
export type Mode = 'Command' | 'Expression' | 'TypeName' | 'Signature';
