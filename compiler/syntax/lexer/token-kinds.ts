/** Token kinds, with the traits the parser asks for. Names are those of `TokenKind`. */

/** Keyword spelling (lower-cased) to token kind. */
export const keywords: ReadonlyMap<string, string> = new Map(
  (
    'Begin Break Catch Class Continue Data Define Do Dynamicparam Else ElseIf End Exit Filter Finally For ' +
    'Foreach From Function If In Param Process Return Switch Throw Trap Try Until Using Var While Workflow ' +
    'Parallel Sequence InlineScript Configuration Public Private Static Interface Enum Namespace Module Type ' +
    'Assembly Command Hidden Base Default Clean'
  )
    .split(' ')
    .map((kind) => [kind.toLowerCase(), kind]),
);

const caseVariants =
  'eq ne ge gt lt le like notlike match notmatch replace contains notcontains in notin split';

/** Word operators without their dash (lower-cased) to token kind. */
export const wordOperators: ReadonlyMap<string, string> = new Map([
  ...caseVariants.split(' ').flatMap((name): [string, string][] => [
    [name, `I${name}`],
    [`i${name}`, `I${name}`],
    [`c${name}`, `C${name}`],
  ]),
  ...'Format:f Not:not Bnot:bnot And:and Or:or Xor:xor Band:band Bor:bor Bxor:bxor Join:join Is:is IsNot:isnot As:as Shl:shl Shr:shr'
    .split(' ')
    .map((pair): [string, string] => [pair.split(':')[1]!, pair.split(':')[0]!]),
]);

/** A kind's text as error messages and the tree show it. */
export const kindText: ReadonlyMap<string, string> = new Map([
  ...[...keywords].map(([text, kind]): [string, string] => [kind, text]),
  ...[...wordOperators].map(([, kind]): [string, string] => [kind, `-${kind.toLowerCase()}`]),
  ['Ieq', '-eq'],
  ['Ine', '-ne'],
  ['Ige', '-ge'],
  ['Igt', '-gt'],
  ['Ilt', '-lt'],
  ['Ile', '-le'],
  ['Format', '-f'],
  ['LParen', '('],
  ['RParen', ')'],
  ['LCurly', '{'],
  ['RCurly', '}'],
  ['LBracket', '['],
  ['RBracket', ']'],
  ['AtParen', '@('],
  ['AtCurly', '@{'],
  ['DollarParen', '$('],
  ['Semi', ';'],
  ['AndAnd', '&&'],
  ['OrOr', '||'],
  ['Ampersand', '&'],
  ['Pipe', '|'],
  ['Comma', ','],
  ['MinusMinus', '--'],
  ['PlusPlus', '++'],
  ['DotDot', '..'],
  ['ColonColon', '::'],
  ['Dot', '.'],
  ['Exclaim', '!'],
  ['Multiply', '*'],
  ['Divide', '/'],
  ['Rem', '%'],
  ['Plus', '+'],
  ['Minus', '-'],
  ['Equals', '='],
  ['PlusEquals', '+='],
  ['MinusEquals', '-='],
  ['MultiplyEquals', '*='],
  ['DivideEquals', '/='],
  ['RemainderEquals', '%='],
  ['Colon', ':'],
  ['QuestionMark', '?'],
  ['QuestionQuestionEquals', '??='],
  ['QuestionQuestion', '??'],
  ['QuestionDot', '?.'],
  ['QuestionLBracket', '?['],
]);

/** Binary operators and their precedence (higher binds tighter). */
export const binaryPrecedence: ReadonlyMap<string, number> = new Map([
  ...['And', 'Or', 'Xor'].map((k): [string, number] => [k, 1]),
  ...['Band', 'Bor', 'Bxor'].map((k): [string, number] => [k, 2]),
  ...caseVariants.split(' ').flatMap((n): [string, number][] => [
    [`I${n}`, 5],
    [`C${n}`, 5],
  ]),
  ...['Join', 'Is', 'IsNot', 'As', 'Shl', 'Shr'].map((k): [string, number] => [k, 5]),
  ['QuestionQuestion', 7],
  ['Plus', 9],
  ['Minus', 9],
  ['Multiply', 10],
  ['Divide', 10],
  ['Rem', 10],
  ['Format', 12],
  ['DotDot', 13],
]);

export const unaryOperators: ReadonlySet<string> = new Set([
  'Comma',
  'MinusMinus',
  'PlusPlus',
  'Exclaim',
  'Plus',
  'Minus',
  'Not',
  'Bnot',
  'Join',
  'Isplit',
  'Csplit',
]);

export const assignmentOperators: ReadonlySet<string> = new Set([
  'Equals',
  'PlusEquals',
  'MinusEquals',
  'MultiplyEquals',
  'DivideEquals',
  'RemainderEquals',
  'QuestionQuestionEquals',
]);

/** Kinds that scan alike in every mode, so that a mode switch need not scan them again. */
export const modeInvariant: ReadonlySet<string> = new Set([
  'NewLine',
  'LineContinuation',
  'Comment',
  'EndOfInput',
  'StringLiteral',
  'StringExpandable',
  'HereStringLiteral',
  'HereStringExpandable',
  'LParen',
  'RParen',
  'LCurly',
  'RCurly',
  'RBracket',
  'AtParen',
  'AtCurly',
  'DollarParen',
  'Semi',
  'AndAnd',
  'OrOr',
  'Ampersand',
  'Pipe',
  'Comma',
  'RedirectInStd',
]);

export const keywordKinds: ReadonlySet<string> = new Set(keywords.values());

export const blockNames: ReadonlySet<string> = new Set(['Begin', 'Process', 'End', 'Clean', 'Dynamicparam']);

/** Statement keywords before which an attribute is an error. */
export const noAttributes: ReadonlySet<string> = new Set(
  (
    'Break Continue Data Define Do Exit Filter For Foreach From Function If Return Switch Throw Trap Try Using Var ' +
    'While Workflow Parallel Sequence InlineScript'
  ).split(' '),
);
