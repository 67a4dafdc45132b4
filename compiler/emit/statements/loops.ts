import type * as E from 'estree';
import { cannotFail } from '../../ir/lower/expressions.ts';
import type * as I from '../../ir/nodes.ts';
import { staticType } from '../../ir/static-types.ts';
import { emitCollected } from '../captures.ts';
import * as b from '../estree.ts';
import { emitStore } from '../expressions/assignments.ts';
import { emitExpression, emitTest } from '../expressions/index.ts';
import type { FunctionScope, JumpTarget } from '../scope.ts';
import { emitStatement, emitStatementBlock, guard } from './index.ts';
import { maySignal } from './signals.ts';

/** Stops the signals that jump to this loop or switch. */
export function catchJumps(scope: FunctionScope, body: E.Statement[], label: E.Expression): E.Statement[] {
  const leave = b.ifStatement(scope.rt('isBreak', b.id('e'), label), { type: 'BreakStatement', label: null });
  return b.statements`try { ${body} } catch (e) { ${[leave]} }`;
}

/** Emits a loop's body; jumps that arrive as signals are caught around it. */
export function emitJumpable(
  scope: FunctionScope,
  target: JumpTarget,
  block: I.Block,
  finish: (body: E.Statement[]) => E.Statement,
): E.Statement {
  scope.jumps.push(target);
  let body: E.Statement[];
  try {
    body = emitStatementBlock(scope, block);
  } finally {
    scope.jumps.pop();
  }
  if (target.needsCatch || maySignal(block)) {
    const label = b.literal(target.label ?? null);
    body = catchJumps(scope, body, label);
  }
  return b.labeled(target.jsLabel, finish(body));
}

export const jumpTarget = (
  scope: FunctionScope,
  kind: JumpTarget['kind'],
  label: string | undefined,
): JumpTarget => ({
  kind,
  label,
  depth: scope.depth,
  needsCatch: false,
});

/** The test of a loop: it is a place of its own for errors, each time it runs. */
function emitLoopTest(scope: FunctionScope, test: I.Expr): E.Expression {
  const value = emitTest(scope, test);
  if (test.op === 'const') return value;
  const place = b.assign(b.member('f', 'at'), b.literal(scope.unit.point(test.span)));
  return isCheap(test) ? value : b.sequence(place, value);
}

/** Comparisons of proven integers can't fail. */
function isCheap(test: I.Expr): boolean {
  return (
    cannotFail(test) ||
    (test.op === 'binary' && staticType(test) === 'bool' && cannotFail(test.left) && cannotFail(test.right))
  );
}

export function emitLoop(scope: FunctionScope, statement: I.Loop): E.Statement[] {
  const target = jumpTarget(scope, 'loop', statement.label);
  const loop = emitJumpable(scope, target, statement.body, (body) => {
    const test = emitLoopTest(scope, statement.test);
    if (statement.op === 'while') return { type: 'WhileStatement', test, body: b.block(body) };
    return {
      type: 'DoWhileStatement',
      test: statement.op === 'doWhile' ? test : b.not(test),
      body: b.block(body),
    };
  });
  return guard(scope, statement.test.span, [scope.unit.at(statement.span, loop)]);
}

export function emitFor(scope: FunctionScope, statement: I.For): E.Statement[] {
  const target = jumpTarget(scope, 'loop', statement.label);
  const loop = emitJumpable(scope, target, statement.body, (body) => ({
    type: 'ForStatement',
    init: null,
    test: statement.test === undefined ? null : emitLoopTest(scope, statement.test),
    update:
      statement.update === undefined
        ? null
        : scope.withOut(scope.unit.rt('nullSink'), () => emitUpdate(scope, statement.update!)),
    body: b.block(body),
  }));
  // What the first and third part write is dropped.
  const init =
    statement.init === undefined
      ? []
      : scope.withOut(scope.unit.rt('nullSink'), () => emitStatement(scope, statement.init!));
  return [
    ...init,
    ...guard(scope, (statement.test ?? statement).span, [scope.unit.at(statement.span, loop)]),
  ];
}

/** The third part of `for`; its output, if any, is written like a statement's. */
function emitUpdate(scope: FunctionScope, statement: I.Stmt): E.Expression {
  const emitted = emitStatement(scope, statement).filter(
    (part) => !(part.type === 'ExpressionStatement' && isPosition(part.expression)),
  );
  const [only] = emitted;
  const bare = only?.type === 'TryStatement' ? only.block.body : emitted;
  if (bare.every((part): part is E.ExpressionStatement => part.type === 'ExpressionStatement')) {
    return b.sequence(
      b.assign(b.member('f', 'at'), b.literal(scope.unit.point(statement.span))),
      ...bare.map((part) => part.expression),
    );
  }
  return b.call(b.arrow([], b.block(emitted)));
}

const isPosition = (node: E.Expression): boolean =>
  node.type === 'AssignmentExpression' &&
  node.left.type === 'MemberExpression' &&
  node.left.property.type === 'Identifier' &&
  node.left.property.name === 'at';

export function emitForEach(scope: FunctionScope, statement: I.ForEach): E.Statement[] {
  const target = jumpTarget(scope, 'loop', statement.label);
  const item = b.id(scope.name('item'));
  const { usesEnumerator } = scope.unit;
  const { values } = statement;
  const collected =
    values.op === 'capture' && values.body.length > 0
      ? emitCollected(scope, values.body, values.mode)
      : { statements: [] as E.Statement[], value: emitExpression(scope, values) };
  const loop = emitJumpable(scope, target, statement.body, (body) => ({
    type: 'ForOfStatement',
    await: false,
    left: b.declare('const', item.name),
    right: scope.rt(
      usesEnumerator ? 'eachEnumerator' : 'each',
      ...(usesEnumerator ? [b.id('f')] : []),
      collected.value,
    ),
    body: b.block([
      scope.unit.at(statement.target.span, b.expression(emitStore(scope, statement.target, item, 'any'))),
      ...body,
    ]),
  }));
  return guard(scope, statement.values.span, [...collected.statements, scope.unit.at(statement.span, loop)]);
}
