import {
  displayWidth,
  ellipsis,
  fitFromEnd,
  fitFromStart,
  isDecorated,
  padding,
  resetSequence,
  visibleSlice,
} from './cells.ts';
import { fitColumns } from './column-widths.ts';
import type { LineOutput } from './line-output.ts';
import { firstLine, wrapLines } from './text-lines.ts';

export type Alignment = 'Undefined' | 'Left' | 'Center' | 'Right';

export interface ColumnLayout {
  readonly width: number;
  readonly alignment: Alignment;
  /** A label given by the user rather than a property's name; coloured differently. */
  readonly customLabel?: boolean;
}

const minimumScreen = 5;

/** How many items of this width fit on a row of `Format-Wide -AutoSize`. */
export function itemsPerRow(itemWidth: number, screen: number): number {
  if (itemWidth <= 0 || screen < 1 || itemWidth >= screen) return 1;
  let columns = 1;
  while ((columns + 1) * (itemWidth + 1) - 1 < screen) columns++;
  return columns;
}

function fitField(text: string, width: number, alignment: Alignment): string {
  const room = width - 1;
  if (alignment === 'Right') {
    return room > 0
      ? visibleSlice(text, fitFromEnd(text, room), Infinity, ellipsis)
      : visibleSlice(text, fitFromEnd(text, width), Infinity);
  }
  return room > 0
    ? visibleSlice(text, 0, fitFromStart(text, room), '', ellipsis)
    : visibleSlice(text, 0, fitFromStart(text, width));
}

function field(value: string, width: number, alignment: Alignment, pad: boolean): string {
  let text = firstLine(value);
  const length = displayWidth(text);
  if (length < width) {
    const missing = width - length;
    if (alignment === 'Right') return padding(missing) + text;
    if (alignment === 'Center') {
      const left = Math.floor(missing / 2);
      return padding(left) + text + (pad ? padding(missing - left) : '');
    }
    return pad ? text + padding(missing) : text;
  }
  if (length > width) text = fitField(text, width, alignment);
  // A wide character cut in half leaves a cell free.
  if (displayWidth(text) === width) return text;
  if (alignment === 'Right') return ` ${text}`;
  return pad ? `${text} ` : text;
}

/** Writes the header and the rows of one table. */
export class TableWriter {
  readonly #columns: readonly ColumnLayout[];
  readonly #hideHeader: boolean;
  readonly #output: LineOutput;
  readonly #disabled: boolean;
  #header: string[] | null = null;

  constructor(output: LineOutput, columns: readonly ColumnLayout[], screen: number, hideHeader: boolean) {
    const widths = columns.map((column) => column.width);
    this.#output = output;
    this.#hideHeader = hideHeader;
    if (screen >= minimumScreen) fitColumns(widths, screen);
    this.#disabled = screen < minimumScreen || !widths.some((width) => width >= 1);
    this.#columns = columns.map((column, index) => ({ ...column, width: widths[index]! }));
  }

  /** Writes the header, or repeats it. @returns the number of lines */
  writeHeader(labels: readonly string[]): number {
    if (this.#disabled || this.#hideHeader) return 0;
    if (this.#header === null) {
      this.#header = this.#wrappedRow(labels, this.#alignments(), true);
      const rules = this.#columns.map((column, index) => {
        const label = labels[index] ?? '';
        const width = label === '' ? column.width : Math.min(column.width, displayWidth(label));
        return column.width <= 0 ? '' : '-'.repeat(width);
      });
      this.#header.push(this.#plainRow(rules, this.#alignments(), true));
    }
    for (const line of this.#header) this.#output.writeLine(line);
    return this.#header.length;
  }

  writeRow(values: readonly string[], alignments: readonly Alignment[] | null, wrap: boolean): void {
    if (this.#disabled) return;
    const defaults = this.#alignments();
    const used =
      alignments === null
        ? defaults
        : defaults.map((one, i) => (alignments[i] === 'Undefined' ? one : alignments[i]!));
    if (!wrap) this.#output.writeLine(this.#plainRow(values, used, false));
    else for (const line of this.#wrappedRow(values, used, false)) this.#output.writeLine(line);
  }

  #alignments(): Alignment[] {
    return this.#columns.map((column) => column.alignment);
  }

  #headerStyle(column: ColumnLayout): string {
    const { style } = this.#output;
    return column.customLabel ? style.customTableHeaderLabel : style.tableHeader;
  }

  #plainRow(values: readonly string[], alignments: readonly Alignment[], header: boolean): string {
    let line = '';
    const last = this.#columns.length - 1;
    for (const [index, column] of this.#columns.entries()) {
      if (column.width <= 0) continue;
      if (index > 0) line += ' ';
      const text = field(values[index] ?? '', column.width, alignments[index]!, index < last);
      const style = header ? this.#headerStyle(column) : '';
      if (style !== '') line += style + text + resetSequence;
      else line += isDecorated(text) && !text.trimEnd().endsWith(resetSequence) ? text + resetSequence : text;
    }
    return line;
  }

  #wrappedRow(values: readonly string[], alignments: readonly Alignment[], header: boolean): string[] {
    const visible = [...this.#columns.entries()].filter(([, column]) => column.width > 0);
    const cells = visible.map(([index, column], position) => {
      const pad = position < visible.length - 1;
      const lines = wrapLines(values[index] ?? '', column.width, column.width);
      const alignment = alignments[index]!;
      if (!pad && alignment !== 'Right' && alignment !== 'Center') return lines;
      return lines.map((line) =>
        displayWidth(line) < column.width ? field(line, column.width, alignment, pad) : line,
      );
    });
    const height = Math.max(...cells.map((lines) => lines.length));
    const rows: string[] = [];
    for (let row = 0; row < height; row++) {
      let last = 0;
      for (const [position, lines] of cells.entries()) if (lines.length > row) last = position;
      let line = '';
      for (let position = 0; position <= last; position++) {
        const column = visible[position]![1];
        const blank = position < cells.length - 1 ? padding(column.width) : '';
        let text = (position > 0 ? ' ' : '') + (cells[position]![row] ?? blank);
        if (position === last && height > 1) text = text.trimEnd();
        const style = header ? this.#headerStyle(column) : '';
        line += style === '' ? text : style + text + resetSequence;
      }
      rows.push(line);
    }
    return rows;
  }
}
