import * as chars from '../characters.ts';
import type { ErrorList } from '../errors.ts';
import type { Lexeme, NestedText, StringPiece } from './lexeme.ts';
import { variablePath } from './variable-path.ts';

const simpleEscapes: Record<string, string> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

interface ScannedString {
  readonly value: string;
  readonly pieces?: readonly StringPiece[];
  readonly inError?: boolean;
}

/** Collects a string's value and its pieces side by side. */
class Pieces {
  value = '';
  private literal = '';
  constructor(readonly list: StringPiece[]) {}

  text(characters: string): void {
    this.value += characters;
    this.literal += characters;
  }

  nested(piece: Exclude<StringPiece, string>, source: string): void {
    this.flush();
    this.value += source;
    this.list.push(piece);
  }

  flush(): void {
    if (this.literal !== '') this.list.push(this.literal);
    this.literal = '';
  }

  /** Takes back the line end before a here-string's terminator. */
  dropEnd(length: number): void {
    this.value = this.value.slice(0, this.value.length - length);
    this.literal = this.literal.slice(0, this.literal.length - length);
  }
}

/** Reads strings, escapes and the variables in them. */
export class StringScanner {
  index = 0;
  base = 0;
  map: readonly number[] | undefined;
  protected tokenStart = 0;

  constructor(
    public text: string,
    readonly errors: ErrorList,
  ) {}

  /** Where an index of the scanned text lies in the source. */
  offset(index: number): number {
    return this.map ? (this.map[Math.min(index, this.map.length - 1)] ?? 0) : this.base + index;
  }

  protected peek(ahead = 0): number {
    const c = this.text.charCodeAt(this.index + ahead);
    return Number.isNaN(c) ? 0 : c;
  }

  protected get atEnd(): boolean {
    return this.index >= this.text.length;
  }

  protected errorAt(id: string, index: number, ...args: string[]): void {
    this.errors.add(id, this.offset(index), this.offset(index) + 1, false, ...args);
  }

  protected incomplete(id: string, from: number, ...args: string[]): void {
    const end = this.offset(this.index);
    this.errors.add(id, this.offset(from), end, this.isAtEnd(end), ...args);
  }

  /** Whether only white space and comments follow an offset. */
  isAtEnd(end: number): boolean {
    let i = end;
    const { text } = this;
    while (i < text.length) {
      const c = text.charCodeAt(i);
      if (c === 0x23) {
        while (i < text.length && !chars.isNewline(text.charCodeAt(i))) i++;
      } else if (c === 0x3c && text.charCodeAt(i + 1) === 0x23) {
        const close = text.indexOf('#>', i + 2);
        i = close < 0 ? text.length : close + 2;
      } else if (chars.isWhitespace(c)) i++;
      else return false;
    }
    return true;
  }

  /** The character behind a backtick; the backtick is consumed. Empty where an escape is in error. */
  private escape(): string {
    const c = this.text[this.index]!;
    this.index++;
    if (c === 'u') return this.unicodeEscape();
    return simpleEscapes[c] ?? c;
  }

  private unicodeEscape(): string {
    const start = this.index - 2;
    if (this.peek() !== 0x7b) {
      this.errors.add('InvalidUnicodeEscapeSequence', this.offset(start), this.offset(this.index));
      return '\uffff';
    }
    this.index++;
    const first = this.index;
    while (this.index - first < 6 && chars.isHexDigit(this.peek())) this.index++;
    const digits = this.text.slice(first, this.index);
    if (this.peek() === 0x7d) {
      if (digits === '') {
        this.index++;
        this.errors.add('InvalidUnicodeEscapeSequence', this.offset(start), this.offset(this.index));
        return '\uffff';
      }
    } else {
      const id =
        digits.length < 6
          ? 'InvalidUnicodeEscapeSequence'
          : chars.isHexDigit(this.peek())
            ? 'TooManyDigitsInUnicodeEscapeSequence'
            : 'MissingUnicodeEscapeSequenceTerminator';
      this.errorAt(id, this.index);
      return '\uffff';
    }
    this.index++;
    const value = Number.parseInt(digits, 16);
    if (value <= 0x10ffff) return String.fromCodePoint(value);
    this.errors.add('InvalidUnicodeEscapeSequenceValue', this.offset(start + 3), this.offset(this.index - 1));
    return '\uffff';
  }

  /** Behind the opening quote. */
  protected singleQuoted(): ScannedString {
    const from = this.index - 1;
    let value = '';
    let i = this.index;
    const { text } = this;
    for (;;) {
      const start = i;
      while (i < text.length && !chars.isSingleQuote(text.charCodeAt(i))) i++;
      value += text.slice(start, i);
      if (i >= text.length) {
        this.index = i;
        this.incomplete('TerminatorExpectedAtEndOfString', from, "'");
        return { value, inError: true };
      }
      i++;
      if (!chars.isSingleQuote(text.charCodeAt(i))) {
        this.index = i;
        return { value };
      }
      value += text[i];
      i++;
    }
  }

  protected doubleQuoted(): ScannedString {
    const list: StringPiece[] = [];
    const pieces = new Pieces(list);
    const inError = this.doubleQuotedInto(pieces);
    return this.finish(pieces, inError);
  }

  private finish(pieces: Pieces, inError: boolean): ScannedString {
    pieces.flush();
    return {
      value: pieces.value,
      inError,
      pieces: pieces.list.some((piece) => typeof piece !== 'string') ? pieces.list : undefined,
    };
  }

  /** Returns whether the terminator is missing. */
  private doubleQuotedInto(pieces: Pieces): boolean {
    const from = this.index - 1;
    const { text } = this;
    for (;;) {
      const start = this.index;
      let i = start;
      for (; i < text.length; i++) {
        const c = text.charCodeAt(i);
        if (c === 0x24 || c === 0x60 || chars.isDoubleQuote(c)) break;
      }
      if (i > start) pieces.text(text.slice(start, i));
      this.index = i;
      if (i >= text.length) {
        this.incomplete('TerminatorExpectedAtEndOfString', from, '"');
        return true;
      }
      const c = text.charCodeAt(i);
      this.index++;
      if (c === 0x24) {
        if (!this.dollar(pieces, false)) pieces.text('$');
      } else if (c === 0x60) {
        pieces.text(this.atEnd ? '`' : this.escape());
      } else if (chars.isDoubleQuote(this.peek())) {
        pieces.text(text[this.index]!);
        this.index++;
      } else return false;
    }
  }

  /** A variable or sub-expression in a string; the `$` is consumed. */
  private dollar(pieces: Pieces, hereString: boolean): boolean {
    const from = this.index - 1;
    const c = this.peek();
    if (c === 0x28) {
      this.index++;
      const nested = this.subExpression(from, hereString);
      pieces.nested({ nested }, this.text.slice(from, this.index));
      return true;
    }
    if (!chars.isVariableStart(c) && c !== 0x7b) return false;
    const saved = this.tokenStart;
    this.tokenStart = from;
    const name = this.variableName(false, true);
    this.tokenStart = saved;
    if (name === undefined) return false;
    const variable: Lexeme = {
      kind: 'Variable',
      start: this.offset(from),
      end: this.offset(this.index),
      index: from,
      endIndex: this.index,
      path: variablePath(name),
    };
    pieces.nested({ variable }, this.text.slice(from, this.index));
    return true;
  }

  /** `$( … )` in a string: counts parentheses and halves doubled quotes. */
  private subExpression(from: number, hereString: boolean): NestedText {
    const { text } = this;
    let depth = 1;
    let i = this.index;
    const skipped: number[] = [];
    for (; i < text.length && depth > 0; i++) {
      const c = text.charCodeAt(i);
      if (c === 0x28) depth++;
      else if (c === 0x29) depth--;
      else if (
        !hereString &&
        (c === 0x60 || chars.isDoubleQuote(c)) &&
        chars.isDoubleQuote(text.charCodeAt(i + 1))
      ) {
        skipped.push(i);
        i++;
      }
    }
    this.index = i;
    if (depth > 0) this.incomplete('IncompleteDollarSubexpressionReference', from);
    const start = this.offset(from);
    const end = this.offset(i);
    if (skipped.length === 0 && !this.map) return { text: text.slice(from, i), start, end };
    let inner = '';
    const map: number[] = [];
    let next = 0;
    for (let k = from; k < i; k++) {
      if (skipped[next] === k) {
        next++;
        continue;
      }
      inner += text[k];
      map.push(this.offset(k));
    }
    map.push(end);
    return { text: inner, start, end, map };
  }

  /** Behind `@'` or `@"`. */
  protected hereString(expandable: boolean): ScannedString {
    const header = this.index - 2;
    const quote = expandable ? '"' : "'";
    const isQuote = expandable ? chars.isDoubleQuote : chars.isSingleQuote;
    while (chars.isWhitespace(this.peek())) this.index++;
    if (this.atEnd) {
      this.incomplete('TerminatorExpectedAtEndOfString', header, `${quote}@`);
      return { value: '', inError: true };
    }
    if (!chars.isNewline(this.peek())) return this.badHereStringHeader(quote);
    this.index += this.peek() === 13 && this.peek(1) === 10 ? 2 : 1;

    const pieces = new Pieces([]);
    let falseFooter = -1;
    const footer = (): boolean => {
      if (isQuote(this.peek()) && this.peek(1) === 0x40) {
        this.index += 2;
        return true;
      }
      const start = this.index;
      while (chars.isWhitespace(this.peek())) this.index++;
      if (isQuote(this.peek()) && this.peek(1) === 0x40) {
        if (falseFooter < 0) falseFooter = this.index;
        this.index += 2;
      }
      pieces.text(this.text.slice(start, this.index));
      return false;
    };
    if (footer()) return this.finish(pieces, false);
    for (;;) {
      if (this.atEnd) {
        if (falseFooter >= 0) this.incomplete('WhitespaceBeforeHereStringFooter', falseFooter);
        else this.incomplete('TerminatorExpectedAtEndOfString', header, `${quote}@`);
        return this.finish(pieces, true);
      }
      const c = this.peek();
      if (chars.isNewline(c)) {
        const length = c === 13 && this.peek(1) === 10 ? 2 : 1;
        pieces.text(this.text.slice(this.index, this.index + length));
        this.index += length;
        const before = pieces.value.length;
        if (footer()) {
          pieces.dropEnd(pieces.value.length - before + length);
          return this.finish(pieces, false);
        }
        continue;
      }
      if (expandable && c === 0x24) {
        this.index++;
        if (!this.dollar(pieces, true)) pieces.text('$');
        continue;
      }
      if (expandable && c === 0x60) {
        this.index++;
        pieces.text(this.atEnd ? '`' : this.escape());
        continue;
      }
      const start = this.index;
      let i = start + 1;
      for (; i < this.text.length; i++) {
        const d = this.text.charCodeAt(i);
        if (d === 10 || d === 13 || (expandable && (d === 0x24 || d === 0x60))) break;
      }
      this.index = i;
      pieces.text(this.text.slice(start, i));
    }
  }

  private badHereStringHeader(quote: string): ScannedString {
    this.errorAt('UnexpectedCharactersAfterHereStringHeader', this.index);
    while (!this.atEnd && !chars.isNewline(this.peek())) {
      if (this.text[this.index] === quote && this.peek(1) === 0x40) {
        this.index += 2;
        break;
      }
      this.index++;
    }
    return { value: '', inError: true };
  }

  /**
   * A variable's name behind its sigil. `'generic'` asks the caller to read a word instead, undefined says that no
   * variable begins here.
   */
  protected variableName(inCommand: boolean, inString: boolean): string | 'generic' | undefined {
    if (this.peek() === 0x7b) return this.bracedName(inCommand, inString);
    const c = this.peek();
    if (!chars.isVariableStart(c)) return undefined;
    const from = this.index;
    this.index++;
    if (c === 0x24 || c === 0x3f || c === 0x5e) {
      if (inCommand && !chars.forcesNewToken(this.peek())) return 'generic';
      return this.text[from]!;
    }
    for (;;) {
      const d = this.peek();
      if (chars.isIdentifierFollow(d) || d === 0x3f) this.index++;
      else if (d === 0x3a) {
        if (this.peek(1) === 0x3a) break;
        this.index++;
      } else if (d === 0x2e || d === 0x5b || d === 0x3d || chars.forcesNewToken(d) || !inCommand) break;
      else return 'generic';
    }
    const name = this.text.slice(from, this.index);
    const path = variablePath(name);
    if (path.name === '') {
      const id =
        path.qualifier !== undefined ? 'InvalidVariableReferenceWithDrive' : 'InvalidVariableReference';
      this.errors.add(id, this.offset(this.tokenStart), this.offset(this.index));
    }
    return name;
  }

  private bracedName(inCommand: boolean, inString: boolean): string | 'generic' {
    const from = this.index;
    this.index++;
    let name = '';
    let closed = false;
    while (!this.atEnd) {
      const c = this.text[this.index]!;
      this.index++;
      if (c === '}') {
        closed = true;
        break;
      }
      if (c === '`') {
        if (this.atEnd) break;
        name += this.escape();
        continue;
      }
      if (c === '{') this.errorAt('OpenBraceNeedsToBeBackTickedInVariableName', this.index);
      if (inString && chars.isDoubleQuote(c.charCodeAt(0)) && chars.isDoubleQuote(this.peek())) {
        name += this.text[this.index];
        this.index++;
        continue;
      }
      name += c;
    }
    if (!closed) this.incomplete('IncompleteDollarVariableReference', from);
    if (name === '') {
      if (closed) this.errorAt('EmptyVariableReference', this.index - 1);
      name = ':Error:';
    }
    if (inCommand) {
      const c = this.peek();
      if (!chars.forcesNewToken(c) && c !== 0x2e && c !== 0x5b) return 'generic';
    }
    if (variablePath(name).name === '') {
      this.errors.add(
        'InvalidBracedVariableReference',
        this.offset(this.tokenStart),
        this.offset(this.index),
      );
    }
    return name;
  }

  /** A word up to a delimiter, quotes and all; `scanned` is what is consumed already. Returns its value. */
  protected word(scanned: string, list: StringPiece[]): string {
    const pieces = new Pieces(list);
    pieces.text(scanned);
    const { text } = this;
    for (;;) {
      const c = this.peek();
      if (c === 0 ? this.atEnd || chars.forcesNewToken(c) : chars.forcesNewToken(c)) {
        if (c === 0 && !this.atEnd && this.index === this.tokenStart) {
          pieces.text('\0');
          this.index++;
          continue;
        }
        break;
      }
      this.index++;
      if (c === 0x60) pieces.text(this.atEnd ? '`' : this.escape());
      else if (chars.isSingleQuote(c)) pieces.text(this.singleQuoted().value);
      else if (chars.isDoubleQuote(c)) this.doubleQuotedInto(pieces);
      else if (c === 0x24 && this.dollar(pieces, false)) continue;
      else {
        const start = this.index - 1;
        let i = this.index;
        for (; i < text.length; i++) {
          const d = text.charCodeAt(i);
          if (
            d > 127 ||
            !(
              (d >= 0x61 && d <= 0x7a) ||
              (d >= 0x41 && d <= 0x5a) ||
              d === 0x2d ||
              d === 0x2e ||
              (d >= 0x30 && d <= 0x39)
            )
          )
            break;
        }
        this.index = i;
        pieces.text(text.slice(start, i));
      }
    }
    pieces.flush();
    return pieces.value;
  }
}
