import type * as ast from '../ast.ts';
import type { Lexeme } from '../lexer/lexeme.ts';
import * as make from '../make.ts';
import { errorStatement, span } from '../make.ts';
import { after } from './base.ts';
import { DeclarationDiagnosis } from './declarations.ts';

const switchFlags = ['regex', 'wildcard', 'exact', 'casesensitive', 'parallel', 'file'];

/** Whether a parameter's name abbreviates `full`. */
export function abbreviates(token: Lexeme, full: string): boolean {
  return full.startsWith((token.name ?? '').toLowerCase());
}

/** The `switch` statement. */
export abstract class SwitchDiagnosis extends DeclarationDiagnosis {
  protected abstract block(): ast.StatementBlockAst | undefined;

  protected switchStatement(label: Lexeme | undefined, keyword: Lexeme): ast.StatementAst {
    const start = label ?? keyword;
    let end: ast.Extent = start;
    let isError = false;
    let incomplete = false;
    let condition: ast.PipelineBaseAst | undefined;
    let fromParenthesis = false;
    const flags = new Set<string>();
    this.skipNewlines();
    for (let token = this.peek(); token.kind === 'Parameter'; token = this.peek()) {
      this.skip();
      end = token;
      const flag = switchFlags.find((name) => abbreviates(token, name));
      if (!flag) {
        isError = true;
        this.report(token, 'InvalidSwitchFlag', token.name!);
        continue;
      }
      if (flag === 'regex' || flag === 'exact') flags.delete('wildcard');
      if (flag === 'wildcard' || flag === 'exact') flags.delete('regex');
      flags.add(flag);
      if (flag !== 'file') continue;
      this.skipNewlines();
      const file = this.singleArgument('FileName');
      if (!file) {
        isError = true;
        incomplete = this.reportIncomplete(after(token), 'MissingFilenameOption');
      } else {
        end = file;
        condition = make.pipeline([make.commandExpression(file)]);
      }
    }
    const open = this.peek();
    if (open.kind === 'LParen') {
      end = open;
      this.skip();
      if (flags.has('file')) {
        isError = true;
        this.report(open, 'PipelineValueRequired');
      }
      fromParenthesis = true;
      this.skipNewlines();
      condition = this.pipelineChain();
      if (!condition) {
        isError = true;
        incomplete = this.reportIncomplete(after(open), 'PipelineValueRequired');
      } else end = condition;
      this.skipNewlines();
      const close = this.next();
      if (close.kind !== 'RParen') {
        this.unget(close);
        if (!incomplete) {
          isError = true;
          incomplete = this.reportIncomplete(after(end), 'MissingEndParenthesisInSwitchStatement');
        }
      } else end = close;
    } else if (!condition && !flags.has('file')) {
      isError = true;
      incomplete = this.reportIncomplete(after(end), 'PipelineValueRequired');
    }
    this.skipNewlines();
    const body = this.switchBody(end, incomplete);
    if (isError || body.isError) {
      const conditions = fromParenthesis && condition ? [condition] : [];
      return errorStatement(span(start, body.end), [], {
        keyword: this.text(keyword),
        conditions,
        bodies: body.parts,
      });
    }
    return {
      kind: 'SwitchStatement',
      ...span(start, body.end),
      label: label?.name,
      condition: condition!,
      flags,
      clauses: body.clauses,
      default: body.default,
    };
  }

  private switchBody(
    from: ast.Extent,
    alreadyIncomplete: boolean,
  ): {
    clauses: ast.SwitchClause[];
    default?: ast.StatementBlockAst;
    parts: ast.Ast[];
    end: ast.Extent;
    isError: boolean;
  } {
    const clauses: ast.SwitchClause[] = [];
    const parts: ast.Ast[] = [];
    let fallback: ast.StatementBlockAst | undefined;
    let end = from;
    let incomplete = alreadyIncomplete;
    let isError = false;
    const open = this.next();
    if (open.kind !== 'LCurly') {
      this.unget(open);
      if (!incomplete) {
        isError = true;
        this.reportIncomplete(after(end), 'MissingCurlyBraceInSwitchStatement');
      }
      return { clauses, parts, end, isError };
    }
    end = open;
    this.skipNewlines();
    for (;;) {
      const condition = this.singleArgument('SwitchCondition');
      if (!condition) {
        isError = true;
        this.reportIncomplete(after(end), 'MissingSwitchConditionExpression');
        if (this.peek().kind === 'RCurly') this.skip();
        break;
      }
      parts.push(condition);
      end = condition;
      const body = this.block();
      if (!body) {
        isError = true;
        incomplete = this.reportIncomplete(after(end), 'MissingSwitchStatementClause');
      } else {
        parts.push(body);
        end = body;
        const isDefault =
          condition.kind === 'StringConstantExpression' &&
          condition.stringConstantType === 'BareWord' &&
          condition.value.toLowerCase() === 'default';
        if (isDefault) {
          if (fallback) {
            isError = true;
            this.report(condition, 'MultipleSwitchDefaultClauses');
          }
          fallback = body;
        } else clauses.push({ condition, body });
      }
      this.skipNewlinesAndSemicolons();
      const token = this.peek();
      if (token.kind === 'RCurly') {
        this.skip();
        if (!isError) end = token;
        break;
      }
      if (token.kind === 'EndOfInput') {
        if (!incomplete) this.reportIncompleteAt(open, token, 'MissingEndCurlyBrace');
        isError = true;
        break;
      }
    }
    return { clauses, default: fallback, parts, end, isError };
  }
}
