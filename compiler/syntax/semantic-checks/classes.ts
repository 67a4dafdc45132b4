import type { Ast, StatementAst, StatementBlockAst } from '../ast.ts';
import type { CheckContext } from './context.ts';
import { report } from './context.ts';
import { isVoid } from './flow.ts';

function blockReturns(block: StatementBlockAst | undefined): boolean {
  return block?.statements.some(returns) ?? false;
}

/** Whether every way through a statement ends in `return`, `throw` or `exit`. */
function returns(statement: StatementAst): boolean {
  switch (statement.kind) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'ExitStatement':
      return true;
    case 'IfStatement':
      return (
        blockReturns(statement.elseClause) && statement.clauses.every((clause) => blockReturns(clause.body))
      );
    case 'SwitchStatement':
      return (
        blockReturns(statement.default) && statement.clauses.every((clause) => blockReturns(clause.body))
      );
    case 'TryStatement':
      if (blockReturns(statement.finally)) return true;
      return (
        blockReturns(statement.body) && statement.catchClauses.every((clause) => blockReturns(clause.body))
      );
    case 'WhileStatement':
    case 'DoWhileStatement': {
      const condition =
        statement.condition.kind === 'Pipeline' ? statement.condition.pipelineElements[0] : undefined;
      const forever =
        condition?.kind === 'CommandExpression' &&
        condition.expression.kind === 'VariableExpression' &&
        condition.expression.variablePath.userPath.toLowerCase() === 'true';
      return forever || (statement.kind === 'DoWhileStatement' && blockReturns(statement.body));
    }
    case 'DoUntilStatement':
      return blockReturns(statement.body);
    default:
      return false;
  }
}

/** Classes and their members. */
export function checkClasses(node: Ast, context: CheckContext): void {
  if (node.kind === 'TypeDefinition') {
    const seen = new Set<string>();
    for (const member of node.members) {
      const types =
        member.kind === 'FunctionMember'
          ? `(${member.parameters.map((p) => p.attributes.find((a) => a.kind === 'TypeConstraint')?.typeName.name ?? 'object').join()})${member.isStatic}`
          : '';
      const key = `${member.name}${types}`.toLowerCase();
      // PowerShell looks for these only in text without other errors.
      if (seen.has(key) && context.errors.count === 0)
        report(context, member, 'MemberAlreadyDefined', member.name);
      seen.add(key);
    }
    return;
  }
  if (node.kind !== 'FunctionMember') return;
  const { body } = node.definition;
  if (body.paramBlock) report(context, body.paramBlock, 'ParamBlockNotAllowedInMethod');
  const named = body.dynamicParamBlock ?? body.beginBlock ?? body.processBlock ?? body.cleanBlock;
  if (named || (body.endBlock && !body.endBlock.unnamed)) {
    report(context, named ?? body.endBlock!, 'NamedBlockNotAllowedInMethod');
  }
  if (node.isConstructor && node.returnType)
    report(context, node.returnType, 'ConstructorCantHaveReturnType');
  if (node.isConstructor && node.isStatic && node.parameters.length > 0) {
    report(context, node.parameters[0]!, 'StaticConstructorCantHaveParameters');
  }
  if (!node.isConstructor && !isVoid(node) && !(body.endBlock?.statements.some(returns) ?? false)) {
    report(context, node.nameExtent, 'MethodHasCodePathNotReturn');
  }
}
