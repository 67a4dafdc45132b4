import type * as E from 'estree';
import type * as I from '../../ir/nodes.ts';
import * as b from '../estree.ts';
import { emitTest } from '../expressions/index.ts';
import type { FunctionScope } from '../scope.ts';
import { emitStatementBlock, guard, position } from './index.ts';

/** A condition is an expression: it sets `$?`, whatever command it asks. */
function emitCondition(scope: FunctionScope, test: I.Expr): E.Expression {
  const value = emitTest(scope, test);
  if (!scope.unit.unit.readsStatus || test.op !== 'pipelineValue') return value;
  const result = scope.temporary('test');
  return b.sequence(b.assign(result, value), scope.rt('setStatus', b.id('f'), b.literal(true)), result);
}

export function emitIf(scope: FunctionScope, statement: I.If): E.Statement[] {
  let chain: E.Statement | undefined =
    statement.otherwise && b.block(emitStatementBlock(scope, statement.otherwise));
  for (let i = statement.clauses.length - 1; i >= 0; i--) {
    const { test, body } = statement.clauses[i]!;
    const branch = b.ifStatement(emitCondition(scope, test), b.block(emitStatementBlock(scope, body)), chain);
    // A later condition is a place of its own for errors.
    chain = i === 0 ? branch : b.block([position(scope, test.span), branch]);
    scope.unit.at(test.span, branch);
  }
  return guard(scope, statement.clauses[0]!.test.span, [chain!]);
}
