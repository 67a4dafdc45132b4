import type * as E from 'estree';
import { cannotFail } from '../../ir/lower/expressions.ts';
import type * as I from '../../ir/nodes.ts';
import { emitBlockCode } from '../blocks.ts';
import { emitCollected } from '../captures.ts';
import * as b from '../estree.ts';
import { emitStep, emitStore } from '../expressions/assignments.ts';
import { emitExpression, isSingle } from '../expressions/index.ts';
import { emitPipelineRun, emitRedirection } from '../pipelines.ts';
import type { FunctionScope } from '../scope.ts';
import { emitIf } from './conditions.ts';
import { emitExit, emitJump, emitReturn, emitThrow } from './jumps.ts';
import { emitFor, emitForEach, emitLoop } from './loops.ts';
import { emitSwitch } from './switch.ts';
import { emitTry } from './try.ts';

const f = b.id('f');

/** Emits a list of statements, each of which may fail without ending the list. */
export function emitStatements(scope: FunctionScope, statements: readonly I.Stmt[]): E.Statement[] {
  return statements.flatMap((statement) => emitStatement(scope, statement));
}

/** Emits a block with its traps. */
export function emitStatementBlock(scope: FunctionScope, block: I.Block): E.Statement[] {
  const saved = scope.traps;
  if (block.traps.length === 0) {
    // An error in a nested block goes to the level of the trap: the statement that holds the block ends.
    scope.traps = undefined;
    try {
      return emitStatements(scope, block.statements);
    } finally {
      scope.traps = saved;
    }
  }
  const traps = b.id(scope.name('traps'));
  const list = block.traps.map((trap) =>
    b.object([
      trap.typeName === undefined ? undefined : b.property('type', scope.unit.type(trap.typeName)),
      b.property('body', emitBlockCode(scope.unit, trap.body)),
    ]),
  );
  scope.traps = traps;
  scope.needsReturnCatch = true;
  try {
    const body = emitStatements(scope, block.statements);
    const old = b.id(scope.name('outer'));
    return [
      b.declare('const', traps.name, b.array(list)),
      b.declare('const', old.name, scope.rt('enterTry', f)),
      ...b.statements`try { ${body} } finally { ${scope.unit.rt('leaveTry')}(f, ${old}); }`,
    ];
  } finally {
    scope.traps = saved;
  }
}

/** Wraps what may fail: notes where it is, and hands an error to the runtime. */
export function guard(scope: FunctionScope, span: I.Span, body: E.Statement[]): E.Statement[] {
  const caught = b.id('e');
  const fail =
    scope.traps === undefined
      ? scope.rt('fail', f, caught)
      : scope.rt('fail', f, caught, scope.traps, scope.out);
  return [position(scope, span), ...b.statements`try { ${body} } catch (e) { ${[b.expression(fail)]} }`];
}

export const position = (scope: FunctionScope, span: I.Span): E.Statement =>
  scope.unit.at(span, b.expression(b.assign(b.member('f', 'at'), b.literal(scope.unit.point(span)))));

/** An expression sets `$?`, unless its value is a command's output: that command has set it. */
function setsStatus(scope: FunctionScope, expr: I.Expr): E.Statement[] {
  return scope.unit.unit.readsStatus && !isCommandOutput(expr)
    ? [b.expression(scope.rt('setStatus', f, b.literal(true)))]
    : [];
}

function isCommandOutput(expr: I.Expr): boolean {
  switch (expr.op) {
    case 'assign':
      return isCommandOutput(expr.value);
    case 'pipelineValue':
      return true;
    case 'capture': {
      const last = expr.body.at(-1);
      return (
        last !== undefined &&
        (last.op === 'pipeline' || last.op === 'chain' || last.op === 'foreach' || last.op === 'if')
      );
    }
    default:
      return false;
  }
}

export function emitStatement(scope: FunctionScope, statement: I.Stmt): E.Statement[] {
  switch (statement.op) {
    case 'output':
      return emitOutput(scope, statement);
    case 'effect':
      return emitEffect(scope, statement);
    case 'pipeline': {
      const run = b.expression(emitPipelineRun(scope, statement.pipeline));
      return guard(scope, statement.span, [scope.at(statement, run)]);
    }
    case 'chain':
      return emitChain(scope, statement);
    case 'redirected':
      return emitRedirected(scope, statement);
    case 'if':
      return emitIf(scope, statement);
    case 'while':
    case 'doWhile':
    case 'doUntil':
      return emitLoop(scope, statement);
    case 'for':
      return emitFor(scope, statement);
    case 'foreach':
      return emitForEach(scope, statement);
    case 'switch':
      return emitSwitch(scope, statement);
    case 'try':
      return emitTry(scope, statement);
    case 'break':
    case 'continue':
      return emitJump(scope, statement);
    case 'return':
      return emitReturn(scope, statement);
    case 'exit':
      return emitExit(scope, statement);
    case 'throw':
      return emitThrow(scope, statement);
    case 'function': {
      const code = emitBlockCode(scope.unit, statement.code);
      return [
        scope.at(
          statement,
          b.expression(
            scope.rt(
              'defineFunction',
              f,
              b.literal(statement.name),
              code,
              ...(statement.qualifier === undefined ? [] : [b.literal(statement.qualifier)]),
            ),
          ),
        ),
      ];
    }
    case 'types':
      return [];
    case 'nested':
      return [b.block(emitStatementBlock(scope, statement.block))];
    case 'data':
      return emitData(scope, statement);
    case 'unsupported':
      return guard(scope, statement.span, [
        b.expression(scope.rt('unsupported', b.literal(statement.feature))),
      ]);
  }
}

/** Writes a value to the current output, enumerated if it may be a collection. */
export function emitWrite(scope: FunctionScope, expr: I.Expr): E.Statement {
  const value = emitExpression(scope, expr);
  const write =
    isSingle(expr) && !(expr.op === 'const' && expr.value === null)
      ? b.method(scope.out, 'write', value)
      : scope.rt('output', scope.out, value);
  return scope.unit.at(expr.span, b.expression(write));
}

function emitOutput(scope: FunctionScope, statement: I.Output): E.Statement[] {
  const write = emitWrite(scope, statement.expr);
  return guard(scope, statement.span, [write, ...setsStatus(scope, statement.expr)]);
}

function emitEffect(scope: FunctionScope, statement: I.Effect): E.Statement[] {
  const { expr } = statement;
  if (
    expr.op === 'assign' &&
    expr.operator === undefined &&
    expr.value.op === 'capture' &&
    expr.value.body.length > 0
  ) {
    const { statements, value } = emitCollected(scope, expr.value.body, expr.value.mode);
    const store = scope.at(statement, b.expression(emitStore(scope, expr.target, value, 'any')));
    return guard(scope, statement.span, [...statements, store, ...setsStatus(scope, expr)]);
  }
  const value =
    expr.op === 'step' ? scope.at(expr, emitStep(scope, expr, false)) : emitExpression(scope, expr);
  const body = [scope.at(statement, b.expression(value)), ...setsStatus(scope, expr)];
  const isSafe =
    expr.op === 'assign' &&
    expr.operator === undefined &&
    expr.target.op === 'varTarget' &&
    expr.target.info.constraint === undefined &&
    expr.target.attributes.length === 0 &&
    cannotFail(expr.value);
  // A failing write is still possible where the variable is read-only or constrained at run time.
  return isSafe && !scope.unit.unit.readsStatus && !scope.unit.mayRestrictVariables
    ? body
    : guard(scope, statement.span, body);
}

function emitChain(scope: FunctionScope, statement: I.Chain): E.Statement[] {
  const status = scope.rt('getStatus', f);
  return [
    ...emitStatement(scope, statement.left),
    b.ifStatement(
      statement.operator === '&&' ? status : b.not(status),
      b.block(emitStatement(scope, statement.right)),
    ),
  ];
}

function emitRedirected(scope: FunctionScope, statement: I.Redirected): E.Statement[] {
  const values: E.Expression[] = [];
  const list = statement.redirections.map((redirection) => emitRedirection(scope, redirection, values));
  // An error of the expression itself is the statement's: it is not redirected.
  const body = scope.nestedFunction(b.id('out'), () =>
    statement.body.flatMap((part) =>
      part.op === 'output' ? [emitWrite(scope, part.expr)] : emitStatement(scope, part),
    ),
  );
  return guard(scope, statement.span, [
    b.expression(
      scope.rt('redirected', f, scope.out, b.array(list), b.array(values), b.arrow(['out'], b.block(body))),
    ),
  ]);
}

function emitData(scope: FunctionScope, statement: I.Data): E.Statement[] {
  const allowed = b.array(statement.allowed.map((command) => emitExpression(scope, command)));
  const check = b.expression(scope.rt('enterData', f, allowed));
  if (statement.variable === undefined) {
    return guard(scope, statement.span, [check, ...emitStatements(scope, statement.body)]);
  }
  const { statements, value } = emitCollected(scope, statement.body, 'value');
  return guard(scope, statement.span, [
    check,
    ...statements,
    b.expression(emitStore(scope, statement.variable, value, 'any')),
  ]);
}
