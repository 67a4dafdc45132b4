import { toBoolean } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { formatHooks } from './environment.ts';
import { nativeScript } from './native-view-scripts.ts';
import {
  NamedExpression,
  NativeExpression,
  type PropertyExpression,
  ScriptExpression,
} from './property-expression.ts';
import type { SelectedBy, ViewExpression } from './view-model.ts';

const compiled = new Map<string, PropertyExpression>();

function scriptOf(text: string): PropertyExpression {
  let found = compiled.get(text);
  if (found === undefined) {
    const native = nativeScript(text);
    found =
      native !== undefined
        ? new NativeExpression(native, text)
        : new ScriptExpression(formatHooks.compileScript(text), text);
    compiled.set(text, found);
  }
  return found;
}

/** The expression of a view's field; null where it names neither a property nor a script. */
export function viewExpression(expression: ViewExpression | undefined): PropertyExpression | null {
  if (expression?.script !== undefined) return scriptOf(expression.script);
  if (expression?.property !== undefined && expression.property !== '')
    return new NamedExpression(expression.property);
  return null;
}

/** Whether a condition holds for an object; an absent one does. */
export function conditionHolds(condition: ViewExpression | undefined, target: Value): boolean {
  const expression = viewExpression(condition);
  if (expression === null) return true;
  const result = expression.evaluate(target)[0];
  return result !== undefined && result.error === null && toBoolean(result.value);
}

export const selectedFor =
  (target: Value) =>
  (selected: SelectedBy): boolean =>
    conditionHolds(selected.when, target);
