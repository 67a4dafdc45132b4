import { displayWidth, ellipsis, isDecorated, resetSequence, unitWidth } from './cells.ts';

const softHyphen = '\u00ad';
const unbroken = new Set(['\u2011', '\u00a0']);

/** Splits at line feeds; carriage returns vanish. */
export function splitLines(text: string): string[] {
  return text.replaceAll('\r', '').split('\n');
}

/** The first line, marked with an ellipsis where more follow. */
export function firstLine(text: string): string {
  const at = text.search(/[\n\r]/);
  return at < 0 ? text : text.slice(0, at) + ellipsis;
}

interface Word {
  readonly text: string;
  readonly delimiter: string;
}

function* words(line: string): Generator<Word> {
  let start = 0;
  for (let i = 0; i < line.length; i++) {
    const unit = line[i]!;
    if (unit === ' ' || unit === '\t' || unit === softHyphen) {
      yield { text: line.slice(start, i), delimiter: unit };
      start = i + 1;
    } else if (unbroken.has(unit)) {
      yield { text: line.slice(start, i), delimiter: '' };
      start = i + 1;
    }
  }
  yield { text: line.slice(start), delimiter: '' };
}

/** Collects the wrapped lines of one source line. */
class Wrapper {
  readonly lines: string[];
  readonly #following: number;
  #current = '';
  #width: number;
  #left: number;

  constructor(lines: string[], first: number, following: number) {
    this.lines = lines;
    this.#following = following;
    this.#width = first;
    this.#left = first;
  }

  add(word: Word): boolean {
    let text = word.text;
    if (word.delimiter === softHyphen) {
      if (displayWidth(text) + 1 === this.#left) text += '-';
    } else {
      text += word.delimiter;
    }
    if (this.#width === 0) {
      this.#width = this.#following;
      if (this.#width === 0) return false;
      this.#left = this.#width;
    }
    const width = displayWidth(text);
    if (width > this.#width) this.#addByUnit(text);
    else if (width > this.#left) this.#breakBefore(text, width);
    else {
      this.#current += text;
      this.#left -= width;
    }
    return true;
  }

  finish(): void {
    this.lines.push(this.#current);
  }

  #addByUnit(text: string): void {
    const escapes = isDecorated(text) ? [...text.matchAll(/\x1b\[[0-9;]*m/g)] : [];
    let active = '';
    for (let i = 0; i < text.length; i++) {
      const sequence = escapes[0];
      if (sequence !== undefined && sequence.index === i) {
        escapes.shift();
        this.#current += sequence[0];
        active = sequence[0] === resetSequence ? '' : active + sequence[0];
        i += sequence[0].length - 1;
        continue;
      }
      let unit = text[i]!;
      let width = unitWidth(text.charCodeAt(i));
      if (width > this.#width) {
        unit = '?';
        width = 1;
      }
      if (width > this.#left) {
        if (active !== '') this.#current += resetSequence;
        this.#breakBefore(active + unit, width);
      } else {
        this.#current += unit;
        this.#left -= width;
      }
    }
  }

  #breakBefore(text: string, width: number): void {
    this.lines.push(this.#current);
    this.#current = text;
    this.#width = this.#following;
    this.#left = this.#width - width;
  }
}

/** Breaks text into lines of at most the given widths, at words where possible. */
export function wrapLines(text: string, first: number, following: number): string[] {
  if (text === '') return [''];
  const lines: string[] = [];
  for (const line of splitLines(text)) {
    if (displayWidth(line) <= first) {
      lines.push(line);
      continue;
    }
    const wrapper = new Wrapper(lines, first, following);
    for (const word of words(line)) if (!wrapper.add(word)) break;
    wrapper.finish();
  }
  return lines;
}
