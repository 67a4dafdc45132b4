import { ErrorRecord } from '../types/error-record.ts';
import type { Value } from '../types/net-object.ts';
import { DefinedCustom } from './complex-view.ts';
import { errorText } from './error-view.ts';
import { DefinedList, PropertyList } from './list-view.ts';
import { isScalar, propertyNames, textOf, typeNames } from './objects.ts';
import { FormatEntryData } from './packets.ts';
import { findView } from './view-lookup.ts';

const remotingNames = new Set([
  'pscomputername',
  'psshowcomputername',
  'runspaceid',
  'pssourcejobinstanceid',
]);

/** An object as its text. */
export function rawEntry(text: string): FormatEntryData {
  return new FormatEntryData({ kind: 'raw', text }, true);
}

/** A line of its own between two groups. */
export function emptyLine(): FormatEntryData {
  return new FormatEntryData({ kind: 'complex', tokens: [] }, true);
}

/** How an error record reads inside formatted output. */
export function errorEntry(record: ErrorRecord): FormatEntryData {
  return new FormatEntryData({ kind: 'raw', text: errorText(record) }, true);
}

/**
 * The entry of an object that is shown outside a document: strings, numbers, records with a view of their own.
 * @param orList other objects as a list rather than not at all
 */
export function outOfBandEntry(target: Value, orList: boolean): FormatEntryData | null {
  if (typeof target === 'string') return rawEntry(target);
  if (target instanceof ErrorRecord) return errorEntry(target);
  const names = typeNames(target);
  const view = findView(names, { outOfBand: true });
  if (view?.kind === 'Custom') return new FormatEntryData(new DefinedCustom(view, null).entry(target), true);
  if (view?.kind === 'List') return new FormatEntryData(new DefinedList(view, null).entry(target), true);
  if (isScalar(names)) return rawEntry(textOf(target));
  if (!orList && findView(names, {}) !== null) return null;
  const properties = propertyNames(target);
  if (!properties.some((name) => !remotingNames.has(name.toLowerCase()))) return rawEntry(textOf(target));
  if (!orList || properties.length === 0) return null;
  return new FormatEntryData(new PropertyList(null).entry(target), true);
}
