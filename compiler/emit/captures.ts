import type * as E from 'estree';
import { cannotFail } from '../ir/lower/expressions.ts';
import type * as I from '../ir/nodes.ts';
import * as b from './estree.ts';
import { emitExpression, isSingle } from './expressions/index.ts';
import { emitPipelineValue } from './pipelines.ts';
import type { FunctionScope } from './scope.ts';
import { emitStatements } from './statements/index.ts';

/** `$(…)`, `@(…)` and statements as values. */
export function emitCapture(scope: FunctionScope, expr: I.Capture): E.Expression {
  const { body, mode } = expr;
  if (body.length === 0) return mode === 'array' ? scope.rt('array', b.array([])) : scope.rt('nothing');
  const [only] = body;
  if (body.length === 1 && only!.op === 'output' && cannotFail(only!.expr)) {
    const value = emitExpression(scope, only!.expr);
    if (mode === 'array')
      return isSingle(only!.expr) ? scope.rt('array', b.array([value])) : scope.rt('arrayOf', value);
    return isSingle(only!.expr) ? value : scope.rt('subexpression', value);
  }
  if (
    body.length === 1 &&
    only!.op === 'pipeline' &&
    mode === 'array' &&
    only!.pipeline.commands.length > 0
  ) {
    return emitPipelineValue(scope, only!.pipeline, 'array');
  }
  const statements = scope.nestedFunction(b.id('out'), () => emitStatements(scope, body));
  return scope.rt(
    mode === 'array' ? 'captureArray' : 'capture',
    b.id('f'),
    b.arrow(['out'], b.block(statements)),
  );
}

/** Runs statements with a collector as their output, at statement level, so that jumps stay JavaScript's own. */
export function emitCollected(
  scope: FunctionScope,
  body: readonly I.Stmt[],
  mode: I.Capture['mode'],
): {
  readonly statements: E.Statement[];
  readonly value: E.Expression;
} {
  const collector = b.id(scope.name('values'));
  const statements = scope.withOut(collector, () => emitStatements(scope, body));
  return {
    statements: [b.declare('const', collector.name, scope.rt('collector')), ...statements],
    value: b.method(collector, mode === 'array' ? 'array' : 'value'),
  };
}
