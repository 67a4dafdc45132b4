import type * as E from 'estree';
import type * as I from '../../ir/nodes.ts';
import * as b from '../estree.ts';
import type { FunctionScope } from '../scope.ts';
import { emitStatementBlock, guard } from './index.ts';

/**
 * `try/catch/finally`. While the body runs, errors of statements (also in called functions) propagate;
 * `caught` restores that, lets jumps and exits pass, and makes the ErrorRecord.
 */
export function emitTry(scope: FunctionScope, statement: I.Try): E.Statement[] {
  const f = b.id('f');
  const hasCatches = statement.catches.length > 0;
  const savedTraps = scope.traps;
  if (hasCatches) scope.traps = undefined;
  let body = emitStatementBlock(scope, statement.body);
  scope.traps = savedTraps;
  if (hasCatches) {
    const outer = b.id(scope.name('outer'));
    const error = b.id(scope.name('error'));
    let chain: E.Statement = b.throwStatement(b.id('e'));
    for (let i = statement.catches.length - 1; i >= 0; i--) {
      const clause = statement.catches[i]!;
      const old = b.id(scope.name('under'));
      const handler = [
        b.declare('const', old.name, b.member('f', '$_')),
        b.expression(b.assign(b.member('f', '$_'), b.member(error, 'handledRecord'))),
        ...b.statements`try { ${emitStatementBlock(scope, clause.body)} } finally { f.$_ = ${old}; }`,
      ];
      if (clause.types.length === 0) chain = b.block(handler);
      else {
        const types = b.array(clause.types.map((type) => scope.unit.type(type)));
        chain = b.ifStatement(scope.rt('catches', f, error, types), b.block(handler), chain);
      }
    }
    const chained = chain.type === 'BlockStatement' ? chain.body : [chain];
    body = [
      b.declare('const', outer.name, scope.rt('enterTry', f)),
      ...b.statements`try { ${[...body, b.expression(scope.rt('leaveTry', f, outer))]} } catch (e) {
        ${[b.declare('const', error.name, scope.rt('caught', f, b.id('e'), outer))]};
        ${chained};
      } finally { ${[b.expression(scope.rt('leaveTry', f, outer))]} }`,
    ];
  }
  if (statement.finalizer !== undefined) {
    const finalizer = b.id(scope.name('finalizer'));
    const out = scope.out;
    const statements = scope.nestedFunction(out, () => emitStatementBlock(scope, statement.finalizer!));
    body = [
      b.declare('const', finalizer.name, scope.rt('pushFinally', f, b.arrow([], b.block(statements)))),
      ...b.statements`try { ${body} } finally { ${[b.expression(scope.rt('runFinally', f, finalizer))]} }`,
    ];
  }
  // A type that a clause names may be unknown; an error that leaves the clauses is the traps'.
  if (scope.traps !== undefined || statement.catches.some(({ types }) => types.length > 0))
    return guard(scope, statement.span, [b.block(body)]);
  return [b.block(body)];
}
