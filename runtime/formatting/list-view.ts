import type { Value } from '../types/net-object.ts';
import { activeProperties } from './active-properties.ts';
import { expressionText } from './display-value.ts';
import type { FormatOptions } from './format-parameter.ts';
import { typeNames } from './objects.ts';
import type { Entry, Shape } from './packets.ts';
import { conditionHolds, selectedFor } from './view-expressions.ts';
import { fieldOf } from './view-field.ts';
import { ViewGenerator } from './view-generator.ts';
import { selectEntry } from './view-lookup.ts';
import type { ListView } from './view-model.ts';

/** A list by a view's definition. */
export class DefinedList extends ViewGenerator {
  readonly #list: ListView;

  constructor(view: ListView, options: FormatOptions | null) {
    super(view, options);
    this.#list = view;
  }

  override shape(): Shape {
    return { kind: 'List' };
  }

  override entry(target: Value): Entry {
    const labels: string[] = [];
    const values: string[] = [];
    const entry = selectEntry(this.#list.entries, typeNames(target), selectedFor(target));
    for (const item of entry?.items ?? []) {
      if (!conditionHolds(item.when, target)) continue;
      const { text, result } = fieldOf(item, target, this.errors);
      labels.push(
        item.label ?? result?.expression.toString() ?? item.property ?? item.script ?? item.text ?? '',
      );
      values.push(text);
    }
    return { kind: 'list', labels, values };
  }
}

/** A list of chosen properties, or of all that an object has. */
export class PropertyList extends ViewGenerator {
  constructor(options: FormatOptions | null) {
    super(null, options);
  }

  override shape(): Shape {
    return { kind: 'List' };
  }

  override entry(target: Value): Entry {
    const properties = activeProperties(this.options?.properties ?? [], target);
    return {
      kind: 'list',
      labels: properties.map(({ expression, parameter }) => parameter?.label ?? expression.toString()),
      values: properties.map(
        ({ expression, parameter }) =>
          expressionText(target, expression, parameter?.formatString, this.errors).text,
      ),
    };
  }
}
