import { ScriptBlock } from '../engine/script-block.ts';
import { PSDictionary } from '../types/collections/hashtable.ts';
import { type ErrorCategoryName, ErrorRecord } from '../types/error-record.ts';
import { Exception } from '../types/exceptions.ts';
import { toBoolean, typeOf } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { unwrap } from '../types/ps-object.ts';
import type { FormatParameter } from './format-parameter.ts';
import { newNet } from './new-net.ts';
import { textOf } from './objects.ts';
import {
  asItems,
  NamedExpression,
  type PropertyExpression,
  ScriptExpression,
} from './property-expression.ts';
import type { Alignment } from './table-writer.ts';

type Key =
  | 'expression'
  | 'label'
  | 'name'
  | 'formatString'
  | 'width'
  | 'alignment'
  | 'depth'
  | 'ascending'
  | 'descending';

/** The keys that a command's calculated properties may have. */
export const parameterKeys = {
  table: ['expression', 'label', 'name', 'formatString', 'width', 'alignment'],
  list: ['expression', 'label', 'name', 'formatString'],
  wide: ['expression', 'formatString'],
  custom: ['expression', 'depth'],
  groupBy: ['expression', 'label', 'name'],
  select: ['expression', 'label', 'name'],
  group: ['expression'],
  sort: ['expression', 'ascending', 'descending'],
} as const satisfies Record<string, readonly Key[]>;

export interface ParameterContext {
  readonly keys: readonly Key[];
  /** Whether property names may be patterns. */
  readonly wildcards: boolean;
  fail(record: ErrorRecord): never;
}

function failure(
  context: ParameterContext,
  id: string,
  message: string,
  target: Value = null,
  category: ErrorCategoryName = 'InvalidArgument',
): never {
  const record = new ErrorRecord(
    new Exception('System.NotSupportedException', 'Specified method is not supported.'),
    id,
    category,
    target,
  );
  record.errorDetails = newNet('System.Management.Automation.ErrorDetails', [message]);
  return context.fail(record);
}

const validTypes = 'System.String, System.Management.Automation.ScriptBlock';

/** Keys may be shortened while they are unambiguous; `n` and `l` are both the label. */
function matchKey(context: ParameterContext, given: string): Key {
  const folded = given.toLowerCase();
  const exact = context.keys.find((key) => key.toLowerCase() === folded);
  if (exact !== undefined) return exact;
  const found = context.keys.filter((key) => key.toLowerCase().startsWith(folded));
  if (folded === '' || found.length === 0)
    failure(context, 'DictionaryKeyIllegal', `The ${given} key is not valid.`);
  if (found.length > 1) {
    failure(
      context,
      'DictionaryKeyAmbiguous',
      `The ${given} key is ambiguous; ${found[0]} and ${found[1]} conflict.`,
    );
  }
  return found[0]!;
}

function wrongType(context: ParameterContext, key: string, value: Value, expected: readonly string[]): never {
  const actual = value === null ? 'null' : typeOf(value).fullName;
  const list = expected.join(', ');
  return expected.length === 1
    ? failure(
        context,
        'DictionaryKeyIllegalValue2',
        `The "${key}" key has a type, ${actual}, that is not valid; expected type is ${list}.`,
      )
    : failure(
        context,
        'DictionaryKeyIllegalValue1',
        `The "${key}" key has a type, ${actual}, that is not valid; expected types are {${list}}.`,
      );
}

function namedExpression(context: ParameterContext, name: string, key: string | null): PropertyExpression {
  if (name === '') {
    failure(
      context,
      key === null ? 'ExpressionEmptyString2' : 'ExpressionEmptyString1',
      key === null
        ? 'An empty string value is not allowed.'
        : `The "${key}" key cannot have an empty string value.`,
    );
  }
  if (!context.wildcards && /[*?[]/.test(name)) {
    failure(
      context,
      key === null ? 'ExpressionGlobbing2' : 'ExpressionGlobbing1',
      key === null
        ? `Wildcard characters are not allowed in "${name}".`
        : `The "${key}" key cannot have wildcard characters in value "${name}".`,
    );
  }
  return new NamedExpression(name);
}

const scriptExpression = (block: ScriptBlock): ScriptExpression =>
  new ScriptExpression(block, block.toString());

function expressionValue(context: ParameterContext, value: Value, given: string): PropertyExpression {
  const base = unwrap(value);
  if (base instanceof ScriptBlock) return scriptExpression(base);
  if (typeof base === 'string') return namedExpression(context, base, 'expression');
  return wrongType(context, given, base, ['System.String', 'System.Management.Automation.ScriptBlock']);
}

const alignments: readonly Alignment[] = ['Left', 'Center', 'Right'];

function alignmentValue(context: ParameterContext, value: Value): Alignment {
  if (typeof value !== 'string') return wrongType(context, 'alignment', value, ['System.String']);
  const folded = value.toLowerCase();
  const found = alignments.find((one) => folded !== '' && one.toLowerCase().startsWith(folded));
  if (found !== undefined) return found;
  return failure(
    context,
    'AlignmentIllegalValue',
    `The value "${value}" for key "alignment" is not valid; valid values are {left, center, right}.`,
  );
}

function integerValue(context: ParameterContext, key: Key, value: Value): number {
  if (typeof value !== 'number') return wrongType(context, key, value, ['System.Int32']);
  if (key === 'width' && value <= 0) {
    failure(context, 'WidthOutOfRange', `The value "${value}" for key "width" should be greater than 0.`);
  }
  return value;
}

function stringValue(context: ParameterContext, key: Key, value: Value): string {
  if (typeof value !== 'string') return wrongType(context, key, value, ['System.String']);
  if (key === 'formatString' && value === '') {
    failure(context, 'FormatStringEmpty', 'Cannot have an empty formatting string for key "formatString".');
  }
  return value;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function fromDictionary(context: ParameterContext, table: PSDictionary): FormatParameter {
  const parameter: Partial<Mutable<FormatParameter>> = {};
  for (const [rawKey, rawValue] of table.entries()) {
    if (typeof rawKey !== 'string') {
      failure(
        context,
        'DictionaryKeyNonString',
        `The ${textOf(rawKey)} key type is not valid. The key must be a string.`,
      );
    }
    const key = matchKey(context, rawKey);
    const value = unwrap(rawValue);
    if (value === null) failure(context, 'DictionaryKeyMissingValue', `The ${rawKey} key has no value.`);
    if (key === 'expression') parameter.expression = expressionValue(context, value, rawKey);
    else if (key === 'label' || key === 'name') parameter.label = stringValue(context, 'label', value);
    else if (key === 'formatString') parameter.formatString = stringValue(context, key, value);
    else if (key === 'ascending' || key === 'descending') parameter[key] = toBoolean(value);
    else if (key === 'alignment') parameter.alignment = alignmentValue(context, value);
    else parameter[key] = integerValue(context, key, value);
  }
  if (parameter.expression === undefined) {
    failure(context, 'DictionaryKeyMandatoryEntry', 'A mandatory entry for expression is missing.');
  }
  return parameter as FormatParameter;
}

function oneParameter(context: ParameterContext, value: Value): FormatParameter {
  const base = unwrap(value);
  if (base instanceof ScriptBlock) return { expression: scriptExpression(base) };
  if (typeof base === 'string') return { expression: namedExpression(context, base, null) };
  if (base instanceof PSDictionary) return fromDictionary(context, base);
  if (base === null) {
    return failure(
      context,
      'DictionaryKeyUnknownType',
      `The value of a parameter was null; one of the following types was expected: ${validTypes}.`,
    );
  }
  return failure(
    context,
    'DictionaryKeyUnknownType',
    `Cannot convert ${typeOf(base).fullName} to one of the following types {${validTypes}}.`,
  );
}

/** Reads the value of `-Property` or `-GroupBy`. */
export function readParameters(context: ParameterContext, value: Value): FormatParameter[] {
  return asItems(value).map((item) => oneParameter(context, item));
}
