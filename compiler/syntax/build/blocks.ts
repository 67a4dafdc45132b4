import type * as ast from '../ast.ts';
import type { Terminal } from '../lexer/terminals.ts';
import * as make from '../make.ts';
import { span } from '../make.ts';

/** Thrown where a group holds what its place does not allow: the diagnosis takes over. */
export class Unreadable extends Error {}

/** `begin { }` and its like, as a statement of the block they stand in. */
export interface NamedBlockStatement extends ast.Extent {
  readonly kind: 'NamedBlockStatement';
  readonly block: ast.NamedBlockAst;
}

/** What a braces group holds, as a statement block. */
export function statementBlockOf(braces: Terminal): ast.StatementBlockAst {
  const statements = braces.group!.items as readonly (
    | ast.StatementAst
    | ast.ParamBlockAst
    | NamedBlockStatement
  )[];
  for (const { kind } of statements)
    if (kind === 'ParamBlock' || kind === 'NamedBlockStatement') throw new Unreadable();
  return make.statementBlock(
    span(braces.token, braces.group!.close!),
    statements as readonly ast.StatementAst[],
  );
}

/** What a braces group holds, as a script block. */
export function scriptBlockOf(braces: Terminal, isFilter: boolean): ast.ScriptBlockAst {
  const open = braces.token;
  const close = braces.group!.close!;
  const inner = open.end !== close.start ? { start: open.end, end: Math.max(0, close.start - 1) } : undefined;
  return scriptBlock(span(open, close), inner, braces.group!.items!, [], isFilter);
}

const fields = {
  Begin: 'beginBlock',
  Process: 'processBlock',
  End: 'endBlock',
  Clean: 'cleanBlock',
  Dynamicparam: 'dynamicParamBlock',
} as const;

/** A script block from its items in order: a param block, then named blocks or statements. */
export function scriptBlock(
  extent: ast.Extent,
  emptyBody: ast.Extent | undefined,
  items: readonly ast.Ast[],
  usingStatements: readonly ast.UsingStatementAst[],
  isFilter: boolean,
): ast.ScriptBlockAst {
  const all = items as readonly (ast.StatementAst | ast.ParamBlockAst | NamedBlockStatement)[];
  const paramBlock = all[0]?.kind === 'ParamBlock' ? all[0] : undefined;
  const rest = paramBlock ? all.slice(1) : all;
  if (rest[0]?.kind === 'NamedBlockStatement') {
    const blocks: Partial<Record<(typeof fields)[keyof typeof fields], ast.NamedBlockAst>> = {};
    for (const item of rest) {
      if (item.kind !== 'NamedBlockStatement') throw new Unreadable();
      const field = fields[item.block.blockKind];
      if (blocks[field]) throw new Unreadable();
      blocks[field] = item.block;
    }
    return {
      kind: 'ScriptBlock',
      ...extent,
      attributes: paramBlock?.attributes ?? [],
      usingStatements,
      paramBlock,
      ...blocks,
    };
  }
  for (const { kind } of rest)
    if (kind === 'ParamBlock' || kind === 'NamedBlockStatement') throw new Unreadable();
  const statements = rest as readonly ast.StatementAst[];
  const body = all.length > 0 ? span(all[0]!, all[all.length - 1]!) : emptyBody;
  return make.plainScriptBlock(extent, body ?? make.emptyExtent, statements, isFilter, {
    usingStatements,
    paramBlock,
  });
}
