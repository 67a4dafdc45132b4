import type { Ast, ParameterAst } from '../ast.ts';
import type { CheckContext } from './context.ts';
import { parentOf, report } from './context.ts';

function typeText(context: CheckContext, extent: { start: number; end: number }): string {
  return context.source.slice(extent.start, extent.end).toLowerCase();
}

function checkParameters(parameters: readonly ParameterAst[], context: CheckContext): void {
  const seen = new Set<string>();
  for (const parameter of parameters) {
    const name = parameter.name.variablePath.userPath;
    if (seen.has(name.toLowerCase())) report(context, parameter.name, 'DuplicateFormalParameter', name);
    seen.add(name.toLowerCase());
    const isVoid = parameter.attributes.find(
      (attribute) => attribute.kind === 'TypeConstraint' && typeText(context, attribute.typeName) === 'void',
    );
    if (isVoid) report(context, isVoid, 'VoidTypeConstraintNotAllowed');
  }
}

/** Parameters, functions and `using`. */
export function checkDeclarations(node: Ast, context: CheckContext): void {
  switch (node.kind) {
    case 'ParamBlock':
      checkParameters(node.parameters, context);
      return;
    case 'FunctionDefinition':
      if (node.parameters) {
        const isMethod = parentOf(context)?.kind === 'FunctionMember';
        if (node.body.paramBlock && !isMethod)
          report(context, node.body.paramBlock, 'OnlyOneParameterListAllowed');
        else checkParameters(node.parameters, context);
      }
      if (node.isWorkflow) report(context, node, 'WorkflowNotSupportedInPowerShellCore');
      return;
    case 'Parameter': {
      const inMethod = parentOf(context, 2)?.kind === 'FunctionMember';
      let typed = false;
      for (const attribute of node.attributes) {
        if (attribute.kind !== 'TypeConstraint') continue;
        if (typeText(context, attribute.typeName) === 'ordered') {
          report(context, attribute, 'OrderedAttributeOnlyOnHashLiteralNode', attribute.typeName.name);
        } else if (inMethod && typed) report(context, attribute, 'MultipleTypeConstraintsOnMethodParam');
        typed = true;
      }
      return;
    }
    case 'UsingStatement': {
      const kind = node.usingStatementKind;
      if (node.alias || kind === 'Type' || kind === 'Command')
        report(context, node, 'UsingStatementNotSupported');
      return;
    }
    case 'BlockStatement':
      report(
        context,
        { start: node.start, end: node.start + node.keyword.length },
        'UnexpectedKeyword',
        node.keyword,
      );
  }
}
