import type * as E from 'estree';
import type * as I from '../../ir/nodes.ts';
import * as b from '../estree.ts';
import { emitExpression } from '../expressions/index.ts';
import type { FunctionScope, JumpTarget } from '../scope.ts';
import { emitStatement, guard } from './index.ts';

/** The loop that a jump leaves, if it stands in the same block. */
function findTarget(scope: FunctionScope, jump: I.Jump): JumpTarget | undefined {
  for (let i = scope.jumps.length - 1; i >= 0; i--) {
    const target = scope.jumps[i]!;
    if (jump.label === undefined || target.label === jump.label) return target;
  }
  return undefined;
}

export function emitJump(scope: FunctionScope, jump: I.Jump): E.Statement[] {
  const type = jump.op === 'break' ? 'BreakStatement' : 'ContinueStatement';
  const target = typeof jump.label === 'object' ? undefined : findTarget(scope, jump);
  if (target !== undefined && target.depth === scope.depth) {
    const isInnermost = target === scope.jumps.at(-1);
    if (!isInnermost) target.jsLabel ??= scope.unit.fresh(target.label ?? 'loop');
    return [scope.at(jump, { type, label: isInnermost ? null : b.id(target.jsLabel!) })];
  }
  if (typeof jump.label === 'object') for (const outer of scope.jumps) outer.needsCatch = true;
  if (target !== undefined) target.needsCatch = true;
  const label =
    jump.label === undefined
      ? []
      : [typeof jump.label === 'string' ? b.literal(jump.label) : emitExpression(scope, jump.label)];
  return [
    scope.at(
      jump,
      b.throwStatement(scope.rt(jump.op === 'break' ? 'breakSignal' : 'continueSignal', ...label)),
    ),
  ];
}

export function emitReturn(scope: FunctionScope, statement: I.Return): E.Statement[] {
  if (scope.returnsValue) return emitMethodReturn(scope, statement);
  const value = statement.value === undefined ? [] : emitStatement(scope, statement.value);
  if (scope.isTrap) return [...value, b.throwStatement(scope.rt('returnSignal', b.member('f', 'parent')))];
  if (scope.depth === 0) return [...value, scope.at(statement, b.returnStatement())];
  scope.needsReturnCatch = true;
  return [...value, b.throwStatement(scope.rt('returnSignal', b.id('f')))];
}

/** `return` of a method: the pipeline's value, not its output. */
function emitMethodReturn(scope: FunctionScope, statement: I.Return): E.Statement[] {
  const value = statement.value === undefined ? [] : [emitExpression(scope, valueOf(statement.value))];
  if (scope.depth === 0)
    return guard(scope, statement.span, [scope.at(statement, b.returnStatement(value[0]))]);
  scope.needsReturnCatch = true;
  return guard(scope, statement.span, [b.throwStatement(scope.rt('returnSignal', b.id('f'), ...value))]);
}

function valueOf(statement: I.Stmt): I.Expr {
  switch (statement.op) {
    case 'output':
    case 'effect':
      return statement.expr;
    case 'pipeline':
      return { op: 'pipelineValue', pipeline: statement.pipeline, span: statement.span };
    default:
      return { op: 'capture', mode: 'value', body: [statement], span: statement.span };
  }
}

export function emitExit(scope: FunctionScope, statement: I.Exit): E.Statement[] {
  const code = statement.value === undefined ? [] : [emitExpression(scope, statement.value)];
  return guard(scope, statement.span, [b.throwStatement(scope.rt('exitSignal', b.id('f'), ...code))]);
}

export function emitThrow(scope: FunctionScope, statement: I.Throw): E.Statement[] {
  const value = statement.value === undefined ? [] : [emitExpression(scope, statement.value)];
  const name = statement.isRethrow || statement.value === undefined ? 'rethrow' : 'throwValue';
  // The value's own statements have moved the place: the error's place is the `throw`.
  if (name === 'throwValue') value.push(b.literal(scope.unit.point(statement.span)));
  return guard(scope, statement.span, [
    scope.at(statement, b.throwStatement(scope.rt(name, b.id('f'), ...value))),
  ]);
}
