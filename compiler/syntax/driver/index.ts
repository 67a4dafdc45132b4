import type * as ast from '../ast.ts';
import { scriptBlock, Unreadable } from '../build/blocks.ts';
import type { Lexeme } from '../lexer/lexeme.ts';
import type { Terminal } from '../lexer/terminals.ts';
import * as kinds from '../lexer/token-kinds.ts';
import { newFrame } from './frame.ts';
import { KeywordDriver } from './keywords.ts';
import { steps, stringKinds, terminators } from './tables.ts';

/** Statements that are read by the recursive reader, one at a time. */
const readWhole = new Set([
  'Class',
  'Enum',
  'Data',
  'Parallel',
  'Sequence',
  'Configuration',
  'From',
  'Define',
  'Var',
  'Workflow',
]);

const loopKeywords = new Set(['While', 'Do', 'For', 'Foreach', 'Switch']);

/**
 * Turns text into trees without the parser choosing how to read the next token: what comes next follows from the
 * last token and the innermost open bracket. Groups are read when they close, innermost first, so that depth costs
 * no stack; every statement goes through the grammar on its own.
 * Anything unusual is left to the diagnosis by throwing `Unreadable`.
 */
export class Driver extends KeywordDriver {
  script(): ast.ScriptBlockAst {
    const { length } = this.lexer.text;
    const usings = this.usingStatements();
    const content = this.run(newFrame('script', undefined));
    const extent = { start: 0, end: length };
    return scriptBlock(extent, undefined, content.items!, usings, false);
  }

  protected usingStatements(): ast.UsingStatementAst[] {
    const list: ast.UsingStatementAst[] = [];
    for (;;) {
      this.lexer.skipNewlines(list.length > 0);
      const { index } = this.lexer;
      if (!/using\b/iy.test(this.lexer.text.slice(index, index + 6))) return list;
      const statement = this.reader.oneUsing();
      if (statement.kind !== 'UsingStatement') throw new Unreadable();
      list.push(statement);
    }
  }

  protected step(): void {
    const { frame } = this;
    if (frame.steps.length > 0) {
      this.keywordStep(frame.steps.shift()!);
      return;
    }
    switch (frame.state) {
      case 'start':
        this.start();
        return;
      case 'element':
        this.element();
        return;
      case 'operand':
        this.operand();
        return;
      case 'operator':
        this.operator();
        return;
      case 'command':
        this.command();
        return;
      case 'argument':
        this.argument();
        return;
      case 'afterArgument':
        this.afterArgument();
        return;
      case 'key':
        this.key();
        return;
      case 'parameter':
        this.parameterStart();
        return;
      case 'attributeArgument':
        this.attributeArgument();
        return;
      case 'clause':
        this.clause();
        return;
      case 'end':
        this.finishStatement();
    }
  }

  /** Ends a statement, a pair, a list of arguments: whatever the frame collects. */
  protected finishStatement(): void {
    const { frame } = this;
    const { tokens } = frame;
    frame.tokens = [];
    frame.questions = 0;
    switch (frame.kind) {
      case 'script':
      case 'block':
      case 'statements':
        frame.items.push(this.read('statement', tokens) as ast.Ast);
        frame.state = 'start';
        return;
      case 'hash':
        frame.items.push(this.read('pair', tokens) as ast.Ast);
        frame.state = 'key';
        return;
      case 'paren':
        if (tokens.length === 0) this.fail();
        this.lexer.skipNewlines(false);
        this.close({ node: this.read('pipelineStatement', tokens) as ast.Ast });
        return;
      case 'foreach':
        this.lexer.skipNewlines(false);
        this.close({ node: this.read('foreachHead', tokens) as ast.Ast });
        return;
      case 'index':
        this.close({ node: this.read('expression', tokens) as ast.Ast });
        return;
      case 'arguments':
        this.close({
          expressions: tokens.length > 0 ? (this.read('callArguments', tokens) as ast.ExpressionAst[]) : [],
        });
        return;
      case 'attributeArguments':
        this.close({
          items: tokens.length > 0 ? (this.read('attributeArguments', tokens) as ast.Ast[]) : [],
        });
        return;
      case 'parameters':
        this.close({
          parameters: tokens.length > 0 ? (this.read('parameters', tokens) as ast.ParameterAst[]) : [],
        });
        return;
      case 'for':
        this.finishForPart(tokens);
        return;
      case 'switchBody':
        frame.items.push(this.read('switchClause', tokens) as ast.Ast);
        frame.state = 'clause';
        return;
      case 'nested':
        this.frames.pop();
        this.result = { node: this.read('argument', tokens) as ast.Ast };
    }
  }

  protected finishForPart(tokens: Terminal[]): void {
    const { frame } = this;
    frame.items.push((tokens.length > 0 ? this.read('pipelineStatement', tokens) : undefined) as ast.Ast);
    this.lexer.skipNewlines(false);
    const next = this.scan('Command');
    if (frame.items.length < 3 && next.kind !== 'Semi' && next.kind !== 'RParen' && tokens.length > 0) {
      // A newline separates as well as `;` does.
      this.back(next);
      frame.state = 'element';
      return;
    }
    if (frame.items.length < 3 && next.kind === 'Semi') {
      this.lexer.skipNewlines(false);
      const after = this.scan('Command');
      this.back(after);
      frame.state = after.kind === 'RParen' || after.kind === 'Semi' ? 'end' : 'element';
      return;
    }
    if (next.kind !== 'RParen') this.fail();
    this.back(next);
    this.close({ pipelines: frame.items as unknown as ast.PipelineBaseAst[] });
  }

  protected start(): void {
    const { frame, lexer } = this;
    const inList = frame.kind === 'script' || frame.kind === 'block' || frame.kind === 'statements';
    if (frame.tokens.length === 0 && inList) {
      lexer.skipNewlines(false);
      // Behind a `;` the word `param` is a command's name.
      if (lexer.text[lexer.index] === ';') frame.paramAllowed = false;
      lexer.skipNewlines(true);
    }
    const token = this.scan('Command');
    if (terminators.has(token.kind)) {
      this.back(token);
      if (frame.tokens.length > 0 || !inList) this.fail();
      this.close({ items: frame.items });
      return;
    }
    if (token.kind === 'Generic' && lexer.text[token.index] === '[') {
      this.back(token);
      this.bracketStart(token.index);
      return;
    }
    if (token.kind === 'Label' && !frame.tokens.some(({ type }) => type === 'label')) {
      this.add('label', token);
      lexer.skipNewlines(false);
      const next = this.scan('Command');
      if (!loopKeywords.has(next.kind)) this.fail();
      this.keyword(next);
      return;
    }
    if (kinds.keywordKinds.has(token.kind) && this.keyword(token)) return;
    this.firstToken(token);
  }

  /** A statement's keyword. False: here it is but a command's name. */
  protected keyword(token: Lexeme): boolean {
    const { frame } = this;
    const { kind } = token;
    const known = steps[kind];
    if (known) {
      this.add(kind === 'Filter' ? 'functionKeyword' : `${kind.toLowerCase()}Keyword`, token);
      frame.steps = [...known];
      frame.state = 'end';
      return true;
    }
    if (readWhole.has(kind)) {
      this.readWholeStatement(token.index);
      return true;
    }
    switch (kind) {
      case 'Return':
      case 'Throw':
      case 'Exit':
        this.add(`${kind.toLowerCase()}Keyword`, token);
        frame.state = 'element';
        frame.optional = true;
        return true;
      case 'Break':
      case 'Continue':
        this.add(`${kind.toLowerCase()}Keyword`, token);
        this.jumpLabel();
        return true;
      case 'Param':
        if (!frame.paramAllowed || frame.items.length > 0) return false;
        if (frame.kind !== 'script' && frame.kind !== 'block') return false;
        if (frame.tokens.some(({ type }) => type !== 'attribute')) return false;
        this.lexer.skipNewlines(false);
        if (this.lexer.text[this.lexer.index] !== '(') this.fail();
        this.add('paramKeyword', token);
        frame.steps = ['parameters'];
        frame.state = 'end';
        return true;
      case 'Begin':
      case 'Process':
      case 'End':
      case 'Clean':
      case 'Dynamicparam': {
        const last: { readonly kind: string } | undefined = frame.items[frame.items.length - 1];
        const inBlocks = !last || last.kind === 'ParamBlock' || last.kind === 'NamedBlockStatement';
        if (!inBlocks || frame.tokens.length > 0 || (frame.kind !== 'script' && frame.kind !== 'block'))
          return false;
        this.add('namedBlock', token);
        frame.steps = ['block'];
        frame.state = 'end';
        return true;
      }
      case 'Using':
      case 'Else':
      case 'ElseIf':
      case 'Catch':
      case 'Until':
        return this.fail();
      default:
        return false;
    }
  }

  protected readWholeStatement(index: number): void {
    this.lexer.resync(index);
    const statement = this.reader.oneStatement();
    if (!statement || this.errors.count > 0) this.fail();
    const token: Lexeme = {
      kind: 'Parsed',
      start: statement.start,
      end: statement.end,
      index,
      endIndex: this.lexer.index,
    };
    this.add('parsed', token, { node: statement });
    this.frame.state = 'end';
  }

  protected jumpLabel(): void {
    const { lexer, frame } = this;
    lexer.mode = 'Command';
    lexer.wantSimpleName = true;
    const token = lexer.next();
    lexer.wantSimpleName = false;
    if (token.kind === 'Identifier') {
      this.name(token);
      frame.state = 'end';
    } else {
      this.back(token);
      if (terminators.has(token.kind)) frame.state = 'end';
      else if (token.kind === 'Variable' || stringKinds.has(token.kind)) frame.state = 'argument';
      else this.fail();
    }
  }

  /** What a statement that begins with `[` is: attributes before a keyword, or an expression. */
  protected bracketStart(index: number): void {
    const { frame, lexer } = this;
    if (frame.tokens.length === 0 && frame.items.length === 0 && frame.paramAllowed) {
      // Attributes stand before `param`, and before types.
      const ahead =
        /(?:\[(?:[^[\]'"]|'[^']*'|"[^"]*"|\[[^[\]]*\])*\]\s*(?:#[^\r\n]*\s*)*)+(param|class|enum)\b/iy;
      ahead.lastIndex = index;
      const match = ahead.exec(lexer.text);
      if (match && match[1]!.toLowerCase() === 'param') {
        frame.steps = ['attribute'];
        frame.state = 'start';
        return;
      }
    }
    const typeAhead = /(?:\[[^\]]*\]+\s*)+(?:class|enum)\b/iy;
    typeAhead.lastIndex = index;
    if (typeAhead.test(lexer.text)) {
      this.readWholeStatement(index);
      return;
    }
    frame.state = 'operand';
  }
}
