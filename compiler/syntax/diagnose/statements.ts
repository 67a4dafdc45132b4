import type * as ast from '../ast.ts';
import type { Lexeme } from '../lexer/lexeme.ts';
import { keywordKinds, noAttributes } from '../lexer/token-kinds.ts';
import * as make from '../make.ts';
import { errorStatement, span } from '../make.ts';
import { after } from './base.ts';
import { abbreviates, SwitchDiagnosis } from './switch.ts';

/** Statements that begin with a keyword. */
export abstract class StatementDiagnosis extends SwitchDiagnosis {
  protected override statement(): ast.StatementAst | undefined {
    this.enter();
    const result = this.statementBody();
    this.leave();
    return result;
  }

  private statementBody(): ast.StatementAst | undefined {
    let token = this.next();
    let attributes: ast.AttributeBaseAst[] | undefined;
    let restart = 0;
    if (token.kind === 'Generic' && this.lexer.text[token.index] === '[') {
      restart = token.index;
      this.resync(restart);
      attributes = this.attributeList(false);
      token = this.next();
      if (attributes) token = this.afterAttributes(attributes, token, restart);
    }
    switch (token.kind) {
      case 'If':
        return this.ifStatement(token);
      case 'Switch':
        return this.switchStatement(undefined, token);
      case 'Foreach':
        return this.foreachStatement(undefined, token);
      case 'For':
        return this.forStatement(undefined, token);
      case 'While':
        return this.whileStatement(undefined, token);
      case 'Do':
        return this.doStatement(undefined, token);
      case 'Function':
      case 'Filter':
      case 'Workflow':
        return this.functionDeclaration(token);
      case 'Return':
        return this.flowWithPipeline('ReturnStatement', token);
      case 'Exit':
        return this.flowWithPipeline('ExitStatement', token);
      case 'Throw':
        return this.throwStatement(token);
      case 'Break':
        return this.flowWithLabel('BreakStatement', token);
      case 'Continue':
        return this.flowWithLabel('ContinueStatement', token);
      case 'Trap':
        return this.trapStatement(token);
      case 'Try':
        return this.tryStatement(token);
      case 'Data':
        return this.dataStatement(token);
      case 'Parallel':
      case 'Sequence':
        return this.blockStatement(token);
      case 'Configuration':
        return this.configuration(token);
      case 'From':
      case 'Define':
      case 'Var':
        this.report(token, 'ReservedKeywordNotAllowed', this.kindText(token));
        return errorStatement(token);
      case 'Label':
        this.skipNewlines();
        return this.labeled(token);
      case 'EndOfInput':
        if (attributes) {
          this.resync(restart);
          return this.pipelineChain();
        }
        this.unget(token);
        return undefined;
      case 'Class':
        return this.classDefinition(attributes ?? [], token);
      case 'Enum':
        return this.enumDefinition(attributes ?? [], token);
      case 'Using': {
        const statement = this.usingStatement(token);
        this.report(statement, 'UsingMustBeAtStartOfScript');
        return statement as unknown as ast.StatementAst;
      }
      case 'Else':
      case 'ElseIf':
      case 'Catch':
      case 'Until':
        // Behind an error the rest of a broken statement is not taken for a command.
        if (this.errors.count > 0) {
          this.skipNewlines();
          return this.statement();
        }
    }
    if (attributes) this.resync(restart);
    else this.unget(token);
    return this.pipelineChain();
  }

  private afterAttributes(attributes: ast.AttributeBaseAst[], token: Lexeme, restart: number): Lexeme {
    const type = attributes.find((attribute) => attribute.kind === 'TypeConstraint');
    if (noAttributes.has(token.kind)) {
      if (!type) {
        this.report(attributes[0]!, 'UnexpectedAttribute', make.typeNameText(attributes[0]!.typeName));
        return token;
      }
    } else if (keywordKinds.has(token.kind)) {
      if (type) this.report(type, 'TypeNotAllowedBeforeStatement', make.typeNameText(type.typeName));
      return token;
    }
    this.resync(restart);
    return this.next();
  }

  private labeled(label: Lexeme): ast.StatementAst | undefined {
    const token = this.next();
    switch (token.kind) {
      case 'Switch':
        return this.switchStatement(label, token);
      case 'Foreach':
        return this.foreachStatement(label, token);
      case 'For':
        return this.forStatement(label, token);
      case 'While':
        return this.whileStatement(label, token);
      case 'Do':
        return this.doStatement(label, token);
    }
    this.resync(label.index);
    return this.pipelineChain();
  }

  private flowWithLabel(kind: 'BreakStatement' | 'ContinueStatement', token: Lexeme): ast.StatementAst {
    const label = this.labelOrKey();
    return { kind, ...span(token, label ?? token), label };
  }

  private flowWithPipeline(kind: 'ReturnStatement' | 'ExitStatement', token: Lexeme): ast.StatementAst {
    const pipeline = this.pipelineChain();
    return { kind, ...span(token, pipeline ?? token), pipeline };
  }

  private throwStatement(token: Lexeme): ast.ThrowStatementAst {
    const pipeline = this.pipelineChain();
    return { kind: 'ThrowStatement', ...span(token, pipeline ?? token), pipeline, isRethrow: false };
  }

  private blockStatement(token: Lexeme): ast.StatementAst {
    const body = this.block();
    if (!body) {
      this.reportIncomplete(after(token), 'MissingStatementAfterKeyword', this.text(token));
      return errorStatement(token);
    }
    return { kind: 'BlockStatement', ...span(token, body), body, keyword: this.text(token) };
  }

  private configuration(token: Lexeme): ast.StatementAst {
    this.skipNewlines();
    this.report(token, 'ConfigurationNotSupportedInPowerShellCore');
    const name = this.next();
    if (name.kind === 'LCurly') {
      this.scriptBlockExpression(name);
      return errorStatement(token);
    }
    if (name.kind === 'EndOfInput') {
      this.unget(name);
      return errorStatement(token);
    }
    this.argument('FileName', name);
    this.skipNewlines();
    if (this.peek().kind === 'LCurly') this.scriptBlockExpression(this.next());
    return errorStatement(token);
  }

  private ifStatement(first: Lexeme): ast.StatementAst {
    const clauses: ast.IfClause[] = [];
    const parts: ast.Ast[] = [];
    let elseClause: ast.StatementBlockAst | undefined;
    let keyword = first;
    for (;;) {
      this.skipNewlines();
      const open = this.next();
      if (open.kind !== 'LParen') {
        this.unget(open);
        this.reportIncomplete(after(keyword), 'MissingOpenParenthesisInIfStatement', this.text(keyword));
        return errorStatement(span(first, keyword), parts);
      }
      this.skipNewlines();
      let condition = this.pipelineChain();
      if (!condition) {
        const at = after(open);
        this.reportIncomplete(at, 'IfStatementMissingCondition', this.text(keyword));
        condition = errorStatement(at);
      } else parts.push(condition);
      this.skipNewlines();
      const close = this.next();
      if (close.kind !== 'RParen') {
        this.unget(close);
        if (condition.kind !== 'ErrorStatement') {
          this.reportIncomplete(close, 'MissingEndParenthesisAfterStatement', this.text(keyword));
        }
        const at = Math.max(0, close.start - 1);
        return errorStatement(span(first, { start: at, end: at }), parts);
      }
      this.skipNewlines();
      const body = this.block();
      if (!body) {
        this.reportIncomplete(close, 'MissingStatementBlock', this.text(keyword));
        return errorStatement(span(first, close), parts);
      }
      parts.push(body);
      clauses.push({ condition, body });
      this.skipNewlines();
      keyword = this.peek();
      if (keyword.kind === 'ElseIf') {
        this.skip();
        continue;
      }
      if (keyword.kind === 'Else') {
        this.skip();
        this.skipNewlines();
        elseClause = this.block();
        if (!elseClause) {
          this.reportIncomplete(after(keyword), 'MissingStatementBlockAfterElse');
          return errorStatement(span(first, keyword), parts);
        }
      }
      break;
    }
    const end = elseClause ?? clauses[clauses.length - 1]!.body;
    return { kind: 'IfStatement', ...span(first, end), clauses, elseClause };
  }

  private foreachStatement(label: Lexeme | undefined, keyword: Lexeme): ast.StatementAst {
    const start = label ?? keyword;
    let parallel = false;
    let throttleLimit: ast.ExpressionAst | undefined;
    let errorEnd: ast.Extent | undefined;
    this.skipNewlines();
    for (let token = this.peek(); token.kind === 'Parameter'; token = this.peek()) {
      this.skip();
      if (abbreviates(token, 'parallel')) parallel = true;
      else if (abbreviates(token, 'throttlelimit')) {
        this.skipNewlines();
        throttleLimit = this.singleArgument('CommandArgument');
        if (!throttleLimit) this.reportIncomplete(after(token), 'MissingThrottleLimit');
      } else {
        errorEnd = token;
        this.report(token, 'InvalidForeachFlag', token.name!);
      }
      this.skipNewlines();
    }
    const fail = (end: ast.Extent, id: string, ...args: string[]): ast.Extent => {
      this.reportIncomplete(after(end), id, ...args);
      return end;
    };
    const open = this.next();
    if (open.kind !== 'LParen') {
      this.unget(open);
      return errorStatement(span(start, fail(keyword, 'MissingOpenParenthesisAfterKeyword', 'foreach')));
    }
    this.skipNewlines();
    const token = this.next();
    if (token.kind !== 'Variable' && token.kind !== 'SplattedVariable') {
      this.unget(token);
      return errorStatement(span(start, fail(open, 'MissingVariableNameAfterForeach')));
    }
    const variable = make.plainVariable(token);
    let condition: ast.PipelineBaseAst | undefined;
    let body: ast.StatementBlockAst | undefined;
    this.skipNewlines();
    const inToken = this.next();
    if (inToken.kind !== 'In') {
      this.unget(inToken);
      errorEnd = fail(variable, 'MissingInInForeach');
    } else {
      this.skipNewlines();
      condition = this.pipelineChain();
      if (!condition) errorEnd = fail(inToken, 'MissingForeachExpression');
      else {
        this.skipNewlines();
        const close = this.next();
        if (close.kind !== 'RParen') {
          this.unget(close);
          errorEnd = fail(condition, 'MissingEndParenthesisAfterForeach');
        } else {
          body = this.block();
          if (!body) errorEnd = fail(close, 'MissingForeachStatement');
        }
      }
    }
    if (errorEnd || !condition || !body) {
      return errorStatement(span(start, errorEnd ?? keyword), [variable, condition, body]);
    }
    return {
      kind: 'ForEachStatement',
      ...span(start, body),
      label: label?.name,
      variable,
      condition,
      body,
      parallel,
      throttleLimit,
    };
  }

  private forStatement(label: Lexeme | undefined, keyword: Lexeme): ast.StatementAst {
    const start = label ?? keyword;
    this.skipNewlines();
    const open = this.next();
    if (open.kind !== 'LParen') {
      this.unget(open);
      this.reportIncomplete(after(keyword), 'MissingOpenParenthesisAfterKeyword', this.kindText(keyword));
      return errorStatement(span(start, keyword));
    }
    let end: ast.Extent = open;
    const part = (): ast.PipelineBaseAst | undefined => {
      this.skipNewlines();
      const pipeline = this.pipelineChain();
      if (pipeline) end = pipeline;
      return pipeline;
    };
    const separator = (): void => {
      const token = this.peek();
      if (token.kind !== 'Semi') return;
      end = token;
      this.skip();
    };
    const initializer = part();
    separator();
    const condition = part();
    separator();
    const iterator = part();
    this.skipNewlines();
    const close = this.next();
    const parts = [initializer, condition, iterator];
    if (close.kind !== 'RParen') {
      this.unget(close);
      this.reportIncomplete(after(end), 'MissingEndParenthesisAfterStatement', this.kindText(keyword));
      return errorStatement(span(start, end), parts);
    }
    const body = this.block();
    if (!body) {
      this.reportIncomplete(after(close), 'MissingLoopStatement', this.kindText(keyword));
      return errorStatement(span(start, close), parts);
    }
    return {
      kind: 'ForStatement',
      ...span(start, body),
      label: label?.name,
      initializer,
      condition,
      iterator,
      body,
    };
  }

  private whileStatement(label: Lexeme | undefined, keyword: Lexeme): ast.StatementAst {
    const start = label ?? keyword;
    this.skipNewlines();
    const open = this.next();
    if (open.kind !== 'LParen') {
      this.unget(open);
      this.reportIncomplete(after(keyword), 'MissingOpenParenthesisAfterKeyword', this.text(keyword));
      return errorStatement(span(start, keyword));
    }
    this.skipNewlines();
    let condition = this.pipelineChain();
    let errorEnd: ast.Extent | undefined;
    if (!condition) {
      const at = after(open);
      this.reportIncomplete(at, 'MissingExpressionAfterKeyword', this.kindText(keyword));
      condition = errorStatement(at);
    }
    this.skipNewlines();
    const close = this.next();
    let body: ast.StatementBlockAst | undefined;
    if (close.kind !== 'RParen') {
      this.unget(close);
      errorEnd = condition;
      if (condition.kind !== 'ErrorStatement') {
        this.reportIncomplete(
          after(condition),
          'MissingEndParenthesisAfterStatement',
          this.kindText(keyword),
        );
      }
    } else {
      body = this.block();
      if (!body) {
        errorEnd = close;
        this.reportIncomplete(after(close), 'MissingLoopStatement', this.kindText(keyword));
      }
    }
    if (errorEnd || !body) return errorStatement(span(start, errorEnd ?? keyword), [condition]);
    return { kind: 'WhileStatement', ...span(start, body), label: label?.name, condition, body };
  }

  private doStatement(label: Lexeme | undefined, keyword: Lexeme): ast.StatementAst {
    const start = label ?? keyword;
    const body = this.block();
    if (!body) {
      this.reportIncomplete(after(keyword), 'MissingLoopStatement', 'do');
      return errorStatement(span(start, keyword));
    }
    this.skipNewlines();
    const word = this.next();
    if (word.kind !== 'While' && word.kind !== 'Until') {
      this.unget(word);
      this.reportIncomplete(after(body), 'MissingWhileOrUntilInDoWhile');
      return errorStatement(span(start, body), [body]);
    }
    this.skipNewlines();
    const open = this.next();
    if (open.kind !== 'LParen') {
      this.unget(open);
      this.reportIncomplete(after(word), 'MissingOpenParenthesisAfterKeyword', this.kindText(word));
      return errorStatement(span(start, word), [body]);
    }
    this.skipNewlines();
    const condition = this.pipelineChain();
    let errorEnd: ast.Extent | undefined;
    if (!condition) {
      errorEnd = open;
      this.reportIncomplete(after(open), 'MissingExpressionAfterKeyword', this.kindText(word));
    }
    this.skipNewlines();
    const close = this.next();
    if (close.kind !== 'RParen') {
      this.unget(close);
      if (condition) {
        errorEnd = condition;
        this.reportIncomplete(after(condition), 'MissingEndParenthesisAfterStatement', this.kindText(word));
      }
    }
    if (errorEnd || !condition) return errorStatement(span(start, errorEnd ?? open), [body, condition]);
    const kind = word.kind === 'Until' ? 'DoUntilStatement' : 'DoWhileStatement';
    return { kind, ...span(start, close), label: label?.name, condition, body };
  }

  private trapStatement(keyword: Lexeme): ast.StatementAst {
    const restart = this.lexer.index;
    this.skipNewlines();
    const type = this.attribute();
    if (type?.kind === 'Attribute') this.resync(restart);
    const trapType = type?.kind === 'TypeConstraint' ? type : undefined;
    const body = this.block();
    if (!body) {
      const end = trapType ?? keyword;
      this.reportIncomplete(after(end), 'MissingTrapStatement');
      return errorStatement(span(keyword, end), [trapType]);
    }
    return { kind: 'TrapStatement', ...span(keyword, body), trapType, body };
  }

  private tryStatement(keyword: Lexeme): ast.StatementAst {
    this.skipNewlines();
    const body = this.block();
    if (!body) {
      this.reportIncomplete(after(keyword), 'MissingTryStatementBlock');
      return errorStatement(keyword);
    }
    const catches: ast.CatchClauseAst[] = [];
    const errorAsts: ast.Ast[] = [];
    let errorEnd: ast.Extent | undefined;
    for (;;) {
      const found = this.catchClause();
      if (!found) break;
      if (found.errorEnd) errorEnd = found.errorEnd;
      if (!found.clause) {
        errorAsts.push(...found.types);
        break;
      }
      catches.push(found.clause);
    }
    this.skipNewlines();
    const finallyToken = this.peek();
    let finallyBlock: ast.StatementBlockAst | undefined;
    if (finallyToken.kind === 'Finally') {
      this.skip();
      finallyBlock = this.block();
      if (!finallyBlock) {
        errorEnd = finallyToken;
        this.reportIncomplete(
          after(finallyToken),
          'MissingFinallyStatementBlock',
          this.kindText(finallyToken),
        );
      }
    }
    if (catches.length === 0 && !finallyBlock && !errorEnd) {
      errorEnd = body;
      this.reportIncomplete(after(body), 'MissingCatchOrFinally');
    }
    if (errorEnd) return errorStatement(span(keyword, errorEnd), [body, ...catches, ...errorAsts]);
    const end = finallyBlock ?? catches[catches.length - 1]!;
    return {
      kind: 'TryStatement',
      ...span(keyword, end),
      body,
      catchClauses: catches,
      finally: finallyBlock,
    };
  }

  private catchClause():
    | { clause?: ast.CatchClauseAst; types: ast.TypeConstraintAst[]; errorEnd?: ast.Extent }
    | undefined {
    this.skipNewlines();
    const keyword = this.next();
    if (keyword.kind !== 'Catch') {
      this.unget(keyword);
      return undefined;
    }
    const types: ast.TypeConstraintAst[] = [];
    let comma: Lexeme | undefined;
    let errorEnd: ast.Extent | undefined;
    for (;;) {
      const restart = this.lexer.index;
      this.skipNewlines();
      const type = this.attribute();
      if (!type) {
        if (comma) {
          errorEnd = comma;
          this.reportIncomplete(after(comma), 'MissingTypeLiteralToken');
        }
        break;
      }
      if (type.kind === 'Attribute') {
        this.resync(restart);
        break;
      }
      types.push(type);
      this.skipNewlines();
      comma = this.peek();
      if (comma.kind !== 'Comma') break;
      this.skip();
    }
    const body = this.block();
    if (!body) {
      if (!errorEnd) {
        errorEnd = types[types.length - 1] ?? keyword;
        this.reportIncomplete(after(errorEnd), 'MissingCatchHandlerBlock');
      }
      return { types, errorEnd };
    }
    return {
      clause: { kind: 'CatchClause', ...span(keyword, body), catchTypes: types, body },
      types,
      errorEnd,
    };
  }

  private dataStatement(keyword: Lexeme): ast.StatementAst {
    this.skipNewlines();
    const name = this.simpleName();
    this.skipNewlines();
    const option = this.peek();
    const commands: ast.ExpressionAst[] = [];
    let errorEnd: ast.Extent | undefined;
    if (option.kind === 'Parameter') {
      this.skip();
      if (!abbreviates(option, 'supportedcommand')) {
        errorEnd = option;
        this.report(option, 'InvalidParameterForDataSectionStatement', option.name!);
      }
      let comma: Lexeme | undefined;
      for (;;) {
        this.skipNewlines();
        const command = this.singleArgument('CommandName');
        if (!command) {
          if (!errorEnd) {
            this.reportIncomplete(
              after(comma ?? option),
              'MissingValueForSupportedCommandInDataSectionStatement',
            );
          }
          errorEnd = comma ?? option;
          break;
        }
        commands.push(command);
        comma = this.peek();
        if (comma.kind !== 'Comma') break;
        this.skip();
      }
    }
    const body = errorEnd ? undefined : this.block();
    if (!body && !errorEnd) {
      errorEnd = commands[commands.length - 1] ?? name ?? keyword;
      this.reportIncomplete(after(errorEnd), 'MissingStatementBlockForDataSection');
    }
    if (errorEnd || !body) return errorStatement(span(keyword, errorEnd ?? keyword), commands);
    return {
      kind: 'DataStatement',
      ...span(keyword, body),
      variable: name?.value,
      commandsAllowed: commands,
      body,
    };
  }
}
