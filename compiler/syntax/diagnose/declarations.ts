import type * as ast from '../ast.ts';
import type { Lexeme } from '../lexer/lexeme.ts';
import { bareWord, emptyExtent, errorStatement, span } from '../make.ts';
import { after } from './base.ts';
import { CommandDiagnosis } from './commands.ts';

const notFunctionNames = new Set([
  'Pipe',
  'LParen',
  'LCurly',
  'AtParen',
  'AtCurly',
  'RCurly',
  'RParen',
  'EndOfInput',
  'Semi',
  'Redirection',
  'RedirectInStd',
  'AndAnd',
  'OrOr',
  'Ampersand',
  'Variable',
  'SplattedVariable',
  'HereStringExpandable',
  'HereStringLiteral',
  'StringLiteral',
  'StringExpandable',
]);

interface ParameterList {
  readonly parameters?: ast.ParameterAst[];
  readonly close?: Lexeme;
  /** Set where the list is in error. */
  readonly errorEnd?: ast.Extent;
}

interface ParsedMember {
  readonly member?: ast.MemberAst;
  readonly errorAsts: ast.Ast[];
}

/** Functions, parameters, classes, enums and `using`. */
export abstract class DeclarationDiagnosis extends CommandDiagnosis {
  protected parameterList(): ast.ParameterAst[] {
    const list: ast.ParameterAst[] = [];
    let comma: Lexeme | undefined;
    for (;;) {
      const parameter = this.parameterDeclaration();
      if (!parameter) {
        if (comma) this.reportIncomplete(after(comma), 'MissingExpressionAfterToken', ',');
        return list;
      }
      list.push(parameter);
      this.skipNewlines();
      comma = this.peek();
      if (comma.kind !== 'Comma') return list;
      this.skip();
    }
  }

  private parameterDeclaration(): ast.ParameterAst | undefined {
    return this.withComma(true, () =>
      this.inMode('Expression', () => {
        this.skipNewlines();
        const attributes = this.attributeList(false);
        this.skipNewlines();
        const token = this.next();
        if (token.kind !== 'Variable' && token.kind !== 'SplattedVariable') {
          this.unget(token);
          if (!attributes) return undefined;
          const last = attributes[attributes.length - 1]!;
          this.reportIncomplete(after(last), 'InvalidFunctionParameter');
          this.syncOnError(true, 'RParen');
          const extent = span(attributes[0]!, last);
          const name: ast.VariableExpressionAst = {
            kind: 'VariableExpression',
            ...extent,
            variablePath: { userPath: '__error__', name: '__error__' },
            splatted: false,
          };
          return { kind: 'Parameter', ...extent, attributes, name };
        }
        const name: ast.VariableExpressionAst = {
          kind: 'VariableExpression',
          start: token.start,
          end: token.end,
          variablePath: token.path!,
          splatted: token.kind === 'SplattedVariable',
        };
        this.skipNewlines();
        const equals = this.peek();
        let defaultValue: ast.ExpressionAst | undefined;
        if (equals.kind === 'Equals') {
          this.skip();
          this.skipNewlines();
          defaultValue = this.expression();
          if (!defaultValue) this.reportIncomplete(after(equals), 'MissingExpressionAfterToken', '=');
        }
        return {
          kind: 'Parameter',
          ...span(attributes?.[0] ?? token, defaultValue ?? token),
          attributes: attributes ?? [],
          name,
          defaultValue,
        };
      }),
    );
  }

  private functionParameters(): ParameterList {
    this.skipNewlines();
    const open = this.peek();
    if (open.kind !== 'LParen') return {};
    this.skip();
    const parameters = this.parameterList();
    this.skipNewlines();
    const close = this.next();
    let errorEnd: ast.Extent | undefined;
    if (close.kind !== 'RParen') {
      this.unget(close);
      errorEnd = parameters[parameters.length - 1] ?? open;
      this.reportIncomplete(after(errorEnd), 'MissingEndParenthesisInFunctionParameterList');
    }
    this.skipNewlines();
    return { parameters, close, errorEnd };
  }

  protected functionDeclaration(keyword: Lexeme): ast.StatementAst {
    this.skipNewlines();
    const name = this.next();
    if (notFunctionNames.has(name.kind)) {
      this.unget(name);
      this.reportIncomplete(after(keyword), 'MissingNameAfterKeyword', this.text(keyword));
      return errorStatement(keyword);
    }
    const { parameters, close, errorEnd } = this.functionParameters();
    const open = this.next();
    let end = errorEnd;
    if (open.kind !== 'LCurly') {
      this.unget(open);
      if (!end) {
        end = close ?? name;
        this.reportIncomplete(after(end), 'MissingFunctionBody');
      }
    }
    if (end) {
      // An opening brace behind a broken parameter list is consumed all the same.
      return errorStatement(span(keyword, end), parameters ?? []);
    }
    const isFilter = keyword.kind === 'Filter';
    const body = this.scriptBlock(open, isFilter);
    return {
      kind: 'FunctionDefinition',
      ...span(keyword, body),
      isFilter,
      isWorkflow: keyword.kind === 'Workflow',
      name: name.kind === 'Generic' ? name.value! : this.text(name),
      nameExtent: { start: name.start, end: name.end },
      parameters,
      body,
    };
  }

  protected classDefinition(attributes: readonly ast.AttributeBaseAst[], keyword: Lexeme): ast.StatementAst {
    this.skipNewlines();
    const name = this.simpleName();
    if (!name) {
      this.reportIncomplete(after(keyword), 'MissingNameAfterKeyword', this.text(keyword));
      return errorStatement(keyword);
    }
    this.skipNewlines();
    const oldMode = this.lexer.mode;
    this.setMode('Signature');
    const result = this.classBody(attributes, keyword, name);
    this.setMode(oldMode);
    return result;
  }

  private baseTypes(): ast.TypeConstraintAst[] {
    const colon = this.peek();
    const list: ast.TypeConstraintAst[] = [];
    if (colon.kind !== 'Colon') return list;
    this.skip();
    this.skipNewlines();
    let comma: Lexeme | undefined;
    for (;;) {
      const typeName = this.typeName(false);
      if (!typeName) {
        this.reportIncomplete(after(comma ?? colon), 'TypeNameExpected');
        return list;
      }
      list.push({ kind: 'TypeConstraint', start: typeName.start, end: typeName.end, typeName });
      this.skipNewlines();
      comma = this.peek();
      if (comma.kind !== 'Comma') return list;
      this.skip();
      this.skipNewlines();
    }
  }

  private classBody(
    attributes: readonly ast.AttributeBaseAst[],
    keyword: Lexeme,
    name: ast.StringConstantExpressionAst,
  ): ast.StatementAst {
    const baseTypes = this.baseTypes();
    const open = this.next();
    if (open.kind !== 'LCurly') {
      this.unget(open);
      const last = baseTypes[baseTypes.length - 1] ?? name;
      this.reportIncomplete(after(last), 'MissingTypeBody', this.kindText(keyword));
      return errorStatement(span(keyword, last), baseTypes);
    }
    let last: ast.Extent = open;
    const members: ast.MemberAst[] = [];
    const nested: ast.Ast[] = [];
    for (;;) {
      const { member, errorAsts } = this.classMember(name.value);
      if (!member && errorAsts.length === 0) break;
      if (member) {
        members.push(member);
        last = member;
      }
      if (errorAsts.length > 0) {
        nested.push(...errorAsts);
        last = errorAsts[errorAsts.length - 1]!;
      }
    }
    const close = this.next();
    if (close.kind !== 'RCurly') {
      this.unget(close);
      this.reportIncompleteAt(after(open), close, 'MissingEndCurlyBrace');
    } else last = close;
    return this.typeDefinition('class', attributes, keyword, name, baseTypes, members, last, nested);
  }

  private typeDefinition(
    typeKind: 'class' | 'enum',
    attributes: readonly ast.AttributeBaseAst[],
    keyword: Lexeme,
    name: ast.StringConstantExpressionAst,
    baseTypes: ast.TypeConstraintAst[],
    members: ast.MemberAst[],
    last: ast.Extent,
    nested: ast.Ast[],
  ): ast.StatementAst {
    const extent = span(attributes[0] ?? keyword, last);
    const definition: ast.TypeDefinitionAst = {
      kind: 'TypeDefinition',
      ...extent,
      name: name.value,
      nameExtent: { start: name.start, end: name.end },
      typeKind,
      attributes: attributes.filter(
        (attribute): attribute is ast.AttributeAst => attribute.kind === 'Attribute',
      ),
      baseTypes,
      members,
    };
    const types = attributes.filter((attribute) => attribute.kind === 'TypeConstraint');
    if (types.length > 0) nested.push(...types, definition);
    return nested.length > 0 ? errorStatement(extent, nested) : definition;
  }

  private classMember(className: string): ParsedMember {
    const attributes: ast.AttributeAst[] = [];
    let type: ast.TypeConstraintAst | undefined;
    let start: ast.Extent | undefined;
    let last: ast.Extent | undefined;
    let isStatic = false;
    let isHidden = false;
    let token: Lexeme;
    for (;;) {
      this.skipNewlines();
      const attribute = this.attribute();
      if (attribute) {
        last = attribute;
        start ??= attribute;
        if (attribute.kind === 'Attribute') attributes.push(attribute);
        else if (!type) type = attribute;
        else this.report(attribute, 'TooManyTypes');
        continue;
      }
      token = this.peek();
      start ??= token;
      if (token.kind !== 'Hidden' && token.kind !== 'Static') break;
      const repeated = token.kind === 'Hidden' ? isHidden : isStatic;
      if (repeated) this.report(token, 'DuplicateQualifier', this.text(token));
      if (token.kind === 'Hidden') isHidden = true;
      else isStatic = true;
      last = token;
      this.skip();
    }
    const errorAsts = (...more: (ast.Ast | undefined)[]): ast.Ast[] =>
      [...attributes, type, ...more].filter((node): node is ast.Ast => node !== undefined);

    if (token.kind === 'Variable') {
      this.skip();
      const { value: initialValue, end } = this.propertyValue(token);
      if (!token.path?.name) return { errorAsts: errorAsts(initialValue) };
      const property: ast.PropertyMemberAst = {
        kind: 'PropertyMember',
        ...span(start, end),
        name: token.path.userPath,
        nameExtent: { start: token.start, end: token.end },
        propertyType: type,
        attributes,
        initialValue,
        isHidden,
        isStatic,
      };
      return { member: property, errorAsts: [] };
    }
    if (token.kind === 'Identifier') {
      this.skip();
      const method = this.method(token, className, isStatic);
      if (method.kind !== 'FunctionDefinition') {
        this.syncOnError(false, 'RCurly');
        return { errorAsts: errorAsts() };
      }
      const isConstructor = !isStatic && method.name.toLowerCase() === className.toLowerCase();
      const member: ast.FunctionMemberAst = {
        kind: 'FunctionMember',
        ...span(start, method),
        name: method.name,
        nameExtent: method.nameExtent,
        attributes,
        returnType: type,
        parameters: method.parameters ?? [],
        definition: method,
        baseCall: this.lastBaseCall,
        isHidden,
        isStatic,
        isConstructor: isConstructor || method.name.toLowerCase() === className.toLowerCase(),
      };
      this.lastBaseCall = undefined;
      return { member, errorAsts: [] };
    }
    if (last) {
      this.reportIncomplete(after(last), 'IncompleteMemberDefinition');
      return { errorAsts: errorAsts() };
    }
    return { errorAsts: [] };
  }

  private lastBaseCall: ast.BaseCtorInvokeMemberExpressionAst | undefined;

  private propertyValue(variable: Lexeme): { value?: ast.ExpressionAst; end: ast.Extent } {
    let value: ast.ExpressionAst | undefined;
    if (this.peek().kind === 'Equals') {
      this.skip();
      this.skipNewlines();
      value = this.expression();
    }
    return { value, end: this.memberTerminator(value ?? variable, true) };
  }

  /** A property's end: a `;` belongs to it, a newline or `}` does not. */
  private memberTerminator(end: ast.Extent, mayComplain: boolean): ast.Extent {
    const terminator = this.peek();
    const { kind } = terminator;
    if (kind !== 'NewLine' && kind !== 'Semi' && kind !== 'RCurly' && mayComplain) {
      this.reportIncomplete(after(end), 'MissingPropertyTerminator');
    }
    this.skipNewlinesAndSemicolons();
    return kind === 'Semi' ? terminator : end;
  }

  private method(name: Lexeme, className: string, isStatic: boolean): ast.StatementAst {
    let parameters: ast.ParameterAst[] = [];
    let close: Lexeme | undefined;
    let errorEnd: ast.Extent | undefined;
    if (this.peek().kind === 'LParen') {
      const list = this.functionParameters();
      parameters = list.parameters ?? [];
      ({ close, errorEnd } = list);
    } else this.reportIncomplete(after(name), 'MissingMethodParameterList');

    const isConstructor = this.text(name).toLowerCase() === className.toLowerCase() && !isStatic;
    let baseCall: ast.BaseCtorInvokeMemberExpressionAst | undefined;
    if (isConstructor) {
      this.skipNewlines();
      const oldMode = this.lexer.mode;
      this.setMode('Signature');
      const found = this.baseCall();
      this.setMode(oldMode);
      if (found.errorEnd) errorEnd = found.errorEnd;
      baseCall = found.call ?? { kind: 'BaseCtorInvokeMemberExpression', ...emptyExtent, arguments: [] };
    }
    const open = this.next();
    if (open.kind !== 'LCurly') {
      this.unget(open);
      if (!errorEnd) {
        errorEnd = close ?? name;
        this.reportIncomplete(after(errorEnd), 'MissingFunctionBody');
      }
    }
    if (errorEnd) return errorStatement(span(name, errorEnd), parameters);
    const body = this.inMode('Command', () => this.scriptBlock(open, false));
    this.lastBaseCall = baseCall;
    return {
      kind: 'FunctionDefinition',
      ...span(name, body),
      isFilter: false,
      isWorkflow: false,
      name: this.text(name),
      nameExtent: { start: name.start, end: name.end },
      parameters,
      body,
    };
  }

  private baseCall(): { call?: ast.BaseCtorInvokeMemberExpressionAst; errorEnd?: ast.Extent } {
    const colon = this.peek();
    if (colon.kind !== 'Colon') return {};
    this.skip();
    this.skipNewlines();
    const base = this.peek();
    if (base.kind !== 'Base') {
      this.reportIncomplete(after(colon), 'MissingBaseCtorCall');
      return { errorEnd: colon };
    }
    this.skip();
    this.skipNewlines();
    const open = this.peek();
    if (open.kind !== 'LParen') {
      this.reportIncomplete(after(base), 'MissingMethodParameterList');
      return { errorEnd: base };
    }
    this.skip();
    const list = this.argumentList(open);
    this.skipNewlines();
    return {
      call: {
        kind: 'BaseCtorInvokeMemberExpression',
        ...span(base, list.end),
        arguments: list.arguments,
        keywordExtent: { start: base.start, end: base.end },
      },
    };
  }

  protected enumDefinition(attributes: readonly ast.AttributeBaseAst[], keyword: Lexeme): ast.StatementAst {
    this.skipNewlines();
    const name = this.simpleName();
    if (!name) {
      this.reportIncomplete(after(keyword), 'MissingNameAfterKeyword', this.text(keyword));
      return errorStatement(keyword);
    }
    this.skipNewlines();
    const oldMode = this.lexer.mode;
    this.setMode('Signature');
    const underlying: ast.TypeConstraintAst[] = [];
    const colon = this.peek();
    if (colon.kind === 'Colon') {
      this.skip();
      this.skipNewlines();
      const typeName = this.typeName(false);
      if (!typeName) this.reportIncomplete(after(colon), 'TypeNameExpected');
      else underlying.push({ kind: 'TypeConstraint', start: typeName.start, end: typeName.end, typeName });
      this.skipNewlines();
    }
    const open = this.next();
    if (open.kind !== 'LCurly') {
      this.unget(open);
      const last = underlying[0] ?? name;
      this.reportIncomplete(after(last), 'MissingTypeBody', this.kindText(keyword));
      this.setMode(oldMode);
      return errorStatement(span(keyword, last));
    }
    const members: ast.MemberAst[] = [];
    for (let member = this.enumMember(); member; member = this.enumMember()) members.push(member);
    const close = this.next();
    if (close.kind !== 'RCurly') {
      this.unget(close);
      this.reportIncompleteAt(after(open), close, 'MissingEndCurlyBrace');
    }
    this.setMode(oldMode);
    return this.typeDefinition('enum', attributes, keyword, name, underlying, members, close, []);
  }

  private enumMember(): ast.PropertyMemberAst | undefined {
    this.skipNewlines();
    const name = this.simpleName();
    if (!name) return undefined;
    let end: ast.Extent = name;
    let initialValue: ast.ExpressionAst | undefined;
    let missing = false;
    this.inMode('Expression', () => {
      const equals = this.peek();
      if (equals.kind !== 'Equals') return;
      this.skip();
      initialValue = this.expression();
      if (!initialValue) {
        this.report(after(equals), 'ExpectedValueExpression', '=');
        missing = true;
      }
      end = initialValue ?? equals;
    });
    return {
      kind: 'PropertyMember',
      ...span(name, this.memberTerminator(end, !missing)),
      name: name.value,
      nameExtent: { start: name.start, end: name.end },
      attributes: [],
      initialValue,
      isHidden: false,
      isStatic: true,
    };
  }

  protected usingStatement(keyword: Lexeme): ast.UsingStatementAst | ast.ErrorStatementAst {
    const directive = this.next();
    const { kind } = directive;
    if (
      kind !== 'Namespace' &&
      kind !== 'Type' &&
      kind !== 'Module' &&
      kind !== 'Command' &&
      kind !== 'Assembly'
    ) {
      this.unget(directive);
      this.reportIncomplete(after(keyword), 'MissingUsingStatementDirective');
      return errorStatement(keyword);
    }
    const itemToken = this.next();
    if (['EndOfInput', 'NewLine', 'Comma', 'Semi'].includes(itemToken.kind)) {
      this.reportIncomplete(after(directive), 'MissingUsingItemName');
      if (itemToken.kind === 'EndOfInput') this.unget(itemToken);
      return errorStatement(span(keyword, directive));
    }
    const item = this.argument('CommandArgument', itemToken);
    if (!item) {
      this.report(itemToken, 'InvalidValueForUsingItemName', this.text(itemToken));
      this.syncOnError(true, 'Semi', 'NewLine');
      return errorStatement(span(keyword, itemToken));
    }
    const isTable = item.kind === 'Hashtable' && kind === 'Module';
    if (item.kind !== 'StringConstantExpression' && !isTable) {
      this.report(item, 'InvalidValueForUsingItemName', this.text(item));
      return errorStatement(span(keyword, item));
    }
    if (item.kind === 'Hashtable') {
      this.requireTerminator();
      return {
        kind: 'UsingStatement',
        ...span(keyword, item),
        usingStatementKind: kind,
        moduleSpecification: item,
      };
    }
    if (kind !== 'Assembly') {
      const equals = this.peek();
      if (equals.kind === 'Equals') return this.usingAlias(keyword, kind, item, equals);
      if (kind === 'Type' || kind === 'Command') {
        this.reportIncomplete(after(itemToken), 'MissingEqualsInUsingAlias');
        return errorStatement(span(keyword, item), [item]);
      }
    }
    this.requireTerminator();
    return { kind: 'UsingStatement', ...span(keyword, item), usingStatementKind: kind, name: item };
  }

  private usingAlias(
    keyword: Lexeme,
    kind: ast.UsingStatementAst['usingStatementKind'],
    name: ast.StringConstantExpressionAst,
    equals: Lexeme,
  ): ast.UsingStatementAst | ast.ErrorStatementAst {
    this.skip();
    const token = this.next();
    if (token.kind === 'EndOfInput') {
      this.unget(token);
      this.reportIncomplete(after(equals), 'MissingNamespaceAlias');
      return errorStatement(span(keyword, equals));
    }
    const alias = this.argument('CommandArgument', token);
    const isTable = alias?.kind === 'Hashtable' && kind === 'Module';
    if (alias?.kind !== 'StringConstantExpression' && !isTable) {
      return errorStatement(span(keyword, alias ?? equals), [name, alias]);
    }
    this.requireTerminator();
    const node = { kind: 'UsingStatement', ...span(keyword, token), usingStatementKind: kind, name } as const;
    return alias.kind === 'Hashtable' ? { ...node, moduleSpecification: alias } : { ...node, alias };
  }

  private requireTerminator(): void {
    const token = this.peek();
    if (token.kind === 'NewLine' || token.kind === 'Semi') this.skip();
    else if (token.kind !== 'EndOfInput') this.reportIncomplete(token, 'MissingStatementTerminator');
  }

  protected bareName(token: Lexeme): ast.StringConstantExpressionAst {
    return bareWord(token, this.text(token));
  }
}
