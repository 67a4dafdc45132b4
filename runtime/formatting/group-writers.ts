import { ComplexWriter } from './complex-writer.ts';
import type { LineOutput } from './line-output.ts';
import { writeList } from './list-writer.ts';
import type { Entry, Shape } from './packets.ts';
import { itemsPerRow, TableWriter } from './table-writer.ts';

/** Column widths or item width found while a group was held back. */
export interface SizeHint {
  readonly columns?: readonly number[];
  readonly itemWidth?: number;
}

/** Writes the entries of one group. */
export interface GroupWriter {
  start(): void;
  write(entry: Entry): void;
  end(): void;
}

class TableGroup implements GroupWriter {
  readonly #output: LineOutput;
  readonly #shape: Shape & { readonly kind: 'Table' };
  readonly #writer: TableWriter;
  #rows = 0;

  constructor(output: LineOutput, shape: Shape & { readonly kind: 'Table' }, hint: SizeHint | null) {
    this.#output = output;
    this.#shape = shape;
    const columns = shape.columns.map((column, index) => ({
      ...column,
      width: hint?.columns?.[index] ?? column.width,
    }));
    this.#writer = new TableWriter(output, columns, output.tableWidth, shape.hideHeader);
  }

  start(): void {
    if (this.#shape.columns.length > 0)
      this.#rows = this.#writer.writeHeader(this.#shape.columns.map((column) => column.label));
  }

  write(entry: Entry): void {
    if (entry.kind !== 'row' || this.#shape.columns.length === 0) return;
    // Two lines of a page belong to white space and the pager.
    if (this.#shape.repeatHeader && this.#rows >= this.#output.height - 2) {
      this.#output.writeLine('');
      this.#rows = this.#writer.writeHeader([]);
    }
    const count = this.#shape.columns.length;
    const values = Array.from({ length: count }, (_, index) => entry.values[index] ?? '');
    const alignments =
      entry.alignments === null
        ? null
        : Array.from({ length: count }, (_, index) => entry.alignments![index] ?? 'Left');
    this.#writer.writeRow(values, alignments, entry.wrap);
    this.#rows++;
  }

  end(): void {}
}

class ListGroup implements GroupWriter {
  readonly #output: LineOutput;

  constructor(output: LineOutput) {
    this.#output = output;
  }

  start(): void {}

  write(entry: Entry): void {
    if (entry.kind !== 'list') return;
    writeList(this.#output, entry.labels, entry.values);
    this.#output.writeLine('');
  }

  end(): void {}
}

const defaultItemsPerRow = 2;

class WideGroup implements GroupWriter {
  readonly #writer: TableWriter;
  readonly #perRow: number;
  #row: string[] = [];

  constructor(output: LineOutput, columns: number, hint: SizeHint | null) {
    let perRow = columns > 0 ? columns : defaultItemsPerRow;
    if (hint?.itemWidth !== undefined && hint.itemWidth > 0)
      perRow = itemsPerRow(hint.itemWidth, output.tableWidth);
    this.#perRow = perRow;
    const layout = Array.from({ length: perRow }, () => ({ width: 0, alignment: 'Left' as const }));
    this.#writer = new TableWriter(output, layout, output.tableWidth, false);
  }

  start(): void {}

  write(entry: Entry): void {
    if (entry.kind !== 'wide') return;
    this.#row.push(entry.value);
    if (this.#row.length === this.#perRow) this.end();
  }

  end(): void {
    if (this.#row.length > 0) this.#writer.writeRow(this.#row, null, false);
    this.#row = [];
  }
}

class CustomGroup implements GroupWriter {
  readonly #output: LineOutput;

  constructor(output: LineOutput) {
    this.#output = output;
  }

  start(): void {}

  write(entry: Entry): void {
    if (entry.kind === 'complex') new ComplexWriter(this.#output, this.#output.width).write(entry.tokens);
  }

  end(): void {}
}

export function groupWriter(output: LineOutput, shape: Shape, hint: SizeHint | null): GroupWriter {
  switch (shape.kind) {
    case 'Table':
      return new TableGroup(output, shape, hint);
    case 'List':
      return new ListGroup(output);
    case 'Wide':
      return new WideGroup(output, shape.columns, hint);
    case 'Custom':
      return new CustomGroup(output);
  }
}
