import type * as ast from '../ast.ts';
import { ErrorList } from '../errors.ts';
import type { Lexeme } from '../lexer/lexeme.ts';
import { blockNames } from '../lexer/token-kinds.ts';
import * as make from '../make.ts';
import { span } from '../make.ts';
import { after, before } from './base.ts';
import { StatementDiagnosis } from './statements.ts';

interface Blocks {
  beginBlock?: ast.NamedBlockAst;
  processBlock?: ast.NamedBlockAst;
  endBlock?: ast.NamedBlockAst;
  cleanBlock?: ast.NamedBlockAst;
  dynamicParamBlock?: ast.NamedBlockAst;
}

const fields: Record<string, keyof Blocks> = {
  Begin: 'beginBlock',
  Process: 'processBlock',
  End: 'endBlock',
  Clean: 'cleanBlock',
  Dynamicparam: 'dynamicParamBlock',
};

/** Script blocks, statement lists and whole scripts. */
export class ScriptDiagnosis extends StatementDiagnosis {
  script(): ast.ScriptBlockAst {
    return this.scriptBlock(undefined, false);
  }

  /** Reads one statement at the tokenizer's place and leaves it behind the statement. */
  oneStatement(): ast.StatementAst | undefined {
    this.ahead = undefined;
    this.lexer.mode = 'Command';
    const statement = this.statement();
    this.returnAhead();
    return statement;
  }

  /** Reads `using` at the tokenizer's place. */
  oneUsing(): ast.UsingStatementAst | ast.ErrorStatementAst {
    this.ahead = undefined;
    this.lexer.mode = 'Command';
    const statement = this.usingStatement(this.next());
    this.returnAhead();
    return statement;
  }

  /** Reads a type's name behind `[`. */
  oneTypeName(): ast.TypeName | undefined {
    this.ahead = undefined;
    this.skipNewlines();
    const name = this.typeName(true);
    this.returnAhead();
    return name;
  }

  /** Reads `[type, …]` before a call's arguments; takes nothing if it is an index. */
  oneGenericArguments(): ast.TypeName[] | undefined {
    this.ahead = undefined;
    return this.genericMethodArguments(this.lexer.index);
  }

  private returnAhead(): void {
    if (this.ahead) this.resync(this.ahead.index);
  }

  get tokens(): readonly Lexeme[] {
    return this.lexer.tokens ?? [];
  }

  get requires(): readonly Lexeme[] {
    return this.lexer.requires;
  }

  protected override scriptBlock(open: Lexeme | undefined, isFilter: boolean): ast.ScriptBlockAst {
    this.enter();
    this.skipNewlines();
    const usingStatements = open ? [] : this.usingStatements();
    const restart = this.ahead?.index ?? this.lexer.index;
    const errorCount = this.errors.count;
    const paramBlock = this.paramBlock();
    if (!paramBlock) {
      this.errors.errors.length = Math.max(errorCount, Math.min(this.errors.count, this.errors.count));
      this.resync(restart);
    }
    this.skipNewlinesAndSemicolons();
    const rest = { usingStatements, paramBlock };
    const result = blockNames.has(this.peek().kind)
      ? this.namedBlocks(open, rest)
      : this.plainBody(open, isFilter, rest);
    this.leave();
    return result;
  }

  private usingStatements(): ast.UsingStatementAst[] {
    const list: ast.UsingStatementAst[] = [];
    for (let token = this.peek(); token.kind === 'Using'; token = this.peek()) {
      this.skip();
      const statement = this.usingStatement(token);
      if (statement.kind === 'UsingStatement') list.push(statement);
      this.skipNewlinesAndSemicolons();
    }
    this.resync(this.peek().index);
    return list;
  }

  private paramBlock(): ast.ParamBlockAst | undefined {
    this.skipNewlines();
    const candidates = this.attributeList(false);
    this.skipNewlines();
    const keyword = this.peek();
    if (keyword.kind !== 'Param') return undefined;
    this.skip();
    this.skipNewlines();
    const open = this.next();
    if (open.kind !== 'LParen') {
      this.unget(open);
      return undefined;
    }
    const parameters = this.parameterList();
    this.skipNewlines();
    const close = this.next();
    let end = close.end;
    if (close.kind !== 'RParen') {
      this.unget(close);
      end = before(close).end;
      const last = parameters[parameters.length - 1] ?? open;
      this.reportIncomplete(after(last), 'MissingEndParenthesisInFunctionParameterList');
    }
    const attributes: ast.AttributeAst[] = [];
    for (const attribute of candidates ?? []) {
      if (attribute.kind === 'Attribute') attributes.push(attribute);
      else this.report(attribute, 'TypeNotAllowedBeforeParam', make.typeNameText(attribute.typeName));
    }
    return { kind: 'ParamBlock', start: keyword.start, end, attributes, parameters };
  }

  /** The closing brace, or the end of the text. Undefined: an odd token was passed over, and more may follow. */
  private close(
    open: Lexeme | undefined,
    body: ast.Extent | undefined,
  ): { body?: ast.Extent; full: ast.Extent } | undefined {
    if (!open) {
      const token = this.next();
      if (token.kind !== 'EndOfInput') {
        this.report(token, 'UnexpectedToken', this.text(token));
        return undefined;
      }
      return { body, full: { start: this.lexer.offset(0), end: this.lexer.offset(this.lexer.text.length) } };
    }
    const close = this.next();
    if (close.kind !== 'RCurly') {
      this.unget(close);
      this.reportIncompleteAt(open, close, 'MissingEndCurlyBrace');
      return { body, full: span(open, body ?? open) };
    }
    const inner =
      body ?? (open.end !== close.start ? { start: open.end, end: Math.max(0, close.start - 1) } : undefined);
    return { body: inner, full: span(open, close) };
  }

  private plainBody(
    open: Lexeme | undefined,
    isFilter: boolean,
    rest: { usingStatements: ast.UsingStatementAst[]; paramBlock?: ast.ParamBlockAst },
  ): ast.ScriptBlockAst {
    const statements: ast.StatementAst[] = [];
    let extent: ast.Extent | undefined = rest.paramBlock;
    for (;;) {
      const list = this.statementList();
      statements.push(...list.statements);
      if (list.extent) extent = extent ? span(extent, list.extent) : list.extent;
      const closed = this.close(open, extent);
      if (closed) {
        return make.plainScriptBlock(
          closed.full,
          closed.body ?? make.emptyExtent,
          statements,
          isFilter,
          rest,
        );
      }
    }
  }

  private namedBlocks(
    open: Lexeme | undefined,
    rest: { usingStatements: ast.UsingStatementAst[]; paramBlock?: ast.ParamBlockAst },
  ): ast.ScriptBlockAst {
    const blocks: Blocks = {};
    let start: ast.Extent | undefined = open ?? rest.paramBlock;
    let end: ast.Extent | undefined;
    let full: ast.Extent | undefined;
    for (;;) {
      const token = this.next();
      if (!blockNames.has(token.kind)) {
        this.unget(token);
        if (token.kind !== 'RCurly' && token.kind !== 'EndOfInput') {
          full = open
            ? span(start!, end!)
            : { start: this.lexer.offset(0), end: this.lexer.offset(this.lexer.text.length) };
          this.report(token, 'MissingNamedBlocks', this.text(token));
        }
        break;
      }
      start ??= token;
      end = token;
      let body = this.block();
      if (!body) {
        this.reportIncomplete(after(token), 'MissingNamedStatementBlock', this.kindText(token));
        body = make.statementBlock(token, []);
      } else end = body;
      const extent = span(token, end);
      const field = fields[token.kind]!;
      if (blocks[field]) this.report(extent, 'DuplicateScriptCommandClause', this.kindText(token));
      else {
        blocks[field] = {
          kind: 'NamedBlock',
          ...extent,
          unnamed: false,
          blockKind: token.kind as ast.NamedBlockAst['blockKind'],
          statements: body.statements,
          traps: body.traps,
        };
      }
      this.skipNewlinesAndSemicolons();
    }
    full ??= this.close(open, span(start!, end!))?.full ?? span(start!, end!);
    return {
      kind: 'ScriptBlock',
      ...full,
      attributes: rest.paramBlock?.attributes ?? [],
      ...rest,
      ...blocks,
    };
  }

  protected override block(): ast.StatementBlockAst | undefined {
    this.skipNewlines();
    const open = this.next();
    if (open.kind !== 'LCurly') {
      this.unget(open);
      return undefined;
    }
    const { statements, extent } = this.statementList();
    const close = this.next();
    let end: ast.Extent = close;
    if (close.kind !== 'RCurly') {
      this.unget(close);
      end = extent ?? open;
      this.reportIncompleteAt(open, close, 'MissingEndCurlyBrace');
    }
    return make.statementBlock(span(open, end), statements);
  }

  protected override statementList(): { statements: ast.StatementAst[]; extent: ast.Extent | undefined } {
    const statements: ast.StatementAst[] = [];
    this.skipNewlinesAndSemicolons();
    for (;;) {
      const statement = this.statement();
      if (!statement) break;
      statements.push(statement);
      this.skipNewlinesAndSemicolons();
      const { kind } = this.peek();
      if (kind === 'RParen' || kind === 'RCurly') break;
    }
    if (statements.length === 0) return { statements, extent: undefined };
    return { statements, extent: span(statements[0]!, statements[statements.length - 1]!) };
  }
}

export interface Diagnosis {
  readonly ast: ast.ScriptBlockAst;
  readonly tokens: readonly Lexeme[];
  readonly requires: readonly Lexeme[];
}

/** Reads a part of a text as a command. */
export function readCommand(text: string, start: number, end: number): ast.CommandAst | undefined {
  const errors = new ErrorList();
  const statement = new ScriptDiagnosis(' '.repeat(start) + text.slice(start, end), errors).oneStatement();
  const only = statement?.kind === 'Pipeline' ? statement.pipelineElements[0] : undefined;
  return errors.count === 0 && only?.kind === 'Command' ? only : undefined;
}

/** Reads a text that may be broken; its errors go to `errors`. */
export function diagnose(text: string, errors: ErrorList): Diagnosis {
  const diagnosis = new ScriptDiagnosis(text, errors);
  const ast = diagnosis.script();
  return { ast, tokens: diagnosis.tokens, requires: diagnosis.requires };
}
