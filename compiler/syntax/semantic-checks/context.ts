import type { Ast, Extent } from '../ast.ts';
import type { ErrorList } from '../errors.ts';

/** What a check sees of a node: the nodes around it and where to report. */
export interface CheckContext {
  readonly errors: ErrorList;
  readonly source: string;
  /** The node's ancestors, outermost first. */
  readonly ancestors: readonly Ast[];
}

/** One subject's checks; called for every node, parents first. */
export type Check = (node: Ast, context: CheckContext) => void;

export function parentOf(context: CheckContext, levels = 1): Ast | undefined {
  return context.ancestors[context.ancestors.length - levels];
}

export function report(context: CheckContext, extent: Extent, id: string, ...args: string[]): void {
  context.errors.add(id, extent.start, extent.end, false, ...args);
}
