/** The line of an error as its message shows it, and the marks under the error. */
export interface MarkedLine {
  readonly line: string;
  readonly marks: string;
}

/** Leaves room for `+ ` and for the ellipses at both ends in a window of 80 columns. */
const maximumLength = 69;
/** How much of a long line is kept after the error, and at least before it. */
const contextAfter = 8;
const contextBefore = 12;
const tab = '    ';

/**
 * Marks a part of a source line, shortened around the marked part when it is long.
 * @param start 0-based column
 * @param end column after the marked part, or null where that ends on a later line
 */
export function markLine(source: string, start: number, end: number | null): MarkedLine | null {
  const text = source.trimEnd();
  if (text === '') return null;
  const stop = end === null || end > text.length ? text.length : end;
  const before = text.slice(0, start).replaceAll('\t', tab);
  const error = text.slice(start, Math.max(stop, start)).replaceAll('\t', tab);
  const line = before + error + text.slice(Math.max(stop, start)).replaceAll('\t', tab);
  if (line.length <= maximumLength) return { line, marks: mark(before.length, error.length) };

  const after = Math.min(contextAfter, line.length - before.length - error.length);
  const prefix = Math.min(before.length, Math.max(maximumLength - error.length - after, contextBefore));
  const errorLength = Math.min(error.length, maximumLength - prefix);
  let shown = line.slice(before.length - prefix);
  const cutAfter = shown.length > maximumLength;
  if (cutAfter) shown = shown.slice(0, maximumLength);
  const cutBefore = prefix < before.length;
  return {
    line: `${cutBefore ? '\u2026 ' : ''}${shown}${cutAfter ? ' \u2026' : ''}`,
    marks: mark(prefix + (cutBefore ? 2 : 0), errorLength),
  };
}

const mark = (spaces: number, length: number): string => ' '.repeat(spaces) + '~'.repeat(Math.max(length, 1));

/** `At FILE:LINE char:COLUMN` with the marked line. */
export function positionMessage(
  file: string | null,
  lineNumber: number,
  start: number,
  source: string,
  end: number | null,
): string {
  const marked = markLine(source, start, end);
  const body = marked === null ? '' : `${marked.line}\n+ ${marked.marks}`;
  return `At ${file === null || file === '' ? 'line' : file}:${lineNumber} char:${start + 1}\n+ ${body}`;
}
