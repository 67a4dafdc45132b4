import type {
  Ast,
  AttributeBaseAst,
  ExpressionAst,
  ParameterAst,
  PipelineBaseAst,
  TypeName,
} from '../ast.ts';
import type { Lexeme } from './lexeme.ts';

/** What brackets and braces hold once they are read. */
export interface GroupContent {
  readonly items?: readonly Ast[];
  readonly parameters?: readonly ParameterAst[];
  readonly expressions?: readonly ExpressionAst[];
  readonly pipelines?: readonly (PipelineBaseAst | undefined)[];
  readonly attribute?: AttributeBaseAst;
  readonly node?: Ast;
  readonly types?: readonly TypeName[];
  /** The closing token. */
  readonly close?: Lexeme;
}

/** A token as the grammar sees it. A group of brackets with all that it holds is one token. */
export interface Terminal {
  readonly type: string;
  readonly token: Lexeme;
  readonly group?: GroupContent;
}

const types = (
  'variable number string expandable word name parameter parameterColon redirection merging comma separator pipe ' +
  'chain call background binary unary unaryComma assign question colon member postfix index argumentGroup argumentBlock genericTypes block paren ' +
  'subExpression arrayExpression hashtable braces type attribute typeLiteral keyEquals argumentName label ' +
  'ifKeyword elseifKeyword elseKeyword whileKeyword doKeyword untilKeyword forKeyword foreachKeyword switchKeyword ' +
  'tryKeyword catchKeyword finallyKeyword trapKeyword functionKeyword returnKeyword throwKeyword exitKeyword ' +
  'breakKeyword continueKeyword paramKeyword inKeyword ' +
  'namedBlock parameters forHead switchBody switchFlag fileFlag parsed'
).split(' ');

const known = new Set(types);

/** Stands in for a lexer in the grammar: tells which terminals there are, so that a misspelt one fails at load. */
export const terminals = { has: (type: string) => known.has(type) };
