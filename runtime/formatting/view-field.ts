import type { Value } from '../types/net-object.ts';
import { expressionText, type FormatErrors } from './display-value.ts';
import type { ExpressionResult } from './property-expression.ts';
import { viewExpression } from './view-expressions.ts';
import type { ViewField } from './view-model.ts';

/** The text of one field of a view's definition. */
export function fieldOf(
  field: ViewField,
  target: Value,
  errors: FormatErrors,
): { text: string; result: ExpressionResult | null } {
  const expression = viewExpression(field);
  if (expression === null) return { text: field.text ?? '', result: null };
  return expressionText(target, expression, field.formatString, errors);
}
