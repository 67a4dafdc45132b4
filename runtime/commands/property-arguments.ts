import type { Cmdlet } from '../engine/cmdlet.ts';
import { ScriptBlock } from '../engine/script-block.ts';
import type { FormatParameter } from '../formatting/format-parameter.ts';
import { asPropertySource, textOf } from '../formatting/objects.ts';
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
import type { Value } from '../types/net-object.ts';
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

/** A parameter of type `PSPropertyExpression`: a property's name or a script. */
export function propertyExpression(value: Value): PropertyExpression {
  const base = unwrap(value);
  return base instanceof ScriptBlock
    ? new ScriptExpression(base, base.toString())
    : new NamedExpression(textOf(base));
}

/** All results of an expression on one object, wildcards expanded. */
export function evaluateAll(expression: PropertyExpression, target: Value): ExpressionResult[] {
  return expression.resolve(asPropertySource(target)).flatMap((one) => one.evaluate(target));
}
