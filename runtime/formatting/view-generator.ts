import { ErrorRecord } from '../types/error-record.ts';
import { Exception } from '../types/exceptions.ts';
import { compare } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import type { FormatToken } from './complex-writer.ts';
import { customTokens } from './custom-view.ts';
import { displayText, type FormatErrors } from './display-value.ts';
import type { FormatOptions } from './format-parameter.ts';
import { newNet } from './new-net.ts';
import { textOf } from './objects.ts';
import { type Entry, FormatEntryData, FormatStartData, GroupStartData, type Shape } from './packets.ts';
import type { ExpressionResult, PropertyExpression } from './property-expression.ts';
import { viewExpression } from './view-expressions.ts';
import { viewApplies } from './view-lookup.ts';
import type { View } from './view-model.ts';

const notGrouped = Symbol('not grouped');

/** Collects failures; what becomes of them depends on `-ShowError` and `-DisplayError`. */
class ErrorCollector implements FormatErrors {
  readonly expressionText: string;
  readonly formatText: string;
  readonly #show: boolean;
  #records: ErrorRecord[] = [];

  constructor(options: FormatOptions | null) {
    const display = options?.displayError ?? false;
    this.#show = options?.showError ?? false;
    this.expressionText = display ? '#ERR' : '';
    this.formatText = display ? '#FMTERR' : '';
  }

  expressionFailed(result: ExpressionResult, target: Value): void {
    this.#add(
      result.error,
      'PSPropertyExpressionError',
      `Failed to evaluate expression "${result.expression}".`,
      target,
    );
  }

  formatFailed(error: unknown, formatString: string, target: Value): void {
    this.#add(error, 'formattingError', `Failed to interpret format string "${formatString}".`, target);
  }

  drain(): ErrorRecord[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  #add(error: unknown, id: string, message: string, target: Value): void {
    if (!this.#show) return;
    const exception =
      error instanceof Exception ? error : new Exception('System.InvalidOperationException', message);
    const record = new ErrorRecord(exception, id, 'InvalidArgument', target);
    record.errorDetails = newNet('System.Management.Automation.ErrorDetails', [message]);
    this.#records.push(record);
  }
}

function sameGroup(a: Value, b: Value): boolean {
  try {
    return compare(a, b, true) === 0;
  } catch {
    return textOf(a).toLowerCase() === textOf(b).toLowerCase();
  }
}

/** Turns objects into entries of one shape. */
export abstract class ViewGenerator {
  readonly view: View | null;
  readonly options: FormatOptions | null;
  readonly errors: ErrorCollector;
  readonly #groupExpression: PropertyExpression | null;
  #groupLabel: string | null;
  #groupValue: Value | typeof notGrouped = notGrouped;

  constructor(view: View | null, options: FormatOptions | null) {
    this.view = view;
    this.options = options;
    this.errors = new ErrorCollector(options);
    const parameter = options?.groupBy;
    this.#groupExpression = parameter?.expression ?? viewExpression(view?.groupBy?.expression);
    this.#groupLabel = parameter?.label ?? null;
  }

  abstract shape(first: Value): Shape;
  abstract entry(target: Value): Entry;

  start(first: Value): FormatStartData {
    return new FormatStartData(this.shape(first), this.autoSize);
  }

  get autoSize(): boolean {
    return this.options?.autoSize ?? this.view?.autoSize ?? false;
  }

  payload(target: Value): FormatEntryData {
    return new FormatEntryData(this.entry(target));
  }

  /** Whether objects of these types may continue the document. */
  applies(typeNames: readonly string[]): boolean {
    return this.view === null || viewApplies(this.view, typeNames);
  }

  /** Evaluates the grouping key. @returns whether it changed */
  updateGroup(target: Value): boolean {
    const result = this.#groupExpression?.evaluate(target)[0];
    if (result === undefined || result.error !== null) return false;
    const before = this.#groupValue;
    this.#groupValue = result.value;
    const changed = before === notGrouped || !sameGroup(before, result.value);
    if (changed && this.options?.groupBy?.label === undefined)
      this.#groupLabel = result.expression.toString();
    return changed;
  }

  groupStart(first: Value): GroupStartData {
    if (this.#groupExpression === null || this.#groupValue === notGrouped) return new GroupStartData(null);
    const groupBy = this.options?.groupBy === undefined ? this.view?.groupBy : undefined;
    if (groupBy?.customControl !== undefined)
      return new GroupStartData(customTokens(groupBy.customControl, first, this.errors));
    const label = groupBy?.label ?? this.#groupLabel ?? '';
    const heading: FormatToken = {
      kind: 'text',
      text: `   ${label}: ${this.#groupValue === null ? '' : displayText(this.#groupValue)}`,
    };
    return new GroupStartData([heading]);
  }
}
