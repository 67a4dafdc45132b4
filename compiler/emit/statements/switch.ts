import type * as E from 'estree';
import type * as I from '../../ir/nodes.ts';
import { emitBlockCode } from '../blocks.ts';
import { emitCollected } from '../captures.ts';
import * as b from '../estree.ts';
import { emitExpression } from '../expressions/index.ts';
import type { FunctionScope } from '../scope.ts';
import { emitStatementBlock, guard } from './index.ts';
import { catchJumps, jumpTarget } from './loops.ts';
import { maySignal } from './signals.ts';

/**
 * `switch` is a loop over its values with a chain of tests: every clause that matches runs,
 * `break` leaves the loop and `continue` takes the next value.
 */
export function emitSwitch(scope: FunctionScope, statement: I.Switch): E.Statement[] {
  const target = jumpTarget(scope, 'switch', statement.label);
  const item = b.id(scope.name('value'));
  const matched = b.id(scope.name('matched'));
  const collected =
    statement.value.op === 'capture' && statement.value.body.length > 0
      ? emitCollected(scope, statement.value.body, statement.value.mode)
      : { statements: [] as E.Statement[], value: emitExpression(scope, statement.value) };
  const hasDefault = statement.cases.some(({ kind }) => kind === 'default');

  scope.jumps.push(target);
  let body: E.Statement[] = [];
  try {
    for (const clause of statement.cases) {
      const statements = emitStatementBlock(scope, clause.body);
      if (clause.kind === 'default') {
        body.push(b.ifStatement(b.not(matched), b.block(statements)));
        continue;
      }
      const mark = hasDefault ? [b.expression(b.assign(matched, b.literal(true)))] : [];
      body.push(
        b.ifStatement(emitCaseTest(scope, statement, clause, item), b.block([...mark, ...statements])),
      );
    }
  } finally {
    scope.jumps.pop();
  }
  if (hasDefault) body.unshift(b.declare('let', matched.name, b.literal(false)));
  // `$_` is the value while a clause runs, and what it was afterwards.
  const old = b.id(scope.name('under'));
  const isCaught = target.needsCatch || statement.cases.some((clause) => maySignal(clause.body));
  if (isCaught) {
    const label = b.literal(statement.label ?? null);
    body = catchJumps(scope, body, label);
  }
  const loop: E.Statement = {
    type: 'ForOfStatement',
    await: false,
    left: b.declare('const', item.name),
    right: scope.rt(statement.file ? 'switchFile' : 'switchValues', b.id('f'), collected.value),
    body: b.block([b.expression(b.assign(b.member('f', '$_'), item)), ...body]),
  };
  return guard(scope, statement.value.span, [
    ...collected.statements,
    b.declare('const', old.name, b.member('f', '$_')),
    ...b.statements`try { ${[b.labeled(target.jsLabel, loop)]} } finally { f.$_ = ${old}; }`,
  ]);
}

function emitCaseTest(
  scope: FunctionScope,
  statement: I.Switch,
  clause: I.SwitchCase,
  item: E.Identifier,
): E.Expression {
  const test = clause.test!;
  if (clause.kind === 'block' && test.op === 'block') {
    return scope.rt('switchBlock', b.id('f'), emitBlockCode(scope.unit, test.code!));
  }
  const ignoreCase = b.literal(!statement.caseSensitive);
  const condition = emitExpression(scope, test);
  switch (statement.mode) {
    case 'regex':
      return scope.rt('switchRegex', b.id('f'), item, condition, ignoreCase);
    case 'wildcard':
      return scope.rt('switchWildcard', item, condition, ignoreCase);
    default:
      return scope.rt('switchEquals', b.id('f'), item, condition, ignoreCase);
  }
}
