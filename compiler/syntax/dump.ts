import type { Ast, ParseResult } from './ast.ts';
import { baseCallChildren, visit } from './visit.ts';

/** A tree as a list: depth, kind, start, end. */
export type DumpedNode = readonly [depth: number, kind: string, start: number, end: number];

export interface AstDump {
  readonly file: string;
  readonly errors: readonly { id: string; message: string; start: number; end: number }[];
  readonly nodes: readonly DumpedNode[];
  readonly tokens: readonly (readonly [kind: string, start: number, end: number])[];
}

/** The tree, tokens and errors of a parse as `pscc dump --stage ast` shows them. */
export function dumpAst(result: ParseResult, file: string): AstDump {
  const nodes: DumpedNode[] = [];
  // PowerShell's search enters the implied `$this` and name of a base call without their parent.
  const detached = new Set<Ast>();
  const add = (node: Ast, depth: number): void => {
    nodes.push([depth, node.kind, node.start, node.end]);
  };
  const walk = (root: Ast, base: number): void => {
    visit(root, (node, _parent, depth) => {
      if (node.kind === 'FunctionMember') {
        add(node, base + depth);
        const { definition, baseCall } = node;
        if (node.returnType) walk(node.returnType, base + depth + 1);
        for (const attribute of node.attributes) walk(attribute, base + depth + 1);
        add(definition, base + depth + 1);
        for (const parameter of definition.parameters ?? []) walk(parameter, base + depth + 2);
        if (!baseCall) {
          walk(definition.body, base + depth + 2);
          return false;
        }
        const { body } = definition;
        add(body, base + depth + 2);
        const { endBlock, ...others } = body;
        for (const part of [
          body.paramBlock,
          others.dynamicParamBlock,
          others.beginBlock,
          others.processBlock,
        ]) {
          if (part) walk(part, base + depth + 3);
        }
        if (endBlock) {
          add(endBlock, base + depth + 3);
          for (const trap of endBlock.traps) walk(trap, base + depth + 4);
          nodes.push([base + depth + 4, 'CommandExpression', baseCall.start, baseCall.end]);
          for (const child of baseCallChildren(baseCall)) {
            detached.add(child);
            walk(child, 0);
          }
          for (const statement of endBlock.statements) walk(statement, base + depth + 4);
        }
        return false;
      }
      add(node, base + depth);
      return true;
    });
  };
  walk(result.ast, 0);
  return {
    file,
    errors: result.errors.map(({ id, message, start, end }) => ({ id, message, start, end })),
    nodes,
    tokens: result.tokens.map(({ kind, start, end }) => [kind, start, end] as const),
  };
}
