import type { Ast, TypeName } from '../ast.ts';
import type { Lexeme } from '../lexer/lexeme.ts';
import type { Terminal } from '../lexer/terminals.ts';

/** What stands between an opening and its close. */
export type FrameKind =
  | 'script'
  | 'block'
  | 'statements'
  | 'paren'
  | 'foreach'
  | 'for'
  | 'index'
  | 'arguments'
  | 'attributeArguments'
  | 'parameters'
  | 'hash'
  | 'switchBody'
  | 'nested';

/** What may come next. */
export type State =
  | 'start'
  | 'element'
  | 'operand'
  | 'operator'
  | 'command'
  | 'argument'
  | 'afterArgument'
  | 'key'
  | 'parameter'
  | 'attributeArgument'
  | 'clause'
  | 'end';

/** What a keyword's statement still needs. */
export type Step =
  | 'block'
  | 'paren'
  | 'for'
  | 'foreach'
  | 'parameters'
  | 'optionalParameters'
  | 'functionName'
  | 'optionalType'
  | 'type'
  | 'attribute'
  | 'whileOrUntil'
  | 'moreIf'
  | 'moreTry'
  | 'catchTypes'
  | 'switchHead'
  | 'switchBody';

/** An open bracket with what was read behind it. */
export interface Frame {
  readonly kind: FrameKind;
  /** The terminal that the group becomes. */
  readonly type: string;
  readonly opener: Lexeme | undefined;
  /** Kind of the closing token. */
  readonly closer: string;
  state: State;
  steps: Step[];
  /** Terminals of the statement that is being read. */
  tokens: Terminal[];
  /** Statements, pairs or clauses that are read. */
  items: Ast[];
  inExpression: boolean;
  /** Whether the last token was a primary expression, behind which members bind. */
  afterPrimary: boolean;
  /** Whether `&` or `.` was just read. */
  afterCall: boolean;
  /** Whether `--` was read: parameters are words behind it. */
  afterDashes: boolean;
  /** Whether a hashtable's key is being read. */
  inKey: boolean;
  /** Whether the pipeline may be missing. */
  optional: boolean;
  /** Whether a param block may come. */
  paramAllowed: boolean;
  /** Open `?` of ternary operators. */
  questions: number;
  /** Index of the terminal that names the command being read. */
  nameAt: number;
  typeName?: TypeName;
  bracket?: Lexeme;
}

const firstStates: Readonly<Partial<Record<FrameKind, State>>> = {
  paren: 'element',
  for: 'element',
  index: 'operand',
  arguments: 'operand',
  attributeArguments: 'attributeArgument',
  parameters: 'parameter',
  hash: 'key',
  switchBody: 'clause',
};
const closers: Readonly<Partial<Record<FrameKind, string>>> = {
  block: 'RCurly',
  hash: 'RCurly',
  switchBody: 'RCurly',
  index: 'RBracket',
};

export function newFrame(kind: FrameKind, opener: Lexeme | undefined, type = ''): Frame {
  return {
    kind,
    type,
    opener,
    closer: closers[kind] ?? 'RParen',
    state: firstStates[kind] ?? 'start',
    steps: [],
    tokens: [],
    items: [],
    inExpression: false,
    afterPrimary: false,
    afterCall: false,
    afterDashes: false,
    inKey: false,
    optional: false,
    paramAllowed: true,
    questions: 0,
    nameAt: 0,
  };
}
