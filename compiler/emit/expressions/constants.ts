import type * as E from 'estree';
import type { Const } from '../../ir/nodes.ts';
import * as b from '../estree.ts';
import type { FunctionScope } from '../scope.ts';

/** A literal: JavaScript's own for strings, booleans and Int32, a shared constant for the other numbers. */
export function emitConstant(scope: FunctionScope, value: Const['value']): E.Expression {
  if (value === null || typeof value !== 'object') return b.literal(value);
  if (value.type === 'int') return b.literal(Number(value.value));
  const text = String(value.value);
  return scope.unit.shared(`number ${value.type} ${text}`, `${value.type}_${text}`, () =>
    value.type === 'double'
      ? scope.unit.call('double', emitDouble(value.value as number))
      : scope.unit.call('numberOf', b.literal(value.type), b.literal(text)),
  );
}

function emitDouble(value: number): E.Expression {
  if (Number.isFinite(value)) return b.literal(value);
  return Number.isNaN(value)
    ? b.id('NaN')
    : value > 0
      ? b.id('Infinity')
      : { type: 'UnaryExpression', operator: '-', prefix: true, argument: b.id('Infinity') };
}
