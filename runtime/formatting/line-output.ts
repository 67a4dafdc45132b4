/** Colours of formatted text; all empty where the output is plain. */
export interface FormatStyle {
  readonly formatAccent: string;
  readonly tableHeader: string;
  readonly customTableHeaderLabel: string;
}

export const plainStyle: FormatStyle = { formatAccent: '', tableHeader: '', customTableHeaderLabel: '' };

/** A device that formatted text is written to, line by line. */
export interface LineOutput {
  /** Columns for lists and text; `Infinity` where lines are not to be broken. */
  readonly width: number;
  /** Columns for tables and wide views, which always need a width. */
  readonly tableWidth: number;
  /** Rows of a page, for `-RepeatHeader`. */
  readonly height: number;
  readonly style: FormatStyle;
  writeLine(text: string): void;
  /** Writes a string object: as it is, also where decoration is removed from formatted text. */
  writeRaw(text: string): void;
}

/** Collects lines in memory. */
export class LineCollector implements LineOutput {
  readonly lines: string[] = [];
  readonly width: number;
  readonly tableWidth: number;
  readonly height = 25;
  readonly style = plainStyle;

  constructor(width: number, tableWidth: number) {
    this.width = width;
    this.tableWidth = tableWidth;
  }

  writeLine(text: string): void {
    this.lines.push(text);
  }

  writeRaw(text: string): void {
    this.lines.push(text);
  }
}
