import { ErrorRecord } from '../types/error-record.ts';
import { Exception } from '../types/exceptions.ts';
import type { Value } from '../types/net-object.ts';
import { allProperties, defaultProperties } from './active-properties.ts';
import { DefinedCustom, PropertyCustom } from './complex-view.ts';
import type { FormatOptions } from './format-parameter.ts';
import { DefinedList, PropertyList } from './list-view.ts';
import { newNet } from './new-net.ts';
import { typeNames } from './objects.ts';
import { DefinedTable, PropertyTable } from './table-view.ts';
import type { ViewGenerator } from './view-generator.ts';
import { findView, viewsOfType } from './view-lookup.ts';
import type { View, ViewKind } from './view-model.ts';
import { DefinedWide, PropertyWide } from './wide-view.ts';

/** More properties than this make a list. */
const propertiesForTable = 4;

function fromView(view: View, options: FormatOptions | null, first: Value): ViewGenerator {
  switch (view.kind) {
    case 'Table':
      return new DefinedTable(view, options, first);
    case 'List':
      return new DefinedList(view, options);
    case 'Wide':
      return new DefinedWide(view, options);
    case 'Custom':
      return new DefinedCustom(view, options);
  }
}

function fromProperties(kind: ViewKind, options: FormatOptions | null, first: Value): ViewGenerator {
  switch (kind) {
    case 'Table':
      return new PropertyTable(options, first);
    case 'List':
      return new PropertyList(options);
    case 'Wide':
      return new PropertyWide(options);
    case 'Custom':
      return new PropertyCustom(options);
  }
}

const commandOf: Record<ViewKind, string> = {
  Table: 'Format-Table',
  List: 'Format-List',
  Wide: 'Format-Wide',
  Custom: 'Format-Custom',
};

function unknownView(kind: ViewKind, name: string, first: Value): ErrorRecord {
  const type = typeNames(first)[0] ?? '';
  const views = viewsOfType(type);
  const sameKind = views.filter((view) => view.kind === kind).map((view) => view.view);
  const others = views.filter((view) => view.kind !== kind && view.view.toLowerCase() === name.toLowerCase());
  let message = `The view name ${name} cannot be found. There are no existing ${kind} views for ${type} objects.`;
  if (sameKind.length > 0) {
    message = `The view name ${name} cannot be found. Specify one of the following ${kind} views and try again: ${sameKind.join(', ')}.`;
  } else if (others.length > 0) {
    const commands = others.map((view) => commandOf[view.kind]).join(', ');
    message = ` The view name ${name} cannot be found in the ${kind} formatting. Try using one of these other format cmdlets: ${commands}`;
  }
  const exception = new Exception(
    'System.Management.Automation.PipelineStoppedException',
    'The pipeline has been stopped.',
  );
  const record = new ErrorRecord(exception, 'FormatViewNotFound', 'ObjectNotFound', name);
  record.errorDetails = newNet('System.Management.Automation.ErrorDetails', [message]);
  return record;
}

/**
 * Chooses how to show objects like the first one.
 * @param kind null: the type's own default
 * @param fail ends the command with an error
 */
export function selectView(
  kind: ViewKind | null,
  first: Value,
  options: FormatOptions | null,
  fail: (record: ErrorRecord) => never,
): ViewGenerator {
  const names = typeNames(first);
  if (kind === null) {
    const view = findView(names, {});
    if (view !== null) return fromView(view, options, first);
    const chosen = defaultProperties(first).length;
    const count = chosen > 0 ? chosen : allProperties(first).length;
    return fromProperties(count <= propertiesForTable ? 'Table' : 'List', null, first);
  }
  if (options !== null && options.properties.length > 0) return fromProperties(kind, options, first);
  if (options?.view !== undefined && options.view !== '') {
    const named = findView(names, { kind, name: options.view });
    return named === null ? fail(unknownView(kind, options.view, first)) : fromView(named, options, first);
  }
  const view = findView(names, { kind });
  return view === null ? fromProperties(kind, options, first) : fromView(view, options, first);
}
