import * as chars from '../characters.ts';
import type { ErrorList } from '../errors.ts';
import type { Lexeme, Mode, NestedText, StringPiece } from './lexeme.ts';
import { isNumberShape, parseNumber } from './numbers.ts';
import { StringScanner } from './strings.ts';
import { keywords, wordOperators } from './token-kinds.ts';
import { variablePath } from './variable-path.ts';

/**
 * PowerShell's tokenizer: the parser chooses the mode before each token, and may go back.
 * The diagnosis uses it throughout, the lexer driver for what its regular expressions leave over.
 */
export class Tokenizer extends StringScanner {
  mode: Mode = 'Command';
  /** Every token, in order; null inside strings, where PowerShell lists none. */
  tokens: Lexeme[] | null = [];
  /** `#requires` comments. */
  readonly requires: Lexeme[] = [];
  wantSimpleName = false;
  allowSignedNumbers = false;
  /** Inside the middle of `a ? b : c`, where `:` ends a number. */
  inTernary = false;
  nestedDepth = 0;

  constructor(text: string, errors: ErrorList) {
    super(text, errors);
  }

  protected get inCommandMode(): boolean {
    return this.mode === 'Command';
  }

  /** Goes back (or on) to an index, forgetting the tokens from there. */
  resync(index: number): void {
    this.index = Math.max(0, Math.min(index, this.text.length + 1));
    const position = this.offset(this.index);
    for (const list of [this.tokens, this.requires]) {
      if (!list) continue;
      let keep = list.length;
      while (keep > 0 && (list[keep - 1]!.kind === 'EndOfInput' || list[keep - 1]!.end > position)) keep--;
      list.length = keep;
    }
  }

  /** Runs `body` on the text of a nested expression. */
  scanNested<T>(nested: NestedText, body: () => T): T {
    const saved = [this.text, this.index, this.base, this.map, this.tokens, this.tokenStart] as const;
    this.text = nested.text;
    this.index = 0;
    this.base = nested.start;
    this.map = nested.map;
    this.tokens = null;
    this.nestedDepth++;
    try {
      return body();
    } finally {
      [this.text, this.index, this.base, this.map, this.tokens, this.tokenStart] = saved;
      this.nestedDepth--;
    }
  }

  private token(kind: string, extra?: Partial<Lexeme>): Lexeme {
    const token: Lexeme = {
      kind,
      start: this.offset(this.tokenStart),
      end: this.offset(this.index),
      index: this.tokenStart,
      endIndex: this.index,
      ...extra,
    };
    this.tokens?.push(token);
    return token;
  }

  private skipWhitespace(): void {
    while (chars.isWhitespace(this.peek())) this.index++;
  }

  private lineComment(): void {
    let i = this.index;
    while (i < this.text.length && !chars.isNewline(this.text.charCodeAt(i))) i++;
    this.index = i;
    const token = this.token('Comment');
    if (this.nestedDepth === 0 && /^#requires/i.test(this.text.slice(token.index, token.index + 9))) {
      this.requires.push(token);
    }
  }

  private blockComment(): void {
    const end = this.text.indexOf('#>', this.index);
    if (end < 0) {
      const start = this.tokenStart;
      this.index = this.text.length;
      this.incomplete('MissingTerminatorMultiLineComment', start);
    } else this.index = end + 2;
    this.token('Comment');
  }

  private newline(c: number): void {
    if (c === 13 && this.peek() === 10) this.index++;
  }

  /** Skips newlines, and `;` where asked, recording them as tokens. */
  skipNewlines(semicolons: boolean): void {
    for (;;) {
      const c = this.peek();
      this.tokenStart = this.index;
      if (chars.isWhitespace(c)) this.skipWhitespace();
      else if (chars.isNewline(c) && this.index < this.text.length) {
        this.index++;
        this.newline(c);
        this.token('NewLine');
      } else if (c === 0x3b && semicolons) {
        this.index++;
        this.token('Semi');
      } else if (c === 0x23) {
        this.index++;
        this.lineComment();
      } else if (c === 0x3c && this.peek(1) === 0x23) {
        this.index += 2;
        this.blockComment();
      } else if (c === 0x60 && chars.isNewline(this.peek(1))) {
        this.index += 2;
        this.newline(this.peek(-1));
        this.token('LineContinuation');
      } else if (c === 0x60 && chars.isAnyWhitespace(this.peek(1))) {
        this.index += 2;
        this.skipWhitespace();
      } else return;
    }
  }

  /** `.`, `::`, `[`, `?.`, `?[` directly behind a primary expression. */
  memberAccessOperator(allowBracket: boolean): Lexeme | undefined {
    while (this.peek() === 0x3c) {
      if (this.peek(1) !== 0x23) return undefined;
      this.tokenStart = this.index;
      this.index += 2;
      this.blockComment();
    }
    const c = this.peek();
    const c1 = this.peek(1);
    this.tokenStart = this.index;
    const blank = (x: number) => chars.isWhitespace(x) || x === 0 || chars.isNewline(x);
    if (c === 0x2e) {
      if (c1 === 0x2e || (this.inCommandMode && blank(c1))) return undefined;
      this.index++;
      return this.token('Dot');
    }
    if (c === 0x3a && c1 === 0x3a) {
      if (this.inCommandMode && blank(this.peek(2))) return undefined;
      this.index += 2;
      return this.token('ColonColon');
    }
    if (c === 0x5b && allowBracket) {
      this.index++;
      return this.token('LBracket');
    }
    if (c === 0x3f && c1 === 0x2e) {
      this.index += 2;
      return this.token('QuestionDot');
    }
    if (c === 0x3f && c1 === 0x5b && allowBracket) {
      this.index += 2;
      return this.token('QuestionLBracket');
    }
    return undefined;
  }

  /** `(` or `{` directly behind a member name. */
  invokeOpener(): Lexeme | undefined {
    const c = this.peek();
    this.tokenStart = this.index;
    if (c !== 0x28 && c !== 0x7b) return undefined;
    this.index++;
    return this.token(c === 0x28 ? 'LParen' : 'LCurly');
  }

  /** `[` where an attribute or type may begin; blanks and comments before it are skipped. */
  openBracket(): Lexeme | undefined {
    const restart = this.index;
    let resyncIfMember = false;
    for (;;) {
      this.tokenStart = this.index;
      const c = this.peek();
      if (c === 0x5b) {
        this.index++;
        return this.token('LBracket');
      }
      if (chars.isWhitespace(c)) {
        resyncIfMember = true;
        this.skipWhitespace();
      } else if (c === 0x23) {
        resyncIfMember = true;
        this.index++;
        this.lineComment();
      } else if (c === 0x3c && this.peek(1) === 0x23) {
        resyncIfMember = false;
        this.index += 2;
        this.blockComment();
      } else {
        if ((c === 0x2e || c === 0x3a) && resyncIfMember) this.resync(restart);
        return undefined;
      }
    }
  }

  /** The rest of the line behind `--%`. */
  verbatimArgument(): Lexeme | undefined {
    this.skipWhitespace();
    this.tokenStart = this.index;
    let quoted = false;
    let i = this.index;
    for (; i < this.text.length; i++) {
      const c = this.text.charCodeAt(i);
      if (chars.isNewline(c)) break;
      if (chars.isDoubleQuote(c)) quoted = !quoted;
      else if (!quoted && (c === 0x7c || (c === 0x26 && this.text.charCodeAt(i + 1) === 0x26))) break;
    }
    this.index = i;
    return this.token('Generic', { value: this.text.slice(this.tokenStart, i) });
  }

  /** The assembly's name behind `[Type, `, in one string; its parts are tokens. */
  assemblyName(): string {
    const part = (): string => {
      this.skipWhitespace();
      this.tokenStart = this.index;
      while (!/[\0\t\n\v\f\r ,=\]]/.test(this.text[this.index] ?? '\0')) this.index++;
      const text = this.text.slice(this.tokenStart, this.index);
      this.token('Identifier');
      this.skipWhitespace();
      return text;
    };
    let name = part();
    while (this.peek() === 0x2c) {
      this.tokenStart = this.index++;
      this.token('Comma');
      name += `, ${part()}`;
      if (this.peek() === 0x3d) {
        this.tokenStart = this.index++;
        this.token('Equals');
        name += `=${part()}`;
      }
    }
    return name;
  }

  /** The next token in the current mode. */
  next(): Lexeme {
    for (;;) {
      this.tokenStart = this.index;
      const c = this.peek();
      if (c === 0 && this.index >= this.text.length) {
        // PowerShell places the end one behind the last character's end, and further each time it is read again.
        const at = this.offset(this.text.length) + 1 + this.index - this.text.length;
        const token: Lexeme = {
          kind: 'EndOfInput',
          start: at,
          end: at,
          index: this.index,
          endIndex: this.index,
        };
        this.index++;
        this.tokens?.push(token);
        return token;
      }
      this.index++;
      if (chars.isWhitespace(c)) {
        this.skipWhitespace();
        continue;
      }
      if (c === 0x23) {
        this.lineComment();
        continue;
      }
      if (c === 0x3c && this.peek() === 0x23) {
        this.index++;
        this.blockComment();
        continue;
      }
      if (c === 0x60) {
        const c1 = this.peek();
        if (chars.isNewline(c1)) {
          this.index++;
          this.newline(c1);
          this.token('LineContinuation');
          continue;
        }
        if (chars.isAnyWhitespace(c1)) {
          this.index++;
          this.skipWhitespace();
          continue;
        }
        if (this.index >= this.text.length) {
          this.errors.add('IncompleteString', this.offset(this.index), this.offset(this.index) + 1, true);
          continue;
        }
        return this.generic('', this.tokenStart);
      }
      return this.scan(c);
    }
  }

  private scan(c: number): Lexeme {
    if (chars.isIdentifierStart(c)) return this.identifier();
    if (chars.isSingleQuote(c)) {
      const { value, inError } = this.singleQuoted();
      return this.token('StringLiteral', { value, inError });
    }
    if (chars.isDoubleQuote(c)) {
      const { value, pieces, inError } = this.doubleQuoted();
      return this.token('StringExpandable', { value, pieces, inError });
    }
    if (chars.isDash(c)) return this.dash();
    const c1 = this.peek();
    switch (String.fromCharCode(c)) {
      case '\r':
      case '\n':
        this.newline(c);
        return this.token('NewLine');
      case '$':
        if (c1 === 0x28) return this.advance('DollarParen');
        return this.variable(false);
      case '@':
        return this.at(c1);
      case '(':
        return this.token('LParen');
      case ')':
        return this.token('RParen');
      case '{':
        return this.token('LCurly');
      case '}':
        return this.token('RCurly');
      case ']':
        return this.token('RBracket');
      case ';':
        return this.token('Semi');
      case ',':
        return this.token('Comma');
      case '[':
        if (this.inCommandMode && !chars.forcesNewToken(c1)) return this.generic('[');
        return this.token('LBracket');
      case '|':
        return c1 === 0x7c ? this.advance('OrOr') : this.token('Pipe');
      case '&':
        return c1 === 0x26 ? this.advance('AndAnd') : this.token('Ampersand');
      case '=':
        return this.operator('Equals');
      case '+':
        if (c1 === 0x2b) return this.advanceOperator('PlusPlus');
        if (c1 === 0x3d) return this.advanceOperator('PlusEquals');
        if (this.allowSignedNumbers && (chars.isDecimalDigit(c1) || c1 === 0x2e)) return this.number();
        return this.operator('Plus');
      case '*':
        if (c1 === 0x3d) return this.advanceOperator('MultiplyEquals');
        if (c1 === 0x3e) {
          this.index++;
          return this.redirection(0, false);
        }
        return this.operator('Multiply');
      case '/':
        return c1 === 0x3d ? this.advanceOperator('DivideEquals') : this.operator('Divide');
      case '%':
        return c1 === 0x3d ? this.advanceOperator('RemainderEquals') : this.operator('Rem');
      case '<':
        return this.token('RedirectInStd');
      case '>':
        return this.redirection(1, false);
      case '.':
        return this.dot(c1);
      case '!':
        return this.exclaim(c1);
      case ':':
        return this.colon(c1);
      case '?':
        if (this.mode === 'Expression') {
          if (c1 !== 0x3f) return this.token('QuestionMark');
          this.index++;
          return this.peek() === 0x3d
            ? this.advance('QuestionQuestionEquals')
            : this.token('QuestionQuestion');
        }
        break;
      default:
        if (chars.isDecimalDigit(c)) {
          if (c >= 0x31 && c <= 0x36 && c1 === 0x3e) {
            this.index++;
            return this.redirection(c - 0x30, true);
          }
          return this.number();
        }
    }
    return this.generic(String.fromCharCode(c));
  }

  private advance(kind: string): Lexeme {
    this.index++;
    return this.token(kind);
  }

  /** An operator is a word's beginning in command mode unless a delimiter follows. */
  private operator(kind: string): Lexeme {
    if (this.inCommandMode && !chars.forcesNewToken(this.peek())) {
      return this.generic(this.text.slice(this.tokenStart, this.index));
    }
    return this.token(kind);
  }

  private advanceOperator(kind: string): Lexeme {
    this.index++;
    return this.operator(kind);
  }

  private at(c1: number): Lexeme {
    if (c1 === 0x7b) return this.advance('AtCurly');
    if (c1 === 0x28) return this.advance('AtParen');
    if (chars.isSingleQuote(c1)) {
      this.index++;
      const { value, inError } = this.hereString(false);
      return this.token('HereStringLiteral', { value, inError });
    }
    if (chars.isDoubleQuote(c1)) {
      this.index++;
      const { value, pieces, inError } = this.hereString(true);
      return this.token('HereStringExpandable', { value, pieces, inError });
    }
    if (chars.isVariableStart(c1)) return this.variable(true);
    this.errorAt('UnrecognizedToken', this.index - 1);
    return this.token('Unknown');
  }

  private redirection(from: number, explicit: boolean): Lexeme {
    // Behind `>`: append, merge or plain.
    if (this.peek() === 0x3e) {
      this.index++;
      return this.fileRedirection(from, true, explicit);
    }
    if (this.peek() === 0x26 && (explicit || from === 0)) {
      const c = this.peek(1);
      if (c === 0x31 || (c === 0x32 && explicit)) {
        this.index += 2;
        return this.token('Redirection', { redirection: { from, to: c - 0x30 } });
      }
    }
    return this.fileRedirection(from, false, explicit);
  }

  private fileRedirection(from: number, append: boolean, explicit: boolean): Lexeme {
    if (explicit && this.mode === 'Expression') {
      this.index -= append ? 2 : 1;
      return this.token('Number', { number: { type: 'int', value: from } });
    }
    return this.token('Redirection', { redirection: { from, append } });
  }

  private dot(c1: number): Lexeme {
    if (c1 === 0x2e) {
      if (this.inCommandMode && !chars.forcesNewToken(this.peek(1))) return this.generic('.');
      return this.advance('DotDot');
    }
    if (chars.isDecimalDigit(c1)) return this.number();
    if (this.inCommandMode && !chars.forcesNewToken(c1) && c1 !== 0x24 && c1 !== 0x22 && c1 !== 0x27) {
      return this.generic('.');
    }
    return this.token('Dot');
  }

  private exclaim(c1: number): Lexeme {
    const expression = this.mode === 'Expression';
    if ((this.inCommandMode && !chars.forcesNewToken(c1)) || (expression && chars.isIdentifierStart(c1))) {
      return this.generic('!');
    }
    if (expression && (chars.isDecimalDigit(c1) || c1 === 0x2e)) {
      const word = this.numberWord(this.index);
      if (!isNumberShape(word)) return this.generic('!');
    }
    return this.token('Exclaim');
  }

  private colon(c1: number): Lexeme {
    if (c1 === 0x3a) {
      this.index++;
      if (this.inCommandMode && !this.wantSimpleName && !chars.forcesNewToken(this.peek()))
        return this.generic('::');
      return this.token('ColonColon');
    }
    if (!this.inCommandMode) return this.token('Colon');
    if (!chars.isIdentifierStart(c1)) {
      if (this.index >= this.text.length) return this.token('Generic', { value: ':' });
      return this.generic(':');
    }
    while (chars.isIdentifierFollow(this.peek())) this.index++;
    if (!chars.forcesNewToken(this.peek())) return this.generic(this.text.slice(this.tokenStart, this.index));
    return this.token('Label', { name: this.text.slice(this.tokenStart + 1, this.index) });
  }

  private dash(): Lexeme {
    const c1 = this.peek();
    if (chars.isDash(c1)) return this.advanceOperator('MinusMinus');
    if (c1 === 0x3d) return this.advanceOperator('MinusEquals');
    if (chars.isLetter(c1) || c1 === 0x5f || c1 === 0x3f) return this.parameter();
    if (this.allowSignedNumbers && (chars.isDecimalDigit(c1) || c1 === 0x2e)) return this.number();
    return this.operator('Minus');
  }

  /** A parameter or a word operator. */
  private parameter(): Lexeme {
    const from = this.index;
    let usedColon = false;
    let end = -1;
    for (;;) {
      const c = this.peek();
      if (chars.isWhitespace(c)) break;
      if (c < 128) {
        const ch = String.fromCharCode(c);
        if ('{}();,|&.[\r\n\0'.includes(ch)) break;
        if (ch === ':') {
          usedColon = true;
          end = this.index;
          if (this.inCommandMode) this.index++;
          break;
        }
        if ((c | 32) >= 0x61 && (c | 32) <= 0x7a) {
          this.index++;
          continue;
        }
      }
      if (chars.isSingleQuote(c) || chars.isDoubleQuote(c)) {
        if (this.inCommandMode) return this.generic(this.text.slice(this.tokenStart, this.index));
        break;
      }
      if (!this.inCommandMode) break;
      this.index++;
    }
    const name = this.text.slice(from, end < 0 ? this.index : end);
    if (this.mode === 'Expression') {
      const kind = wordOperators.get(name.toLowerCase());
      if (kind) return this.token(kind);
    }
    if (name === '') return this.token('Minus');
    return this.token('Parameter', { name, usedColon });
  }

  private identifier(): Lexeme {
    while (chars.isIdentifierFollow(this.peek())) this.index++;
    if (this.mode === 'TypeName') return this.typeName();
    const c = this.peek();
    if (this.wantSimpleName) return this.token('Identifier');
    if (this.inCommandMode && !chars.forcesNewToken(c))
      return this.generic(this.text.slice(this.tokenStart, this.index));
    if (this.inCommandMode || this.mode === 'Signature') {
      const length = this.index - this.tokenStart;
      if (length <= 13 && length > 1) {
        const kind = keywords.get(this.text.slice(this.tokenStart, this.index).toLowerCase());
        if (kind !== undefined && kind !== 'InlineScript') return this.token(kind);
      }
    }
    return this.token('Identifier');
  }

  private typeName(): Lexeme {
    for (;;) {
      const c = this.peek();
      if (c < 128 ? /[A-Za-z0-9.`_+#\\]/.test(String.fromCharCode(c)) : chars.isIdentifierFollow(c))
        this.index++;
      else return this.token('Identifier');
    }
  }

  /** The characters that a number beginning at `from` could have. */
  private numberWord(from: number): string {
    const pattern =
      /[-+–—―]?(?:0[xX][0-9a-fA-F]*|0[bB][01]*|(?:[0-9]+(?:\.(?!\.)[0-9]*)?|\.[0-9]*)(?:[eE][-+–—―]?[0-9]*)?)[uUyYsSlLdDnN]{0,2}(?:[kKmMgGtTpP][bB]?)?/y;
    pattern.lastIndex = from;
    return pattern.exec(this.text)?.[0] ?? '';
  }

  private number(): Lexeme {
    const word = this.numberWord(this.tokenStart);
    const end = this.tokenStart + word.length;
    const next = this.text.charCodeAt(end);
    const follows = Number.isNaN(next) ? 0 : next;
    const expression = this.mode === 'Expression';
    const ends =
      chars.forcesNewToken(follows) ||
      (expression && chars.forcesNewTokenAfterNumber(follows, this.inTernary));
    if (!ends || !isNumberShape(word)) {
      this.index = this.tokenStart;
      return this.generic('');
    }
    this.index = end;
    const number = parseNumber(word);
    if (!number) {
      if (!expression) {
        this.index = this.tokenStart;
        return this.generic('');
      }
      this.errors.add('BadNumericConstant', this.offset(end), this.offset(end) + 1, false, word);
      return this.token('Number', { number: { type: 'int', value: 0 } });
    }
    return this.token('Number', { number });
  }

  /** A variable in code; the sigil is consumed. */
  private variable(splatted: boolean): Lexeme {
    const found = this.variableName(this.mode === 'Command', false);
    if (found === 'generic') {
      this.index = this.tokenStart;
      return this.generic('');
    }
    if (found === undefined) return this.generic('$');
    return this.token(splatted ? 'SplattedVariable' : 'Variable', { path: variablePath(found) });
  }

  /** A word: a command name or argument, possibly with quotes and variables in it. */
  private generic(scanned: string, from = -1): Lexeme {
    if (from >= 0) this.index = from;
    const pieces: StringPiece[] = [];
    const value = this.word(scanned, pieces);
    if (pieces.some((piece) => typeof piece !== 'string')) return this.token('Generic', { value, pieces });
    return this.token('Generic', { value });
  }
}
