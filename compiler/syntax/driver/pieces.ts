import type * as ast from '../ast.ts';
import { pipeContinues } from '../diagnose/commands.ts';
import type { Lexeme, StringPiece } from '../lexer/lexeme.ts';
import * as kinds from '../lexer/token-kinds.ts';
import * as make from '../make.ts';
import { DriverBase } from './base.ts';
import { newFrame } from './frame.ts';
import { groupTypes, stringKinds } from './tables.ts';

/** Strings, groups, redirections and the ends of pipeline elements: what expressions and commands share. */
export abstract class PieceDriver extends DriverBase {
  private depth = 0;

  /** A string with the expressions in it: each is read like a text of its own. */
  protected expandable(token: Lexeme, pieces: readonly StringPiece[]): ast.ExpandableStringExpressionAst {
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

  protected stringToken(token: Lexeme): void {
    if (token.pieces) this.add('expandable', token, { node: this.expandable(token, token.pieces) });
    else this.add('string', token);
  }

  protected openGroup(token: Lexeme): void {
    const group = groupTypes[token.kind]!;
    this.frame.afterPrimary = true;
    this.open(group.frame, group.type, token);
    if (group.frame === 'paren') this.lexer.skipNewlines(false);
    else if (group.frame === 'hash') this.lexer.skipNewlines(false);
  }

  protected startsOperand({ kind }: Lexeme): boolean {
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

  protected redirection(token: Lexeme): void {
    if (token.redirection!.to !== undefined) {
      this.add('merging', token);
      return;
    }
    this.add('redirection', token);
    this.frame.state = 'argument';
  }

  /** Whether a token ends a pipeline's element; it is dealt with then. */
  protected endsElement(token: Lexeme): boolean {
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
}
