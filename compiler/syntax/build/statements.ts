import type * as ast from '../ast.ts';
import type { Terminal } from '../lexer/terminals.ts';
import * as make from '../make.ts';
import { span } from '../make.ts';
import { type NamedBlockStatement, statementBlockOf, Unreadable } from './blocks.ts';

export function parsed({ group }: Terminal): ast.Ast {
  return group!.node!;
}

function conditionOf(paren: Terminal): ast.PipelineBaseAst {
  return paren.group!.node as ast.PipelineBaseAst;
}

interface Clause extends ast.IfClause {
  readonly start: number;
}

export function clause(keyword: Terminal, condition: Terminal, body: Terminal): Clause {
  return { start: keyword.token.start, condition: conditionOf(condition), body: statementBlockOf(body) };
}

export function ifStatement(
  parts: readonly Clause[],
  _else?: Terminal,
  fallback?: Terminal,
): ast.IfStatementAst {
  const elseClause = fallback && statementBlockOf(fallback);
  const clauses = parts.map(({ condition, body }) => ({ condition, body }));
  const { end } = elseClause ?? clauses[clauses.length - 1]!.body;
  return { kind: 'IfStatement', start: parts[0]!.start, end, clauses, elseClause };
}

export function labeled(
  label: Terminal,
  loop: ast.LoopStatementAst | ast.SwitchStatementAst,
): ast.StatementAst {
  return { ...loop, start: label.token.start, label: label.token.name };
}

export function whileStatement(
  keyword: Terminal,
  condition: Terminal,
  braces: Terminal,
): ast.WhileStatementAst {
  const body = statementBlockOf(braces);
  return {
    kind: 'WhileStatement',
    ...span(keyword.token, body),
    label: undefined,
    condition: conditionOf(condition),
    body,
  };
}

export function doStatement(
  keyword: Terminal,
  braces: Terminal,
  word: Terminal,
  condition: Terminal,
): ast.DoWhileStatementAst | ast.DoUntilStatementAst {
  const extent = span(keyword.token, condition.group!.close!);
  const kind = word.type === 'untilKeyword' ? 'DoUntilStatement' : 'DoWhileStatement';
  return {
    kind,
    ...extent,
    label: undefined,
    condition: conditionOf(condition),
    body: statementBlockOf(braces),
  };
}

export function forStatement(keyword: Terminal, head: Terminal, braces: Terminal): ast.ForStatementAst {
  const body = statementBlockOf(braces);
  const [initializer, condition, iterator] = head.group!.pipelines!;
  return {
    kind: 'ForStatement',
    ...span(keyword.token, body),
    label: undefined,
    initializer,
    condition,
    iterator,
    body,
  };
}

export interface ForeachHead {
  readonly kind: 'ForeachHead';
  readonly variable: ast.VariableExpressionAst;
  readonly condition: ast.PipelineBaseAst;
}

export function foreachHead(variable: Terminal, _in: Terminal, condition: ast.PipelineBaseAst): ForeachHead {
  return { kind: 'ForeachHead', variable: make.plainVariable(variable.token), condition };
}

export function foreachStatement(
  keyword: Terminal,
  head: Terminal,
  braces: Terminal,
): ast.ForEachStatementAst {
  const body = statementBlockOf(braces);
  const { variable, condition } = head.group!.node as unknown as ForeachHead;
  return {
    kind: 'ForEachStatement',
    ...span(keyword.token, body),
    label: undefined,
    variable,
    condition,
    body,
    parallel: false,
    throttleLimit: undefined,
  };
}

export function switchClause(condition: ast.ExpressionAst, braces: Terminal): ast.SwitchClause {
  return { condition, body: statementBlockOf(braces) };
}

const flagNames = ['regex', 'wildcard', 'exact', 'casesensitive', 'parallel', 'file'];

/** The switch flag that a parameter's name abbreviates. */
export function switchFlag(name: string): string | undefined {
  return flagNames.find((flag) => flag.startsWith(name.toLowerCase()));
}

function isDefault({ condition }: ast.SwitchClause): boolean {
  return (
    condition.kind === 'StringConstantExpression' &&
    condition.stringConstantType === 'BareWord' &&
    condition.value.toLowerCase() === 'default'
  );
}

function makeSwitch(
  head: readonly Terminal[],
  condition: ast.PipelineBaseAst,
  body: Terminal,
  extraFlag?: Terminal,
): ast.SwitchStatementAst {
  const flags = new Set<string>();
  for (const { token } of extraFlag ? [...head.slice(1), extraFlag] : head.slice(1)) {
    const flag = switchFlag(token.name!)!;
    if (flag === 'regex' || flag === 'exact') flags.delete('wildcard');
    if (flag === 'wildcard' || flag === 'exact') flags.delete('regex');
    flags.add(flag);
  }
  const all = body.group!.items as unknown as readonly ast.SwitchClause[];
  // A second default clause is an error, which the diagnosis reports.
  if (all.filter(isDefault).length > 1) throw new Unreadable();
  return {
    kind: 'SwitchStatement',
    ...span(head[0]!.token, body.group!.close!),
    label: undefined,
    condition,
    flags,
    clauses: all.filter((item) => !isDefault(item)),
    default: all.find(isDefault)?.body,
  };
}

export function switchStatement(
  head: readonly Terminal[],
  condition: Terminal,
  body: Terminal,
): ast.SwitchStatementAst {
  return makeSwitch(head, conditionOf(condition), body);
}

export function switchFile(
  head: readonly Terminal[],
  flag: Terminal,
  file: ast.ExpressionAst,
  body: Terminal,
): ast.SwitchStatementAst {
  return makeSwitch(head, make.pipeline([make.commandExpression(file)]), body, flag);
}

export function catchAll(keyword: Terminal, braces: Terminal): ast.CatchClauseAst {
  return catchClause(keyword, [], braces);
}

export function catchClause(
  keyword: Terminal,
  types: readonly Terminal[],
  braces: Terminal,
): ast.CatchClauseAst {
  const body = statementBlockOf(braces);
  const catchTypes = types
    .filter(({ type }) => type === 'type')
    .map(({ group }) => group!.attribute as ast.TypeConstraintAst);
  return { kind: 'CatchClause', ...span(keyword.token, body), catchTypes, body };
}

export function tryStatement(
  keyword: Terminal,
  braces: Terminal,
  catchClauses: readonly ast.CatchClauseAst[],
  _finally?: Terminal,
  last?: Terminal,
): ast.TryStatementAst {
  const finallyBlock = last && statementBlockOf(last);
  const end = finallyBlock ?? catchClauses[catchClauses.length - 1]!;
  return {
    kind: 'TryStatement',
    ...span(keyword.token, end),
    body: statementBlockOf(braces),
    catchClauses,
    finally: finallyBlock,
  };
}

export function tryFinally(
  keyword: Terminal,
  braces: Terminal,
  word: Terminal,
  last: Terminal,
): ast.TryStatementAst {
  return tryStatement(keyword, braces, [], word, last);
}

export function trap(keyword: Terminal, second: Terminal, third?: Terminal): ast.TrapStatementAst {
  const body = statementBlockOf(third ?? second);
  const trapType = third ? (second.group!.attribute as ast.TypeConstraintAst) : undefined;
  return { kind: 'TrapStatement', ...span(keyword.token, body), trapType, body };
}

export function flow({ type, token }: Terminal, pipeline?: ast.PipelineBaseAst): ast.StatementAst {
  const extent = span(token, pipeline ?? token);
  if (type === 'throwKeyword') return { kind: 'ThrowStatement', ...extent, pipeline, isRethrow: false };
  return { kind: type === 'returnKeyword' ? 'ReturnStatement' : 'ExitStatement', ...extent, pipeline };
}

export function jump({ type, token }: Terminal, label?: ast.ExpressionAst): ast.StatementAst {
  const kind = type === 'breakKeyword' ? 'BreakStatement' : 'ContinueStatement';
  return { kind, ...span(token, label ?? token), label };
}

export function namedBlockStatement(keyword: Terminal, braces: Terminal): NamedBlockStatement {
  const body = statementBlockOf(braces);
  const extent = span(keyword.token, body);
  const blockKind = keyword.token.kind as ast.NamedBlockAst['blockKind'];
  const block: ast.NamedBlockAst = {
    kind: 'NamedBlock',
    ...extent,
    unnamed: false,
    blockKind,
    statements: body.statements,
    traps: body.traps,
  };
  return { kind: 'NamedBlockStatement', ...extent, block };
}
