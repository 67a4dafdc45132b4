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

const all = [
  checkAssignments,
  checkAttributes,
  checkClasses,
  checkDataSection,
  checkDeclarations,
  checkExpressions,
  checkFlow,
];

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
};

/** What the grammar lets pass and PowerShell rejects all the same. */
export function checkSemantics(root: ScriptBlockAst, source: string, errors: ErrorList): void {
  const ancestors: Ast[] = [];
  const context = { errors, source, ancestors };
  const rest: readonly Check[] = all.filter((check) => check === checkDeclarations || check === checkFlow);
  visit(root, (node, _parent, depth) => {
    ancestors.length = depth;
    for (const check of checksByKind[node.kind] ?? rest) check(node, context);
    ancestors.push(node);
  });
}
