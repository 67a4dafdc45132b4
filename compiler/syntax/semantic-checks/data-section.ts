import type { Ast, DataStatementAst } from '../ast.ts';
import { visit } from '../visit.ts';
import type { CheckContext } from './context.ts';
import { report } from './context.ts';

const allowedVariables = new Set(['psculture', 'psuiculture', 'true', 'false', 'null']);
const notSupported: Partial<Record<Ast['kind'], string>> = {
  FunctionDefinition: 'FunctionDeclarationNotSupportedInDataSection',
  ForEachStatement: 'ForeachStatementNotSupportedInDataSection',
  ForStatement: 'ForWhileStatementNotSupportedInDataSection',
  WhileStatement: 'ForWhileStatementNotSupportedInDataSection',
  DoWhileStatement: 'DoWhileStatementNotSupportedInDataSection',
  DoUntilStatement: 'DoWhileStatementNotSupportedInDataSection',
  SwitchStatement: 'SwitchStatementNotSupportedInDataSection',
  TryStatement: 'TryStatementNotSupportedInDataSection',
  TrapStatement: 'TrapStatementNotSupportedInDataSection',
  AssignmentStatement: 'AssignmentStatementNotSupportedInDataSection',
  BreakStatement: 'FlowControlStatementNotSupportedInDataSection',
  ContinueStatement: 'FlowControlStatementNotSupportedInDataSection',
  ReturnStatement: 'FlowControlStatementNotSupportedInDataSection',
  ExitStatement: 'FlowControlStatementNotSupportedInDataSection',
  ThrowStatement: 'FlowControlStatementNotSupportedInDataSection',
  DataStatement: 'DataSectionStatementNotSupportedInDataSection',
  FileRedirection: 'RedirectionNotSupportedInDataSection',
  MergingRedirection: 'RedirectionNotSupportedInDataSection',
  ScriptBlockExpression: 'ScriptBlockNotSupportedInDataSection',
  MemberExpression: 'PropertyReferenceNotSupportedInDataSection',
  InvokeMemberExpression: 'MethodCallNotSupportedInDataSection',
  IndexExpression: 'ArrayReferenceNotSupportedInDataSection',
  ExpandableStringExpression: 'ExpandableStringNotSupportedInDataSection',
  Attribute: 'AttributeNotSupportedInDataSection',
};

function checkBody(data: DataStatementAst, context: CheckContext): void {
  const commands = new Set(['convertfrom-stringdata']);
  let dynamic = false;
  for (const command of data.commandsAllowed) {
    if (command.kind === 'StringConstantExpression') commands.add(command.value.toLowerCase());
    else dynamic = true;
  }
  visit(data.body, (node) => {
    const id = notSupported[node.kind];
    if (id) {
      report(context, node, id);
      return node.kind !== 'ScriptBlockExpression' && node.kind !== 'FunctionDefinition';
    }
    if (
      node.kind === 'VariableExpression' &&
      !allowedVariables.has(node.variablePath.userPath.toLowerCase())
    ) {
      const allowed = '$PSCulture, $PSUICulture, $true, $false, $null';
      report(context, node, 'VariableReferenceNotSupportedInDataSection', allowed);
    } else if (node.kind === 'Command' && !dynamic) {
      const name = node.commandElements[0];
      if (node.invocationOperator === '.') report(context, node, 'DotSourcingNotSupportedInDataSection');
      else if (name?.kind !== 'StringConstantExpression')
        report(
          context,
          node,
          'CmdletNotInAllowedListForDataSection',
          context.source.slice(node.start, node.end),
        );
      else if (!commands.has(name.value.toLowerCase())) {
        report(context, node, 'CmdletNotInAllowedListForDataSection', name.value);
      }
    }
    return true;
  });
}

/** `data { }`: its restricted language. */
export function checkDataSection(node: Ast, context: CheckContext): void {
  if (node.kind === 'DataStatement') checkBody(node, context);
}
