import { compositeFormat, formatValue, getMember, getProperty } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { PSDouble, PSSingle } from '../types/numbers/boxes.ts';
import { PSDecimal } from '../types/numbers/decimal.ts';
import { PSCustomObject, PSObject, unwrap } from '../types/ps-object.ts';
import { ellipsis } from './cells.ts';
import { enumerationLimit } from './environment.ts';
import { elementsOf, hasOwnText, textOf } from './objects.ts';
import { type ExpressionResult, NamedExpression, type PropertyExpression } from './property-expression.ts';
import { standardMembers } from './standard-members.ts';

/** Where failures of expressions and format strings go. */
export interface FormatErrors {
  /** Text shown in the place of a failed value. */
  readonly expressionText: string;
  readonly formatText: string;
  expressionFailed(result: ExpressionResult, target: Value): void;
  formatFailed(error: unknown, formatString: string, target: Value): void;
}

const namePatterns = ['name', 'id', 'key', '*key', '*name', '*id'];
const remotingNames = new Set([
  'pscomputername',
  'psshowcomputername',
  'runspaceid',
  'pssourcejobinstanceid',
]);

/** The property that names an object best; null when nothing looks like a name. */
export function displayNameExpression(target: Value): PropertyExpression | null {
  const chosen = standardMembers(target).defaultDisplayProperty;
  if (chosen !== undefined) return new NamedExpression(chosen);
  for (const pattern of namePatterns) {
    const found = new NamedExpression(pattern).resolve(target);
    const usable = found.find((one) => !remotingNames.has(one.toString().toLowerCase()));
    if (usable !== undefined) return usable;
  }
  return null;
}

function elementText(value: Value): string {
  if (value === null || value === undefined) return '$null';
  if (hasOwnText(value)) return textOf(value);
  const result = displayNameExpression(value)?.evaluate(value)[0];
  return result === undefined || result.error !== null ? textOf(value) : textOf(result.value);
}

/** A value as a field shows it: collections in braces, cut at the enumeration limit. */
export function displayText(value: Value): string {
  const elements = elementsOf(value);
  if (elements === null) return textOf(value);
  const limit = enumerationLimit();
  const parts: string[] = [];
  let more = '';
  for (const element of elements) {
    if (limit >= 0 && parts.length === limit) {
      more = ellipsis;
      break;
    }
    parts.push(elementText(element));
  }
  // The ellipsis follows the last element without a separator.
  return `{${parts.join(', ')}${more}}`;
}

const isFraction = (value: Value): boolean =>
  value instanceof PSDouble || value instanceof PSSingle || value instanceof PSDecimal;

/** Formats a field's value, with its format string where there is one. @param inTable fractions get fixed decimals */
export function fieldText(
  value: Value,
  formatString: string | undefined,
  errors: FormatErrors | null,
  inTable = false,
): string {
  if (formatString !== undefined && formatString !== '') {
    try {
      if (formatString.includes('{0') || formatString.includes('}'))
        return compositeFormat(formatString, [value ?? '']);
      const base = unwrap(value);
      if (base instanceof PSCustomObject) return textOf(value);
      return value === null ? '' : formatValue(base, formatString);
    } catch (error) {
      if (errors !== null && errors.formatText !== '') {
        errors.formatFailed(error, formatString, value);
        return errors.formatText;
      }
    }
  }
  if (inTable && isFraction(unwrap(value))) return formatValue(unwrap(value), 'F');
  return value === null ? '' : displayText(value);
}

/** Evaluates an expression on an object and formats the first result. */
export function expressionText(
  target: Value,
  expression: PropertyExpression,
  formatString: string | undefined,
  errors: FormatErrors,
  inTable = false,
): { text: string; result: ExpressionResult | null } {
  const result = expression.evaluate(target)[0] ?? null;
  if (result === null) return { text: '', result };
  if (result.error !== null) {
    errors.expressionFailed(result, target);
    return { text: errors.expressionText, result };
  }
  return { text: fieldText(result.value, formatString, errors, inTable), result };
}

/** Whether remote objects are to show the computer they came from. */
export function showsComputerName(target: Value): boolean {
  const base = target instanceof PSObject ? target.baseObject : target;
  if (base === null || typeof base !== 'object') return false;
  if (getMember(target, 'PSShowComputerName') === undefined) return false;
  return (
    getProperty(target, 'PSShowComputerName') === true && getMember(target, 'PSComputerName') !== undefined
  );
}
