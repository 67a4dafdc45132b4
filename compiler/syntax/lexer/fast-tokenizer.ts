import type { Lexeme } from './lexeme.ts';
import { lexerStates, punctuation } from './states.ts';
import { keywords, wordOperators } from './token-kinds.ts';
import { Tokenizer } from './tokenizer.ts';
import { variablePath } from './variable-path.ts';

/** moo keeps its place in a field that its types do not show. */
interface Repositionable {
  index: number;
}

/** A tokenizer that reads the frequent lexemes with one regular expression a mode. */
export class FastTokenizer extends Tokenizer {
  private readonly lexer = lexerStates;
  private loaded: string | undefined;

  override next(): Lexeme {
    if (this.mode === 'Command' || this.mode === 'Expression') {
      const token = this.quick();
      if (token) return token;
    }
    return super.next();
  }

  private quick(): Lexeme | undefined {
    const { lexer, text } = this;
    if (this.loaded !== text) {
      lexer.reset(text);
      this.loaded = text;
    }
    for (;;) {
      if (this.index >= text.length) return undefined;
      (lexer as unknown as Repositionable).index = this.index;
      lexer.setState(this.mode);
      const found = lexer.next();
      if (!found || found.type === 'other' || found.type === undefined) return undefined;
      if (found.type === 'blank') {
        this.index += found.text.length;
        continue;
      }
      return this.accept(found.type, found.text);
    }
  }

  private accept(type: string, text: string): Lexeme | undefined {
    switch (type) {
      case 'newline':
        return this.take('NewLine', text);
      case 'single':
        return this.take('StringLiteral', text, { value: text.slice(1, -1) });
      case 'double':
        return this.take('StringExpandable', text, { value: text.slice(1, -1) });
      case 'variable':
        return this.take('Variable', text, { path: variablePath(text.slice(1)) });
      case 'integer':
        return this.take('Number', text, { number: { type: 'int', value: Number(text) } });
      case 'word':
        return this.take('Generic', text, { value: text });
      case 'parameter':
        return this.take('Parameter', text, { name: text.slice(1), usedColon: false });
      case 'operator': {
        const kind = wordOperators.get(text.slice(1).toLowerCase());
        return kind ? this.take(kind, text) : undefined;
      }
      case 'name': {
        const kind =
          this.mode === 'Command' && !this.wantSimpleName ? keywords.get(text.toLowerCase()) : undefined;
        return this.take(kind === undefined || kind === 'InlineScript' ? 'Identifier' : kind, text);
      }
      default:
        return this.take(punctuation[text]!, text);
    }
  }

  private take(kind: string, text: string, extra?: Partial<Lexeme>): Lexeme {
    const start = this.index;
    this.index += text.length;
    const token: Lexeme = {
      kind,
      start: this.offset(start),
      end: this.offset(this.index),
      index: start,
      endIndex: this.index,
      ...extra,
    };
    this.tokens?.push(token);
    return token;
  }
}
