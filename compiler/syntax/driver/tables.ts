import type { FrameKind, Step } from './frame.ts';

export const terminators = new Set(['NewLine', 'Semi', 'EndOfInput', 'RParen', 'RCurly', 'RBracket']);

export const stringKinds = new Set([
  'StringLiteral',
  'StringExpandable',
  'HereStringLiteral',
  'HereStringExpandable',
]);

export const groupTypes: Readonly<Record<string, { frame: FrameKind; type: string }>> = {
  LParen: { frame: 'paren', type: 'paren' },
  DollarParen: { frame: 'statements', type: 'subExpression' },
  AtParen: { frame: 'statements', type: 'arrayExpression' },
  AtCurly: { frame: 'hash', type: 'hashtable' },
  LCurly: { frame: 'block', type: 'braces' },
};

export const steps: Readonly<Record<string, readonly Step[]>> = {
  If: ['paren', 'block', 'moreIf'],
  While: ['paren', 'block'],
  Do: ['block', 'whileOrUntil', 'paren'],
  For: ['for', 'block'],
  Foreach: ['foreach', 'block'],
  Switch: ['switchHead', 'switchBody'],
  Try: ['block', 'moreTry'],
  Trap: ['optionalType', 'block'],
  Function: ['functionName', 'optionalParameters', 'block'],
  Filter: ['functionName', 'optionalParameters', 'block'],
};
