import { type CultureInfo, currentCulture, invariantCulture } from './formats/culture.ts';

/** Ordinal equality without case: .NET compares upper-cased code units. */
export function equalsIgnoreCase(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  return a.toUpperCase() === b.toUpperCase() || a.toLowerCase() === b.toLowerCase();
}

const PLAIN = /^[\x20-\x7e]*$/;

/** Linguistic comparison of a culture: -1, 0 or 1. */
export function compareStrings(
  a: string,
  b: string,
  ignoreCase: boolean,
  culture: CultureInfo = invariantCulture,
): number {
  if (a === b) return 0;
  const order = culture.collator(ignoreCase).compare(strip(a), strip(b));
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/** ICU ignores control and format characters when it compares; Intl.Collator keeps some of them. */
const strip = (text: string): string =>
  PLAIN.test(text)
    ? text
    : text.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2060\ufeff]/g, '');

/** Difference of the first differing code units, or of the lengths. */
export function compareOrdinal(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const d = a.charCodeAt(i) - b.charCodeAt(i);
    if (d !== 0) return d;
  }
  return a.length - b.length;
}

export const compareOrdinalIgnoreCase = (a: string, b: string): number =>
  compareOrdinal(a.toUpperCase(), b.toUpperCase());

/** By `StringComparison`: 0 CurrentCulture … 5 OrdinalIgnoreCase. */
export function compareBy(a: string, b: string, comparison: number): number {
  switch (comparison) {
    case 0:
    case 1:
      return compareStrings(a, b, comparison === 1, currentCulture());
    case 2:
    case 3:
      return compareStrings(a, b, comparison === 3);
    case 4:
      return compareOrdinal(a, b);
    default:
      return compareOrdinalIgnoreCase(a, b);
  }
}
