import type * as E from 'estree';
import type * as I from '../../ir/nodes.ts';
import { staticType } from '../../ir/static-types.ts';
import * as b from '../estree.ts';
import type { FunctionScope } from '../scope.ts';
import { emitExpression } from './index.ts';

/** The runtime's function for each operator. */
const functions: Record<string, string> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'remainder',
  '..': 'range',
  '-f': 'formatOperator',
  '-join': 'join',
  '-band': 'bitAnd',
  '-bor': 'bitOr',
  '-bxor': 'bitXor',
  '-shl': 'shiftLeft',
  '-shr': 'shiftRight',
  '-xor': 'logicalXor',
};
for (const name of [
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  'like',
  'notLike',
  'contains',
  'notContains',
  'in',
  'notIn',
  'replace',
  'split',
  'match',
  'notMatch',
]) {
  functions[`-i${name.toLowerCase()}`] = `i${name}`;
  functions[`-c${name.toLowerCase()}`] = `c${name}`;
}
/** Operators that set `$Matches` or run script blocks need the frame. */
const framed = new Set(['imatch', 'cmatch', 'inotMatch', 'cnotMatch']);

const integerComparison: Record<string, E.BinaryOperator> = {
  '-ieq': '===',
  '-ine': '!==',
  '-ilt': '<',
  '-ile': '<=',
  '-igt': '>',
  '-ige': '>=',
  '-ceq': '===',
  '-cne': '!==',
  '-clt': '<',
  '-cle': '<=',
  '-cgt': '>',
  '-cge': '>=',
};
const integerBitwise: Record<string, E.BinaryOperator> = { '-band': '&', '-bor': '|', '-bxor': '^' };

/** The operation on two values already emitted. */
export function emitOperation(
  scope: FunctionScope,
  operator: string,
  left: E.Expression,
  right: E.Expression,
): E.Expression {
  const name = functions[operator];
  if (name === undefined) throw new Error(`no runtime function for the operator ${operator}`);
  return framed.has(name) ? scope.rt(name, b.id('f'), left, right) : scope.rt(name, left, right);
}

export function emitBinary(scope: FunctionScope, expr: I.Binary): E.Expression {
  const left = emitExpression(scope, expr.left);
  const right = emitExpression(scope, expr.right);
  if (staticType(expr.left) === 'int' && staticType(expr.right) === 'int') {
    const raw = integerComparison[expr.operator] ?? integerBitwise[expr.operator];
    if (raw !== undefined) return b.binary(raw, left, right);
  }
  return emitOperation(scope, expr.operator, left, right);
}
