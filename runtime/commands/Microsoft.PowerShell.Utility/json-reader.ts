/** What reading JSON makes; the caller decides which objects stand for JSON's. */
export interface JsonBuilder<T> {
  object(entries: readonly (readonly [string, T])[]): T;
  array(items: T[]): T;
  string(text: string): T;
  /** @param text a number as it is spelled */
  number(text: string): T;
  literal(value: boolean | null): T;
}

export class JsonError extends Error {}

const literals: Readonly<Record<string, boolean | null>> = {
  true: true,
  false: false,
  null: null,
  undefined: null,
};
const specialNumbers = ['-Infinity', 'Infinity', 'NaN'];
const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Reads JSON as leniently as Newtonsoft's reader: comments, single quotes, bare keys, trailing commas. */
export class JsonReader<T> {
  readonly #text: string;
  readonly #builder: JsonBuilder<T>;
  readonly #maximumDepth: number;
  readonly #path: (string | number)[] = [];
  #at = 0;

  constructor(text: string, builder: JsonBuilder<T>, maximumDepth: number) {
    this.#text = text;
    this.#builder = builder;
    this.#maximumDepth = maximumDepth;
  }

  read(): T {
    this.#skip();
    if (this.#at >= this.#text.length) return this.#builder.literal(null);
    const value = this.#value(0);
    this.#skip();
    if (this.#at < this.#text.length) {
      this.#fail(`Additional text encountered after finished reading JSON content: ${this.#text[this.#at]}.`);
    }
    return value;
  }

  #pathText(): string {
    let text = '';
    for (const part of this.#path) {
      if (typeof part === 'number') text += `[${part}]`;
      else if (/[\s.'/"[\]()\t\n\r\f\b\\\u0085\u2028\u2029]/.test(part)) text += `['${part}']`;
      else text += text === '' ? part : `.${part}`;
    }
    return text;
  }

  #fail(message: string, at = this.#at): never {
    const before = this.#text.slice(0, at);
    const lines = before.split('\n');
    const line = lines.length;
    throw new JsonError(
      `${message} Path '${this.#pathText()}', line ${line}, position ${lines.at(-1)!.length}.`,
    );
  }

  /** Newtonsoft names no place before it has read anything. */
  #failAtStart(message: string): never {
    const place = this.#at === 0 ? 'line 0, position 0' : null;
    if (place === null) return this.#fail(message);
    throw new JsonError(`${message} Path '${this.#pathText()}', ${place}.`);
  }

  #skip(): void {
    for (;;) {
      const c = this.#text[this.#at];
      if (c !== undefined && /\s|\u00a0/.test(c)) this.#at++;
      else if (c === '/' && this.#text[this.#at + 1] === '/') {
        const end = this.#text.indexOf('\n', this.#at);
        this.#at = end < 0 ? this.#text.length : end;
      } else if (c === '/' && this.#text[this.#at + 1] === '*') {
        const end = this.#text.indexOf('*/', this.#at);
        if (end < 0) this.#fail('Unexpected end while parsing comment.', this.#text.length);
        this.#at = end + 2;
      } else return;
    }
  }

  #value(depth: number): T {
    const c = this.#text[this.#at]!;
    if (c === '{') return this.#object(depth + 1);
    if (c === '[') return this.#array(depth + 1);
    if (c === '"' || c === "'") return this.#builder.string(this.#string(c));
    return this.#scalar(c);
  }

  #enter(depth: number): void {
    this.#at++;
    if (depth > this.#maximumDepth)
      this.#fail(`The reader's MaxDepth of ${this.#maximumDepth} has been exceeded.`);
  }

  #object(depth: number): T {
    this.#enter(depth);
    const entries: [string, T][] = [];
    for (;;) {
      this.#skip();
      if (this.#text[this.#at] === '}') break;
      if (this.#at >= this.#text.length) this.#fail('Unexpected end when deserializing object.');
      const key = this.#key();
      this.#path.push(key);
      this.#skip();
      if (this.#text[this.#at] !== ':') {
        this.#fail(
          `Invalid character after parsing property name. Expected ':' but got: ${this.#text[this.#at] ?? ''}.`,
        );
      }
      this.#at++;
      this.#skip();
      if (this.#at >= this.#text.length) this.#fail('Unexpected end when deserializing object.');
      const value = this.#value(depth);
      entries.push([key, value]);
      this.#skip();
      const next = this.#text[this.#at];
      if (next === undefined) this.#fail('Unexpected end when deserializing object.');
      if (next !== ',' && next !== '}') {
        this.#fail(`After parsing a value an unexpected character was encountered: ${next}.`);
      }
      this.#path.pop();
      if (next === '}') break;
      this.#at++;
    }
    this.#at++;
    return this.#builder.object(entries);
  }

  #array(depth: number): T {
    this.#path.push(0);
    this.#enter(depth);
    const items: T[] = [];
    for (;;) {
      this.#skip();
      if (this.#text[this.#at] === ']') break;
      if (this.#at >= this.#text.length) this.#fail('Unexpected end when deserializing array.');
      items.push(this.#value(depth));
      this.#skip();
      const next = this.#text[this.#at];
      if (next === undefined) this.#fail('Unexpected end when deserializing array.');
      if (next !== ',' && next !== ']') {
        this.#fail(`After parsing a value an unexpected character was encountered: ${next}.`);
      }
      if (next === ']') break;
      this.#at++;
      this.#path[this.#path.length - 1] = items.length;
    }
    this.#at++;
    this.#path.pop();
    return this.#builder.array(items);
  }

  #key(): string {
    const c = this.#text[this.#at]!;
    if (c === '"' || c === "'") return this.#string(c);
    const start = this.#at;
    while (this.#at < this.#text.length && /[\p{L}\p{N}_$]/u.test(this.#text[this.#at]!)) this.#at++;
    const next = this.#text[this.#at];
    if (start === this.#at) this.#fail(`Invalid property identifier character: ${c}.`);
    if (next !== undefined && next !== ':' && !/\s/.test(next)) {
      this.#fail(`Invalid JavaScript property identifier character: ${next}.`);
    }
    return this.#text.slice(start, this.#at);
  }

  #string(quote: string): string {
    let result = '';
    this.#at++;
    for (;;) {
      const c = this.#text[this.#at];
      if (c === undefined) this.#fail(`Unterminated string. Expected delimiter: ${quote}.`);
      this.#at++;
      if (c === quote) return result;
      if (c !== '\\') {
        result += c;
        continue;
      }
      const code = this.#text[this.#at];
      if (code === undefined) this.#fail(`Unterminated string. Expected delimiter: ${quote}.`);
      this.#at++;
      if (code === 'u') result += this.#unicode();
      else if (code in escapes) result += escapes[code];
      else if ('\\/"\''.includes(code!)) result += code;
      else this.#fail(`Bad JSON escape sequence: \\${code}.`);
    }
  }

  #unicode(): string {
    const digits = this.#text.slice(this.#at, this.#at + 4);
    if (digits.length < 4)
      this.#fail('Unexpected end while parsing Unicode escape sequence.', this.#text.length);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.#fail(`Invalid Unicode escape sequence: \\u${digits}.`);
    this.#at += 4;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  #scalar(first: string): T {
    for (const name of specialNumbers) if (this.#take(name)) return this.#builder.number(name);
    for (const [name, value] of Object.entries(literals))
      if (first === name[0]) return this.#literal(name, value);
    if (/[-0-9.]/.test(first)) {
      const match = /^[-+]?(0[xX][0-9a-fA-F]+|[0-9a-zA-Z.+-]+)/.exec(this.#text.slice(this.#at))!;
      this.#at += match[0].length;
      const text = match[0];
      if (!/^-?(0[xX][0-9a-fA-F]+|\d*\.?\d*([eE][-+]?\d+)?)$/.test(text))
        this.#fail(`Input string '${text}' is not a valid number.`);
      return this.#builder.number(text);
    }
    return this.#failAtStart(`Unexpected character encountered while parsing value: ${first}.`);
  }

  #literal(name: string, value: boolean | null): T {
    if (this.#take(name)) return this.#builder.literal(value);
    const rest = this.#text.slice(this.#at);
    if (name.startsWith(rest)) this.#fail('Unexpected end when reading JSON.', this.#text.length);
    return this.#failAtStart(
      `Unexpected character encountered while parsing value: ${this.#text[this.#at]}.`,
    );
  }

  #take(name: string): boolean {
    if (!this.#text.startsWith(name, this.#at)) return false;
    this.#at += name.length;
    return true;
  }
}
