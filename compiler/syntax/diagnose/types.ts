import type * as ast from '../ast.ts';
import type { Lexeme } from '../lexer/lexeme.ts';
import { bareWord, errorExpression, span } from '../make.ts';
import { after, before, DiagnosisBase } from './base.ts';

const errorTypeName = ':ErrorTypeName:';

/** Type names, attributes and simple names. */
export abstract class TypeDiagnosis extends DiagnosisBase {
  protected abstract expression(): ast.ExpressionAst | undefined;

  protected simpleName(): ast.StringConstantExpressionAst | undefined {
    this.lexer.wantSimpleName = true;
    const token = this.peek();
    this.lexer.wantSimpleName = false;
    if (token.kind !== 'Identifier') return undefined;
    this.skip();
    return bareWord(token, this.text(token));
  }

  protected typeName(assemblyAllowed: boolean): ast.TypeName | undefined {
    return this.inMode('TypeName', () => {
      const token = this.next();
      if (token.kind === 'Identifier') return this.finishTypeName(token, false, assemblyAllowed);
      this.unget(token);
      return undefined;
    });
  }

  private simpleType(token: Lexeme): ast.TypeName {
    return { start: token.start, end: token.end, name: this.text(token) };
  }

  private finishTypeName(name: Lexeme, unbracketed: boolean, assemblyAllowed = true): ast.TypeName {
    const simple = this.simpleType(name);
    const token = this.peek();
    if (token.kind === 'LBracket') {
      this.skip();
      this.skipNewlines();
      const inner = this.next();
      switch (inner.kind) {
        case 'RBracket':
        case 'Comma':
          return this.completeArray(simple, inner);
        case 'LBracket':
        case 'Identifier':
          return this.genericArguments(name, inner, unbracketed);
        case 'EndOfInput':
          this.unget(inner);
          this.reportIncomplete(after(token), 'MissingTypename');
          return simple;
        default:
          this.report(inner, 'UnexpectedToken', this.text(inner));
          this.syncOnError(true, 'RBracket');
          return simple;
      }
    }
    if (token.kind === 'Comma' && assemblyAllowed && !unbracketed) {
      this.skip();
      const assembly = this.lexer.assemblyName();
      if (assembly.trim() === '') {
        this.report(after(token), 'MissingAssemblyNameSpecification');
        return simple;
      }
      return {
        start: name.start,
        end: this.lexer.offset(this.lexer.index),
        name: `${simple.name},${assembly}`,
      };
    }
    return simple;
  }

  private genericArgument(first: Lexeme): ast.TypeName {
    if (first.kind === 'Identifier') return this.finishTypeName(first, true);
    const token = this.next();
    if (token.kind !== 'Identifier') {
      this.unget(token);
      this.reportIncomplete(after(token), 'MissingTypename');
      return { start: first.start, end: first.end, name: errorTypeName };
    }
    const type = this.finishTypeName(token, false);
    const close = this.next();
    if (close.kind !== 'RBracket') {
      this.unget(close);
      this.reportIncomplete(before(close), 'EndSquareBracketExpectedAtEndOfType');
    }
    return type;
  }

  protected genericArgumentList(first: Lexeme): { list: ast.TypeName[]; stop: Lexeme } {
    this.enter();
    const list = [this.genericArgument(first)];
    for (;;) {
      this.skipNewlines();
      const stop = this.next();
      if (stop.kind !== 'Comma') {
        this.leave();
        return { list, stop };
      }
      this.skipNewlines();
      const token = this.peek();
      if (token.kind === 'Identifier' || token.kind === 'LBracket') {
        this.skip();
        list.push(this.genericArgument(token));
      } else {
        this.reportIncomplete(after(stop), 'MissingTypename');
        list.push({ start: stop.start, end: stop.end, name: errorTypeName });
      }
    }
  }

  private genericArguments(name: Lexeme, first: Lexeme, unbracketed: boolean): ast.TypeName {
    const { list, stop } = this.genericArgumentList(first);
    let end = stop.end;
    if (stop.kind !== 'RBracket') {
      this.unget(stop);
      this.reportIncomplete(before(stop), 'EndSquareBracketExpectedAtEndOfAttribute');
      end = list[list.length - 1]!.end;
    }
    const type: ast.TypeName = { start: name.start, end, name: this.text(name), genericArguments: list };
    const token = this.peek();
    if (token.kind === 'LBracket') {
      this.skip();
      return this.completeArray(type, this.next());
    }
    if (token.kind === 'Comma' && !unbracketed) {
      this.skip();
      const assembly = this.lexer.assemblyName();
      if (assembly === '') this.report(after(token), 'MissingAssemblyNameSpecification');
    }
    return type;
  }

  private completeArray(element: ast.TypeName, first: Lexeme): ast.TypeName {
    let type = element;
    let token = first;
    for (;;) {
      let rank = 1;
      if (token.kind === 'Comma') {
        let last = token;
        while (token.kind === 'Comma') {
          last = token;
          rank++;
          token = this.next();
        }
        if (token.kind !== 'RBracket') {
          this.unget(token);
          this.report(after(last), 'EndSquareBracketExpectedAtEndOfAttribute');
        }
        type = { start: element.start, end: token.end, name: type.name, elementType: type, rank };
      } else if (token.kind === 'RBracket') {
        type = { start: element.start, end: token.end, name: type.name, elementType: type, rank };
      } else if (token.kind === 'EndOfInput') {
        this.unget(token);
        this.report(before(token), 'EndSquareBracketExpectedAtEndOfAttribute');
      } else {
        this.report(token, 'UnexpectedToken', this.text(token));
        this.syncOnError(true, 'RBracket');
      }
      token = this.peek();
      if (token.kind === 'Comma') {
        this.skip();
        if (this.lexer.assemblyName() === '') this.report(after(token), 'MissingAssemblyNameSpecification');
        return type;
      }
      if (token.kind !== 'LBracket') return type;
      this.skip();
      token = this.next();
    }
  }

  protected attributeList(inExpression: boolean): ast.AttributeBaseAst[] | undefined {
    const list: ast.AttributeBaseAst[] = [];
    for (let attribute = this.attribute(); attribute; attribute = this.attribute()) {
      list.push(attribute);
      if (!inExpression || attribute.kind === 'Attribute') this.skipNewlines();
    }
    return list.length > 0 ? list : undefined;
  }

  protected attribute(): ast.AttributeBaseAst | undefined {
    const open = this.nextBracket();
    if (!open) return undefined;
    this.skipNewlines();
    const typeName = this.typeName(true);
    if (!typeName) {
      this.resync(open.index);
      this.reportIncomplete(after(open), 'MissingTypename');
      return undefined;
    }
    const token = this.next();
    if (token.kind === 'LParen') return this.attributeArguments(open, typeName, token);
    let end = token.end;
    if (token.kind !== 'RBracket') {
      this.unget(token);
      this.report(before(token), 'EndSquareBracketExpectedAtEndOfAttribute');
      end = typeName.end;
    }
    return { kind: 'TypeConstraint', start: open.start, end, typeName };
  }

  private attributeArguments(open: Lexeme, typeName: ast.TypeName, paren: Lexeme): ast.AttributeAst {
    this.skipNewlines();
    const positional: ast.ExpressionAst[] = [];
    const named: ast.NamedAttributeArgumentAst[] = [];
    let last: ast.Extent = paren;
    this.inMode('Expression', () => {
      last = this.withComma(true, () => this.attributeArgumentList(positional, named, paren));
    });
    this.skipNewlines();
    const close = this.next();
    let end: ast.Extent = close;
    if (close.kind !== 'RParen') {
      this.unget(close);
      this.reportIncomplete(after(last), 'MissingEndParenthesisInExpression');
      end = last;
    }
    this.skipNewlines();
    const bracket = this.next();
    if (bracket.kind !== 'RBracket') {
      this.unget(bracket);
      if (close.kind === 'RParen')
        this.reportIncomplete(after(close), 'EndSquareBracketExpectedAtEndOfAttribute');
    } else end = bracket;
    return {
      kind: 'Attribute',
      start: open.start,
      end: end.end,
      typeName,
      positionalArguments: positional,
      namedArguments: named,
    };
  }

  private attributeArgumentList(
    positional: ast.ExpressionAst[],
    named: ast.NamedAttributeArgumentAst[],
    paren: ast.Extent,
  ): ast.Extent {
    let last = paren;
    let comma: Lexeme | undefined;
    const seen = new Set<string>();
    for (;;) {
      this.skipNewlines();
      const name = this.simpleName();
      let expression: ast.ExpressionAst | undefined;
      let omitted = false;
      if (name) {
        const equals = this.peek();
        if (equals.kind === 'Equals') {
          this.skip();
          this.skipNewlines();
          expression = this.expression();
          if (!expression) {
            const at = after(equals);
            this.reportIncomplete(at, 'MissingExpressionInNamedArgument');
            expression = errorExpression(at);
            this.syncOnError(true, 'Comma', 'RParen', 'RBracket', 'NewLine');
          }
          last = expression;
        } else {
          // PowerShell puts a constant `$true` here.
          expression = {
            kind: 'ConstantExpression',
            start: name.start,
            end: name.end,
            value: { type: 'int', value: 1 },
          };
          omitted = true;
        }
        if (seen.has(name.value)) this.report(name, 'DuplicateNamedArgument', name.value);
        else {
          seen.add(name.value);
          named.push({
            kind: 'NamedAttributeArgument',
            ...span(name, expression),
            argumentName: name.value,
            argument: expression,
            expressionOmitted: omitted,
          });
        }
      } else {
        expression = this.expression();
        if (expression) {
          positional.push(expression);
          last = expression;
        } else if (comma) {
          const at = after(comma);
          this.reportIncomplete(at, 'MissingExpressionAfterToken', ',');
          positional.push(errorExpression(at));
          last = at;
        }
      }
      this.skipNewlines();
      comma = this.peek();
      if (comma.kind !== 'Comma') return last;
      last = comma;
      this.skip();
    }
  }
}
