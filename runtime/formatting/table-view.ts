import type { Value } from '../types/net-object.ts';
import {
  type ActiveProperty,
  allProperties,
  chosenProperties,
  defaultProperties,
} from './active-properties.ts';
import { expressionText, showsComputerName } from './display-value.ts';
import type { FormatOptions } from './format-parameter.ts';
import { isScalar, typeNames } from './objects.ts';
import type { Entry, Shape, TableColumn } from './packets.ts';
import type { Alignment } from './table-writer.ts';
import { selectedFor } from './view-expressions.ts';
import { fieldOf } from './view-field.ts';
import { ViewGenerator } from './view-generator.ts';
import { selectEntry } from './view-lookup.ts';
import type { TableView, ViewField } from './view-model.ts';

const maximumColumns = 10;

/** A table by a view's definition. */
export class DefinedTable extends ViewGenerator {
  readonly #table: TableView;
  readonly #remote: boolean;

  constructor(view: TableView, options: FormatOptions | null, first: Value) {
    super(view, options);
    this.#table = view;
    this.#remote = showsComputerName(first);
  }

  #cells(target: Value): { cells: readonly ViewField[]; wrap: boolean } {
    const rows = this.#table.rows;
    const defaults = rows.find((row) => row.selectedBy === undefined) ?? rows[0]!;
    const row = selectEntry(rows, typeNames(target), selectedFor(target)) ?? defaults;
    // A cell without content takes the default row's.
    const cells = row.columns.map((cell, index) =>
      cell.property === undefined && cell.script === undefined && cell.text === undefined
        ? (defaults.columns[index] ?? cell)
        : cell,
    );
    const all = this.#remote ? [...cells, { property: 'PSComputerName' }] : cells;
    return { cells: all, wrap: row.wrap ?? defaults.wrap ?? false };
  }

  override shape(first: Value): Shape {
    const columns = this.#cells(first).cells.map((cell, index): TableColumn => {
      const header = this.#table.headers[index];
      return {
        label: header?.label ?? cell.property ?? cell.text ?? '',
        width: header?.width ?? 0,
        alignment: header?.alignment ?? cell.alignment ?? 'Undefined',
      };
    });
    return {
      kind: 'Table',
      columns,
      hideHeader: this.options?.hideHeader ?? this.#table.hideHeader ?? false,
      repeatHeader: this.options?.repeatHeader ?? false,
    };
  }

  override entry(target: Value): Entry {
    const { cells, wrap } = this.#cells(target);
    return {
      kind: 'row',
      values: cells.map((cell) => fieldOf(cell, target, this.errors).text),
      alignments: cells.map((cell) => cell.alignment ?? 'Undefined'),
      wrap: this.options?.wrap ?? wrap,
    };
  }
}

function defaultAlignment(property: ActiveProperty, target: Value): Alignment {
  const result = property.expression.evaluate(target)[0];
  if (result === undefined || result.error !== null || result.value === null) return 'Left';
  const names = typeNames(result.value);
  return names[0] !== 'System.String' && isScalar(names) ? 'Right' : 'Left';
}

/** A table of chosen properties, or of those that the first object has. */
export class PropertyTable extends ViewGenerator {
  readonly #properties: readonly ActiveProperty[];

  constructor(options: FormatOptions | null, first: Value) {
    super(null, options);
    this.#properties = this.#choose(first);
  }

  #choose(first: Value): ActiveProperty[] {
    const parameters = this.options?.properties ?? [];
    if (parameters.length > 0) return chosenProperties(parameters, first, true);
    const chosen = defaultProperties(first);
    return chosen.length > 0 ? chosen : allProperties(first).slice(0, maximumColumns);
  }

  override shape(first: Value): Shape {
    const columns = this.#properties.map((property): TableColumn => {
      const { parameter } = property;
      const name = property.expression.toString();
      const label = parameter?.label ?? name;
      return {
        label,
        width: parameter?.width ?? 0,
        alignment: parameter?.alignment ?? defaultAlignment(property, first),
        customLabel: label !== name || parameter?.label !== undefined,
      };
    });
    return {
      kind: 'Table',
      columns,
      hideHeader: this.options?.hideHeader ?? false,
      repeatHeader: this.options?.repeatHeader ?? false,
    };
  }

  override entry(target: Value): Entry {
    const values = this.#properties.map(
      ({ expression, parameter }) =>
        expressionText(target, expression, parameter?.formatString, this.errors, true).text,
    );
    return { kind: 'row', values, alignments: null, wrap: this.options?.wrap ?? false };
  }
}
