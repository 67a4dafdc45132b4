import type * as ast from '../ast.ts';
import type { Terminal } from '../lexer/terminals.ts';
import { binaryPrecedence } from '../lexer/token-kinds.ts';
import * as make from '../make.ts';
import { span } from '../make.ts';
import { scriptBlockOf, statementBlockOf } from './blocks.ts';

/** Every second part of a list: what stands between separators. */
export function items<T>(parts: readonly unknown[]): T[] {
  return parts.filter((_, i) => i % 2 === 0) as T[];
}

export const list = items;

/** Joins what commas connect. Returns operands and binary operators in turn. */
function joinCommas(parts: readonly unknown[]): unknown[] {
  const joined: unknown[] = [];
  let elements: ast.ExpressionAst[] = [];
  const flush = (): void => {
    joined.push(arrayOf(elements));
    elements = [];
  };
  for (let i = 0; i < parts.length; i += 2) {
    if (i > 0 && (parts[i - 1] as Terminal).type !== 'comma') {
      flush();
      joined.push(parts[i - 1]);
    }
    elements.push(parts[i] as ast.ExpressionAst);
  }
  flush();
  return joined;
}

/** The only element, or an array of them. */
export function arrayOf(elements: readonly ast.ExpressionAst[]): ast.ExpressionAst {
  if (elements.length === 1) return elements[0]!;
  return make.arrayLiteral(span(elements[0]!, elements[elements.length - 1]!), elements);
}

/** Climbs precedence over operands and operators in a row. */
export function binaries(all: readonly unknown[]): ast.ExpressionAst {
  if (all.length === 1) return all[0] as ast.ExpressionAst;
  const parts = joinCommas(all);
  const operands = [parts[0] as ast.ExpressionAst];
  const operators: Terminal[] = [];
  const precedence = (operator: Terminal): number => binaryPrecedence.get(operator.token.kind)!;
  const reduce = (): void => {
    const right = operands.pop()!;
    const left = operands.pop()!;
    operands.push(make.binary(left, operators.pop()!.token, right));
  };
  for (let i = 1; i < parts.length; i += 2) {
    const operator = parts[i] as Terminal;
    while (operators.length > 0 && precedence(operator) <= precedence(operators[operators.length - 1]!))
      reduce();
    operators.push(operator);
    operands.push(parts[i + 1] as ast.ExpressionAst);
  }
  while (operators.length > 0) reduce();
  return operands[0]!;
}

export function ternary(
  condition: unknown[],
  _question: Terminal,
  ifTrue: ast.ExpressionAst,
  _colon: Terminal,
  ifFalse: ast.ExpressionAst,
): ast.TernaryExpressionAst {
  const test = binaries(condition);
  return { kind: 'TernaryExpression', ...span(test, ifFalse), condition: test, ifTrue, ifFalse };
}

function prefixed(prefixes: readonly Terminal[], operand: ast.ExpressionAst): ast.ExpressionAst {
  let result = operand;
  for (let i = prefixes.length - 1; i >= 0; i--) {
    const { type, token, group } = prefixes[i]!;
    if (type === 'unaryComma') result = make.arrayLiteral(span(token, result), [result]);
    else if (type === 'unary')
      result = make.unary(make.operatorText(token.kind), result, token.start, result.end);
    else result = make.attributed(group!.attribute!, result);
  }
  return result;
}

export function postfixed(parts: readonly unknown[], operator: Terminal): ast.UnaryExpressionAst {
  const child = primary(parts);
  const text = operator.token.kind === 'PlusPlus' ? 'post++' : 'post--';
  return make.unary(text, child, child.start, operator.token.end);
}

export function prefixedPrimary(prefixes: readonly Terminal[], parts: readonly unknown[]): ast.ExpressionAst {
  return prefixed(prefixes, primary(parts));
}

export function prefixedPostfix(
  prefixes: readonly Terminal[],
  parts: readonly unknown[],
  operator: Terminal,
): ast.ExpressionAst {
  return prefixed(prefixes, postfixed(parts, operator));
}

/** A group's extent, brackets included. */
function groupExtent(terminal: Terminal): ast.Extent {
  return span(terminal.token, terminal.group!.close!);
}

function atom(terminal: Terminal): ast.ExpressionAst {
  const { type, token, group } = terminal;
  switch (type) {
    case 'variable':
      return make.isUsingVariable(token) ? make.usingTarget(token) : make.plainVariable(token);
    case 'number':
      return make.constant(token);
    case 'string':
      return make.stringConstant(token);
    case 'paren':
      return {
        kind: 'ParenExpression',
        ...groupExtent(terminal),
        pipeline: group!.node as ast.PipelineBaseAst,
      };
    case 'subExpression':
    case 'arrayExpression': {
      const statements = group!.items as readonly ast.StatementAst[];
      const extent =
        statements.length > 0 ? span(statements[0]!, statements[statements.length - 1]!) : make.emptyExtent;
      const kind = type === 'subExpression' ? 'SubExpression' : 'ArrayExpression';
      return { kind, ...groupExtent(terminal), subExpression: make.statementBlock(extent, statements) };
    }
    case 'braces': {
      const scriptBlock = scriptBlockOf(terminal, false);
      return { kind: 'ScriptBlockExpression', start: scriptBlock.start, end: scriptBlock.end, scriptBlock };
    }
    case 'typeLiteral':
      return make.typeExpression(group!.attribute!);
    default:
      // Hashtables and strings with expressions are made where they are read.
      return group!.node as ast.ExpressionAst;
  }
}

interface MemberPart {
  readonly operator: Terminal;
  readonly member: ast.ExpressionAst;
  readonly call?: Terminal;
  readonly types?: readonly ast.TypeName[];
}

export function member(operator: Terminal, name: Terminal, call?: Terminal): MemberPart {
  const { token } = name;
  const memberNode = name.type === 'name' ? make.bareWord(token, token.value!) : wrapUsing(name, atom(name));
  return { operator, member: memberNode, call };
}

export function genericMember(
  operator: Terminal,
  name: Terminal,
  types: Terminal,
  call: Terminal,
): MemberPart {
  return { ...member(operator, name, call), types: types.group!.types };
}

function wrapUsing(terminal: Terminal, expression: ast.ExpressionAst): ast.ExpressionAst {
  return terminal.type === 'variable' && make.isUsingVariable(terminal.token)
    ? make.usingExpression(expression)
    : expression;
}

/** An atom and the members and indices behind it. */
export function primary(parts: readonly unknown[]): ast.ExpressionAst {
  const head = parts[0] as Terminal;
  let result = atom(head);
  for (let i = 1; i < parts.length; i++) {
    const part = parts[i] as MemberPart | Terminal;
    if (!('member' in part)) {
      const index = part.group!.node as ast.ExpressionAst;
      const nullConditional = part.token.kind === 'QuestionLBracket';
      result = {
        kind: 'IndexExpression',
        ...span(result, part.group!.close!),
        target: result,
        index,
        nullConditional,
      };
      continue;
    }
    const access = {
      expression: result,
      member: part.member,
      static: part.operator.token.kind === 'ColonColon',
      nullConditional: part.operator.token.kind === 'QuestionDot',
    };
    if (!part.call) {
      result = { kind: 'MemberExpression', ...span(result, part.member), ...access };
      continue;
    }
    const block = part.call.type === 'argumentBlock' ? atom({ ...part.call, type: 'braces' }) : undefined;
    result = {
      kind: 'InvokeMemberExpression',
      ...span(result, part.call.group!.close!),
      ...access,
      genericTypeArguments: part.types ?? [],
      arguments: block ? [block] : part.call.group!.expressions!,
    };
  }
  return wrapUsing(head, result);
}

export function simpleName(name: Terminal): ast.StringConstantExpressionAst {
  return make.bareWord(name.token, name.token.value!);
}

export function pair(key: ast.ExpressionAst, _equals: Terminal, value: ast.StatementAst): ast.HashtablePair {
  return { key, value };
}

export { statementBlockOf };
