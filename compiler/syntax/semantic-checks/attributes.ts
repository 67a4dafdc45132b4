import type { Ast, ExpressionAst, PipelineBaseAst } from '../ast.ts';
import type { CheckContext } from './context.ts';
import { parentOf, report } from './context.ts';

function constantPipeline(pipeline: Ast, blocks: boolean): boolean {
  if (pipeline.kind !== 'Pipeline' || pipeline.pipelineElements.length !== 1) return false;
  const only = pipeline.pipelineElements[0]!;
  return only.kind === 'CommandExpression' && isConstant(only.expression, blocks);
}

const constantVariables = new Set(['true', 'false', 'null']);

/** Whether an expression may be an attribute's argument. */
export function isConstant(node: ExpressionAst, blocks = true): boolean {
  switch (node.kind) {
    case 'ConstantExpression':
    case 'StringConstantExpression':
    case 'TypeExpression':
      return true;
    case 'ScriptBlockExpression':
      return blocks;
    case 'VariableExpression':
      return constantVariables.has(node.variablePath.userPath.toLowerCase());
    case 'ArrayLiteral':
      return node.elements.every((element) => isConstant(element, blocks));
    case 'ArrayExpression': {
      const { statements, traps } = node.subExpression;
      return (
        traps.length === 0 && statements.length <= 1 && statements.every((s) => constantPipeline(s, blocks))
      );
    }
    case 'ParenExpression':
      return constantPipeline(node.pipeline as PipelineBaseAst, blocks);
    case 'UnaryExpression':
      return /^(-not|!|-|\+|-bnot|,)$/.test(node.operator) && isConstant(node.child, blocks);
    case 'BinaryExpression':
      return (
        /^(\+|-|\*|\/|%|-and|-or|-xor|-band|-bor|-bxor|-shl|-shr)$/.test(node.operator) &&
        isConstant(node.left, blocks) &&
        isConstant(node.right, blocks)
      );
    case 'ConvertExpression':
      return isConstant(node.child, blocks);
    case 'MemberExpression':
      return (
        node.static &&
        node.expression.kind === 'TypeExpression' &&
        node.member.kind === 'StringConstantExpression'
      );
    case 'TernaryExpression':
      return [node.condition, node.ifTrue, node.ifFalse].every((part) => isConstant(part, blocks));
    case 'Hashtable':
      return node.keyValuePairs.every(
        ({ key, value }) => isConstant(key, blocks) && constantPipeline(value, blocks),
      );
    default:
      return false;
  }
}

/** Attributes: where they stand and their arguments. */
export function checkAttributes(node: Ast, context: CheckContext): void {
  if (node.kind === 'Attribute') {
    const parent = parentOf(context)?.kind;
    const onClass = parent === 'TypeDefinition' || parent === 'PropertyMember' || parent === 'FunctionMember';
    const id = onClass
      ? 'ParameterAttributeArgumentNeedsToBeConstant'
      : 'ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock';
    const seen = new Set<string>();
    for (const named of node.namedArguments) {
      const name = named.argumentName.toLowerCase();
      if (seen.has(name)) report(context, named, 'DuplicateNamedArgument', named.argumentName);
      else if (!named.expressionOmitted && !isConstant(named.argument, !onClass))
        report(context, named.argument, id);
      seen.add(name);
    }
    for (const argument of node.positionalArguments)
      if (!isConstant(argument, !onClass)) report(context, argument, id);
  } else if (node.kind === 'AttributedExpression') {
    let child: ExpressionAst = node.child;
    while (child.kind === 'AttributedExpression' || child.kind === 'ConvertExpression') child = child.child;
    if (child.kind !== 'VariableExpression') {
      report(context, node.attribute, 'UnexpectedAttribute', node.attribute.typeName.name);
    }
  }
}
