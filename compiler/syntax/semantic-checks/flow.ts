import type { Ast, ExpressionAst } from '../ast.ts';
import type { CheckContext } from './context.ts';
import { report } from './context.ts';

const loops = new Set([
  'ForEachStatement',
  'ForStatement',
  'WhileStatement',
  'DoWhileStatement',
  'DoUntilStatement',
]);

/** A jump's label: empty if it has none, undefined if only running tells. */
function labelText(label: ExpressionAst | undefined): string | undefined {
  if (!label) return '';
  return label.kind === 'StringConstantExpression' ? label.value : undefined;
}

function matches(label: string, node: Ast): boolean {
  const own = 'label' in node && typeof node.label === 'string' ? node.label : '';
  return label === '' || label.toLowerCase() === own.toLowerCase();
}

function checkFinally(node: Ast, label: string | undefined, context: CheckContext): void {
  const { ancestors } = context;
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const ancestor = ancestors[i]!;
    if (
      ancestor.kind === 'NamedBlock' ||
      ancestor.kind === 'TrapStatement' ||
      ancestor.kind === 'ScriptBlock'
    )
      return;
    const labeled = loops.has(ancestor.kind) || ancestor.kind === 'SwitchStatement';
    if (label !== undefined && labeled && matches(label, ancestor)) return;
    const outer = ancestors[i - 1];
    if (outer?.kind === 'TryStatement' && outer.finally === ancestor) {
      report(context, node, 'ControlLeavingFinally');
      return;
    }
  }
}

function checkLabel(node: Ast, label: string | undefined, context: CheckContext): void {
  if (!label) return;
  const { ancestors } = context;
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const ancestor = ancestors[i]!;
    if (ancestor.kind === 'FunctionDefinition') {
      if (ancestors[i - 1]?.kind === 'FunctionMember') report(context, node, 'LabelNotFound', label);
      return;
    }
    if (loops.has(ancestor.kind) && matches(label, ancestor)) return;
  }
}

/** The method that a statement belongs to, script blocks inside it not included. */
function methodOf(context: CheckContext): Ast | undefined {
  const { ancestors } = context;
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const ancestor = ancestors[i]!;
    if (ancestor.kind === 'ScriptBlockExpression') return undefined;
    if (ancestor.kind === 'FunctionDefinition') {
      const outer = ancestors[i - 1];
      return outer?.kind === 'FunctionMember' ? outer : undefined;
    }
  }
  return undefined;
}

/** Whether a method returns nothing. */
export function isVoid(method: Ast): boolean {
  return (
    method.kind === 'FunctionMember' &&
    (!method.returnType || /^(system\.)?void$/i.test(method.returnType.typeName.name))
  );
}

/** `break`, `continue`, `return`, `switch`, `foreach` and `try`. */
export function checkFlow(node: Ast, context: CheckContext): void {
  switch (node.kind) {
    case 'BreakStatement':
    case 'ContinueStatement': {
      const label = labelText(node.label);
      checkFinally(node, label, context);
      checkLabel(node, label, context);
      return;
    }
    case 'ReturnStatement': {
      checkFinally(node, undefined, context);
      const method = methodOf(context);
      if (!method) return;
      if (node.pipeline && isVoid(method)) report(context, node, 'VoidMethodHasReturn');
      else if (!node.pipeline && !isVoid(method)) report(context, node, 'NonVoidMethodMissingReturnValue');
      return;
    }
    case 'SwitchStatement':
      if (node.flags.has('parallel'))
        report(context, node, 'KeywordParameterReservedForFutureUse', 'switch', 'parallel');
      return;
    case 'ForEachStatement':
      if (node.parallel) report(context, node, 'KeywordParameterReservedForFutureUse', 'foreach', 'parallel');
      if (node.throttleLimit) {
        report(context, node, 'KeywordParameterReservedForFutureUse', 'foreach', 'throttlelimit');
        if (!node.parallel) report(context, node, 'ThrottleLimitRequiresParallelFlag');
      }
      return;
    case 'TryStatement':
      for (const [i, clause] of node.catchClauses.entries()) {
        const next = node.catchClauses[i + 1];
        if (!next) return;
        const at = Math.max(0, next.start - 1);
        if (clause.catchTypes.length === 0) report(context, { start: at, end: at }, 'EmptyCatchNotLast');
        for (const type of clause.catchTypes) {
          const name = type.typeName.name.toLowerCase();
          for (const later of node.catchClauses.slice(i + 1)) {
            const again = later.catchTypes.find((other) => other.typeName.name.toLowerCase() === name);
            if (again) report(context, again, 'ExceptionTypeAlreadyCaught', again.typeName.name);
          }
        }
      }
  }
}
