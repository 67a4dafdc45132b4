import type { Value } from '../types/net-object.ts';
import type { FormatToken } from './complex-writer.ts';
import { type FormatErrors, fieldText } from './display-value.ts';
import { elementsOf, typeNames } from './objects.ts';
import { conditionHolds, selectedFor, viewExpression } from './view-expressions.ts';
import { selectEntry } from './view-lookup.ts';
import type { CustomEntry, CustomItem, ViewFrame } from './view-model.ts';

const maximumDepth = 50;

function frameToken(frame: ViewFrame, target: Value, errors: FormatErrors, depth: number): FormatToken {
  const firstLine = frame.firstLineHanging !== 0 ? -frame.firstLineHanging : frame.firstLineIndent;
  return {
    kind: 'entry',
    frame: { firstLine, left: frame.leftIndent, right: frame.rightIndent },
    tokens: [itemTokens(frame.items, target, errors, depth)],
  };
}

function expressionTokens(
  item: CustomItem,
  target: Value,
  errors: FormatErrors,
  depth: number,
): FormatToken[] {
  let value = target;
  const expression = viewExpression(item.expression);
  if (expression !== null) {
    const result = expression.evaluate(target)[0];
    if (result !== undefined && result.error !== null) errors.expressionFailed(result, target);
    value = result?.value ?? null;
  }
  const elements = item.enumerateCollection === true ? elementsOf(value) : null;
  const values = elements === null ? [value] : [...elements].filter((one) => one !== null);
  const control = item.customControl;
  if (control === undefined) {
    return values.map((one) => ({ kind: 'text', text: fieldText(one ?? '', item.formatString, errors) }));
  }
  return values.filter((one) => one !== null).map((one) => controlTokens(control, one, errors, depth + 1));
}

function itemTokens(
  items: readonly CustomItem[],
  target: Value,
  errors: FormatErrors,
  depth: number,
): FormatToken {
  const tokens: FormatToken[] = [];
  if (depth < maximumDepth) {
    for (const item of items) {
      if (item.newline !== undefined) for (let i = 0; i < item.newline; i++) tokens.push({ kind: 'newline' });
      else if (item.text !== undefined) tokens.push({ kind: 'text', text: item.text });
      else if (item.frame !== undefined) tokens.push(frameToken(item.frame, target, errors, depth));
      else if (conditionHolds(item.when, target))
        tokens.push(...expressionTokens(item, target, errors, depth));
    }
  }
  return { kind: 'entry', frame: null, tokens };
}

function controlTokens(
  control: readonly CustomEntry[],
  target: Value,
  errors: FormatErrors,
  depth: number,
): FormatToken {
  const entry = selectEntry(control, typeNames(target), selectedFor(target));
  return itemTokens(entry?.items ?? [], target, errors, depth);
}

/** Evaluates a custom control on an object. */
export function customTokens(
  control: readonly CustomEntry[],
  target: Value,
  errors: FormatErrors,
): FormatToken[] {
  return [controlTokens(control, target, errors, 0)];
}
