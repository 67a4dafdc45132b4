import type { Ast } from '../../../compiler/syntax/ast.ts';
import { runtimeError } from '../../types/error-record.ts';
import { toBoolean } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { unwrap } from '../../types/ps-object.ts';
import { ambient } from '../ambient.ts';
import { compiler, compileText } from '../compile-source.ts';
import { invokeBlockValue } from '../invoke.ts';
import { ScriptBlock } from '../script-block.ts';
import type { AstObject } from './language-document.ts';

/** The nodes below and including one for which the predicate holds. @param nested also inside nested blocks and functions */
export function search(self: AstObject, predicate: Value, nested: boolean, first: boolean): AstObject[] {
  const block = unwrap(predicate) as ScriptBlock;
  const found: AstObject[] = [];
  let done = false;
  compiler().visit(self.node, (node) => {
    if (done) return false;
    const wrapped = self.document.wrap(node);
    if (toBoolean(invokeBlockValue(ambient.frame!, block, { args: [wrapped], under: wrapped }))) {
      found.push(wrapped);
      done = first;
    }
    // Only what lies below the start is left out: a function may search itself.
    const opaque = node.kind === 'ScriptBlockExpression' || node.kind === 'FunctionDefinition';
    return nested || !opaque;
  });
  return found;
}

const safeVariables = new Set([
  'true',
  'false',
  'null',
  'psculture',
  'psuiculture',
  'psscriptroot',
  'pscommandpath',
]);

/** Whether a node means the same wherever it is evaluated (`IsSafeValueVisitor`). */
function isSafe(node: Ast): boolean {
  switch (node.kind) {
    case 'VariableExpression':
      return safeVariables.has(node.variablePath.userPath.toLowerCase());
    case 'Command':
    case 'InvokeMemberExpression':
    case 'MemberExpression':
    case 'BaseCtorInvokeMemberExpression':
    case 'AssignmentStatement':
    case 'ErrorExpression':
    case 'ErrorStatement':
    case 'IndexExpression':
    case 'UsingExpression':
    case 'AttributedExpression':
    case 'ScriptBlockExpression':
      return node.kind === 'ScriptBlockExpression';
    default:
      return true;
  }
}

const evaluated = new Set<Ast['kind']>([
  'ArrayExpression',
  'ArrayLiteral',
  'ConstantExpression',
  'StringConstantExpression',
  'ExpandableStringExpression',
  'Hashtable',
  'ParenExpression',
  'Pipeline',
  'CommandExpression',
  'ScriptBlockExpression',
  'StatementBlock',
  'SubExpression',
  'TernaryExpression',
  'UnaryExpression',
  'BinaryExpression',
  'VariableExpression',
  'ConvertExpression',
]);

/** `SafeGetValue`: the value of a constant expression. */
export function safeValue(self: AstObject): Value {
  let unsafe: Ast | undefined = evaluated.has(self.node.kind) ? undefined : self.node;
  compiler().visit(self.node, (node) => {
    if (unsafe === undefined && !isSafe(node)) unsafe = node;
    return unsafe === undefined && node.kind !== 'ScriptBlockExpression';
  });
  if (unsafe !== undefined) {
    throw runtimeError(
      'CantConvertWithDynamicExpression',
      'InvalidOperation',
      `Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: ${self.document.extent(self.node).text}.`,
      null,
      'System.InvalidOperationException',
    );
  }
  const text = self.document.extent(self.node).text;
  const isCollection = self.node.kind === 'ArrayExpression' || self.node.kind === 'ArrayLiteral';
  return unwrap(
    invokeBlockValue(
      ambient.frame!,
      new ScriptBlock(compileText(isCollection ? `,(${text})` : text, null), null),
    ),
  );
}
