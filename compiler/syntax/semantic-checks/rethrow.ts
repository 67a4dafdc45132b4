import type { Ast, ThrowStatementAst } from '../ast.ts';
import type { CheckContext } from './context.ts';

/** Marks a `throw` without anything in a catch block: it throws the caught error again. */
export function markRethrow(node: Ast, context: CheckContext): void {
  if (node.kind !== 'ThrowStatement' || node.pipeline) return;
  if (!context.ancestors.some((ancestor) => ancestor.kind === 'CatchClause')) return;
  (node as { isRethrow: ThrowStatementAst['isRethrow'] }).isRethrow = true;
}
