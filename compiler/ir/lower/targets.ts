import type * as A from '../../syntax/ast.ts';
import type * as I from '../nodes.ts';
import { constraintOf, lowerAttribute } from './blocks.ts';
import type { BlockContext } from './context.ts';
import { lowerExpression } from './expressions.ts';

/** Lowers the left side of an assignment, the operand of `++` or the variable of `foreach`. */
export function lowerTarget(context: BlockContext, node: A.ExpressionAst): I.Target {
  const attributes: A.AttributeBaseAst[] = [];
  let child: A.ExpressionAst = node;
  for (;;) {
    if (child.kind === 'ConvertExpression') {
      attributes.push(child.type);
      child = child.child;
    } else if (child.kind === 'AttributedExpression') {
      attributes.push(child.attribute);
      child = child.child;
    } else if (child.kind === 'ParenExpression' && isPlainExpression(child.pipeline)) {
      child = (child.pipeline.pipelineElements[0] as A.CommandExpressionAst).expression;
    } else break;
  }
  switch (child.kind) {
    case 'VariableExpression':
      return lowerVariableTarget(context, child, attributes);
    case 'MemberExpression':
      return {
        op: 'memberTarget',
        target: lowerExpression(context, child.expression),
        name: lowerExpression(context, child.member as A.ExpressionAst),
        isStatic: child.static,
        span: child,
      };
    case 'IndexExpression':
      return {
        op: 'indexTarget',
        target: lowerExpression(context, child.target),
        indices: lowerExpression(context, child.index),
        span: child,
      };
    case 'ArrayLiteral':
      return { op: 'listTarget', targets: child.elements.map((e) => lowerTarget(context, e)), span: child };
    default:
      throw new Error(`not assignable: ${child.kind}`);
  }
}

function isPlainExpression(node: A.PipelineBaseAst): node is A.PipelineAst {
  return (
    node.kind === 'Pipeline' &&
    node.pipelineElements.length === 1 &&
    node.pipelineElements[0]!.kind === 'CommandExpression'
  );
}

function lowerVariableTarget(
  context: BlockContext,
  node: A.VariableExpressionAst,
  attributes: readonly A.AttributeBaseAst[],
): I.Target {
  const { qualifier, name } = node.variablePath;
  const lowered = attributes.map((attribute) => lowerAttribute(context, attribute));
  if (qualifier !== undefined && qualifier !== 'local') {
    return { op: 'scopedTarget', qualifier, name, attributes: lowered, span: node };
  }
  const type = constraintOf(attributes);
  const onlyType = attributes.length === 1 && type !== undefined;
  const info = onlyType ? context.declare(name, type) : context.write(name);
  if (attributes.length > 0 && !onlyType) info.demoted = true;
  return { op: 'varTarget', name, info, attributes: lowered, span: node };
}
