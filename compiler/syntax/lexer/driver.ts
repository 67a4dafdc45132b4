import type * as ast from '../ast.ts';
import { scriptBlock, Unreadable } from '../build/blocks.ts';
import { switchFlag } from '../build/statements.ts';
import { pipeContinues } from '../diagnose/commands.ts';
import { ScriptDiagnosis } from '../diagnose/script.ts';
import { readAs } from '../earley.ts';
import { ErrorList } from '../errors.ts';
import * as make from '../make.ts';
import { FastTokenizer } from './fast-tokenizer.ts';
import type { Frame, FrameKind, Step } from './frame.ts';
import { newFrame } from './frame.ts';
import type { Lexeme, Mode, StringPiece } from './lexeme.ts';
import type { GroupContent, Terminal } from './terminals.ts';
import * as kinds from './token-kinds.ts';

const terminators = new Set(['NewLine', 'Semi', 'EndOfInput', 'RParen', 'RCurly', 'RBracket']);
const groupTypes: Readonly<Record<string, { frame: FrameKind; type: string }>> = {
  LParen: { frame: 'paren', type: 'paren' },
  DollarParen: { frame: 'statements', type: 'subExpression' },
  AtParen: { frame: 'statements', type: 'arrayExpression' },
  AtCurly: { frame: 'hash', type: 'hashtable' },
  LCurly: { frame: 'block', type: 'braces' },
};
const stringKinds = new Set([
  'StringLiteral',
  'StringExpandable',
  'HereStringLiteral',
  'HereStringExpandable',
]);
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
const steps: Readonly<Record<string, readonly Step[]>> = {
  If: ['paren', 'block', 'moreIf'],
  While: ['paren', 'block'],
  Do: ['block', 'whileOrUntil', 'paren'],
  For: ['for', 'block'],
  Foreach: ['foreach', 'block'],
  Switch: ['switchHead', 'switchBody'],
  Try: ['block', 'moreTry'],
  Trap: ['optionalType', 'block'],
  Function: ['functionName', 'optionalParameters', 'block'],
  Filter: ['functionName', 'optionalParameters', 'block'],
};

/**
 * Turns text into trees without the parser choosing how to read the next token: what comes next follows from the
 * last token and the innermost open bracket. Groups are read when they close, innermost first, so that depth costs
 * no stack; every statement goes through the grammar on its own.
 * Anything unusual is left to the diagnosis by throwing `Unreadable`.
 */
export class Driver {
  private readonly errors = new ErrorList();
  readonly lexer: FastTokenizer;
  private readonly reader: ScriptDiagnosis;
  private frames: Frame[] = [];
  private frame!: Frame;
  private result: GroupContent | undefined;
  private depth = 0;

  constructor(text: string) {
    this.lexer = new FastTokenizer(text, this.errors);
    this.reader = new ScriptDiagnosis(text, this.errors, this.lexer);
  }

  script(): ast.ScriptBlockAst {
    const { length } = this.lexer.text;
    const usings = this.usingStatements();
    const content = this.run(newFrame('script', undefined));
    const extent = { start: 0, end: length };
    return scriptBlock(extent, undefined, content.items!, usings, false);
  }

  private usingStatements(): ast.UsingStatementAst[] {
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

  /** Reads from one opening to its close. */
  private run(root: Frame): GroupContent {
    const outer = [this.frames, this.frame, this.result] as const;
    this.frames = [root];
    this.frame = root;
    this.result = undefined;
    while (!this.result) {
      this.step();
      if (this.errors.count > 0) throw new Unreadable();
    }
    const { result } = this;
    [this.frames, this.frame, this.result] = outer;
    return result;
  }

  private fail(): never {
    throw new Unreadable();
  }

  private scan(mode: Mode, signed = false): Lexeme {
    const { lexer } = this;
    lexer.mode = mode;
    lexer.allowSignedNumbers = signed;
    lexer.inTernary = this.frame.questions > 0;
    return lexer.next();
  }

  private back(token: Lexeme): void {
    this.lexer.resync(token.index);
  }

  private add(type: string, token: Lexeme, group?: GroupContent): void {
    this.frame.tokens.push({ type, token, group });
  }

  private step(): void {
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

  // Groups

  private open(kind: FrameKind, type: string, open: Lexeme): void {
    const frame = newFrame(kind, open, type);
    this.frames.push(frame);
    this.frame = frame;
  }

  /** Takes the closing token and hands the group to the frame around it. */
  private close(content: GroupContent): void {
    const { frame } = this;
    const mode = frame.kind === 'index' || frame.kind === 'arguments' ? 'Expression' : 'Command';
    const token = this.scan(mode);
    const expected = frame.kind === 'script' ? 'EndOfInput' : frame.closer;
    if (token.kind !== expected) this.fail();
    this.frames.pop();
    const group: GroupContent = { ...content, close: token };
    const parent = this.frames[this.frames.length - 1];
    if (!parent) {
      this.result = group;
      return;
    }
    this.frame = parent;
    if (frame.kind === 'attributeArguments') this.closeAttribute(frame, group);
    else this.add(frame.type, frame.opener!, group);
  }

  private read(symbol: string, tokens: readonly Terminal[]): unknown {
    const value = readAs(symbol, tokens);
    if (value === undefined) this.fail();
    return value;
  }

  /** Ends a statement, a pair, a list of arguments: whatever the frame collects. */
  private finishStatement(): void {
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

  private finishForPart(tokens: Terminal[]): void {
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

  // Statements

  private start(): void {
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
  private keyword(token: Lexeme): boolean {
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

  private readWholeStatement(index: number): void {
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

  private jumpLabel(): void {
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

  private name(token: Lexeme): void {
    this.add('name', { ...token, value: this.lexer.text.slice(token.index, token.endIndex) });
  }

  /** What a statement that begins with `[` is: attributes before a keyword, or an expression. */
  private bracketStart(index: number): void {
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

  // Keyword statements

  private keywordStep(step: Step): void {
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

  private expect(kind: string, frame: FrameKind, type: string): void {
    const token = this.scan('Command');
    if (token.kind !== kind) this.fail();
    this.open(frame, type, token);
  }

  private emptyForPart(): void {
    const token = this.scan('Command');
    this.back(token);
    if (token.kind === 'Semi' || token.kind === 'RParen') this.frame.state = 'end';
  }

  private foreachHead(): void {
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

  private functionName(): void {
    const { lexer } = this;
    lexer.skipNewlines(false);
    const token = this.scan('Command');
    if (token.kind !== 'Identifier' && token.kind !== 'Generic' && !kinds.keywordKinds.has(token.kind))
      this.fail();
    const value = token.kind === 'Generic' ? token.value! : lexer.text.slice(token.index, token.endIndex);
    this.add('word', { ...token, value });
  }

  /** The next keyword behind a block, if it is one of `wanted`; else nothing is taken. */
  private keywordAhead(...wanted: string[]): Lexeme | undefined {
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

  private moreIf(): void {
    const token = this.keywordAhead('ElseIf', 'Else');
    if (!token) return;
    this.add(`${token.kind.toLowerCase()}Keyword`, token);
    this.frame.steps = token.kind === 'Else' ? ['block'] : ['paren', 'block', 'moreIf'];
  }

  private moreTry(): void {
    const token = this.keywordAhead('Catch', 'Finally');
    if (!token) return;
    this.add(`${token.kind.toLowerCase()}Keyword`, token);
    this.frame.steps = token.kind === 'Finally' ? ['block'] : ['catchTypes', 'block', 'moreTry'];
  }

  private catchTypes(): void {
    const { lexer, frame } = this;
    lexer.skipNewlines(false);
    const c = lexer.text[lexer.index];
    if (c === ',') {
      this.add('comma', this.scan('Command'));
      lexer.skipNewlines(false);
    } else if (c !== '[') return;
    frame.steps.unshift('type', 'catchTypes');
  }

  private switchHead(): void {
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

  /** One simple argument: a word, string, variable without members, or group. */
  private singleArgument(otherwise: () => void): void {
    const { lexer } = this;
    const token = this.scan('Command');
    if (groupTypes[token.kind]) {
      this.openGroup(token);
      return;
    }
    if (!this.argumentToken(token)) otherwise();
    else if (/[.:[?]/.test(lexer.text[lexer.index] ?? '') && this.frame.afterPrimary) this.fail();
  }

  // Pipelines

  private element(): void {
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
  private firstToken(token: Lexeme): void {
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

  private startsOperand({ kind }: Lexeme): boolean {
    return (
      kind === 'Variable' ||
      kind === 'Number' ||
      kind === 'LBracket' ||
      kind === 'SplattedVariable' ||
      stringKinds.has(kind) ||
      groupTypes[kind] !== undefined ||
      kinds.unaryOperators.has(kind)
    );
  }

  private commandName(token: Lexeme): void {
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
  private command(): void {
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

  private redirection(token: Lexeme): void {
    if (token.redirection!.to !== undefined) {
      this.add('merging', token);
      return;
    }
    this.add('redirection', token);
    this.frame.state = 'argument';
  }

  /** An argument must follow: behind a comma, `-Name:`, `&` or a redirection. */
  private argument(): void {
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

  private afterArgument(): void {
    this.fail();
  }

  /** A word, string, number or variable as an argument. False: it is none of these. */
  private argumentToken(token: Lexeme): boolean {
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

  private addWord(token: Lexeme): void {
    this.add('word', { ...token, value: this.lexer.text.slice(token.index, token.endIndex) });
  }

  private stringToken(token: Lexeme): void {
    if (token.pieces) this.add('expandable', token, { node: this.expandable(token, token.pieces) });
    else this.add('string', token);
  }

  private openGroup(token: Lexeme): void {
    const group = groupTypes[token.kind]!;
    this.frame.afterPrimary = true;
    this.open(group.frame, group.type, token);
    if (group.frame === 'paren') this.lexer.skipNewlines(false);
    else if (group.frame === 'hash') this.lexer.skipNewlines(false);
  }

  /** Whether a token ends a pipeline's element; it is dealt with then. */
  private endsElement(token: Lexeme): boolean {
    const { frame, lexer } = this;
    switch (token.kind) {
      case 'Pipe':
        this.add('pipe', token);
        lexer.skipNewlines(false);
        break;
      case 'AndAnd':
      case 'OrOr':
        this.add('chain', token);
        lexer.skipNewlines(false);
        break;
      case 'Ampersand':
        this.add('background', token);
        frame.state = 'end';
        return true;
      case 'NewLine':
        if (pipeContinues(lexer.text, token.endIndex)) {
          lexer.skipNewlines(false);
          return true;
        }
        this.back(token);
        frame.state = 'end';
        frame.inExpression = false;
        return true;
      case 'Semi':
      case 'EndOfInput':
      case 'RParen':
      case 'RCurly':
        this.back(token);
        frame.state = 'end';
        frame.inExpression = false;
        return true;
      default:
        return false;
    }
    frame.inExpression = false;
    frame.state = 'element';
    return true;
  }

  // Expressions

  private get separatesByComma(): boolean {
    const { kind } = this.frame;
    return kind === 'arguments' || kind === 'parameters' || kind === 'attributeArguments';
  }

  private operand(): void {
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
  private bracketOperand(): void {
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

  private retypeLast(): void {
    const { frame } = this;
    const last = frame.tokens.pop()!;
    frame.tokens.push({ ...last, type: 'typeLiteral' });
    frame.state = 'operator';
    frame.afterPrimary = true;
  }

  /** Reads `[type]`; on `[attribute(` its arguments follow in a frame of their own. */
  private bracket(): 'type' | 'attribute' {
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

  private closeAttribute(frame: Frame, group: GroupContent): void {
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
  private memberAccess(mode: Mode): boolean {
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

  private callBehindName(): void {
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

  private operator(): void {
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

  private comma(token: Lexeme): void {
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

  private nextListItem(): void {
    const { frame, lexer } = this;
    lexer.skipNewlines(false);
    frame.questions = 0;
    if (frame.kind === 'parameters') frame.state = 'parameter';
    else if (frame.kind === 'attributeArguments') frame.state = 'attributeArgument';
    else frame.state = 'operand';
  }

  private expressionEnd(token: Lexeme): void {
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

  // Hashtables, parameters, attributes, switch

  private keyEquals(token: Lexeme): void {
    const { frame, lexer } = this;
    this.add('keyEquals', token);
    frame.inKey = false;
    frame.inExpression = false;
    lexer.skipNewlines(false);
    frame.state = 'start';
  }

  private key(): void {
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

  private parameterStart(): void {
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

  private attributeArgument(): void {
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

  private clause(): void {
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

  // Strings

  /** A string with the expressions in it: each is read like a text of its own. */
  private expandable(token: Lexeme, pieces: readonly StringPiece[]): ast.ExpandableStringExpressionAst {
    const parts = pieces.map((piece): string | ast.ExpressionAst => {
      if (typeof piece === 'string') return piece;
      if ('variable' in piece) {
        const { variable } = piece;
        return make.isUsingVariable(variable)
          ? make.usingExpression(make.usingTarget(variable))
          : make.plainVariable(variable);
      }
      if (++this.depth > 500) this.fail();
      const { lexer } = this;
      const { mode } = lexer;
      const node = lexer.scanNested(piece.nested, () => {
        const frame = newFrame('nested', undefined);
        frame.state = 'operand';
        return this.run(frame).node as ast.ExpressionAst;
      });
      lexer.mode = mode;
      this.depth--;
      return node;
    });
    return make.expandableString(token, parts);
  }
}

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
