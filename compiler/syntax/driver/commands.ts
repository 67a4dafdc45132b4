import type { Lexeme } from '../lexer/lexeme.ts';
import * as kinds from '../lexer/token-kinds.ts';
import { ExpressionDriver } from './expressions.ts';
import { groupTypes, stringKinds, terminators } from './tables.ts';

const neverArgument = new Set([
  'Pipe',
  'Redirection',
  'RedirectInStd',
  'AndAnd',
  'OrOr',
  'Ampersand',
  'MinusMinus',
  'Comma',
]);

/** Pipeline elements, commands and their arguments. */
export abstract class CommandDriver extends ExpressionDriver {
  protected element(): void {
    const { frame } = this;
    const optional = frame.optional;
    frame.optional = false;
    const token = this.scan('Command');
    if (terminators.has(token.kind)) {
      this.back(token);
      if (!optional) this.fail();
      frame.state = 'end';
      return;
    }
    if (token.kind === 'Generic' && this.lexer.text[token.index] === '[') {
      this.back(token);
      frame.state = 'operand';
      return;
    }
    this.firstToken(token);
  }

  /** The first token of a pipeline's element, read in command mode: an expression or a command? */
  protected firstToken(token: Lexeme): void {
    const { frame, lexer } = this;
    const { kind } = token;
    if (kind === 'Identifier' || kind === 'Generic' || kinds.keywordKinds.has(kind)) {
      const c = lexer.text.charCodeAt(token.index);
      // Words that begin otherwise may be numbers, variables or operators in an expression.
      if ((c | 32) >= 0x61 && (c | 32) <= 0x7a) {
        this.commandName(token);
        return;
      }
    }
    if (groupTypes[kind] || stringKinds.has(kind)) {
      this.back(token);
      frame.state = 'operand';
      return;
    }
    if (kind === 'Ampersand' || kind === 'Dot') {
      this.add('call', token);
      frame.state = 'argument';
      frame.afterCall = true;
      return;
    }
    this.back(token);
    const again = this.scan('Expression', true);
    this.back(again);
    if (this.startsOperand(again)) {
      frame.state = 'operand';
      return;
    }
    const name = this.scan('Command');
    if (name.kind === 'Parameter' || name.kind === 'Redirection' || name.kind === 'MinusMinus') this.fail();
    this.commandName(name);
  }

  protected commandName(token: Lexeme): void {
    const { lexer, frame } = this;
    if (terminators.has(token.kind) || neverArgument.has(token.kind) || token.value === '--%') this.fail();
    const value = token.kind === 'Generic' ? token.value! : lexer.text.slice(token.index, token.endIndex);
    this.add('word', { ...token, value });
    frame.nameAt = frame.tokens.length - 1;
    frame.state = 'command';
    frame.afterPrimary = false;
    frame.afterDashes = false;
  }

  /** Behind a command's name or an argument. */
  protected command(): void {
    const { frame, lexer } = this;
    if (frame.afterPrimary && this.memberAccess('Command')) return;
    frame.afterPrimary = false;
    const token = this.scan('Command');
    switch (token.kind) {
      case 'Comma': {
        const last = frame.tokens[frame.tokens.length - 1]!.type;
        if (last === 'parameter' || last === 'call' || frame.tokens.length - 1 === frame.nameAt) this.fail();
        this.add('comma', token);
        lexer.skipNewlines(false);
        frame.state = 'argument';
        return;
      }
      case 'MinusMinus':
        if (frame.afterDashes) this.addWord(token);
        else this.add('parameter', { ...token, name: '-' });
        frame.afterDashes = true;
        return;
      case 'Parameter':
        if (frame.afterDashes) {
          this.addWord(token);
          frame.nameAt = frame.tokens.length - 1;
        } else if (token.usedColon) {
          this.add('parameterColon', token);
          frame.state = 'argument';
        } else this.add('parameter', token);
        return;
      case 'Redirection':
        this.redirection(token);
        return;
      case 'RedirectInStd':
        this.fail();
    }
    if (this.endsElement(token)) return;
    if (groupTypes[token.kind]) this.openGroup(token);
    else if (!this.argumentToken(token)) this.fail();
  }

  /** An argument must follow: behind a comma, `-Name:`, `&` or a redirection. */
  protected argument(): void {
    const { frame } = this;
    const token = this.scan('Command');
    frame.state = frame.inExpression ? 'operator' : 'command';
    if (frame.kind === 'switchBody' || frame.kind === 'nested') frame.state = 'afterArgument';
    if (frame.tokens[0]?.type === 'breakKeyword' || frame.tokens[0]?.type === 'continueKeyword')
      frame.state = 'end';
    frame.afterPrimary = false;
    if (frame.afterCall) {
      frame.afterCall = false;
      frame.afterDashes = false;
      frame.nameAt = frame.tokens.length;
      if (token.kind === 'Parameter') this.fail();
    }
    if (groupTypes[token.kind]) this.openGroup(token);
    else if (!this.argumentToken(token)) this.fail();
  }

  protected afterArgument(): void {
    this.fail();
  }

  /** A word, string, number or variable as an argument. False: it is none of these. */
  protected argumentToken(token: Lexeme): boolean {
    const { frame, lexer } = this;
    switch (token.kind) {
      case 'Variable':
      case 'SplattedVariable':
        this.add('variable', token);
        frame.afterPrimary = true;
        return true;
      case 'Number':
        this.add('number', token);
        frame.afterPrimary = true;
        return true;
      case 'StringLiteral':
      case 'HereStringLiteral':
      case 'StringExpandable':
      case 'HereStringExpandable':
        this.stringToken(token);
        frame.afterPrimary = true;
        return true;
      case 'Generic':
        if (token.value === '--%') {
          this.add('word', token);
          this.add('word', lexer.verbatimArgument()!);
          return true;
        }
        if (token.pieces) this.add('word', token, { node: this.expandable(token, token.pieces) });
        else this.add('word', token);
        return true;
      default:
        if (terminators.has(token.kind) || neverArgument.has(token.kind)) return false;
        if (token.kind !== 'Identifier') {
          const isDefault = frame.kind === 'switchBody' && token.kind === 'Default';
          const isName = frame.tokens[frame.tokens.length - 1]?.type === 'call';
          if (!isDefault && !isName) (token as { kind: string }).kind = 'Generic';
        }
        this.addWord(token);
        return true;
    }
  }

  /** One simple argument: a word, string, variable without members, or group. */
  protected singleArgument(otherwise: () => void): void {
    const { lexer } = this;
    const token = this.scan('Command');
    if (groupTypes[token.kind]) {
      this.openGroup(token);
      return;
    }
    if (!this.argumentToken(token)) otherwise();
    else if (/[.:[?]/.test(lexer.text[lexer.index] ?? '') && this.frame.afterPrimary) this.fail();
  }
}
