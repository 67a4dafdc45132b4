import type {
  Ast,
  BaseCtorInvokeMemberExpressionAst,
  StringConstantExpressionAst,
  VariableExpressionAst,
} from './ast.ts';
import { emptyExtent } from './make.ts';

type Children = readonly (Ast | undefined)[];

/** What PowerShell puts under a base constructor call: `$this`, the name, and the arguments. */
export function baseCallChildren(node: BaseCtorInvokeMemberExpressionAst): Ast[] {
  const extent = node.keywordExtent ?? emptyExtent;
  const target: VariableExpressionAst = {
    kind: 'VariableExpression',
    ...extent,
    variablePath: { userPath: 'this', name: 'this' },
    splatted: false,
  };
  const member: StringConstantExpressionAst = {
    kind: 'StringConstantExpression',
    ...extent,
    value: '.ctor',
    stringConstantType: 'BareWord',
  };
  return [target, member, ...node.arguments];
}

function allChildren(node: Ast): Children {
  switch (node.kind) {
    case 'ScriptBlock':
      return [
        ...node.usingStatements,
        node.paramBlock,
        node.dynamicParamBlock,
        node.beginBlock,
        node.processBlock,
        node.endBlock,
        node.cleanBlock,
      ];
    case 'NamedBlock':
    case 'StatementBlock':
      return node.traps.length > 0 ? [...node.traps, ...node.statements] : node.statements;
    case 'ParamBlock':
      return [...node.attributes, ...node.parameters];
    case 'Parameter':
      return [...node.attributes, node.name, node.defaultValue];
    case 'Attribute':
      return [...node.positionalArguments, ...node.namedArguments];
    case 'NamedAttributeArgument':
      return [node.argument];
    case 'UsingStatement':
      return [node.name, node.moduleSpecification, node.alias];
    case 'FunctionDefinition':
      return node.parameters ? [...node.parameters, node.body] : [node.body];
    case 'TypeDefinition':
      return [...node.attributes, ...node.baseTypes, ...node.members];
    case 'FunctionMember':
      return [node.returnType, ...node.attributes, node.definition];
    case 'PropertyMember':
      return [node.propertyType, ...node.attributes, node.initialValue];
    case 'IfStatement':
      return [...node.clauses.flatMap((clause) => [clause.condition, clause.body]), node.elseClause];
    case 'SwitchStatement':
      return [
        node.condition,
        ...node.clauses.flatMap((clause) => [clause.condition, clause.body]),
        node.default,
      ];
    case 'ForEachStatement':
      return [node.variable, node.condition, node.body];
    case 'ForStatement':
      return [node.initializer, node.condition, node.iterator, node.body];
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'DoUntilStatement':
      return [node.condition, node.body];
    case 'TryStatement':
      return [node.body, ...node.catchClauses, node.finally];
    case 'CatchClause':
      return [...node.catchTypes, node.body];
    case 'TrapStatement':
      return [node.trapType, node.body];
    case 'DataStatement':
    case 'BlockStatement':
      return [node.body];
    case 'BreakStatement':
    case 'ContinueStatement':
      return [node.label];
    case 'ReturnStatement':
    case 'ExitStatement':
    case 'ThrowStatement':
      return [node.pipeline];
    case 'AssignmentStatement':
      return [node.left, node.right];
    case 'Pipeline':
      return node.pipelineElements;
    case 'PipelineChain':
      return [node.lhsPipelineChain, node.rhsPipeline];
    case 'Command':
      return node.redirections.length > 0
        ? [...node.commandElements, ...node.redirections]
        : node.commandElements;
    case 'CommandExpression':
      return [node.expression, ...node.redirections];
    case 'FileRedirection':
      return [node.location];
    case 'ErrorStatement':
      return [...node.conditions, ...node.bodies, ...node.nestedAst];
    case 'ErrorExpression':
      return node.nestedAst;
    case 'CommandParameter':
      return [node.argument];
    case 'ExpandableStringExpression':
      return node.nestedExpressions;
    case 'ConvertExpression':
      return [node.type, node.child];
    case 'AttributedExpression':
      return [node.attribute, node.child];
    case 'BinaryExpression':
      return [node.left, node.right];
    case 'UnaryExpression':
      return [node.child];
    case 'TernaryExpression':
      return [node.condition, node.ifTrue, node.ifFalse];
    case 'MemberExpression':
      return [node.expression, node.member];
    case 'InvokeMemberExpression':
      return [node.expression, node.member, ...node.arguments];
    case 'BaseCtorInvokeMemberExpression':
      return baseCallChildren(node);
    case 'IndexExpression':
      return [node.target, node.index];
    case 'ArrayExpression':
    case 'SubExpression':
      return [node.subExpression];
    case 'ParenExpression':
      return [node.pipeline];
    case 'ArrayLiteral':
      return node.elements;
    case 'Hashtable':
      return node.keyValuePairs.flatMap((pair) => [pair.key, pair.value]);
    case 'ScriptBlockExpression':
      return [node.scriptBlock];
    case 'UsingExpression':
      return [node.subExpression];
    default:
      return [];
  }
}

/** A node's children in PowerShell's visit order. */
export function children(node: Ast): Ast[] {
  return allChildren(node).filter((child): child is Ast => child !== undefined);
}

/** Visits a tree depth-first, parents first. Return `false` to leave out what lies under a node. */
export function visit(
  root: Ast,
  enter: (node: Ast, parent: Ast | undefined, depth: number) => unknown,
): void {
  const stack: { node: Ast; parent: Ast | undefined; depth: number }[] = [
    { node: root, parent: undefined, depth: 0 },
  ];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { node, parent, depth } = item;
    if (enter(node, parent, depth) === false) continue;
    const under = allChildren(node);
    for (let i = under.length - 1; i >= 0; i--) {
      const child = under[i];
      if (child) stack.push({ node: child, parent: node, depth: depth + 1 });
    }
  }
}

/** All nodes of a tree that satisfy a predicate, in visit order. */
export function findAll(root: Ast, predicate: (node: Ast) => boolean): Ast[] {
  const found: Ast[] = [];
  visit(root, (node) => {
    if (predicate(node)) found.push(node);
  });
  return found;
}
