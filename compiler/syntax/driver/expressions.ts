import type * as ast from '../ast.ts';
import type { Lexeme, Mode } from '../lexer/lexeme.ts';
import type { GroupContent } from '../lexer/terminals.ts';
import * as kinds from '../lexer/token-kinds.ts';
import type { Frame } from './frame.ts';
import { PieceDriver } from './pieces.ts';
import { groupTypes, stringKinds } from './tables.ts';

/** Expressions: operands, operators, types and members. */
export abstract class ExpressionDriver extends PieceDriver {
  protected get separatesByComma(): boolean {
    const { kind } = this.frame;
    return kind === 'arguments' || kind === 'parameters' || kind === 'attributeArguments';
  }

  protected operand(): void {
    const { frame, lexer } = this;
    const token = this.scan('Expression', true);
    const { kind } = token;
    frame.inExpression = true;
    frame.afterPrimary = true;
    if (kind === 'LBracket') {
      this.back(token);
      this.bracketOperand();
      return;
    }
    if (kinds.unaryOperators.has(kind)) {
      if (kind === 'Comma' && (this.separatesByComma || frame.inKey)) this.fail();
      this.add(kind === 'Comma' ? 'unaryComma' : 'unary', token);
      lexer.skipNewlines(false);
      return;
    }
    frame.state = 'operator';
    if (kind === 'Variable' || kind === 'SplattedVariable') this.add('variable', token);
    else if (kind === 'Number') this.add('number', token);
    else if (stringKinds.has(kind)) this.stringToken(token);
    else if (groupTypes[kind]) this.openGroup(token);
    else this.fail();
  }

  /** `[type]` or `[attribute()]` before an operand, or a type as the operand. */
  protected bracketOperand(): void {
    const { frame, lexer } = this;
    const what = this.bracket();
    if (what === 'attribute') {
      if (this.frame === frame) lexer.skipNewlines(false);
      return;
    }
    const next = lexer.text[lexer.index];
    if ((next === '.' && lexer.text[lexer.index + 1] !== '.') || next === ':' || next === '?') {
      this.retypeLast();
      return;
    }
    const token = this.scan('Expression', true);
    this.back(token);
    if (token.kind === 'NewLine' || token.kind === 'Comma' || !this.startsOperand(token)) {
      this.retypeLast();
      frame.afterPrimary = false;
    }
  }

  protected retypeLast(): void {
    const { frame } = this;
    const last = frame.tokens.pop()!;
    frame.tokens.push({ ...last, type: 'typeLiteral' });
    frame.state = 'operator';
    frame.afterPrimary = true;
  }

  /** Reads `[type]`; on `[attribute(` its arguments follow in a frame of their own. */
  protected bracket(): 'type' | 'attribute' {
    const { lexer } = this;
    lexer.mode = 'Expression';
    const open = lexer.openBracket();
    if (!open) this.fail();
    const typeName = this.reader.oneTypeName();
    if (!typeName || this.errors.count > 0) this.fail();
    const token = this.scan('Expression');
    if (token.kind === 'LParen') {
      this.open('attributeArguments', 'attribute', token);
      this.frame.typeName = typeName;
      this.frame.bracket = open;
      lexer.skipNewlines(false);
      return 'attribute';
    }
    if (token.kind !== 'RBracket') this.fail();
    const attribute: ast.TypeConstraintAst = {
      kind: 'TypeConstraint',
      start: open.start,
      end: token.end,
      typeName,
    };
    this.add('type', open, { attribute, close: token });
    return 'type';
  }

  protected closeAttribute(frame: Frame, group: GroupContent): void {
    const { lexer } = this;
    lexer.skipNewlines(false);
    const close = this.scan('Expression');
    if (close.kind !== 'RBracket') this.fail();
    const all = group.items as readonly (ast.ExpressionAst | ast.NamedAttributeArgumentAst)[];
    const isNamed = (item: ast.Ast): item is ast.NamedAttributeArgumentAst =>
      item.kind === 'NamedAttributeArgument';
    const attribute: ast.AttributeAst = {
      kind: 'Attribute',
      start: frame.bracket!.start,
      end: close.end,
      typeName: frame.typeName!,
      positionalArguments: all.filter((item) => !isNamed(item)) as ast.ExpressionAst[],
      namedArguments: all.filter(isNamed),
    };
    this.add('attribute', frame.bracket!, { attribute, close });
    lexer.skipNewlines(false);
  }

  /** `.name`, `::name`, `[index]` and calls directly behind a primary expression. */
  protected memberAccess(mode: Mode): boolean {
    const { lexer, frame } = this;
    lexer.mode = mode;
    const token = lexer.memberAccessOperator(true);
    if (!token) return false;
    lexer.skipNewlines(false);
    if (token.kind === 'LBracket' || token.kind === 'QuestionLBracket') {
      this.open('index', 'index', token);
      return true;
    }
    this.add('member', token);
    lexer.wantSimpleName = true;
    const name = lexer.next();
    lexer.wantSimpleName = false;
    if (name.kind === 'Identifier') this.name(name);
    else if (name.kind === 'Variable') this.add('variable', name);
    else if (name.kind === 'Number') this.add('number', name);
    else if (stringKinds.has(name.kind)) this.stringToken(name);
    else if (name.kind === 'LParen' || name.kind === 'DollarParen') {
      this.openGroup(name);
      return true;
    } else this.fail();
    this.callBehindName();
    frame.afterPrimary = true;
    return true;
  }

  protected callBehindName(): void {
    const { lexer } = this;
    const c = lexer.text[lexer.index];
    if (c === '{') {
      this.open('block', 'argumentBlock', lexer.invokeOpener()!);
      return;
    }
    if (c === '[') {
      const types = this.reader.oneGenericArguments();
      if (!types) return;
      this.add('genericTypes', { kind: 'LBracket', start: 0, end: 0, index: 0, endIndex: 0 }, { types });
      this.open('arguments', 'argumentGroup', lexer.invokeOpener()!);
      lexer.skipNewlines(false);
      if (lexer.text[lexer.index] === ')') this.frame.state = 'end';
      return;
    }
    if (c !== '(') return;
    this.open('arguments', 'argumentGroup', lexer.invokeOpener()!);
    lexer.skipNewlines(false);
    if (lexer.text[lexer.index] === ')') this.frame.state = 'end';
  }

  protected operator(): void {
    const { frame, lexer } = this;
    if (frame.afterPrimary) {
      // A member's name in parentheses may be called.
      const { tokens } = frame;
      const last = tokens[tokens.length - 1]!.type;
      const before = tokens[tokens.length - 2]?.type;
      if (
        before === 'member' &&
        (last === 'paren' || last === 'subExpression') &&
        lexer.text[lexer.index] === '('
      ) {
        this.callBehindName();
        return;
      }
      if (this.memberAccess('Expression')) return;
    }
    frame.afterPrimary = false;
    const token = this.scan('Expression');
    const { kind } = token;
    if (kinds.binaryPrecedence.has(kind)) {
      if (frame.inKey) this.fail();
      this.add('binary', token);
      lexer.skipNewlines(false);
      frame.state = 'operand';
      return;
    }
    switch (kind) {
      case 'Comma':
        this.comma(token);
        return;
      case 'PlusPlus':
      case 'MinusMinus':
        this.add('postfix', token);
        return;
      case 'QuestionMark':
        this.add('question', token);
        lexer.skipNewlines(false);
        frame.questions++;
        frame.state = 'operand';
        return;
      case 'Colon':
        if (frame.questions === 0) this.fail();
        this.add('colon', token);
        lexer.skipNewlines(false);
        frame.questions--;
        frame.state = 'operand';
        return;
      case 'Redirection':
        this.redirection(token);
        return;
    }
    this.expressionEnd(token);
  }

  protected comma(token: Lexeme): void {
    const { frame, lexer } = this;
    if (frame.inKey) this.fail();
    if (!this.separatesByComma) {
      this.add('comma', token);
      lexer.skipNewlines(false);
      frame.state = 'operand';
      return;
    }
    this.add('separator', token);
    this.nextListItem();
  }

  protected nextListItem(): void {
    const { frame, lexer } = this;
    lexer.skipNewlines(false);
    frame.questions = 0;
    if (frame.kind === 'parameters') frame.state = 'parameter';
    else if (frame.kind === 'attributeArguments') frame.state = 'attributeArgument';
    else frame.state = 'operand';
  }

  protected expressionEnd(token: Lexeme): void {
    const { frame, lexer } = this;
    if (frame.inKey) {
      if (token.kind !== 'Equals') this.fail();
      this.keyEquals(token);
      return;
    }
    if (this.separatesByComma || frame.kind === 'index') {
      this.back(token);
      lexer.skipNewlines(false);
      const next = this.scan('Expression');
      if (next.kind === 'Comma' && this.separatesByComma) {
        this.comma(next);
        return;
      }
      this.back(next);
      if (next.kind !== frame.closer) this.fail();
      frame.state = 'end';
      return;
    }
    if (kinds.assignmentOperators.has(token.kind)) {
      this.add('assign', token);
      lexer.skipNewlines(false);
      frame.inExpression = false;
      frame.questions = 0;
      frame.state = 'start';
      return;
    }
    if (frame.kind === 'nested') {
      frame.state = 'end';
      return;
    }
    if (token.kind === 'Number') {
      // `2>` is a number for an expression, but what follows the expression may be a redirection.
      this.back(token);
      const again = this.scan('Command');
      if (again.kind !== 'Redirection') this.fail();
      this.redirection(again);
      return;
    }
    if (!this.endsElement(token)) this.fail();
  }

  protected keyEquals(token: Lexeme): void {
    const { frame, lexer } = this;
    this.add('keyEquals', token);
    frame.inKey = false;
    frame.inExpression = false;
    lexer.skipNewlines(false);
    frame.state = 'start';
  }
}
