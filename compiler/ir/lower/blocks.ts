import type * as A from '../../syntax/ast.ts';
import type * as I from '../nodes.ts';
import type { BlockContext, UnitContext } from './context.ts';
import { lowerExpression } from './expressions.ts';
import { lowerStatement } from './statements.ts';

/** Lowers the statements of a block of their own: `if` bodies, loop bodies, named blocks. */
export function lowerBlock(
  context: BlockContext,
  node: { readonly statements: readonly A.StatementAst[]; readonly traps: readonly A.TrapStatementAst[] },
): I.Block {
  return context.nested(() => ({
    traps: node.traps.map((trap) => lowerTrap(context.unit, trap)),
    statements: lowerStatements(context, node.statements),
  }));
}

export function lowerStatements(context: BlockContext, statements: readonly A.StatementAst[]): I.Stmt[] {
  const out: I.Stmt[] = [];
  for (const statement of statements) {
    if (statement.kind === 'TrapStatement') continue;
    out.push(lowerStatement(context, statement));
  }
  return out;
}

function lowerTrap(unit: UnitContext, trap: A.TrapStatementAst): I.Trap {
  const context = unit.newBlock();
  const body = lowerBlock(context, trap.body);
  return {
    typeName: trap.trapType?.typeName,
    span: trap,
    body: {
      span: trap.body,
      kind: 'trap',
      variables: context.variables,
      parameters: [],
      attributes: [],
      end: body,
      unnamed: true,
    },
  };
}

export interface BlockOptions {
  readonly name?: string;
  readonly kind: I.BlockCode['kind'];
  /** Parameters written in parentheses behind a function's name, or a method's. */
  readonly parameters?: readonly A.ParameterAst[];
  /** Extent to report for the definition, e.g. of the whole `function` statement. */
  readonly span?: A.Extent;
}

/** Lowers a script block, function body or method body into code with a frame of its own. */
export function lowerScriptBlock(
  unit: UnitContext,
  node: A.ScriptBlockAst,
  options: BlockOptions,
): I.BlockCode {
  const context = unit.newBlock();
  const asts = options.parameters ?? node.paramBlock?.parameters ?? [];
  for (const parameter of asts) {
    context.parameter(parameter.name.variablePath.name, constraintOf(parameter.attributes));
  }
  const parameters = asts.map((parameter) => lowerParameter(context, parameter));
  const block = (part: A.NamedBlockAst | undefined) =>
    part === undefined ? undefined : lowerBlock(context, part);
  return {
    span: options.span ?? node,
    name: options.name,
    kind: options.kind,
    variables: context.variables,
    parameters,
    attributes: [...(node.paramBlock?.attributes ?? []), ...node.attributes].map((a) =>
      lowerAttribute(context, a),
    ),
    dynamicParam: block(node.dynamicParamBlock),
    begin: block(node.beginBlock),
    process: block(node.processBlock),
    end: block(node.endBlock),
    clean: block(node.cleanBlock),
    unnamed: node.endBlock?.unnamed ?? node.processBlock?.unnamed ?? true,
  };
}

function lowerParameter(context: BlockContext, node: A.ParameterAst): I.ParameterIR {
  return {
    name: node.name.variablePath.name,
    typeName: constraintOf(node.attributes),
    attributes: node.attributes.map((attribute) => lowerAttribute(context, attribute)),
    defaultValue: node.defaultValue === undefined ? undefined : lowerExpression(context, node.defaultValue),
    span: node,
  };
}

export function lowerAttribute(context: BlockContext, node: A.AttributeBaseAst): I.AttributeIR {
  if (node.kind === 'TypeConstraint') {
    return { isConstraint: true, typeName: node.typeName, positional: [], named: [], span: node };
  }
  return {
    isConstraint: false,
    typeName: node.typeName,
    positional: node.positionalArguments.map((argument) => lowerExpression(context, argument)),
    named: node.namedArguments.map((argument) => ({
      name: argument.argumentName,
      value: argument.expressionOmitted
        ? { op: 'const', value: true, span: argument }
        : lowerExpression(context, argument.argument),
    })),
    span: node,
  };
}

/** The innermost type constraint, which converts first and last. */
export function constraintOf(attributes: readonly A.AttributeBaseAst[]): A.TypeName | undefined {
  let found: A.TypeName | undefined;
  for (const attribute of attributes) if (attribute.kind === 'TypeConstraint') found = attribute.typeName;
  return found;
}
