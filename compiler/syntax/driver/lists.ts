import type * as ast from '../ast.ts';
import { CommandDriver } from './commands.ts';

/** Hashtables, parameters, attribute arguments and switch clauses. */
export abstract class ListDriver extends CommandDriver {
  protected key(): void {
    const { frame, lexer } = this;
    if (frame.items.length > 0) {
      const separator = this.scan('Command');
      if (separator.kind !== 'NewLine' && separator.kind !== 'Semi' && separator.kind !== 'RCurly')
        this.fail();
      this.back(separator);
    }
    lexer.skipNewlines(frame.items.length > 0);
    lexer.mode = 'Expression';
    lexer.allowSignedNumbers = false;
    lexer.wantSimpleName = true;
    const token = lexer.next();
    lexer.wantSimpleName = false;
    if (token.kind === 'Identifier') {
      this.name(token);
      const equals = this.scan('Expression');
      if (equals.kind !== 'Equals') this.fail();
      this.keyEquals(equals);
      return;
    }
    this.back(token);
    if (token.kind === 'RCurly') {
      const keyValuePairs = frame.items as unknown as ast.HashtablePair[];
      const node: ast.HashtableAst = {
        kind: 'Hashtable',
        start: frame.opener!.start,
        end: token.end,
        keyValuePairs,
      };
      this.close({ node });
      return;
    }
    frame.inKey = true;
    frame.state = 'operand';
  }

  protected parameterStart(): void {
    const { frame, lexer } = this;
    lexer.skipNewlines(false);
    if (lexer.text[lexer.index] === '[') {
      this.bracket();
      return;
    }
    const token = this.scan('Expression');
    if (token.kind === 'RParen' && frame.tokens.length === 0) {
      this.back(token);
      frame.state = 'end';
      return;
    }
    if (token.kind !== 'Variable') this.fail();
    this.add('variable', token);
    lexer.skipNewlines(false);
    const next = this.scan('Expression');
    if (next.kind === 'Equals') {
      this.add('assign', next);
      lexer.skipNewlines(false);
      frame.state = 'operand';
    } else this.expressionEnd(next);
  }

  protected attributeArgument(): void {
    const { frame, lexer } = this;
    lexer.skipNewlines(false);
    lexer.mode = 'Expression';
    lexer.wantSimpleName = true;
    const token = lexer.next();
    lexer.wantSimpleName = false;
    if (token.kind === 'Identifier') {
      this.add('argumentName', { ...token, value: lexer.text.slice(token.index, token.endIndex) });
      const next = this.scan('Expression');
      if (next.kind === 'Equals') {
        this.add('assign', next);
        lexer.skipNewlines(false);
        frame.state = 'operand';
      } else this.expressionEnd(next);
      return;
    }
    this.back(token);
    frame.state = token.kind === 'RParen' && frame.tokens.length === 0 ? 'end' : 'operand';
  }

  protected clause(): void {
    const { frame, lexer } = this;
    if (frame.items.length > 0) {
      lexer.skipNewlines(true);
      const token = this.scan('Command');
      this.back(token);
      if (token.kind === 'RCurly') {
        this.close({ items: frame.items });
        return;
      }
    }
    frame.afterPrimary = false;
    frame.steps = ['block'];
    frame.state = 'end';
    this.singleArgument(() => this.fail());
  }
}
