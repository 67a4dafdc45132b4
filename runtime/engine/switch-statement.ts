import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AutomationNull } from '../types/automation-null.ts';
import { runtimeError } from '../types/error-record.ts';
import { enumeratorOf, equals, itemsOf, like, match, toBoolean, toPSString } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import type { CompiledBlock } from './compiled-block.ts';
import { type Frame, fields } from './frame.ts';
import { InputEnumerator } from './input-enumerator.ts';
import { invokeBlockValue } from './invoke.ts';
import { setMatches } from './operator-forms.ts';
import { ScriptBlock } from './script-block.ts';

/** The values of a `switch`: a collection's elements; `$null` is one value, nothing is none. */
export function* switchValues(f: Frame, value: Value): Iterable<Value> {
  if (value === AutomationNull) return;
  const items = enumeratorOf(value) === null ? [value] : itemsOf(value);
  yield* withEnumerator(f, items);
}

function* withEnumerator(f: Frame, items: readonly Value[]): Iterable<Value> {
  const iterator = new InputEnumerator(items);
  const saved = fields(f)['$switch'];
  fields(f)['$switch'] = iterator;
  try {
    while (iterator.moveNext()) yield iterator.current;
  } finally {
    fields(f)['$switch'] = saved;
  }
}

/** `switch -file`: the lines of a file. */
export function* switchFile(f: Frame, value: Value): Iterable<Value> {
  const path = resolve(f.session.currentDirectory, toPSString(value));
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch {
    throw runtimeError(
      'PathNotFound',
      'ObjectNotFound',
      `Cannot find path '${path}' because it does not exist.`,
      path,
      'System.Management.Automation.ItemNotFoundException',
    );
  }
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  yield* withEnumerator(f, lines);
}

/** A clause with a block: true if the block says so with the value as `$_`. */
export function switchBlock(f: Frame, code: CompiledBlock): boolean {
  return toBoolean(invokeBlockValue(f, new ScriptBlock(code, f.state), { under: f.$_, dotted: true }));
}

const asBlock = (f: Frame, condition: Value): boolean =>
  toBoolean(invokeBlockValue(f, condition as ScriptBlock, { under: f.$_, dotted: true }));

export function switchEquals(f: Frame, value: Value, condition: Value, ignoreCase: boolean): boolean {
  if (condition instanceof ScriptBlock) return asBlock(f, condition);
  return equals(value, condition, ignoreCase);
}

export function switchWildcard(value: Value, condition: Value, ignoreCase: boolean): boolean {
  return like(toPSString(value), toPSString(condition), ignoreCase) === true;
}

export function switchRegex(f: Frame, value: Value, condition: Value, ignoreCase: boolean): boolean {
  return match(toPSString(value), condition, ignoreCase, (groups) => setMatches(f, groups)) === true;
}
