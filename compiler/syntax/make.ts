import type * as ast from './ast.ts';
import type { Lexeme } from './lexer/lexeme.ts';
import { kindText } from './lexer/token-kinds.ts';
import { variablePath } from './lexer/variable-path.ts';

/** The extent of something that is not in the text. */
export const emptyExtent: ast.Extent = Object.freeze({ start: 0, end: 0 });

/** From the start of one extent to the end of another; an empty one gives way. */
export function span(first: ast.Extent, last: ast.Extent): ast.Extent {
  if (first === emptyExtent) return last;
  if (last === emptyExtent) return first;
  return { start: first.start, end: last.end };
}

export function bareWord(extent: ast.Extent, value: string): ast.StringConstantExpressionAst {
  const { start, end } = extent;
  return { kind: 'StringConstantExpression', start, end, value, stringConstantType: 'BareWord' };
}

const stringTypes: Record<string, ast.StringConstantType> = {
  StringLiteral: 'SingleQuoted',
  StringExpandable: 'DoubleQuoted',
  HereStringLiteral: 'SingleQuotedHereString',
  HereStringExpandable: 'DoubleQuotedHereString',
  Generic: 'BareWord',
};

export function stringConstant(token: Lexeme): ast.StringConstantExpressionAst {
  return {
    kind: 'StringConstantExpression',
    start: token.start,
    end: token.end,
    value: token.value ?? '',
    stringConstantType: stringTypes[token.kind]!,
  };
}

export function expandableString(
  token: Lexeme,
  parts: readonly (string | ast.ExpressionAst)[],
): ast.ExpandableStringExpressionAst {
  return {
    kind: 'ExpandableStringExpression',
    start: token.start,
    end: token.end,
    value: token.value ?? '',
    stringConstantType: stringTypes[token.kind]!,
    nestedExpressions: parts.filter((part): part is ast.ExpressionAst => typeof part !== 'string'),
    parts,
  };
}

export function constant(token: Lexeme): ast.ConstantExpressionAst {
  return { kind: 'ConstantExpression', start: token.start, end: token.end, value: token.number! };
}

export function plainVariable(token: Lexeme): ast.VariableExpressionAst {
  return {
    kind: 'VariableExpression',
    start: token.start,
    end: token.end,
    variablePath: token.path!,
    splatted: token.kind === 'SplattedVariable',
  };
}

/** Whether the token is `$using:name`. */
export function isUsingVariable(token: Lexeme): boolean {
  return token.path?.qualifier === 'using' && token.path.name !== '';
}

/** The variable behind `$using:`. */
export function usingTarget(token: Lexeme): ast.VariableExpressionAst {
  return { ...plainVariable(token), variablePath: variablePath(token.path!.name) };
}

export function usingExpression(child: ast.ExpressionAst): ast.UsingExpressionAst {
  return { kind: 'UsingExpression', start: child.start, end: child.end, subExpression: child };
}

/** The operator's text in the tree. */
export function operatorText(kind: string): string {
  return kindText.get(kind) ?? kind;
}

export function binary(
  left: ast.ExpressionAst,
  operator: ast.Extent & { readonly kind: string },
  right: ast.ExpressionAst,
): ast.BinaryExpressionAst {
  return {
    kind: 'BinaryExpression',
    start: left.start,
    end: right.end,
    operator: operatorText(operator.kind),
    left,
    right,
    errorPosition: { start: operator.start, end: operator.end },
  };
}

export function unary(
  operator: string,
  child: ast.ExpressionAst,
  start: number,
  end: number,
): ast.UnaryExpressionAst {
  return { kind: 'UnaryExpression', start, end, operator, child };
}

export function commandExpression(
  expression: ast.ExpressionAst,
  redirections: readonly ast.RedirectionAst[] = [],
): ast.CommandExpressionAst {
  const end = redirections.length > 0 ? redirections[redirections.length - 1]!.end : expression.end;
  return { kind: 'CommandExpression', start: expression.start, end, expression, redirections };
}

export function pipeline(elements: readonly ast.CommandBaseAst[], background = false): ast.PipelineAst {
  return {
    kind: 'Pipeline',
    start: elements[0]!.start,
    end: elements[elements.length - 1]!.end,
    pipelineElements: elements,
    background,
  };
}

/** A lone expression is assigned as such, without the pipeline around it. */
export function assignment(
  left: ast.ExpressionAst,
  operator: Lexeme,
  right: ast.StatementAst,
): ast.AssignmentStatementAst {
  let value = right;
  if (right.kind === 'Pipeline' && !right.background && right.pipelineElements.length === 1) {
    const only = right.pipelineElements[0]!;
    if (only.kind === 'CommandExpression') value = only;
  }
  return {
    kind: 'AssignmentStatement',
    start: left.start,
    end: right.end,
    left,
    operator: operatorText(operator.kind),
    right: value,
    errorPosition: { start: operator.start, end: operator.end },
  };
}

export function statementBlock(
  extent: ast.Extent,
  statements: readonly ast.StatementAst[],
): ast.StatementBlockAst {
  return { kind: 'StatementBlock', start: extent.start, end: extent.end, ...withTraps(statements) };
}

/** Traps apart from the other statements. */
export function withTraps(all: readonly ast.StatementAst[]): {
  statements: readonly ast.StatementAst[];
  traps: readonly ast.TrapStatementAst[];
} {
  if (!all.some((statement) => statement.kind === 'TrapStatement')) return { statements: all, traps: [] };
  return {
    statements: all.filter((statement) => statement.kind !== 'TrapStatement'),
    traps: all.filter((statement): statement is ast.TrapStatementAst => statement.kind === 'TrapStatement'),
  };
}

export function namedBlock(
  extent: ast.Extent,
  blockKind: ast.NamedBlockAst['blockKind'],
  unnamed: boolean,
  statements: readonly ast.StatementAst[],
): ast.NamedBlockAst {
  return {
    kind: 'NamedBlock',
    start: extent.start,
    end: extent.end,
    unnamed,
    blockKind,
    ...withTraps(statements),
  };
}

/** A script block whose statements stand without a `begin`, `process` or `end`. */
export function plainScriptBlock(
  extent: ast.Extent,
  bodyExtent: ast.Extent,
  statements: readonly ast.StatementAst[],
  isFilter: boolean,
  rest: Pick<ast.ScriptBlockAst, 'usingStatements' | 'paramBlock'>,
): ast.ScriptBlockAst {
  const body = namedBlock(bodyExtent, isFilter ? 'Process' : 'End', true, statements);
  return {
    kind: 'ScriptBlock',
    start: extent.start,
    end: extent.end,
    attributes: rest.paramBlock?.attributes ?? [],
    usingStatements: rest.usingStatements,
    paramBlock: rest.paramBlock,
    ...(isFilter ? { processBlock: body } : { endBlock: body }),
  };
}

export function arrayLiteral(
  extent: ast.Extent,
  elements: readonly ast.ExpressionAst[],
): ast.ArrayLiteralAst {
  return { kind: 'ArrayLiteral', start: extent.start, end: extent.end, elements };
}

export function typeExpression(constraint: ast.AttributeBaseAst): ast.TypeExpressionAst {
  return {
    kind: 'TypeExpression',
    start: constraint.start,
    end: constraint.end,
    typeName: constraint.typeName,
  };
}

/** `[type]child` or `[attribute()]child`. */
export function attributed(
  attribute: ast.AttributeBaseAst,
  child: ast.ExpressionAst,
): ast.ConvertExpressionAst | ast.AttributedExpressionAst {
  const start = attribute.start;
  const end = child.end;
  return attribute.kind === 'TypeConstraint'
    ? { kind: 'ConvertExpression', start, end, type: attribute, child }
    : { kind: 'AttributedExpression', start, end, attribute, child };
}

export function errorExpression(
  extent: ast.Extent,
  nestedAst: readonly ast.Ast[] = [],
): ast.ErrorExpressionAst {
  return { kind: 'ErrorExpression', start: extent.start, end: extent.end, nestedAst };
}

export function errorStatement(
  extent: ast.Extent,
  nestedAst: readonly (ast.Ast | undefined)[] = [],
  rest: Partial<Pick<ast.ErrorStatementAst, 'keyword' | 'conditions' | 'bodies'>> = {},
): ast.ErrorStatementAst {
  return {
    kind: 'ErrorStatement',
    start: extent.start,
    end: extent.end,
    keyword: rest.keyword,
    conditions: rest.conditions ?? [],
    bodies: rest.bodies ?? [],
    nestedAst: nestedAst.filter((node): node is ast.Ast => node !== undefined),
  };
}

export const streams: readonly ast.RedirectionStream[] = [
  'All',
  'Output',
  'Error',
  'Warning',
  'Verbose',
  'Debug',
  'Information',
];

/** A type's name with its generic arguments and ranks, as messages show it. */
export function typeNameText(type: ast.TypeName): string {
  if (type.elementType) return `${typeNameText(type.elementType)}[${','.repeat((type.rank ?? 1) - 1)}]`;
  if (!type.genericArguments) return type.name;
  return `${type.name}[${type.genericArguments.map(typeNameText).join(',')}]`;
}
