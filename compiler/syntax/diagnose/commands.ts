import type * as ast from '../ast.ts';
import type { Lexeme } from '../lexer/lexeme.ts';
import { assignmentOperators } from '../lexer/token-kinds.ts';
import * as make from '../make.ts';
import { span } from '../make.ts';
import { after } from './base.ts';
import { ExpressionDiagnosis } from './expressions.ts';

/** What an argument is read for: it decides about commas and about variables in words. */
export type ArgumentContext =
  | 'CommandName'
  | 'NameAfterOperator'
  | 'FileName'
  | 'CommandArgument'
  | 'SwitchCondition';

const neverArguments = new Set([
  'Pipe',
  'RCurly',
  'RParen',
  'EndOfInput',
  'NewLine',
  'Semi',
  'Redirection',
  'RedirectInStd',
  'AndAnd',
  'OrOr',
  'Ampersand',
  'MinusMinus',
  'Comma',
]);
const primaryStarts = new Set([
  'SplattedVariable',
  'Variable',
  'Number',
  'HereStringExpandable',
  'StringExpandable',
  'HereStringLiteral',
  'StringLiteral',
  'LParen',
  'DollarParen',
  'AtParen',
  'AtCurly',
  'LCurly',
]);
const commandEnds = new Set([
  'Pipe',
  'RCurly',
  'RParen',
  'EndOfInput',
  'NewLine',
  'Semi',
  'AndAnd',
  'OrOr',
  'Ampersand',
]);
const verbatim = '--%';
const commandNames = new Set<ArgumentContext>(['CommandName', 'NameAfterOperator']);

/** Redirections of one command, at most one for each stream. */
type Redirections = Map<number, ast.RedirectionAst>;

function inStreamOrder(redirections: Redirections): ast.RedirectionAst[] {
  return [...redirections].sort((a, b) => a[0] - b[0]).map(([, redirection]) => redirection);
}

/** Whether a newline is continued by a `|` that begins the next line of code. */
export function pipeContinues(text: string, from: number): boolean {
  const match = /^(?:[^\S\r\n]*(?:#[^\r\n]*(?:\r\n?|\n)|<#[\s\S]*?#>))*[^\S\r\n]*\|/.exec(
    text.slice(from, from + 20000),
  );
  return match !== null;
}

/** Pipelines, commands and redirections. */
export abstract class CommandDiagnosis extends ExpressionDiagnosis {
  protected override pipelineChain(): ast.PipelineBaseAst | undefined {
    this.enter();
    const result = this.chain();
    this.leave();
    return result;
  }

  private chain(): ast.PipelineBaseAst | undefined {
    let left: ast.ChainableAst | undefined;
    let operator: Lexeme | undefined;
    for (;;) {
      let assign: Lexeme | undefined;
      const expression = this.inMode('Expression', () => {
        const found = this.expression();
        if (found && assignmentOperators.has(this.peek().kind)) assign = this.next();
        return found;
      });
      if (expression && assign) return this.assignment(expression, assign);
      const pipeline = this.pipeline(expression);
      if (!pipeline) {
        if (!operator || !left) return undefined;
        const next = this.peek();
        if (next.kind === 'EndOfInput') this.reportIncomplete(after(operator), 'EmptyPipelineChainElement');
        else this.report(span(operator, next), 'EmptyPipelineChainElement');
        return make.errorStatement(span(left, operator), [left]);
      }
      const token = this.peek();
      let background = false;
      if (token.kind === 'AndAnd' || token.kind === 'OrOr') {
        this.skip();
        this.skipNewlines();
      } else if (token.kind === 'Ampersand') {
        this.skip();
        background = true;
        const next = this.peek();
        if (next.kind === 'AndAnd' || next.kind === 'OrOr') {
          this.skip();
          this.report(next, 'BackgroundOperatorInPipelineChain');
          return make.errorStatement(span(left ?? pipeline, next));
        }
      }
      const more = token.kind === 'AndAnd' || token.kind === 'OrOr';
      if (left) left = this.chained(left, operator!, pipeline, background);
      else left = background ? { ...pipeline, background } : pipeline;
      if (!more) return left;
      operator = token;
    }
  }

  private chained(
    left: ast.ChainableAst,
    operator: Lexeme,
    right: ast.PipelineAst,
    background: boolean,
  ): ast.PipelineChainAst {
    return {
      kind: 'PipelineChain',
      ...span(left, right),
      lhsPipelineChain: left,
      rhsPipeline: right,
      operator: operator.kind === 'AndAnd' ? '&&' : '||',
      background,
    };
  }

  private assignment(left: ast.ExpressionAst, operator: Lexeme): ast.AssignmentStatementAst {
    this.skipNewlines();
    let right = this.statement();
    if (!right) {
      const at = after(operator);
      this.reportIncomplete(at, 'ExpectedValueExpression', this.kindText(operator));
      right = make.errorStatement(at);
    }
    return make.assignment(left, operator, right);
  }

  private pipeline(first: ast.ExpressionAst | undefined): ast.PipelineAst | undefined {
    const elements: ast.CommandBaseAst[] = [];
    let pipe: Lexeme | undefined;
    let expression = first;
    for (let isFirst = true; ; isFirst = false) {
      if (!isFirst) expression = this.inMode('Expression', () => this.expression());
      let element: ast.CommandBaseAst | undefined;
      if (expression) {
        if (elements.length > 0) this.report(expression, 'ExpressionsMustBeFirstInPipeline');
        element = this.expressionElement(expression);
      } else element = this.command();
      if (element) elements.push(element);
      else if (elements.length > 0 || this.peek().kind === 'Pipe') {
        this.reportIncomplete(pipe ? after(pipe) : this.peek(), 'EmptyPipeElement');
      }
      pipe = this.peek();
      if (pipe.kind === 'NewLine' && pipeContinues(this.lexer.text, pipe.endIndex)) {
        this.skipNewlines();
        pipe = this.peek();
      }
      if (pipe.kind === 'Pipe') {
        this.skip();
        this.skipNewlines();
        if (this.peek().kind === 'EndOfInput') {
          this.reportIncomplete(after(pipe), 'EmptyPipeElement');
          break;
        }
        continue;
      }
      if (!commandEnds.has(pipe.kind)) this.report(pipe, 'UnexpectedToken', this.text(pipe));
      break;
    }
    return elements.length > 0 ? make.pipeline(elements) : undefined;
  }

  private expressionElement(expression: ast.ExpressionAst): ast.CommandExpressionAst {
    const redirections: Redirections = new Map();
    let end = expression.end;
    for (let token = this.peek(); isRedirection(token); token = this.peek()) {
      this.skip();
      const { end: last } = this.redirection(token, redirections);
      end = token.redirection ? last : expression.end;
    }
    return { ...make.commandExpression(expression, inStreamOrder(redirections)), end };
  }

  /** Returns the redirection's extent. */
  private redirection(token: Lexeme, redirections: Redirections): ast.Extent {
    const stream = token.redirection;
    if (stream?.to !== undefined) {
      const text = this.text(token);
      if (stream.to !== 1 || stream.from === 1) this.report(token, 'RedirectionNotSupported', text);
      const merging: ast.MergingRedirectionAst = {
        kind: 'MergingRedirection',
        start: token.start,
        end: token.end,
        fromStream: make.streams[stream.from]!,
        toStream: 'Output',
      };
      return this.addRedirection(stream.from, merging, redirections);
    }
    let location = this.singleArgument('FileName');
    if (!location) {
      this.report(after(token), 'MissingFileSpecification');
      location = make.errorExpression(token);
    }
    if (!stream) {
      this.report(token, 'RedirectionNotSupported', this.text(token));
      return span(token, location);
    }
    const file: ast.FileRedirectionAst = {
      kind: 'FileRedirection',
      ...span(token, location),
      fromStream: make.streams[stream.from]!,
      location,
      append: stream.append === true,
    };
    return this.addRedirection(stream.from, file, redirections);
  }

  private addRedirection(from: number, redirection: ast.RedirectionAst, all: Redirections): ast.Extent {
    if (all.has(from)) {
      const name = from === 0 ? '* stream' : `${make.streams[from]!.toLowerCase()} stream`;
      this.report(redirection, 'StreamAlreadyRedirected', name);
    } else all.set(from, redirection);
    return redirection;
  }

  protected override singleArgument(context: ArgumentContext): ast.ExpressionAst | undefined {
    const kind = this.peek().kind;
    if (kind === 'Comma' || kind === 'EndOfInput') return undefined;
    return this.inMode('Command', () => this.argument(context, this.next()));
  }

  /** One argument, or a comma-separated list of them where the context has lists. */
  protected argument(context: ArgumentContext, first: Lexeme): ast.ExpressionAst | undefined {
    const list: ast.ExpressionAst[] = [];
    let comma: Lexeme | undefined;
    let token = first;
    for (;;) {
      if (neverArguments.has(token.kind)) {
        this.unget(token);
        if (!comma) return undefined;
        this.reportIncomplete(after(comma), 'MissingExpression', ',');
        return make.errorExpression(span(list[0]!, comma), list);
      }
      let argument: ast.ExpressionAst;
      if (primaryStarts.has(token.kind)) {
        this.unget(token);
        argument = this.primary(true)!;
      } else if (token.kind === 'Generic') {
        argument =
          token.pieces && context !== 'CommandName'
            ? this.expandable(token, token.pieces)
            : make.bareWord(token, token.value!);
      } else {
        argument = make.bareWord(token, this.text(token));
        if (context === 'SwitchCondition' ? token.kind !== 'Default' : !commandNames.has(context))
          asArgument(token);
      }
      const isVerbatim = token.kind === 'Generic' && token.value === verbatim;
      if (context !== 'CommandArgument' || isVerbatim || this.peek().kind !== 'Comma') {
        if (list.length === 0) return argument;
        list.push(argument);
        return make.arrayLiteral(span(list[0]!, argument), list);
      }
      comma = this.next();
      list.push(argument);
      this.skipNewlines();
      token = this.next();
    }
  }

  private command(): ast.CommandAst | undefined {
    return this.inMode('Command', () => this.commandBody());
  }

  private commandBody(): ast.CommandAst | undefined {
    const elements: ast.CommandElementAst[] = [];
    const redirections: Redirections = new Map();
    const first = this.next();
    let token = first;
    let end: ast.Extent = first;
    let context: ArgumentContext = 'CommandName';
    const invoked = first.kind === 'Dot' || first.kind === 'Ampersand';
    if (invoked) {
      token = this.next();
      context = 'NameAfterOperator';
    }
    let sawDashDash = false;
    scanning: for (;;) {
      if (commandEnds.has(token.kind)) {
        this.unget(token);
        break;
      }
      const isName = context !== 'CommandArgument';
      switch (token.kind) {
        case 'MinusMinus':
          end = token;
          elements.push(
            sawDashDash
              ? make.bareWord(token, this.text(token))
              : {
                  kind: 'CommandParameter',
                  start: token.start,
                  end: token.end,
                  parameterName: '-',
                  errorPosition: token,
                },
          );
          sawDashDash = true;
          break;
        case 'Comma':
          end = token;
          this.report(token, 'MissingArgument');
          this.skipNewlines();
          break;
        case 'Parameter': {
          const element =
            isName || sawDashDash ? make.bareWord(token, this.text(token)) : this.parameter(token);
          elements.push(element);
          end = element;
          break;
        }
        case 'Redirection':
        case 'RedirectInStd':
          if (isName) {
            elements.push(make.bareWord(token, this.text(token)));
            end = token;
          } else end = this.redirection(token, redirections);
          break;
        default: {
          const argument = this.argument(context, token);
          if (!argument) {
            // Nothing that could be an argument: take the token, so that reading goes on.
            this.next();
            end = token;
            break;
          }
          elements.push(argument);
          end = argument;
          if (token.kind === 'Generic' && token.value === verbatim) {
            const rest = this.verbatimRest();
            if (rest) {
              elements.push(rest);
              end = rest;
              break scanning;
            }
          }
        }
      }
      context = 'CommandArgument';
      token = this.next();
    }
    if (elements.length === 0) {
      if (invoked) this.report(first, 'MissingExpression', this.text(first));
      return undefined;
    }
    return {
      kind: 'Command',
      ...span(first, end),
      commandElements: elements,
      invocationOperator: invoked ? (first.kind === 'Dot' ? '.' : '&') : undefined,
      redirections: inStreamOrder(redirections),
    };
  }

  private verbatimRest(): ast.StringConstantExpressionAst | undefined {
    if (this.ahead && this.ahead.kind !== 'Parameter') return undefined;
    this.ahead = undefined;
    const token = this.lexer.verbatimArgument();
    return token && make.bareWord(token, token.value!);
  }

  private parameter(token: Lexeme): ast.CommandParameterAst {
    let argument: ast.ExpressionAst | undefined;
    if (token.usedColon && this.peek().kind !== 'Comma') {
      argument = this.argument('CommandArgument', this.next());
      if (!argument) this.report(after(token), 'ParameterRequiresArgument', this.text(token));
    }
    return {
      kind: 'CommandParameter',
      start: token.start,
      end: argument?.end ?? token.end,
      parameterName: token.name!,
      argument,
      errorPosition: { start: token.start, end: token.end },
    };
  }
}

/** A word or operator that turned out to be an argument is listed as such. */
function asArgument(token: Lexeme): void {
  if (token.kind !== 'Identifier') (token as { kind: string }).kind = 'Generic';
}

function isRedirection(token: Lexeme): boolean {
  return token.kind === 'Redirection' || token.kind === 'RedirectInStd';
}
