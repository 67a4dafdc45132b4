import { switchFlag } from '../build/statements.ts';
import type { Lexeme } from '../lexer/lexeme.ts';
import * as kinds from '../lexer/token-kinds.ts';
import type { FrameKind, Step } from './frame.ts';
import { ListDriver } from './lists.ts';

/** The parts of keywords' statements. */
export abstract class KeywordDriver extends ListDriver {
  protected keywordStep(step: Step): void {
    const { lexer, frame } = this;
    switch (step) {
      case 'block':
        lexer.skipNewlines(false);
        this.expect('LCurly', 'block', 'braces');
        return;
      case 'paren':
        lexer.skipNewlines(false);
        this.expect('LParen', 'paren', 'paren');
        return;
      case 'for':
        lexer.skipNewlines(false);
        this.expect('LParen', 'for', 'forHead');
        lexer.skipNewlines(false);
        this.emptyForPart();
        return;
      case 'foreach':
        lexer.skipNewlines(false);
        this.expect('LParen', 'foreach', 'paren');
        this.foreachHead();
        return;
      case 'parameters':
        this.expect('LParen', 'parameters', 'parameters');
        return;
      case 'optionalParameters': {
        lexer.skipNewlines(false);
        const token = this.scan('Command');
        this.back(token);
        if (token.kind === 'LParen') frame.steps.unshift('parameters');
        return;
      }
      case 'functionName':
        this.functionName();
        return;
      case 'optionalType':
        lexer.skipNewlines(false);
        if (lexer.text[lexer.index] === '[') frame.steps.unshift('type');
        return;
      case 'type':
        if (this.bracket() !== 'type') this.fail();
        return;
      case 'attribute':
        lexer.skipNewlines(false);
        if (lexer.text[lexer.index] === '[') {
          frame.steps = ['attribute'];
          if (this.bracket() !== 'attribute') this.fail();
        }
        return;
      case 'whileOrUntil': {
        lexer.skipNewlines(false);
        const token = this.scan('Command');
        if (token.kind !== 'While' && token.kind !== 'Until') this.fail();
        this.add(`${token.kind.toLowerCase()}Keyword`, token);
        return;
      }
      case 'moreIf':
        this.moreIf();
        return;
      case 'moreTry':
        this.moreTry();
        return;
      case 'catchTypes':
        this.catchTypes();
        return;
      case 'switchHead':
        this.switchHead();
        return;
      case 'switchBody':
        lexer.skipNewlines(false);
        this.expect('LCurly', 'switchBody', 'switchBody');
        lexer.skipNewlines(false);
    }
  }

  protected expect(kind: string, frame: FrameKind, type: string): void {
    const token = this.scan('Command');
    if (token.kind !== kind) this.fail();
    this.open(frame, type, token);
  }

  protected emptyForPart(): void {
    const token = this.scan('Command');
    this.back(token);
    if (token.kind === 'Semi' || token.kind === 'RParen') this.frame.state = 'end';
  }

  protected foreachHead(): void {
    const { lexer } = this;
    lexer.skipNewlines(false);
    const variable = this.scan('Command');
    if (variable.kind !== 'Variable') this.fail();
    this.add('variable', variable);
    lexer.skipNewlines(false);
    const word = this.scan('Command');
    if (word.kind !== 'In') this.fail();
    this.add('inKeyword', word);
    lexer.skipNewlines(false);
    this.frame.state = 'element';
  }

  protected functionName(): void {
    const { lexer } = this;
    lexer.skipNewlines(false);
    const token = this.scan('Command');
    if (token.kind !== 'Identifier' && token.kind !== 'Generic' && !kinds.keywordKinds.has(token.kind))
      this.fail();
    const value = token.kind === 'Generic' ? token.value! : lexer.text.slice(token.index, token.endIndex);
    this.add('word', { ...token, value });
  }

  /** The next keyword behind a block, if it is one of `wanted`; else nothing is taken. */
  protected keywordAhead(...wanted: string[]): Lexeme | undefined {
    const { lexer } = this;
    const { index } = lexer;
    lexer.skipNewlines(false);
    const c = lexer.text.charCodeAt(lexer.index) | 32;
    // e and else, c and catch, f and finally
    if (c === 0x65 || c === 0x63 || c === 0x66) {
      const token = this.scan('Command');
      if (wanted.includes(token.kind)) return token;
    }
    lexer.resync(index);
    return undefined;
  }

  protected moreIf(): void {
    const token = this.keywordAhead('ElseIf', 'Else');
    if (!token) return;
    this.add(`${token.kind.toLowerCase()}Keyword`, token);
    this.frame.steps = token.kind === 'Else' ? ['block'] : ['paren', 'block', 'moreIf'];
  }

  protected moreTry(): void {
    const token = this.keywordAhead('Catch', 'Finally');
    if (!token) return;
    this.add(`${token.kind.toLowerCase()}Keyword`, token);
    this.frame.steps = token.kind === 'Finally' ? ['block'] : ['catchTypes', 'block', 'moreTry'];
  }

  protected catchTypes(): void {
    const { lexer, frame } = this;
    lexer.skipNewlines(false);
    const c = lexer.text[lexer.index];
    if (c === ',') {
      this.add('comma', this.scan('Command'));
      lexer.skipNewlines(false);
    } else if (c !== '[') return;
    frame.steps.unshift('type', 'catchTypes');
  }

  protected switchHead(): void {
    const { lexer, frame } = this;
    lexer.skipNewlines(false);
    const token = this.scan('Command');
    if (token.kind === 'Parameter') {
      const flag = switchFlag(token.name!);
      if (!flag || token.usedColon) this.fail();
      this.add(flag === 'file' ? 'fileFlag' : 'switchFlag', token);
      if (flag !== 'file') frame.steps.unshift('switchHead');
      else {
        lexer.skipNewlines(false);
        this.singleArgument(() => this.fail());
      }
      return;
    }
    this.back(token);
    frame.steps.unshift('paren');
  }
}
