import type * as ast from '../ast.ts';
import type { Lexeme, StringPiece } from '../lexer/lexeme.ts';
import { binaryPrecedence, unaryOperators } from '../lexer/token-kinds.ts';
import * as make from '../make.ts';
import { span } from '../make.ts';
import { after } from './base.ts';
import { TypeDiagnosis } from './types.ts';

/** Expressions. */
export abstract class ExpressionDiagnosis extends TypeDiagnosis {
  protected abstract pipelineChain(): ast.PipelineBaseAst | undefined;
  protected abstract statement(): ast.StatementAst | undefined;
  protected abstract statementList(): { statements: ast.StatementAst[]; extent: ast.Extent | undefined };
  protected abstract scriptBlock(open: Lexeme | undefined, isFilter: boolean): ast.ScriptBlockAst;
  protected abstract singleArgument(context: string): ast.ExpressionAst | undefined;

  protected override expression(inTernary = false): ast.ExpressionAst | undefined {
    this.enter();
    const oldMode = this.lexer.mode;
    const oldTernary = this.lexer.inTernary;
    this.setMode('Expression');
    this.lexer.inTernary = inTernary;
    const result = this.ternary();
    this.lexer.inTernary = oldTernary;
    this.setMode(oldMode);
    this.leave();
    return result;
  }

  private ternary(): ast.ExpressionAst | undefined {
    const condition = this.binaryExpression();
    if (!condition) return undefined;
    const question = this.peek();
    if (question.kind !== 'QuestionMark') return condition;
    this.skip();
    this.skipNewlines();
    let ifTrue = this.expression(true);
    if (!ifTrue) {
      const at = after(question);
      this.reportIncomplete(at, 'ExpectedValueExpression', this.text(question));
      ifTrue = make.errorExpression(at);
    }
    this.skipNewlines();
    const colon = this.peek();
    if (colon.kind !== 'Colon') {
      if (ifTrue.kind !== 'ErrorExpression')
        this.reportIncomplete(after(ifTrue), 'MissingColonInTernaryExpression');
      return make.errorExpression(span(condition, ifTrue), [condition, ifTrue]);
    }
    this.skip();
    this.skipNewlines();
    let ifFalse = this.expression();
    if (!ifFalse) {
      const at = after(colon);
      this.reportIncomplete(at, 'ExpectedValueExpression', this.text(colon));
      ifFalse = make.errorExpression(at);
    }
    return { kind: 'TernaryExpression', ...span(condition, ifFalse), condition, ifTrue, ifFalse };
  }

  private binaryExpression(): ast.ExpressionAst | undefined {
    const first = this.arrayLiteral();
    if (!first) return undefined;
    let token = this.peek();
    if (!binaryPrecedence.has(token.kind)) return this.parameterInExpression(token, first);
    this.skip();
    const operands = [first];
    const operators = [token];
    let precedence = binaryPrecedence.get(token.kind)!;
    const reduce = (): void => {
      const right = operands.pop()!;
      const left = operands.pop()!;
      operands.push(make.binary(left, operators.pop()!, right));
    };
    for (;;) {
      this.skipNewlines();
      let operand = this.arrayLiteral();
      if (!operand) {
        const at = after(token);
        this.reportIncomplete(at, 'ExpectedValueExpression', this.text(token));
        operand = make.errorExpression(at);
      }
      operands.push(operand);
      token = this.next();
      const newPrecedence = binaryPrecedence.get(token.kind);
      if (newPrecedence === undefined) {
        this.unget(token);
        break;
      }
      while (newPrecedence <= precedence) {
        reduce();
        if (operators.length === 0) break;
        precedence = binaryPrecedence.get(operators[operators.length - 1]!.kind)!;
      }
      operators.push(token);
      precedence = newPrecedence;
    }
    while (operators.length > 0) reduce();
    return this.parameterInExpression(token, operands[0]!);
  }

  /** `1 -foo 2`: the word is taken for an unknown operator. */
  private parameterInExpression(token: Lexeme, expression: ast.ExpressionAst): ast.ExpressionAst {
    if (token.kind !== 'Parameter') return expression;
    this.report(token, 'UnexpectedToken', this.text(token));
    this.skip();
    const parameter: ast.CommandParameterAst = {
      kind: 'CommandParameter',
      start: token.start,
      end: token.end,
      parameterName: token.name!,
      errorPosition: { start: token.start, end: token.end },
    };
    return make.errorExpression(span(expression, token), [expression, parameter]);
  }

  private arrayLiteral(): ast.ExpressionAst | undefined {
    const first = this.unaryExpression();
    let comma = this.peek();
    if (comma.kind !== 'Comma' || this.commaDisabled) return first;
    const elements = first ? [first] : [];
    while (comma.kind === 'Comma') {
      this.skip();
      this.skipNewlines();
      const element = this.unaryExpression();
      if (!element) {
        this.reportIncomplete(after(comma), 'MissingExpressionAfterToken', this.text(comma));
        elements.push(make.errorExpression(comma));
        break;
      }
      elements.push(element);
      comma = this.peek();
    }
    return make.arrayLiteral(span(elements[0]!, elements[elements.length - 1]!), elements);
  }

  protected unaryExpression(): ast.ExpressionAst | undefined {
    this.enter();
    const result = this.unaryBody();
    this.leave();
    return result;
  }

  private unaryBody(): ast.ExpressionAst | undefined {
    const oldSigned = this.lexer.allowSignedNumbers;
    this.lexer.allowSignedNumbers = true;
    if (this.ahead && (this.ahead.kind === 'Minus' || this.ahead.kind === 'Plus'))
      this.resync(this.ahead.index);
    const token = this.peek();
    this.lexer.allowSignedNumbers = oldSigned;
    let result: ast.ExpressionAst | undefined;
    if (unaryOperators.has(token.kind)) {
      if (token.kind === 'Comma' && this.commaDisabled) return undefined;
      this.skip();
      this.skipNewlines();
      const child = this.unaryExpression();
      if (!child) {
        this.reportIncomplete(after(token), 'MissingExpressionAfterOperator', this.text(token));
        return make.errorExpression(token);
      }
      result =
        token.kind === 'Comma'
          ? make.arrayLiteral(span(token, child), [child])
          : make.unary(make.operatorText(token.kind), child, token.start, child.end);
    } else if (token.kind === 'LBracket') {
      const attributes = this.attributeList(true);
      if (!attributes) return undefined;
      result = this.attributedExpression(token, attributes);
      if (result.kind === 'ErrorExpression') return result;
    } else {
      result = this.primary(true);
    }
    if (result) {
      const postfix = this.peek();
      if (postfix.kind === 'PlusPlus' || postfix.kind === 'MinusMinus') {
        this.skip();
        result = make.unary(`post${this.text(postfix)}`, result, result.start, postfix.end);
      }
    }
    return result;
  }

  private attributedExpression(open: Lexeme, attributes: ast.AttributeBaseAst[]): ast.ExpressionAst {
    const last = attributes[attributes.length - 1]!;
    let result: ast.ExpressionAst | undefined;
    if (last.kind === 'Attribute') {
      this.skipNewlines();
      const child = this.unaryExpression();
      if (!child) {
        this.reportIncomplete(last, 'UnexpectedAttribute', make.typeNameText(last.typeName));
        return make.errorExpression(span(open, last));
      }
      result = make.attributed(last, child);
    } else {
      const access = this.nextMemberAccess(false);
      if (access) result = this.postfix(access, make.typeExpression(last));
      else {
        const token = this.peek();
        if (token.kind !== 'NewLine' && token.kind !== 'Comma') {
          const child = this.unaryExpression();
          if (child) result = make.attributed(last, child);
        }
        result ??= make.typeExpression(last);
      }
    }
    for (let i = attributes.length - 2; i >= 0; i--) result = make.attributed(attributes[i]!, result);
    return result;
  }

  protected primary(withMembers: boolean): ast.ExpressionAst | undefined {
    const token = this.next();
    let result: ast.ExpressionAst;
    switch (token.kind) {
      case 'Variable':
      case 'SplattedVariable':
        result = this.variable(token, withMembers);
        break;
      case 'Number':
        result = make.constant(token);
        break;
      case 'StringExpandable':
      case 'HereStringExpandable':
        result = token.pieces ? this.expandable(token, token.pieces) : make.stringConstant(token);
        break;
      case 'StringLiteral':
      case 'HereStringLiteral':
        result = make.stringConstant(token);
        break;
      case 'LParen':
        result = this.parenthesized(token);
        break;
      case 'AtParen':
      case 'DollarParen':
        result = this.subExpression(token);
        break;
      case 'AtCurly':
        result = this.hashtable(token);
        break;
      case 'LCurly':
        result = this.scriptBlockExpression(token);
        break;
      default:
        this.unget(token);
        return undefined;
    }
    return withMembers ? this.postfix(this.nextMemberAccess(true), result) : result;
  }

  private variable(token: Lexeme, withMembers: boolean): ast.ExpressionAst {
    if (!make.isUsingVariable(token)) return make.plainVariable(token);
    const target = make.usingTarget(token);
    return make.usingExpression(withMembers ? this.postfix(this.nextMemberAccess(true), target) : target);
  }

  /** A string with the expressions in it. */
  protected expandable(token: Lexeme, pieces: readonly StringPiece[]): ast.ExpandableStringExpressionAst {
    const parts = pieces.map((piece): string | ast.ExpressionAst => {
      if (typeof piece === 'string') return piece;
      if ('variable' in piece) return this.variable(piece.variable, false);
      const ahead = this.ahead;
      this.ahead = undefined;
      this.enter();
      const result = this.lexer.scanNested(piece.nested, () => {
        const expression = this.primary(true);
        this.ahead = undefined;
        return expression;
      });
      this.leave();
      this.ahead = ahead;
      return result ?? make.errorExpression(piece.nested);
    });
    return make.expandableString(token, parts);
  }

  protected postfix(first: Lexeme | undefined, target: ast.ExpressionAst): ast.ExpressionAst {
    let result = target;
    for (let token = first; token; token = this.nextMemberAccess(true)) {
      this.skipNewlines();
      result =
        token.kind === 'LBracket' || token.kind === 'QuestionLBracket'
          ? this.elementAccess(result, token)
          : this.memberAccess(result, token);
    }
    return result;
  }

  private elementAccess(target: ast.ExpressionAst, open: Lexeme): ast.IndexExpressionAst {
    this.skipNewlines();
    let index = this.withComma(false, () => this.expression());
    if (!index) {
      this.reportIncomplete(after(open), 'MissingArrayIndexExpression');
      index = make.errorExpression(open);
    }
    this.skipNewlines();
    const close = this.next();
    let end: ast.Extent = close;
    if (close.kind !== 'RBracket') {
      this.unget(close);
      if (index.kind !== 'ErrorExpression') this.reportIncomplete(after(index), 'MissingEndSquareBracket');
      end = index;
    }
    return {
      kind: 'IndexExpression',
      ...span(target, end),
      target,
      index,
      nullConditional: open.kind === 'QuestionLBracket',
    };
  }

  private memberName(): ast.ExpressionAst | undefined {
    const name = this.simpleName();
    if (name) return name;
    const token = this.peek();
    if (unaryOperators.has(token.kind) || token.kind === 'LBracket') return this.unaryExpression();
    return this.primary(false);
  }

  private memberAccess(target: ast.ExpressionAst, operator: Lexeme): ast.ExpressionAst {
    const isStatic = operator.kind === 'ColonColon';
    const nullConditional = operator.kind === 'QuestionDot';
    let member: ast.CommandElementAst | undefined = this.memberName();
    if (!member) {
      this.reportIncomplete(after(operator), 'MissingPropertyName');
      member = this.singleArgument('CommandArgument') ?? make.errorExpression(span(target, operator));
    } else if (!this.ahead) {
      const restart = this.lexer.index;
      const types = this.genericMethodArguments(restart);
      const open = this.ahead ? undefined : this.lexer.invokeOpener();
      if (open) {
        const call = this.invocation(open);
        return {
          kind: 'InvokeMemberExpression',
          ...span(target, call.end),
          expression: target,
          member,
          static: isStatic,
          nullConditional,
          genericTypeArguments: types ?? [],
          arguments: call.arguments,
        };
      }
      if (types) this.resync(restart);
    }
    return {
      kind: 'MemberExpression',
      ...span(target, member),
      expression: target,
      member,
      static: isStatic,
      nullConditional,
    };
  }

  /** `.Method[int]( … )`: the type arguments, or nothing (and nothing consumed) if it is an index. */
  protected genericMethodArguments(restart: number): ast.TypeName[] | undefined {
    if (this.source.charCodeAt(this.lexer.offset(restart)) !== 0x5b) return undefined;
    const count = this.errors.count;
    const open = this.lexer.openBracket();
    if (!open) return undefined;
    const result = this.inMode('TypeName', () => {
      this.skipNewlines();
      const first = this.next();
      if (first.kind !== 'Identifier' && first.kind !== 'LBracket') return undefined;
      const { list, stop } = this.genericArgumentList(first);
      return stop.kind === 'RBracket' ? list : undefined;
    });
    const parenthesis = this.lexer.text.charCodeAt(this.lexer.index);
    if (result && this.errors.count === count && !this.ahead && parenthesis === 0x28) return result;
    this.errors.errors.length = count;
    this.resync(restart);
    return undefined;
  }

  private invocation(open: Lexeme): { arguments: ast.ExpressionAst[]; end: ast.Extent } {
    if (open.kind === 'LParen') return this.argumentList(open);
    this.skipNewlines();
    const block = this.scriptBlockExpression(open);
    return { arguments: [block], end: block };
  }

  /** Behind the opening parenthesis of a call. */
  protected argumentList(open: Lexeme): { arguments: ast.ExpressionAst[]; end: ast.Extent } {
    const list: ast.ExpressionAst[] = [];
    let comma: Lexeme | undefined;
    let reported = false;
    return this.withComma(true, () => {
      for (;;) {
        this.skipNewlines();
        const argument = this.expression();
        if (!argument) {
          if (comma) {
            this.reportIncomplete(after(comma), 'MissingExpressionAfterToken', ',');
            reported = true;
          }
          break;
        }
        list.push(argument);
        this.skipNewlines();
        comma = this.next();
        if (comma.kind !== 'Comma') {
          this.unget(comma);
          comma = undefined;
          break;
        }
      }
      this.skipNewlines();
      const close = this.next();
      if (close.kind === 'RParen') return { arguments: list, end: close };
      this.unget(close);
      const last = list[list.length - 1];
      if (!reported) this.reportIncomplete(after(last ?? open), 'MissingEndParenthesisInMethodCall');
      return { arguments: list, end: comma ?? last ?? open };
    });
  }

  private parenthesized(open: Lexeme): ast.ParenExpressionAst {
    return this.withComma(false, () =>
      this.inMode('Command', () => {
        this.skipNewlines();
        let pipeline = this.pipelineChain();
        if (!pipeline) {
          const at = after(open);
          this.reportIncomplete(at, 'ExpectedExpression');
          pipeline = make.errorStatement(at);
        }
        this.skipNewlines();
        const close = this.next();
        let end: ast.Extent = close;
        if (close.kind !== 'RParen') {
          this.unget(close);
          this.reportIncomplete(after(pipeline), 'MissingEndParenthesisInExpression');
          end = pipeline;
        }
        return { kind: 'ParenExpression', ...span(open, end), pipeline };
      }),
    );
  }

  private subExpression(open: Lexeme): ast.SubExpressionAst | ast.ArrayExpressionAst {
    const { statements, end, extent } = this.withComma(false, () =>
      this.inMode('Command', () => {
        this.skipNewlines();
        const list = this.statementList();
        this.skipNewlines();
        const close = this.next();
        let end: ast.Extent = close;
        if (close.kind !== 'RParen') {
          this.unget(close);
          this.reportIncomplete(close, 'MissingEndParenthesisInSubexpression');
          end = list.extent ?? open;
        }
        return { ...list, end };
      }),
    );
    const subExpression = make.statementBlock(extent ?? make.emptyExtent, statements);
    return {
      kind: open.kind === 'DollarParen' ? 'SubExpression' : 'ArrayExpression',
      ...span(open, end),
      subExpression,
    };
  }

  protected scriptBlockExpression(open: Lexeme): ast.ScriptBlockExpressionAst {
    const scriptBlock = this.withComma(false, () =>
      this.inMode('Command', () => {
        this.skipNewlines();
        return this.scriptBlock(open, false);
      }),
    );
    return { kind: 'ScriptBlockExpression', start: scriptBlock.start, end: scriptBlock.end, scriptBlock };
  }

  private hashtable(open: Lexeme): ast.HashtableAst {
    this.skipNewlines();
    const pairs: ast.HashtablePair[] = [];
    for (let pair = this.keyValuePair(); pair; pair = this.keyValuePair()) {
      pairs.push(pair);
      const token = this.peek();
      if (token.kind !== 'NewLine' && token.kind !== 'Semi') break;
      this.skipNewlinesAndSemicolons();
    }
    const close = this.next();
    let end: number = close.end;
    if (close.kind !== 'RCurly') {
      this.unget(close);
      this.reportIncompleteAt(after(open), close, 'MissingEndCurlyBrace');
      end = Math.max(0, close.start - 1);
    }
    return { kind: 'Hashtable', start: open.start, end, keyValuePairs: pairs };
  }

  /** A label or a hashtable key. */
  protected labelOrKey(): ast.ExpressionAst | undefined {
    const name = this.simpleName();
    if (name) return name;
    const token = this.peek();
    if (token.kind === 'NewLine' || token.kind === 'Semi') return undefined;
    return this.withComma(true, () => this.unaryExpression());
  }

  private keyValuePair(): ast.HashtablePair | undefined {
    const oldMode = this.lexer.mode;
    this.setMode('Expression');
    const key = this.labelOrKey();
    if (!key) {
      this.setMode(oldMode);
      return undefined;
    }
    const equals = this.next();
    this.setMode(oldMode);
    if (equals.kind !== 'Equals') {
      this.unget(equals);
      const at = after(key);
      this.report(at, 'MissingEqualsInHashLiteral');
      this.syncOnError(false, 'RCurly', 'Semi', 'NewLine');
      return { key, value: make.errorStatement(at) };
    }
    const value = this.inMode('Command', () => {
      this.skipNewlines();
      const statement = this.withComma(false, () => this.statement());
      if (statement) return statement;
      const at = after(equals);
      this.reportIncomplete(at, 'MissingStatementInHashLiteral');
      return make.errorStatement(at);
    });
    return { key, value };
  }
}
