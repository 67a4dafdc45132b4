import type { Extent } from '../ast.ts';
import type { ErrorList } from '../errors.ts';
import type { Lexeme, Mode } from '../lexer/lexeme.ts';
import { kindText, modeInvariant } from '../lexer/token-kinds.ts';
import { Tokenizer } from '../lexer/tokenizer.ts';

/** Thrown where the text nests too deep to be read. */
export class TooComplicated extends Error {}

/** Deepest nesting that is read; beyond it the text counts as too complicated. */
const maxDepth = 2500;

/**
 * Token handling of the diagnosis: one token of lookahead, modes, going back, and error reports.
 * The diagnosis reads broken text as PowerShell's recursive-descent parser does, since which errors there are, and
 * where reading resumes, follows from that parser's way through the text.
 */
export abstract class DiagnosisBase {
  protected readonly lexer: Tokenizer;
  /** The token that was looked at but not taken. */
  protected ahead: Lexeme | undefined;
  protected commaDisabled = false;
  private depth = 0;

  constructor(
    protected readonly source: string,
    protected readonly errors: ErrorList,
    lexer?: Tokenizer,
  ) {
    this.lexer = lexer ?? new Tokenizer(source, errors);
  }

  protected next(): Lexeme {
    const token = this.ahead ?? this.lexer.next();
    this.ahead = undefined;
    return token;
  }

  protected peek(): Lexeme {
    this.ahead ??= this.lexer.next();
    return this.ahead;
  }

  protected skip(): void {
    this.ahead = undefined;
  }

  protected unget(token: Lexeme): void {
    this.ahead = token;
  }

  protected skipNewlines(): void {
    if (this.ahead === undefined || this.ahead.kind === 'NewLine') {
      this.ahead = undefined;
      this.lexer.skipNewlines(false);
    }
  }

  protected skipNewlinesAndSemicolons(): void {
    if (this.ahead === undefined || this.ahead.kind === 'NewLine' || this.ahead.kind === 'Semi') {
      this.ahead = undefined;
      this.lexer.skipNewlines(true);
    }
  }

  protected nextBracket(): Lexeme | undefined {
    if (this.ahead) return this.ahead.kind === 'LBracket' ? this.next() : undefined;
    return this.lexer.openBracket();
  }

  protected nextMemberAccess(allowBracket: boolean): Lexeme | undefined {
    return this.ahead ? undefined : this.lexer.memberAccessOperator(allowBracket);
  }

  protected resync(index: number): void {
    this.ahead = undefined;
    this.lexer.resync(index);
  }

  protected setMode(mode: Mode): void {
    if (mode !== this.lexer.mode && this.ahead && !modeInvariant.has(this.ahead.kind))
      this.resync(this.ahead.index);
    this.lexer.mode = mode;
  }

  /** Runs `body` in a mode and returns to the old one. */
  protected inMode<T>(mode: Mode, body: () => T): T {
    const old = this.lexer.mode;
    this.setMode(mode);
    const result = body();
    this.setMode(old);
    return result;
  }

  /** Runs `body` with the comma as an operator or as a separator. */
  protected withComma<T>(disabled: boolean, body: () => T): T {
    const old = this.commaDisabled;
    this.commaDisabled = disabled;
    const result = body();
    this.commaDisabled = old;
    return result;
  }

  protected enter(): void {
    if (++this.depth > maxDepth) throw new TooComplicated();
  }

  protected leave(): void {
    this.depth--;
  }

  /** Skips to one of `kinds` outside further brackets. */
  protected syncOnError(consume: boolean, ...kinds: string[]): void {
    let parens = kinds.includes('RParen') ? 1 : 0;
    let curlies = kinds.includes('RCurly') ? 1 : 0;
    let brackets = kinds.includes('RBracket') ? 1 : 0;
    for (;;) {
      const token = this.next();
      let closed = false;
      switch (token.kind) {
        case 'LParen':
          parens++;
          break;
        case 'RParen':
          closed = --parens === 0 && kinds.includes('RParen');
          break;
        case 'LCurly':
          curlies++;
          break;
        case 'RCurly':
          closed = --curlies === 0 && kinds.includes('RCurly');
          break;
        case 'LBracket':
          brackets++;
          break;
        case 'RBracket':
          closed = --brackets === 0 && kinds.includes('RBracket');
          break;
        case 'EndOfInput':
          this.unget(token);
          return;
      }
      if (closed) {
        if (!consume) this.unget(token);
        return;
      }
      if (kinds.includes(token.kind) && parens === 0 && curlies === 0 && brackets === 0) return;
    }
  }

  protected text(extent: Extent): string {
    return this.source.slice(extent.start, extent.end);
  }

  protected kindText(token: Lexeme): string {
    return kindText.get(token.kind) ?? this.text(token);
  }

  protected report(extent: Extent, id: string, ...args: string[]): void {
    this.errors.add(id, extent.start, extent.end, false, ...args);
  }

  /** An error that more input may cure, if it lies at the end of the text. Returns whether it does. */
  protected reportIncomplete(extent: Extent, id: string, ...args: string[]): boolean {
    return this.reportIncompleteAt(extent, extent, id, ...args);
  }

  protected reportIncompleteAt(extent: Extent, detected: Extent, id: string, ...args: string[]): boolean {
    const incomplete = this.lexer.isAtEnd(detected.end);
    this.errors.add(id, extent.start, extent.end, incomplete, ...args);
    return incomplete;
  }
}

export function after(extent: Extent): Extent {
  return { start: extent.end, end: extent.end };
}

export function before(extent: Extent): Extent {
  const at = Math.max(0, extent.start - 1);
  return { start: at, end: at };
}
