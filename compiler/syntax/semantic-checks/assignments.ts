import type { Ast, ExpressionAst, PipelineBaseAst } from '../ast.ts';
import type { CheckContext } from './context.ts';
import { report } from './context.ts';

/** The expression that a pipeline consists of, if it is nothing more. */
function pureExpression(pipeline: PipelineBaseAst): ExpressionAst | undefined {
  if (pipeline.kind !== 'Pipeline' || pipeline.pipelineElements.length !== 1) return undefined;
  const only = pipeline.pipelineElements[0]!;
  return only.kind === 'CommandExpression' && only.redirections.length === 0 ? only.expression : undefined;
}

const automaticVariables: Record<string, string> = {
  _: 'System.Object',
  args: 'System.Object[]',
  this: 'System.Object',
  input: 'System.Object',
  pscmdlet: 'System.Management.Automation.PSScriptCmdlet',
  psboundparameters: 'System.Management.Automation.PSBoundParametersDictionary',
  myinvocation: 'System.Management.Automation.InvocationInfo',
  psscriptroot: 'System.String',
  pscommandpath: 'System.String',
};
const typeAliases: Record<string, string> = {
  object: 'System.Object',
  'object[]': 'System.Object[]',
  string: 'System.String',
};

function checkTarget(
  target: ExpressionAst,
  simple: boolean,
  context: CheckContext,
  fail: (node: Ast) => void,
): void {
  switch (target.kind) {
    case 'ArrayLiteral':
      if (!simple) fail(target);
      else for (const element of target.elements) checkTarget(element, true, context, fail);
      return;
    case 'ParenExpression': {
      const inner = pureExpression(target.pipeline);
      if (inner) checkTarget(inner, simple, context, fail);
      else fail(target.pipeline);
      return;
    }
    case 'MemberExpression':
    case 'IndexExpression':
      if (target.nullConditional) fail(target);
      return;
    case 'VariableExpression':
    case 'InvokeMemberExpression':
      return;
    case 'ConvertExpression':
    case 'AttributedExpression':
      checkAttributed(target, simple, context, fail);
      return;
    default:
      fail(target);
  }
}

function checkAttributed(
  target: ExpressionAst,
  simple: boolean,
  context: CheckContext,
  fail: (node: Ast) => void,
): void {
  let inner: ExpressionAst = target;
  let converts = 0;
  let reference: Ast | undefined;
  let lastType = '';
  while (inner.kind === 'ConvertExpression' || inner.kind === 'AttributedExpression') {
    if (inner.kind === 'ConvertExpression') {
      converts++;
      lastType = context.source.slice(inner.type.typeName.start, inner.type.typeName.end).toLowerCase();
      if (lastType === 'ref') reference = inner.type;
      else if (lastType === 'void') report(context, inner.type, 'VoidTypeConstraintNotAllowed');
    }
    inner = inner.child;
  }
  if (reference && converts > 1) {
    report(context, reference, 'ReferenceNeedsToBeByItselfInTypeConstraint');
    return;
  }
  if (inner.kind === 'VariableExpression' && inner.variablePath.qualifier === undefined) {
    const { name } = inner.variablePath;
    const expected = automaticVariables[name.toLowerCase()];
    if (expected && expected.toLowerCase() !== (typeAliases[lastType] ?? lastType).toLowerCase()) {
      report(context, target, 'AssignmentStatementToAutomaticNotSupported', name, expected);
    }
  }
  checkTarget(inner, simple, context, fail);
}

/** The left side of `=`, `+=` and the operand of `++`. */
export function checkAssignments(node: Ast, context: CheckContext): void {
  if (node.kind === 'AssignmentStatement') {
    checkTarget(node.left, node.operator === '=', context, (bad) =>
      report(context, bad, 'InvalidLeftHandSide'),
    );
  } else if (node.kind === 'UnaryExpression' && /(\+\+|--)$/.test(node.operator)) {
    const operator = node.operator.replace('post', '');
    checkTarget(node.child, false, context, (bad) => {
      report(context, bad, 'OperatorRequiresVariableOrProperty', operator);
    });
  }
}
