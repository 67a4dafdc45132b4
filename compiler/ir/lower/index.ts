import type * as A from '../../syntax/ast.ts';
import { lowerScriptBlock } from './blocks.ts';
import { type Unit, UnitContext } from './context.ts';

/** Lowers a parsed file without errors. */
export function lower(ast: A.ScriptBlockAst, text: string, name?: string): Unit {
  const context = new UnitContext(text);
  const main = lowerScriptBlock(context, ast, { kind: 'script', name });
  return {
    text,
    main,
    types: context.types,
    readsStatus: context.readsStatus,
    usingStatements: ast.usingStatements,
    requirements: ast.scriptRequirements,
  };
}

export type { BlockCode } from '../nodes.ts';
export type { Unit } from './context.ts';
