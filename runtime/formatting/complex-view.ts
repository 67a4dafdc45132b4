import type { Value } from '../types/net-object.ts';
import { activeProperties } from './active-properties.ts';
import { ellipsis } from './cells.ts';
import type { FormatToken } from './complex-writer.ts';
import { customTokens } from './custom-view.ts';
import { displayText, type FormatErrors } from './display-value.ts';
import { enumerationLimit } from './environment.ts';
import type { FormatOptions, FormatParameter } from './format-parameter.ts';
import { elementsOf, isScalar, typeNames } from './objects.ts';
import type { Entry, Shape } from './packets.ts';
import { ViewGenerator } from './view-generator.ts';
import type { CustomView } from './view-model.ts';

const newline: FormatToken = { kind: 'newline' };
const text = (value: string): FormatToken => ({ kind: 'text', text: value });

/** A custom view by definition. */
export class DefinedCustom extends ViewGenerator {
  readonly #custom: CustomView;

  constructor(view: CustomView, options: FormatOptions | null) {
    super(view, options);
    this.#custom = view;
  }

  override shape(): Shape {
    return { kind: 'Custom' };
  }

  override entry(target: Value): Entry {
    return { kind: 'complex', tokens: customTokens(this.#custom.entries, target, this.errors) };
  }
}

/** Shows an object as a tree of `class Name { … }` blocks. */
class TreeBuilder {
  readonly #errors: FormatErrors;

  constructor(errors: FormatErrors) {
    this.#errors = errors;
  }

  build(target: Value, parameters: readonly FormatParameter[], depth: number): FormatToken[] {
    const tokens: FormatToken[] = [];
    if (isScalar(typeNames(target))) this.#leaf(target, tokens);
    else {
      const elements = elementsOf(target);
      if (elements !== null) this.#collection(elements, 0, depth, tokens);
      else this.#object(target, parameters, 0, depth, tokens);
    }
    return [{ kind: 'entry', frame: null, tokens }];
  }

  #object(
    target: Value,
    parameters: readonly FormatParameter[],
    level: number,
    depth: number,
    tokens: FormatToken[],
  ): void {
    const name = typeNames(target)[0] ?? 'PSObject';
    tokens.push(text(`class ${name.slice(name.lastIndexOf('.') + 1)}`), newline, text('{'), newline);
    const inner = this.#indented(tokens);
    for (const property of activeProperties(parameters, target)) {
      inner.push(text(`${property.expression} = `));
      const result = property.expression.evaluate(target)[0];
      let value: Value = result?.value ?? null;
      if (result !== undefined && result.error !== null) {
        this.#errors.expressionFailed(result, target);
        value = this.#errors.expressionText;
      }
      this.#value(value, level, property.parameter?.depth ?? depth, inner);
    }
    tokens.push(text('}'), newline);
  }

  #value(value: Value, level: number, depth: number, tokens: FormatToken[]): void {
    const elements = value === null ? null : elementsOf(value);
    if (elements !== null) {
      tokens.push(newline);
      this.#collection(elements, level + 1, depth, this.#indented(tokens));
    } else if (this.#isLeaf(value, level, depth)) {
      this.#leaf(value, tokens);
    } else {
      tokens.push(newline);
      this.#object(value, [], level + 1, depth, this.#indented(tokens));
    }
  }

  #collection(elements: Iterable<Value>, level: number, depth: number, tokens: FormatToken[]): void {
    tokens.push(text('['), newline);
    const inner = this.#indented(tokens);
    const limit = enumerationLimit();
    let count = 0;
    for (const element of elements) {
      if (limit >= 0 && count++ === limit) {
        this.#leaf(ellipsis, inner);
        break;
      }
      this.#element(element, level, depth, inner);
    }
    tokens.push(text(']'), newline, newline);
  }

  #element(element: Value, level: number, depth: number, tokens: FormatToken[]): void {
    const nested = this.#isLeaf(element, level, depth) ? null : elementsOf(element);
    if (nested !== null) {
      tokens.push(newline);
      this.#collection(nested, level + 1, depth, this.#indented(tokens));
    } else if (this.#isLeaf(element, level, depth)) {
      this.#leaf(element, tokens);
    } else {
      this.#object(element, [], level + 1, depth, tokens);
    }
  }

  #isLeaf(value: Value, level: number, depth: number): boolean {
    return value === null || level >= depth || isScalar(typeNames(value));
  }

  #leaf(value: Value, tokens: FormatToken[]): void {
    tokens.push(text(value === null ? '' : displayText(value)), newline);
  }

  #indented(tokens: FormatToken[]): FormatToken[] {
    const inner: FormatToken[] = [];
    tokens.push({ kind: 'entry', frame: { firstLine: 0, left: 2, right: 0 }, tokens: inner });
    return inner;
  }
}

const defaultDepth = 5;

/** A custom view of an object's properties. */
export class PropertyCustom extends ViewGenerator {
  constructor(options: FormatOptions | null) {
    super(null, options);
  }

  override shape(): Shape {
    return { kind: 'Custom' };
  }

  override entry(target: Value): Entry {
    const builder = new TreeBuilder(this.errors);
    return {
      kind: 'complex',
      tokens: builder.build(target, this.options?.properties ?? [], this.options?.depth ?? defaultDepth),
    };
  }
}
