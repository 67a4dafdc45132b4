import type * as E from 'estree';
import type * as I from '../../ir/nodes.ts';
import { staticType } from '../../ir/static-types.ts';
import { emitAttributes } from '../attributes.ts';
import * as b from '../estree.ts';
import type { FunctionScope } from '../scope.ts';
import { emitOperation } from './binary.ts';
import { emitConstrained, emitExpression } from './index.ts';
import { constantName, propertySite, staticSite } from './members.ts';

const f = b.id('f');
const isDeclared = (target: I.VarTarget): boolean =>
  target.attributes.length > 0 && (target.info.demoted || target.info.constraint === undefined);

/** The variable's value before a compound assignment. */
function readTarget(scope: FunctionScope, target: I.VarTarget): E.Expression {
  return scope.rt('read', b.member('f', `$${target.info.name}`), f, b.literal(target.info.name));
}

export function emitAssign(scope: FunctionScope, expr: I.Assign): E.Expression {
  const { target, operator } = expr;
  if (operator === undefined)
    return emitStore(scope, target, emitExpression(scope, expr.value), staticType(expr.value));
  const compute = (old: E.Expression): E.Expression =>
    operator === '??'
      ? scope.rt('coalesce', old, b.arrow([], emitExpression(scope, expr.value)))
      : emitOperation(scope, operator, old, emitExpression(scope, expr.value));
  return emitUpdate(scope, target, compute);
}

/** Stores an emitted value; the expression's value is the one stored. */
export function emitStore(
  scope: FunctionScope,
  target: I.Target,
  value: E.Expression,
  type: I.StaticType,
): E.Expression {
  switch (target.op) {
    case 'varTarget': {
      const key = target.info.name;
      if (isDeclared(target)) {
        return scope.rt(
          'declareVariable',
          f,
          b.literal(key),
          emitAttributes(scope, target.attributes),
          value,
        );
      }
      return b.assign(b.member('f', `$${key}`), emitConstrained(scope, target.info, value, type));
    }
    case 'scopedTarget': {
      const attributes = target.attributes.length === 0 ? [] : [emitAttributes(scope, target.attributes)];
      return scope.rt(
        'setScoped',
        f,
        b.literal(target.qualifier),
        b.literal(target.name),
        value,
        ...attributes,
      );
    }
    case 'memberTarget': {
      const name = constantName(target.name);
      if (target.isStatic) {
        if (target.target.op === 'type' && name !== undefined) {
          return b.method(staticSite(scope, target.target, name), 'set', f, value);
        }
        return scope.rt(
          'setStaticMember',
          f,
          emitExpression(scope, target.target),
          emitExpression(scope, target.name),
          value,
        );
      }
      const object = emitExpression(scope, target.target);
      if (name !== undefined) return b.method(propertySite(scope, name), 'set', object, value);
      return scope.rt('setMember', f, object, emitExpression(scope, target.name), value);
    }
    case 'indexTarget':
      return scope.rt(
        'setIndex',
        emitExpression(scope, target.target),
        emitExpression(scope, target.indices),
        value,
      );
    case 'listTarget': {
      const values = scope.temporary('values');
      const stores = target.targets.map((part, i) =>
        emitStore(
          scope,
          part,
          {
            type: 'MemberExpression',
            optional: false,
            computed: true,
            object: values,
            property: b.literal(i) as E.Literal,
          },
          'any',
        ),
      );
      const whole = scope.temporary('whole');
      return b.sequence(
        b.assign(whole, value),
        b.assign(values, scope.rt('unpack', whole, b.literal(target.targets.length))),
        ...stores,
        whole,
      );
    }
  }
}

/** Reads, computes and stores, evaluating the target's parts once. */
function emitUpdate(
  scope: FunctionScope,
  target: I.Target,
  compute: (old: E.Expression) => E.Expression,
): E.Expression {
  switch (target.op) {
    case 'varTarget':
      return emitStore(scope, target, compute(readTarget(scope, target)), 'any');
    case 'scopedTarget':
      return emitStore(
        scope,
        target,
        compute(scope.rt('getScoped', f, b.literal(target.qualifier), b.literal(target.name))),
        'any',
      );
    case 'memberTarget': {
      const name = constantName(target.name);
      const change = b.arrow(['old'], compute(b.id('old')));
      if (target.isStatic) {
        return scope.rt(
          'updateStaticMember',
          f,
          emitExpression(scope, target.target),
          emitExpression(scope, target.name),
          change,
        );
      }
      const object = emitExpression(scope, target.target);
      if (name !== undefined) return scope.rt('updateProperty', object, propertySite(scope, name), change);
      return scope.rt('updateMember', f, object, emitExpression(scope, target.name), change);
    }
    case 'indexTarget':
      return scope.rt(
        'updateIndex',
        emitExpression(scope, target.target),
        emitExpression(scope, target.indices),
        b.arrow(['old'], compute(b.id('old'))),
      );
    case 'listTarget':
      throw new Error('compound assignment to a list');
  }
}

/** @param wanted whether the value is used; a statement's is not */
export function emitStep(scope: FunctionScope, expr: I.Step, wanted: boolean): E.Expression {
  const { target, delta } = expr;
  const step = (old: E.Expression): E.Expression => scope.rt(delta > 0 ? 'increment' : 'decrement', old);
  if (!wanted || !expr.postfix) return emitUpdate(scope, target, step);
  const old = scope.temporary('old');
  const update = emitUpdate(scope, target, (value) => step(b.assign(old, scope.rt('stepValue', value))));
  return b.sequence(update, old);
}
