/** Splits CSV text into rows of fields. */
export class CsvReader {
  readonly #text: string;
  readonly #delimiter: string;
  #at = 0;

  constructor(text: string, delimiter: string) {
    this.#text = text;
    this.#delimiter = delimiter;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** The next line as it stands, without moving on. */
  peekLine(): string {
    const end = this.#text.indexOf('\n', this.#at);
    return this.#text.slice(this.#at, end < 0 ? undefined : end).replace(/\r$/, '');
  }

  skipLine(): void {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#text.length : end + 1;
  }

  /** The fields of the next row, or null at the end. */
  row(): string[] | null {
    if (this.isAtEnd) return null;
    const fields: string[] = [];
    for (;;) {
      fields.push(this.#field());
      const c = this.#text[this.#at];
      if (c === this.#delimiter) {
        this.#at++;
        continue;
      }
      if (c === '\r') this.#at++;
      if (this.#text[this.#at] === '\n') this.#at++;
      return fields;
    }
  }

  #field(): string {
    let start = this.#at;
    while (this.#text[start] === ' ' || (this.#text[start] === '\t' && this.#delimiter !== '\t')) start++;
    if (this.#text[start] === '"') {
      this.#at = start;
      return this.#quoted();
    }
    this.#at = start;
    const from = start;
    while (this.#at < this.#text.length) {
      const c = this.#text[this.#at]!;
      if (
        c === this.#delimiter ||
        c === '\n' ||
        (c === '\r' && (this.#text[this.#at + 1] === '\n' || this.#at + 1 === this.#text.length))
      )
        break;
      this.#at++;
    }
    return this.#text.slice(from, this.#at);
  }

  #quoted(): string {
    let value = '';
    this.#at++;
    while (this.#at < this.#text.length) {
      const c = this.#text[this.#at++]!;
      if (c !== '"') {
        value += c;
        continue;
      }
      if (this.#text[this.#at] !== '"') break;
      value += '"';
      this.#at++;
    }
    // Text between the closing quote and the delimiter belongs to the field.
    while (this.#at < this.#text.length) {
      const c = this.#text[this.#at]!;
      if (c === this.#delimiter || c === '\n' || c === '\r') break;
      if (c !== ' ' && c !== '\t') value += c;
      this.#at++;
    }
    return value;
  }
}
