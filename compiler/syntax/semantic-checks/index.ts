import type { Ast, ScriptBlockAst } from '../ast.ts';
import type { ErrorList } from '../errors.ts';
import { visit } from '../visit.ts';
import { checkAssignments } from './assignments.ts';
import { checkAttributes } from './attributes.ts';
import { checkClasses } from './classes.ts';
import type { Check } from './context.ts';
import { checkDataSection } from './data-section.ts';
import { checkDeclarations } from './declarations.ts';
import { checkExpressions } from './expressions.ts';
import { checkFlow } from './flow.ts';
import { markRethrow } from './rethrow.ts';

/** Which checks look at a kind of node; most kinds have none. */
const checksByKind: Partial<Record<Ast['kind'], readonly Check[]>> = {
  AssignmentStatement: [checkAssignments],
  UnaryExpression: [checkAssignments],
  Attribute: [checkAttributes],
  AttributedExpression: [checkAttributes],
  TypeDefinition: [checkClasses],
  FunctionMember: [checkClasses],
  DataStatement: [checkDataSection],
  VariableExpression: [checkExpressions],
  Hashtable: [checkExpressions],
  ConvertExpression: [checkExpressions],
  UsingExpression: [checkExpressions],
  ThrowStatement: [markRethrow],
  ParamBlock: [checkDeclarations],
  FunctionDefinition: [checkDeclarations],
  Parameter: [checkDeclarations],
  UsingStatement: [checkDeclarations],
  BlockStatement: [checkDeclarations],
  BreakStatement: [checkFlow],
  ContinueStatement: [checkFlow],
  ReturnStatement: [checkFlow],
  SwitchStatement: [checkFlow],
  ForEachStatement: [checkFlow],
  TryStatement: [checkFlow],
};

const none: readonly Check[] = [];

/** What the grammar lets pass and PowerShell rejects all the same. */
export function checkSemantics(root: ScriptBlockAst, source: string, errors: ErrorList): void {
  const ancestors: Ast[] = [];
  const context = { errors, source, ancestors };
  visit(root, (node, _parent, depth) => {
    ancestors.length = depth;
    for (const check of checksByKind[node.kind] ?? none) check(node, context);
    ancestors.push(node);
  });
}
