import type * as A from '../../syntax/ast.ts';
import type * as I from '../nodes.ts';
import { lowerBlock, lowerScriptBlock } from './blocks.ts';
import type { BlockContext } from './context.ts';
import { lowerPipelineValue, lowerStatementValue } from './statements.ts';
import { lowerTarget } from './targets.ts';

export function lowerExpression(context: BlockContext, node: A.ExpressionAst): I.Expr {
  switch (node.kind) {
    case 'ConstantExpression':
    case 'StringConstantExpression':
      return { op: 'const', value: node.value, span: node };
    case 'ExpandableStringExpression':
      return {
        op: 'expand',
        parts: node.parts.map((part) => (typeof part === 'string' ? part : lowerExpression(context, part))),
        span: node,
      };
    case 'VariableExpression':
      return lowerVariable(context, node);
    case 'TypeExpression':
      return { op: 'type', typeName: node.typeName, span: node };
    case 'ParenExpression':
      return lowerPipelineValue(context, node.pipeline);
    case 'SubExpression':
      return {
        op: 'capture',
        mode: 'value',
        body: lowerBlock(context, node.subExpression).statements,
        span: node,
      };
    case 'ArrayExpression':
      return lowerArrayExpression(context, node);
    case 'ArrayLiteral':
      return { op: 'arrayLiteral', elements: lowerAll(context, node.elements), span: node };
    case 'Hashtable':
      return lowerHashtable(context, node, 'hashtable');
    case 'ScriptBlockExpression':
      return {
        op: 'block',
        code: lowerScriptBlock(context.unit, node.scriptBlock, { kind: 'block' }),
        span: node,
      };
    case 'BinaryExpression':
      return lowerBinary(context, node);
    case 'UnaryExpression':
      return lowerUnary(context, node);
    case 'TernaryExpression':
      return {
        op: 'ternary',
        condition: lowerExpression(context, node.condition),
        ifTrue: lowerExpression(context, node.ifTrue),
        ifFalse: lowerExpression(context, node.ifFalse),
        span: node,
      };
    case 'ConvertExpression':
      return lowerConvert(context, node);
    case 'AttributedExpression':
      return lowerExpression(context, node.child);
    case 'MemberExpression':
      return {
        op: 'member',
        target: lowerExpression(context, node.expression),
        name: lowerExpression(context, node.member as A.ExpressionAst),
        isStatic: node.static,
        nullConditional: node.nullConditional,
        span: node,
      };
    case 'InvokeMemberExpression':
      return {
        op: 'invoke',
        target: lowerExpression(context, node.expression),
        name: lowerExpression(context, node.member as A.ExpressionAst),
        args: lowerAll(context, node.arguments),
        isStatic: node.static,
        nullConditional: node.nullConditional,
        genericArguments: node.genericTypeArguments,
        span: node,
      };
    case 'IndexExpression':
      return {
        op: 'index',
        target: lowerExpression(context, node.target),
        indices: lowerExpression(context, node.index),
        nullConditional: node.nullConditional,
        span: node,
      };
    case 'UsingExpression':
      return {
        op: 'using',
        arg: lowerExpression(context, node.subExpression),
        text: context.unit.text.slice(node.start, node.end),
        span: node,
      };
    case 'BaseCtorInvokeMemberExpression':
    case 'ErrorExpression':
      throw new Error(`not lowered as an expression: ${node.kind}`);
  }
}

const lowerAll = (context: BlockContext, nodes: readonly A.ExpressionAst[]): I.Expr[] =>
  nodes.map((node) => lowerExpression(context, node));

const constants = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function lowerVariable(context: BlockContext, node: A.VariableExpressionAst): I.Expr {
  const { qualifier, name } = node.variablePath;
  if (qualifier !== undefined) return { op: 'scopedVar', qualifier, name, span: node };
  const constant = constants.get(name.toLowerCase());
  if (constant !== undefined && !node.splatted) return { op: 'const', value: constant, span: node };
  return { op: 'var', name, info: context.variable(name), assigned: context.isAssigned(name), span: node };
}

function lowerArrayExpression(context: BlockContext, node: A.ArrayExpressionAst): I.Expr {
  const { statements, traps } = node.subExpression;
  // @(1, 2) is the array itself: no second array is made around a literal.
  if (statements.length === 1 && traps.length === 0) {
    const [only] = statements;
    if (only!.kind === 'Pipeline' && only!.pipelineElements.length === 1 && !only!.background) {
      const [element] = only!.pipelineElements;
      if (
        element!.kind === 'CommandExpression' &&
        element!.expression.kind === 'ArrayLiteral' &&
        element!.redirections.length === 0
      ) {
        return lowerExpression(context, element!.expression);
      }
    }
  }
  return {
    op: 'capture',
    mode: 'array',
    body: lowerBlock(context, node.subExpression).statements,
    span: node,
  };
}

function lowerHashtable(
  context: BlockContext,
  node: A.HashtableAst,
  kind: I.HashtableLiteral['kind'],
): I.Expr {
  return {
    op: 'hashtable',
    kind,
    pairs: node.keyValuePairs.map(({ key, value }) => ({
      key: lowerExpression(context, key),
      value: lowerStatementValue(context, value),
    })),
    span: node,
  };
}

function lowerConvert(context: BlockContext, node: A.ConvertExpressionAst): I.Expr {
  const name = node.type.typeName.name.toLowerCase();
  if (node.child.kind === 'Hashtable') {
    if (name === 'ordered') return lowerHashtable(context, node.child, 'ordered');
    if (name === 'pscustomobject' || name === 'system.management.automation.pscustomobject') {
      return lowerHashtable(context, node.child, 'customObject');
    }
  }
  if (name === 'ref' && node.child.kind === 'VariableExpression') {
    return { op: 'ref', target: lowerTarget(context, node.child), span: node };
  }
  // The accelerator means PSObject everywhere else; a cast makes custom objects.
  const typeName =
    name === 'pscustomobject'
      ? { ...node.type.typeName, name: 'System.Management.Automation.PSCustomObject' }
      : node.type.typeName;
  return { op: 'convert', typeName, arg: lowerExpression(context, node.child), span: node };
}

function lowerBinary(context: BlockContext, node: A.BinaryExpressionAst): I.Expr {
  const { operator } = node;
  // Chains of one operator lean left and may be thousands long.
  const spine: A.BinaryExpressionAst[] = [];
  let head: A.ExpressionAst = node;
  while (head.kind === 'BinaryExpression') {
    spine.push(head);
    head = head.left;
  }
  let left = lowerExpression(context, head);
  for (let i = spine.length - 1; i >= 0; i--) {
    const part = spine[i]!;
    left = binary(part, part === node ? operator : part.operator, left, lowerExpression(context, part.right));
  }
  return left;
}

/** Comparison operators without a case prefix ignore case. */
const unprefixed =
  /^-(eq|ne|lt|le|gt|ge|like|notlike|match|notmatch|contains|notcontains|in|notin|replace|split)$/;

function binary(span: I.Span, written: string, left: I.Expr, right: I.Expr): I.Expr {
  const operator = written.toLowerCase().replace(unprefixed, '-i$1');
  switch (operator) {
    case '-and':
      return { op: 'logical', operator: 'and', left, right, span };
    case '-or':
      return { op: 'logical', operator: 'or', left, right, span };
    case '??':
      return { op: 'coalesce', left, right, span };
    case '-is':
    case '-isnot':
    case '-as':
      return { op: 'typeOp', operator: operator.slice(1) as I.TypeOp['operator'], left, right, span };
    default:
      return { op: 'binary', operator, left, right, span };
  }
}

function lowerUnary(context: BlockContext, node: A.UnaryExpressionAst): I.Expr {
  const { operator } = node;
  switch (operator) {
    case '-not':
    case '!':
      return { op: 'not', arg: lowerExpression(context, node.child), span: node };
    case '++':
    case '--':
    case 'post++':
    case 'post--':
      return {
        op: 'step',
        target: lowerTarget(context, node.child),
        delta: operator.endsWith('++') ? 1 : -1,
        postfix: operator.startsWith('post'),
        span: node,
      };
    default:
      return {
        op: 'unary',
        operator: operator.replace(/^-split$/, '-isplit') as I.Unary['operator'],
        arg: lowerExpression(context, node.child),
        span: node,
      };
  }
}

/** Whether evaluating the expression always yields a value. */
export function cannotFail(expr: I.Expr): boolean {
  switch (expr.op) {
    case 'const':
    case 'block':
      return true;
    case 'var':
      return expr.assigned;
    case 'arrayLiteral':
      return expr.elements.every(cannotFail);
    case 'capture':
      return expr.body.length === 0;
    case 'hashtable':
      return expr.pairs.length === 0;
    default:
      return false;
  }
}
