import { displayPropertyNames, propertyNames, textOf, typeNames } from '../../formatting/objects.ts';
import { PSDictionary } from '../../types/collections/hashtable.ts';
import { getProperty, netToString, PSNumber } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { unwrap } from '../../types/ps-object.ts';

export interface CsvStyle {
  readonly delimiter: string;
  readonly quotes: 'Always' | 'AsNeeded' | 'Never';
  /** Lower-cased names of the fields to quote; overrides `quotes`. */
  readonly quoteFields: ReadonlySet<string> | null;
}

/** Names of the columns that an object makes. */
export function csvColumns(value: Value): string[] {
  const base = unwrap(value);
  if (base instanceof PSDictionary) {
    const keys = base.keys().map(textOf);
    const added = propertyNames(value).filter(
      (name) =>
        value !== null &&
        (value as { psMembers?: { members: Map<string, unknown> } }).psMembers?.members.has(
          name.toLowerCase(),
        ),
    );
    return [...keys, ...added];
  }
  return displayPropertyNames(value);
}

/** `ToString()`: all digits of a fraction. */
const csvText = (item: Value): string => (item instanceof PSNumber ? netToString(item) : textOf(item));

function field(text: string | null, name: string, style: CsvStyle): string {
  if (text === null) return '';
  const quoted = `"${text.replaceAll('"', '""')}"`;
  if (style.quoteFields !== null) return style.quoteFields.has(name.toLowerCase()) ? quoted : text;
  if (style.quotes === 'Always') return quoted;
  if (style.quotes === 'Never') return text;
  return text.includes(style.delimiter) || /["\n\r]/.test(text) ? quoted : text;
}

export function csvHeader(columns: readonly string[], style: CsvStyle): string {
  return columns.map((name) => field(name, name, style)).join(style.delimiter);
}

/** The fields of one object; properties that it lacks are empty. */
export function csvRow(value: Value, columns: readonly string[], style: CsvStyle): string {
  const base = unwrap(value);
  return columns
    .map((name) => {
      let item: Value = null;
      try {
        item =
          base instanceof PSDictionary && base.has(name)
            ? base.lookup(name)
            : getProperty(value, name, false);
      } catch {
        // A property that throws is written empty.
      }
      return field(item === null || item === undefined ? null : csvText(item), name, style);
    })
    .join(style.delimiter);
}

export const csvTypeLine = (value: Value): string => `#TYPE ${typeNames(value)[0] ?? ''}`;
