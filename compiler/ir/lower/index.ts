import type * as A from '../../syntax/ast.ts';
import type * as I from '../nodes.ts';
import { lowerScriptBlock } from './blocks.ts';
import { type Unit, UnitContext } from './context.ts';
import { lowerTypeDefinition } from './types.ts';

/** Lowers a parsed file without errors. */
export function lower(ast: A.ScriptBlockAst, text: string, name?: string): Unit {
  const context = new UnitContext(text);
  const main = lowerScriptBlock(context, ast, { kind: 'script', name });
  return {
    text,
    main,
    types: topLevelTypes(ast).map((type) => lowerTypeDefinition(context.newBlock(), type)),
    readsStatus: context.readsStatus,
    usingStatements: ast.usingStatements,
    requirements: ast.scriptRequirements,
  };
}

/** Types of the file exist before its first statement runs, whatever block they stand in. */
function topLevelTypes(ast: A.ScriptBlockAst): A.TypeDefinitionAst[] {
  const blocks = [ast.beginBlock, ast.processBlock, ast.endBlock];
  return blocks.flatMap(
    (block) => block?.statements.filter((s): s is A.TypeDefinitionAst => s.kind === 'TypeDefinition') ?? [],
  );
}

export type { Unit } from './context.ts';
export type { BlockCode } from '../nodes.ts';
export type Ir = I.Stmt | I.Expr;
