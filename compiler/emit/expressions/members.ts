import type * as E from 'estree';
import type * as I from '../../ir/nodes.ts';
import * as b from '../estree.ts';
import type { FunctionScope } from '../scope.ts';
import { typeNameText } from '../type-names.ts';
import { emitExpression } from './index.ts';

export const constantName = (name: I.Expr): string | undefined =>
  name.op === 'const' && typeof name.value === 'string' ? name.value : undefined;

/** The call site's cache for reading and writing a property. */
export function propertySite(scope: FunctionScope, name: string): E.Identifier {
  return scope.unit.shared(`property ${name}`, `p_${name}`, () => b.method('u', 'property', b.literal(name)));
}

/** The cache for a static member of a type known by name. */
export function staticSite(scope: FunctionScope, target: I.TypeExpr, name: string): E.Identifier {
  const type = scope.unit.type(target.typeName);
  return scope.unit.shared(
    `static ${type.name} ${name}`,
    `${type.name.replace(/_type\d*$/, '')}_${name}`,
    () => b.method('u', 'static', type, b.literal(name)),
  );
}

/** Evaluates the target once; null and nothing end the member access without an error. */
function conditionally(
  scope: FunctionScope,
  target: E.Expression,
  use: (value: E.Expression) => E.Expression,
): E.Expression {
  const t = scope.temporary();
  return b.conditional(scope.rt('isNullish', b.assign(t, target)), b.literal(null), use(t));
}

export function emitMember(scope: FunctionScope, expr: I.Member): E.Expression {
  const name = constantName(expr.name);
  if (expr.isStatic) {
    if (expr.target.op === 'type' && name !== undefined) {
      return b.method(staticSite(scope, expr.target, name), 'get', b.id('f'));
    }
    return scope.rt(
      'getStaticMember',
      b.id('f'),
      emitExpression(scope, expr.target),
      emitExpression(scope, expr.name),
    );
  }
  const read = (target: E.Expression): E.Expression =>
    name !== undefined
      ? b.method(propertySite(scope, name), 'get', target)
      : scope.rt('getMember', b.id('f'), target, emitExpression(scope, expr.name));
  const target = emitExpression(scope, expr.target);
  return expr.nullConditional ? conditionally(scope, target, read) : read(target);
}

export function emitIndex(scope: FunctionScope, expr: I.Index): E.Expression {
  const read = (target: E.Expression): E.Expression =>
    scope.rt('index', target, emitExpression(scope, expr.indices));
  const target = emitExpression(scope, expr.target);
  return expr.nullConditional ? conditionally(scope, target, read) : read(target);
}

export function emitInvoke(scope: FunctionScope, expr: I.Invoke): E.Expression {
  const name = constantName(expr.name);
  const args = () => b.array(expr.args.map((arg) => emitExpression(scope, arg)));
  const generics = expr.genericArguments.map((type) => scope.unit.type(type));
  const genericKey = expr.genericArguments.map(typeNameText).join();
  if (expr.isStatic) {
    if (expr.target.op === 'type' && name !== undefined) {
      if (generics.length === 0)
        return b.method(staticSite(scope, expr.target, name), 'call', b.id('f'), args());
    }
    return scope.rt(
      'invokeStaticMember',
      b.id('f'),
      emitExpression(scope, expr.target),
      emitExpression(scope, expr.name),
      args(),
      b.array(generics),
    );
  }
  const invoke = (target: E.Expression): E.Expression => {
    if (name === undefined) {
      return scope.rt('invokeMember', b.id('f'), target, emitExpression(scope, expr.name), args());
    }
    const site = scope.unit.shared(`method ${name} ${genericKey}`, `m_${name}`, () =>
      b.method('u', 'method', b.literal(name), ...(generics.length === 0 ? [] : [b.array(generics)])),
    );
    return b.method(site, 'call', b.id('f'), target, args());
  };
  const target = emitExpression(scope, expr.target);
  return expr.nullConditional ? conditionally(scope, target, invoke) : invoke(target);
}
