import type * as A from '../../syntax/ast.ts';
import type * as I from '../nodes.ts';
import { lowerBlock, lowerScriptBlock, lowerStatements } from './blocks.ts';
import { lowerPipeline, lowerRedirections } from './commands.ts';
import type { BlockContext } from './context.ts';
import { cannotFail, lowerExpression } from './expressions.ts';
import { lowerTarget } from './targets.ts';
import { lowerTypeDefinition } from './types.ts';

export function lowerStatement(context: BlockContext, node: A.StatementAst): I.Stmt {
  switch (node.kind) {
    case 'Pipeline':
      return lowerPipelineStatement(context, node);
    case 'PipelineChain':
      return lowerChain(context, node);
    case 'CommandExpression':
      return withRedirections(context, node, lowerExpressionStatement(context, node.expression, node));
    case 'Command':
      return {
        op: 'pipeline',
        pipeline: lowerPipeline(context, {
          kind: 'Pipeline',
          pipelineElements: [node],
          background: false,
          start: node.start,
          end: node.end,
        }),
        span: node,
      };
    case 'AssignmentStatement':
      return lowerAssignmentStatement(context, node);
    case 'IfStatement':
      return {
        op: 'if',
        clauses: node.clauses.map((clause) => ({
          test: lowerPipelineValue(context, clause.condition),
          body: lowerBlock(context, clause.body),
        })),
        otherwise: node.elseClause && lowerBlock(context, node.elseClause),
        span: node,
      };
    case 'WhileStatement':
      return loop(context, 'while', node);
    case 'DoWhileStatement':
      return loop(context, 'doWhile', node);
    case 'DoUntilStatement':
      return loop(context, 'doUntil', node);
    case 'ForStatement':
      return lowerFor(context, node);
    case 'ForEachStatement':
      return lowerForEach(context, node);
    case 'SwitchStatement':
      return lowerSwitch(context, node);
    case 'TryStatement':
      return {
        op: 'try',
        body: lowerBlock(context, node.body),
        catches: node.catchClauses.map((clause) => ({
          types: clause.catchTypes.map((type) => type.typeName),
          body: lowerBlock(context, clause.body),
        })),
        finalizer: node.finally && lowerBlock(context, node.finally),
        span: node,
      };
    case 'BreakStatement':
    case 'ContinueStatement':
      return {
        op: node.kind === 'BreakStatement' ? 'break' : 'continue',
        label: lowerLabel(context, node.label),
        span: node,
      };
    case 'ReturnStatement':
      return { op: 'return', value: node.pipeline && lowerStatement(context, node.pipeline), span: node };
    case 'ExitStatement':
      return { op: 'exit', value: node.pipeline && lowerPipelineValue(context, node.pipeline), span: node };
    case 'ThrowStatement':
      return {
        op: 'throw',
        value: node.pipeline && lowerPipelineValue(context, node.pipeline),
        isRethrow: node.isRethrow,
        span: node,
      };
    case 'FunctionDefinition':
      return lowerFunction(context, node);
    case 'TypeDefinition':
      return { op: 'types', types: [lowerTypeDefinition(context, node)], span: node };
    case 'DataStatement':
      return {
        op: 'data',
        variable:
          node.variable === undefined
            ? undefined
            : {
                op: 'varTarget',
                name: node.variable,
                info: context.write(node.variable),
                attributes: [],
                span: node,
              },
        body: lowerBlock(context, node.body).statements,
        allowed: node.commandsAllowed.map((command) => lowerExpression(context, command)),
        span: node,
      };
    case 'BlockStatement':
      return { op: 'unsupported', feature: `the '${node.keyword}' block (workflows)`, span: node };
    case 'TrapStatement':
    case 'ErrorStatement':
      throw new Error(`not lowered as a statement: ${node.kind}`);
  }
}

function loop(
  context: BlockContext,
  op: I.Loop['op'],
  node: A.WhileStatementAst | A.DoWhileStatementAst | A.DoUntilStatementAst,
): I.Stmt {
  return context.nested(() => {
    const body = lowerBlock(context, node.body);
    return {
      op,
      label: node.label?.toLowerCase(),
      test: lowerPipelineValue(context, node.condition),
      body,
      span: node,
    };
  });
}

function lowerFor(context: BlockContext, node: A.ForStatementAst): I.Stmt {
  const init = node.initializer && lowerStatement(context, node.initializer);
  return context.nested(() => ({
    op: 'for',
    label: node.label?.toLowerCase(),
    init,
    test: node.condition && lowerPipelineValue(context, node.condition),
    body: lowerBlock(context, node.body),
    update: node.iterator && lowerStatement(context, node.iterator),
    span: node,
  }));
}

function lowerForEach(context: BlockContext, node: A.ForEachStatementAst): I.Stmt {
  if (node.parallel) return { op: 'unsupported', feature: 'foreach -parallel (workflows)', span: node };
  const values = lowerPipelineValue(context, node.condition);
  const target = lowerTarget(context, node.variable);
  return context.nested(() => {
    if (target.op === 'varTarget') context.markAssigned(target.name);
    return {
      op: 'foreach',
      label: node.label?.toLowerCase(),
      target,
      values,
      body: lowerBlock(context, node.body),
      span: node,
    };
  });
}

function lowerSwitch(context: BlockContext, node: A.SwitchStatementAst): I.Stmt {
  const { flags } = node;
  const cases: I.SwitchCase[] = node.clauses.map(({ condition, body }) => ({
    kind: condition.kind === 'ScriptBlockExpression' ? 'block' : 'value',
    test: lowerExpression(context, condition),
    body: lowerBlock(context, body),
  }));
  if (node.default) cases.push({ kind: 'default', body: lowerBlock(context, node.default) });
  return {
    op: 'switch',
    label: node.label?.toLowerCase(),
    value: lowerPipelineValue(context, node.condition),
    mode: flags.has('regex') ? 'regex' : flags.has('wildcard') ? 'wildcard' : 'exact',
    caseSensitive: flags.has('casesensitive'),
    file: flags.has('file'),
    cases,
    span: node,
  };
}

function lowerLabel(context: BlockContext, label: A.ExpressionAst | undefined): string | I.Expr | undefined {
  if (label === undefined) return undefined;
  return label.kind === 'StringConstantExpression'
    ? label.value.toLowerCase()
    : lowerExpression(context, label);
}

function lowerFunction(context: BlockContext, node: A.FunctionDefinitionAst): I.Stmt {
  const colon = /^(global|script|local|private|function):/i.exec(node.name);
  const name = colon === null ? node.name : node.name.slice(colon[0].length);
  return {
    op: 'function',
    name,
    qualifier: colon?.[1]?.toLowerCase(),
    isFilter: node.isFilter,
    code: lowerScriptBlock(context.unit, node.body, {
      name,
      kind: node.isFilter ? 'filter' : 'function',
      parameters: node.parameters,
      span: node,
    }),
    span: node,
  };
}

function withRedirections(context: BlockContext, node: A.CommandExpressionAst, statement: I.Stmt): I.Stmt {
  if (node.redirections.length === 0) return statement;
  return {
    op: 'redirected',
    body: [statement],
    redirections: lowerRedirections(context, node.redirections),
    span: node,
  };
}

function lowerExpressionStatement(context: BlockContext, node: A.ExpressionAst, span: I.Span): I.Stmt {
  const expr = lowerExpression(context, node);
  const isSilent =
    (node.kind === 'UnaryExpression' && /(?:\+\+|--)$/.test(node.operator)) ||
    (expr.op === 'convert' && expr.typeName.name.toLowerCase() === 'void');
  return { op: isSilent ? 'effect' : 'output', expr, span };
}

function lowerPipelineStatement(context: BlockContext, node: A.PipelineAst): I.Stmt {
  const [only, second] = node.pipelineElements;
  if (second === undefined && only?.kind === 'CommandExpression' && !node.background) {
    return withRedirections(context, only, lowerExpressionStatement(context, only.expression, only));
  }
  return { op: 'pipeline', pipeline: lowerPipeline(context, node), span: node };
}

function lowerChain(context: BlockContext, node: A.PipelineChainAst): I.Stmt {
  if (node.background) return { op: 'unsupported', feature: 'a background job (&)', span: node };
  return {
    op: 'chain',
    left: lowerStatement(context, node.lhsPipelineChain),
    operator: node.operator,
    right: lowerStatement(context, node.rhsPipeline),
    span: node,
  };
}

function lowerAssignmentStatement(context: BlockContext, node: A.AssignmentStatementAst): I.Stmt {
  return { op: 'effect', expr: lowerAssignment(context, node), span: node };
}

function lowerAssignment(context: BlockContext, node: A.AssignmentStatementAst): I.Expr {
  const value = lowerStatementValue(context, node.right);
  if (node.left.kind === 'VariableExpression' && node.left.variablePath.userPath.toLowerCase() === 'null') {
    return value;
  }
  const target = lowerTarget(context, node.left);
  const operator = node.operator === '=' ? undefined : node.operator.slice(0, -1);
  if (
    target.op === 'varTarget' &&
    operator === undefined &&
    cannotFail(value) &&
    target.attributes.length === 0
  ) {
    context.markAssigned(target.name);
  }
  return { op: 'assign', target, operator, value, span: node };
}

/** A statement where a value is wanted: the right side of `=`, a hashtable's value. */
export function lowerStatementValue(context: BlockContext, node: A.StatementAst): I.Expr {
  switch (node.kind) {
    case 'Pipeline':
    case 'PipelineChain':
    case 'AssignmentStatement':
    case 'CommandExpression':
      return lowerPipelineValue(context, node);
    default:
      return {
        op: 'capture',
        mode: 'value',
        body: context.nested(() => lowerStatements(context, [node])),
        span: node,
      };
  }
}

/** A pipeline where a value is wanted: conditions, parentheses, `return`. */
export function lowerPipelineValue(context: BlockContext, node: A.PipelineBaseAst): I.Expr {
  if (node.kind === 'AssignmentStatement') return lowerAssignment(context, node);
  if (node.kind === 'CommandExpression' && node.redirections.length === 0)
    return lowerExpression(context, node.expression);
  if (node.kind === 'Pipeline' && !node.background) {
    const [only, second] = node.pipelineElements;
    if (second === undefined && only?.kind === 'CommandExpression' && only.redirections.length === 0) {
      return lowerExpression(context, only.expression);
    }
    return { op: 'pipelineValue', pipeline: lowerPipeline(context, node), span: node };
  }
  return { op: 'capture', mode: 'value', body: [lowerStatement(context, node)], span: node };
}
