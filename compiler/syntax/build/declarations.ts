import type * as ast from '../ast.ts';
import type { Terminal } from '../lexer/terminals.ts';
import * as make from '../make.ts';
import { span } from '../make.ts';
import { scriptBlockOf } from './blocks.ts';

export function functionDefinition(
  keyword: Terminal,
  name: Terminal,
  braces: Terminal,
): ast.FunctionDefinitionAst {
  const { kind } = keyword.token;
  const body = scriptBlockOf(braces, kind === 'Filter');
  return {
    kind: 'FunctionDefinition',
    ...span(keyword.token, body),
    isFilter: kind === 'Filter',
    isWorkflow: kind === 'Workflow',
    name: name.token.value!,
    nameExtent: { start: name.token.start, end: name.token.end },
    parameters: undefined,
    body,
  };
}

export function functionWithParameters(
  keyword: Terminal,
  name: Terminal,
  parameters: Terminal,
  braces: Terminal,
): ast.FunctionDefinitionAst {
  return { ...functionDefinition(keyword, name, braces), parameters: parameters.group!.parameters! };
}

export function paramBlock(keyword: Terminal, parameters: Terminal): ast.ParamBlockAst {
  return paramBlockWithAttributes([], keyword, parameters);
}

export function paramBlockWithAttributes(
  attributes: readonly Terminal[],
  keyword: Terminal,
  { group }: Terminal,
): ast.ParamBlockAst {
  return {
    kind: 'ParamBlock',
    ...span(keyword.token, group!.close!),
    attributes: attributes.map((attribute) => attribute.group!.attribute as ast.AttributeAst),
    parameters: group!.parameters!,
  };
}

export function plainParameter(
  name: Terminal,
  equals?: Terminal,
  value?: ast.ExpressionAst,
): ast.ParameterAst {
  return decoratedParameter([], name, equals, value);
}

export function decoratedParameter(
  decorations: readonly Terminal[],
  name: Terminal,
  _equals?: Terminal,
  defaultValue?: ast.ExpressionAst,
): ast.ParameterAst {
  const attributes = decorations.map(({ group }) => group!.attribute!);
  return {
    kind: 'Parameter',
    ...span(attributes[0] ?? name.token, defaultValue ?? name.token),
    attributes,
    name: make.plainVariable(name.token),
    defaultValue,
  };
}

export function omittedArgument({ token }: Terminal): ast.NamedAttributeArgumentAst {
  const { start, end } = token;
  return {
    kind: 'NamedAttributeArgument',
    start,
    end,
    argumentName: token.value!,
    argument: { kind: 'ConstantExpression', start, end, value: { type: 'int', value: 1 } },
    expressionOmitted: true,
  };
}

export function namedArgument(
  { token }: Terminal,
  _equals: Terminal,
  argument: ast.ExpressionAst,
): ast.NamedAttributeArgumentAst {
  return {
    kind: 'NamedAttributeArgument',
    ...span(token, argument),
    argumentName: token.value!,
    argument,
    expressionOmitted: false,
  };
}
