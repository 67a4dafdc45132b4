import * as acorn from 'acorn';
import type * as E from 'estree';

/** Short constructors for the ESTree nodes that emission needs. */
export const id = (name: string): E.Identifier => ({ type: 'Identifier', name });
export const literal = (value: string | number | boolean | null): E.Expression =>
  typeof value === 'number' && (value < 0 || Object.is(value, -0))
    ? { type: 'UnaryExpression', operator: '-', prefix: true, argument: { type: 'Literal', value: -value } }
    : { type: 'Literal', value };
export const call = (
  callee: E.Expression | string,
  ...args: (E.Expression | E.SpreadElement)[]
): E.SimpleCallExpression => ({
  type: 'CallExpression',
  optional: false,
  callee: typeof callee === 'string' ? id(callee) : callee,
  arguments: args,
});
const identifierName = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;
export const member = (object: E.Expression | string, name: string): E.MemberExpression => ({
  type: 'MemberExpression',
  optional: false,
  object: typeof object === 'string' ? id(object) : object,
  ...(identifierName.test(name)
    ? { computed: false, property: id(name) }
    : { computed: true, property: literal(name) }),
});
export const method = (
  object: E.Expression | string,
  name: string,
  ...args: E.Expression[]
): E.SimpleCallExpression => call(member(object, name), ...args);
export const assign = (left: E.Pattern, right: E.Expression): E.AssignmentExpression => ({
  type: 'AssignmentExpression',
  operator: '=',
  left,
  right,
});
export const array = (elements: readonly E.Expression[]): E.ArrayExpression => ({
  type: 'ArrayExpression',
  elements: [...elements],
});
export const sequence = (...expressions: E.Expression[]): E.Expression =>
  expressions.length === 1 ? expressions[0]! : { type: 'SequenceExpression', expressions };
export const binary = (
  operator: E.BinaryOperator,
  left: E.Expression,
  right: E.Expression,
): E.BinaryExpression => ({
  type: 'BinaryExpression',
  operator,
  left,
  right,
});
export const logical = (
  operator: E.LogicalOperator,
  left: E.Expression,
  right: E.Expression,
): E.LogicalExpression => ({
  type: 'LogicalExpression',
  operator,
  left,
  right,
});
export const not = (argument: E.Expression): E.UnaryExpression => ({
  type: 'UnaryExpression',
  operator: '!',
  prefix: true,
  argument,
});
export const conditional = (
  test: E.Expression,
  consequent: E.Expression,
  alternate: E.Expression,
): E.ConditionalExpression => ({
  type: 'ConditionalExpression',
  test,
  consequent,
  alternate,
});
export const arrow = (
  params: readonly string[],
  body: E.BlockStatement | E.Expression,
): E.ArrowFunctionExpression => ({
  type: 'ArrowFunctionExpression',
  params: params.map(id),
  body,
  expression: body.type !== 'BlockStatement',
});
export const functionDeclaration = (
  name: string,
  params: readonly string[],
  body: E.Statement[],
): E.FunctionDeclaration => ({
  type: 'FunctionDeclaration',
  id: id(name),
  params: params.map(id),
  body: block(body),
});
export const property = (key: string, value: E.Expression): E.Property => ({
  type: 'Property',
  kind: 'init',
  method: false,
  shorthand: value.type === 'Identifier' && value.name === key,
  computed: false,
  key: identifierName.test(key) ? id(key) : literal(key),
  value,
});
export const object = (properties: readonly (E.Property | undefined)[]): E.ObjectExpression => ({
  type: 'ObjectExpression',
  properties: properties.filter((p): p is E.Property => p !== undefined),
});
export const block = (body: readonly E.Statement[]): E.BlockStatement => ({
  type: 'BlockStatement',
  body: [...body],
});
export const expression = (value: E.Expression): E.ExpressionStatement => ({
  type: 'ExpressionStatement',
  expression: value,
});
export const declare = (kind: 'const' | 'let', name: string, init?: E.Expression): E.VariableDeclaration => ({
  type: 'VariableDeclaration',
  kind,
  declarations: [{ type: 'VariableDeclarator', id: id(name), init: init ?? null }],
});
export const ifStatement = (
  test: E.Expression,
  consequent: E.Statement,
  alternate?: E.Statement,
): E.IfStatement => ({
  type: 'IfStatement',
  test,
  consequent,
  alternate: alternate ?? null,
});
export const returnStatement = (argument?: E.Expression): E.ReturnStatement => ({
  type: 'ReturnStatement',
  argument: argument ?? null,
});
export const throwStatement = (argument: E.Expression): E.ThrowStatement => ({
  type: 'ThrowStatement',
  argument,
});
export const labeled = (label: string | undefined, body: E.Statement): E.Statement =>
  label === undefined ? body : { type: 'LabeledStatement', label: id(label), body };

type Hole = E.Expression | readonly E.Statement[];
const parsed = new WeakMap<TemplateStringsArray, E.Statement[]>();

/**
 * Statements from JavaScript text with holes: an expression, or a list of statements where a statement stands.
 * The text is parsed once by acorn; each use gets a copy.
 */
export function statements(text: TemplateStringsArray, ...holes: Hole[]): E.Statement[] {
  let body = parsed.get(text);
  if (body === undefined) {
    const source = text.reduce((out, part, i) => `${out}${i === 0 ? '' : `__hole${i - 1}`}${part}`, '');
    const program = acorn.parse(source, {
      ecmaVersion: 2022,
      allowReturnOutsideFunction: true,
    }) as unknown as E.Program;
    body = program.body as E.Statement[];
    parsed.set(text, body);
  }
  return fillList(body, holes) as E.Statement[];
}

function holeOf(node: unknown, holes: readonly Hole[]): Hole | undefined {
  const name = (node as E.Identifier).type === 'Identifier' ? (node as E.Identifier).name : '';
  return name.startsWith('__hole') ? holes[Number(name.slice(6))] : undefined;
}

function fillList(list: readonly unknown[], holes: readonly Hole[]): unknown[] {
  const out: unknown[] = [];
  for (const node of list) {
    const hole =
      (node as E.Node | null)?.type === 'ExpressionStatement'
        ? holeOf((node as E.ExpressionStatement).expression, holes)
        : undefined;
    if (Array.isArray(hole)) out.push(...hole);
    else out.push(fill(node, holes));
  }
  return out;
}

function fill(node: unknown, holes: readonly Hole[]): unknown {
  if (node === null || typeof node !== 'object') return node;
  if (Array.isArray(node)) return fillList(node, holes);
  const hole = holeOf(node, holes);
  if (hole !== undefined) return hole;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(node)) {
    if (key === 'start' || key === 'end') continue;
    copy[key] = fill((node as Record<string, unknown>)[key], holes);
  }
  return copy;
}
