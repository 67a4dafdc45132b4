import type * as ast from '../ast.ts';
import type { Terminal } from '../lexer/terminals.ts';
import * as make from '../make.ts';
import { span } from '../make.ts';
import { Unreadable } from './blocks.ts';
import { arrayOf, items } from './expressions.ts';

export function wordArgument({ token, group }: Terminal): ast.ExpressionAst {
  return (group?.node as ast.ExpressionAst | undefined) ?? make.bareWord(token, token.value!);
}

export function argumentList(parts: readonly unknown[]): ast.ExpressionAst {
  return arrayOf(items(parts));
}

export function parameter({ token }: Terminal): ast.CommandParameterAst {
  return {
    kind: 'CommandParameter',
    start: token.start,
    end: token.end,
    parameterName: token.name!,
    argument: undefined,
    errorPosition: { start: token.start, end: token.end },
  };
}

export function parameterWithArgument(name: Terminal, parts: readonly unknown[]): ast.CommandParameterAst {
  const argument = argumentList(parts);
  return { ...parameter(name), end: argument.end, argument };
}

export function fileRedirection({ token }: Terminal, location: ast.ExpressionAst): ast.FileRedirectionAst {
  const { from, append } = token.redirection!;
  return {
    kind: 'FileRedirection',
    ...span(token, location),
    fromStream: make.streams[from]!,
    location,
    append: append === true,
  };
}

export function mergingRedirection({ token }: Terminal): ast.MergingRedirectionAst {
  const { from, to } = token.redirection!;
  if (to !== 1 || from === 1) throw new Unreadable();
  return {
    kind: 'MergingRedirection',
    start: token.start,
    end: token.end,
    fromStream: make.streams[from]!,
    toStream: 'Output',
  };
}

function isRedirection(part: ast.Ast): part is ast.RedirectionAst {
  return part.kind === 'FileRedirection' || part.kind === 'MergingRedirection';
}

/** By stream, as PowerShell lists them; two of one stream are an error. */
function sorted(redirections: readonly ast.RedirectionAst[]): ast.RedirectionAst[] {
  const order = (redirection: ast.RedirectionAst): number => make.streams.indexOf(redirection.fromStream);
  if (new Set(redirections.map(order)).size !== redirections.length) throw new Unreadable();
  return [...redirections].sort((a, b) => order(a) - order(b));
}

export function command(parts: readonly unknown[]): ast.CommandAst {
  const head = parts[0] as Terminal;
  const isCall = head.type === 'call';
  const rest = parts.slice(1) as ast.Ast[];
  const elements = rest.filter((part) => !isRedirection(part)) as ast.CommandElementAst[];
  if (!isCall) elements.unshift(make.bareWord(head.token, head.token.value!));
  const redirections = rest.filter(isRedirection);
  return {
    kind: 'Command',
    ...span(head.token, rest[rest.length - 1] ?? head.token),
    commandElements: elements,
    invocationOperator: isCall ? (head.token.kind === 'Dot' ? '.' : '&') : undefined,
    redirections: redirections.length > 0 ? sorted(redirections) : redirections,
  };
}

export function expressionElement(expression: ast.ExpressionAst): ast.CommandExpressionAst {
  return make.commandExpression(expression);
}

export function redirectedElement(parts: readonly unknown[]): ast.CommandExpressionAst {
  const expression = parts[0] as ast.ExpressionAst;
  const redirections = parts.slice(1) as ast.RedirectionAst[];
  const { end } = redirections[redirections.length - 1]!;
  return { ...make.commandExpression(expression, sorted(redirections)), end };
}

/** Pipelines, and `&&` and `||` between them. */
export function chain(parts: readonly unknown[], backgroundToken?: Terminal): ast.ChainableAst {
  const background = backgroundToken !== undefined;
  let result: ast.ChainableAst | undefined;
  let operator: Terminal | undefined;
  let elements: ast.CommandBaseAst[] = [];
  const flush = (isLast: boolean): void => {
    const rhsPipeline = make.pipeline(elements, background && isLast && !result);
    elements = [];
    if (!result) {
      result = rhsPipeline;
      return;
    }
    result = {
      kind: 'PipelineChain',
      ...span(result, rhsPipeline),
      lhsPipelineChain: result,
      rhsPipeline,
      operator: operator!.token.kind === 'AndAnd' ? '&&' : '||',
      background: background && isLast,
    };
  };
  for (let i = 0; i < parts.length; i += 2) {
    const separator = i > 0 ? (parts[i - 1] as Terminal) : undefined;
    if (separator?.type === 'chain') {
      flush(false);
      operator = separator;
    }
    elements.push(parts[i] as ast.CommandBaseAst);
  }
  flush(true);
  return result!;
}

export function assignment(
  left: ast.ExpressionAst,
  operator: Terminal,
  right: ast.StatementAst,
): ast.AssignmentStatementAst {
  return make.assignment(left, operator.token, right);
}
