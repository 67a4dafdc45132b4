import type { Ast, ExpressionAst } from '../ast.ts';
import { isConstant } from './attributes.ts';
import type { CheckContext } from './context.ts';
import { parentOf, report } from './context.ts';

function typeText(context: CheckContext, extent: { start: number; end: number }): string {
  return context.source.slice(extent.start, extent.end).toLowerCase();
}

/** The part of a `$using:` expression that may not be there. */
function badUsing(node: ExpressionAst): ExpressionAst | undefined {
  switch (node.kind) {
    case 'VariableExpression':
      return undefined;
    case 'MemberExpression':
      return node.member.kind === 'StringConstantExpression' ? badUsing(node.expression) : node;
    case 'IndexExpression':
      return isConstant(node.index) ? badUsing(node.target) : node.index;
    default:
      return node;
  }
}

/** Splatting, hashtable keys, casts and `$using:`. */
export function checkExpressions(node: Ast, context: CheckContext): void {
  switch (node.kind) {
    case 'VariableExpression': {
      if (!node.splatted) return;
      const parent = parentOf(context);
      if (parent?.kind === 'Command' || parent?.kind === 'UsingExpression') return;
      // A parameter's name is no child in its own right.
      const inList = parent?.kind === 'ArrayLiteral' && parentOf(context, 2)?.kind === 'Command';
      const id = inList ? 'SplattingNotPermittedInArgumentList' : 'SplattingNotPermitted';
      report(context, node, id, node.variablePath.userPath);
      return;
    }
    case 'Hashtable': {
      const seen = new Set<string>();
      for (const { key } of node.keyValuePairs) {
        if (key.kind !== 'StringConstantExpression' && key.kind !== 'ConstantExpression') continue;
        const text = key.kind === 'StringConstantExpression' ? key.value : String(key.value.value);
        if (seen.has(text.toLowerCase())) report(context, key, 'DuplicateKeyInHashLiteral', text);
        seen.add(text.toLowerCase());
      }
      return;
    }
    case 'ConvertExpression': {
      const type = typeText(context, node.type.typeName);
      if (type === 'ordered' && node.child.kind !== 'Hashtable') {
        report(context, node, 'OrderedAttributeOnlyOnHashLiteralNode', node.type.typeName.name);
      }
      if (type !== 'ref') return;
      let child: ExpressionAst = node.child;
      while (child.kind === 'ConvertExpression' || child.kind === 'AttributedExpression') {
        if (child.kind === 'ConvertExpression' && typeText(context, child.type.typeName) === 'ref') {
          report(context, child.type, 'ReferenceNeedsToBeByItselfInTypeSequence');
        }
        child = child.child;
      }
      const outer = parentOf(context);
      if (outer?.kind !== 'ConvertExpression' || typeText(context, outer.type.typeName) === 'ref') return;
      const assigned = context.ancestors.find((ancestor) => ancestor.kind === 'AssignmentStatement');
      if (assigned?.kind === 'AssignmentStatement' && node.end <= assigned.left.end) return;
      report(context, node.type, 'ReferenceNeedsToBeLastTypeInTypeConversion');
      return;
    }
    case 'UsingExpression': {
      const bad = badUsing(node.subExpression);
      if (bad) report(context, bad, 'InvalidUsingExpression');
    }
  }
}
