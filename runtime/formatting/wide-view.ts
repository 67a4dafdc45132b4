import type { Value } from '../types/net-object.ts';
import {
  type ActiveProperty,
  allProperties,
  chosenProperties,
  defaultProperties,
} from './active-properties.ts';
import { displayNameExpression, expressionText } from './display-value.ts';
import type { FormatOptions } from './format-parameter.ts';
import { typeNames } from './objects.ts';
import type { Entry, Shape } from './packets.ts';
import { selectedFor } from './view-expressions.ts';
import { fieldOf } from './view-field.ts';
import { ViewGenerator } from './view-generator.ts';
import { selectEntry } from './view-lookup.ts';
import type { WideView } from './view-model.ts';

abstract class WideGenerator extends ViewGenerator {
  override shape(): Shape {
    const view = this.view as WideView | null;
    return { kind: 'Wide', columns: this.autoSize ? 0 : (this.options?.columns ?? view?.columns ?? 0) };
  }
}

/** A wide view by definition. */
export class DefinedWide extends WideGenerator {
  readonly #wide: WideView;

  constructor(view: WideView, options: FormatOptions | null) {
    super(view, options);
    this.#wide = view;
  }

  override entry(target: Value): Entry {
    const entry = selectEntry(this.#wide.entries, typeNames(target), selectedFor(target));
    return { kind: 'wide', value: entry === undefined ? '' : fieldOf(entry, target, this.errors).text };
  }
}

/** A wide view of one property: the chosen one, or what looks most like a name. */
export class PropertyWide extends WideGenerator {
  constructor(options: FormatOptions | null) {
    super(null, options);
  }

  #choose(target: Value): ActiveProperty | undefined {
    const parameters = this.options?.properties ?? [];
    if (parameters.length > 0) return chosenProperties(parameters, target, false)[0];
    const name = displayNameExpression(target);
    if (name !== null) return { expression: name, parameter: null };
    return defaultProperties(target)[0] ?? allProperties(target)[0];
  }

  override entry(target: Value): Entry {
    const property = this.#choose(target);
    if (property === undefined) return { kind: 'wide', value: '' };
    const { expression, parameter } = property;
    return {
      kind: 'wide',
      value: expressionText(target, expression, parameter?.formatString, this.errors).text,
    };
  }
}
