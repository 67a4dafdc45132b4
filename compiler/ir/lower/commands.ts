import type * as A from '../../syntax/ast.ts';
import type * as I from '../nodes.ts';
import { lowerBlock, lowerScriptBlock } from './blocks.ts';
import type { BlockContext } from './context.ts';
import { lowerExpression } from './expressions.ts';

/** Commands that run literal blocks in the caller's scope. */
const inlining = new Set(['foreach-object', '%', 'foreach', 'where-object', '?', 'where']);

export function lowerPipeline(context: BlockContext, node: A.PipelineAst): I.Pipeline {
  const [first] = node.pipelineElements;
  const input =
    first?.kind === 'CommandExpression'
      ? {
          expr: lowerExpression(context, first.expression),
          redirections: lowerRedirections(context, first.redirections),
        }
      : undefined;
  const commands = node.pipelineElements
    .filter((element): element is A.CommandAst => element.kind === 'Command')
    .map((element) => lowerCommand(context, element));
  return { span: node, input, commands, background: node.background };
}

function lowerCommand(context: BlockContext, node: A.CommandAst): I.Command {
  const [head, ...rest] = node.commandElements;
  const nameAst = head as A.ExpressionAst;
  const operator = node.invocationOperator;
  const isDotted = operator === '.';
  const inlines =
    operator === undefined &&
    nameAst.kind === 'StringConstantExpression' &&
    inlining.has(nameAst.value.toLowerCase());
  return {
    kind: 'command',
    span: node,
    name:
      isDotted && nameAst.kind === 'ScriptBlockExpression'
        ? lowerInlineBlock(context, nameAst)
        : lowerArgument(context, nameAst, false).expr,
    operator,
    elements: rest.flatMap((element) => lowerElement(context, element, inlines)),
    redirections: lowerRedirections(context, node.redirections),
  };
}

function lowerElement(
  context: BlockContext,
  node: A.CommandElementAst,
  inlines: boolean,
): I.CommandElement[] {
  if (node.kind !== 'CommandParameter') return [lowerArgument(context, node, inlines)];
  const parameter: I.ParameterElement = {
    kind: 'parameter',
    name: node.parameterName,
    attached: node.argument !== undefined,
    span: node,
  };
  return node.argument === undefined
    ? [parameter]
    : [parameter, lowerArgument(context, node.argument, inlines)];
}

function lowerArgument(context: BlockContext, node: A.ExpressionAst, inlines: boolean): I.ValueElement {
  if (node.kind === 'VariableExpression' && node.splatted) {
    return { kind: 'splat', expr: lowerExpression(context, node), span: node };
  }
  if (
    node.kind === 'UsingExpression' &&
    node.subExpression.kind === 'VariableExpression' &&
    node.subExpression.splatted
  ) {
    return { kind: 'splat', expr: lowerExpression(context, node), span: node };
  }
  if (inlines && node.kind === 'ScriptBlockExpression') {
    return { kind: 'value', expr: lowerInlineBlock(context, node), span: node };
  }
  if (node.kind === 'ConstantExpression') {
    const text = context.unit.text.slice(node.start, node.end);
    return { kind: 'value', expr: lowerExpression(context, node), span: node, text };
  }
  return { kind: 'value', expr: lowerExpression(context, node), span: node };
}

/** A literal block that runs in the enclosing frame; blocks with parts of their own keep a frame. */
function lowerInlineBlock(context: BlockContext, node: A.ScriptBlockExpressionAst): I.BlockExpr {
  const block = node.scriptBlock;
  const isPlain =
    block.paramBlock === undefined &&
    block.beginBlock === undefined &&
    block.processBlock === undefined &&
    block.cleanBlock === undefined &&
    block.dynamicParamBlock === undefined &&
    (block.endBlock?.traps.length ?? 0) === 0 &&
    block.usingStatements.length === 0;
  if (!isPlain)
    return { op: 'block', code: lowerScriptBlock(context.unit, block, { kind: 'block' }), span: node };
  const inline = block.endBlock === undefined ? [] : lowerBlock(context, block.endBlock).statements;
  return { op: 'block', inline, span: node };
}

export function lowerRedirections(
  context: BlockContext,
  nodes: readonly A.RedirectionAst[],
): I.Redirection[] {
  return nodes.map((node) =>
    node.kind === 'FileRedirection'
      ? {
          from: node.fromStream,
          to: 'File',
          file: lowerExpression(context, node.location),
          append: node.append,
        }
      : { from: node.fromStream, to: node.toStream },
  );
}
