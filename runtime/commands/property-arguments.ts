import type { Cmdlet } from '../engine/cmdlet.ts';
import { ScriptBlock } from '../engine/script-block.ts';
import type { FormatParameter } from '../formatting/format-parameter.ts';
import { textOf } from '../formatting/objects.ts';
import {
  type ExpressionResult,
  NamedExpression,
  type PropertyExpression,
  ScriptExpression,
} from '../formatting/property-expression.ts';
import {
  type ParameterContext,
  type parameterKeys,
  readParameters,
} from '../formatting/property-parameters.ts';
import { customConverters, defineType } from '../types/index.ts';
import { NetObject, type Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import { unwrap } from '../types/ps-object.ts';

/** Reads a `-Property` argument with calculated properties; errors end the command. */
export function calculatedProperties(
  cmdlet: Cmdlet,
  value: Value,
  keys: (typeof parameterKeys)[keyof typeof parameterKeys],
  wildcards = true,
): FormatParameter[] {
  const context: ParameterContext = { keys, wildcards, fail: (record) => cmdlet.throwTerminating(record) };
  return readParameters(context, value);
}

/** `PSPropertyExpression` as a parameter's value. */
export class PropertyExpressionValue extends NetObject {
  static type: NetType;

  constructor(readonly expression: PropertyExpression) {
    super();
  }

  override get netType(): NetType {
    return PropertyExpressionValue.type;
  }

  override toString(): string {
    return this.expression.toString();
  }
}

defineType({
  name: 'Microsoft.PowerShell.Commands.PSPropertyExpression',
  js: PropertyExpressionValue,
  properties: {
    'scriptblock Script {get;}': (self: PropertyExpressionValue) =>
      self.expression instanceof ScriptExpression ? self.expression.block : null,
  },
  methods: { 'string ToString()': (self: PropertyExpressionValue) => self.toString() },
});
customConverters.set(PropertyExpressionValue.type, (value) => {
  const base = unwrap(value);
  if (base instanceof PropertyExpressionValue) return base;
  if (base === null) return undefined;
  return new PropertyExpressionValue(propertyExpression(base));
});

/** A parameter of type `PSPropertyExpression`: a property's name or a script. */
export function propertyExpression(value: Value): PropertyExpression {
  const base = unwrap(value);
  if (base instanceof PropertyExpressionValue) return base.expression;
  return base instanceof ScriptBlock
    ? new ScriptExpression(base, base.toString())
    : new NamedExpression(textOf(base));
}

/** All results of an expression on one object, wildcards expanded. */
export function evaluateAll(expression: PropertyExpression, target: Value): ExpressionResult[] {
  return expression.resolve(target).flatMap((one) => one.evaluate(target));
}
