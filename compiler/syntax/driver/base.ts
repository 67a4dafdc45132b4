import { Unreadable } from '../build/blocks.ts';
import { ScriptDiagnosis } from '../diagnose/script.ts';
import { readAs } from '../earley.ts';
import { ErrorList } from '../errors.ts';
import { FastTokenizer } from '../lexer/fast-tokenizer.ts';
import type { Lexeme, Mode } from '../lexer/lexeme.ts';
import type { GroupContent, Terminal } from '../lexer/terminals.ts';
import type { Frame, FrameKind } from './frame.ts';
import { newFrame } from './frame.ts';

/** The stack of open brackets, and reading what they hold. */
export abstract class DriverBase {
  protected readonly errors = new ErrorList();

  readonly lexer: FastTokenizer;

  protected readonly reader: ScriptDiagnosis;

  protected frames: Frame[] = [];

  protected frame!: Frame;

  protected result: GroupContent | undefined;

  constructor(text: string) {
    this.lexer = new FastTokenizer(text, this.errors);
    this.reader = new ScriptDiagnosis(text, this.errors, this.lexer);
  }

  /** Reads from one opening to its close. */
  protected run(root: Frame): GroupContent {
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

  protected fail(): never {
    throw new Unreadable();
  }

  protected scan(mode: Mode, signed = false): Lexeme {
    const { lexer } = this;
    lexer.mode = mode;
    lexer.allowSignedNumbers = signed;
    lexer.inTernary = this.frame.questions > 0;
    return lexer.next();
  }

  protected back(token: Lexeme): void {
    this.lexer.resync(token.index);
  }

  protected add(type: string, token: Lexeme, group?: GroupContent): void {
    this.frame.tokens.push({ type, token, group });
  }

  protected addWord(token: Lexeme): void {
    this.add('word', { ...token, value: this.lexer.text.slice(token.index, token.endIndex) });
  }

  protected name(token: Lexeme): void {
    this.add('name', { ...token, value: this.lexer.text.slice(token.index, token.endIndex) });
  }

  protected open(kind: FrameKind, type: string, open: Lexeme): void {
    const frame = newFrame(kind, open, type);
    this.frames.push(frame);
    this.frame = frame;
  }

  /** Takes the closing token and hands the group to the frame around it. */
  protected close(content: GroupContent): void {
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

  protected read(symbol: string, tokens: readonly Terminal[]): unknown {
    const value = readAs(symbol, tokens);
    if (value === undefined) this.fail();
    return value;
  }

  /** Does the next thing that the innermost bracket's state asks for. */
  protected abstract step(): void;

  /** Takes the rest of an attribute behind its arguments. */
  protected abstract closeAttribute(frame: Frame, group: GroupContent): void;
}
