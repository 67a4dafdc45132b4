import { AutomationNull } from '../../types/automation-null.ts';
import { runtimeError } from '../../types/error-record.ts';
import { enumeratorOf, toPSString } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { unwrap } from '../../types/ps-object.ts';
import { type Argument, SplattedName } from '../binder/binder.ts';
import type { CompiledUnit } from '../compiled-unit.ts';
import type { Frame } from '../frame.ts';
import { NumericArgument } from '../numeric-argument.ts';
import { ScriptBlock } from '../script-block.ts';
import { expandWildcards } from './glob-arguments.ts';

/** The words a program gets (`NativeCommandParameterBinder`): how an argument was written decides as much as its value. */
export function nativeArguments(frame: Frame, unit: CompiledUnit, args: readonly Argument[]): string[] {
  const words: string[] = [];
  let verbatim = false;
  for (const argument of args) {
    const { parameter, hasValue, value } = argument;
    const source = sourceOf(unit, argument);
    const head = parameter === undefined ? '' : `-${parameter}${hasValue ? ':' : ''}`;
    if (parameter !== undefined && !hasValue) {
      // Of `-Name:value` in splatted `$args` only the value arrives.
      if (argument.colon !== true) words.push(head);
      continue;
    }
    const attached = source === null || !/\s/.test(source.before);
    const push = (text: string): void => {
      if (head === '') words.push(text);
      else if (attached) words.push(head + text);
      else words.push(head, text);
    };
    if (typeof value === 'string' && value === '--%' && source?.text === '--%') {
      verbatim = true;
      continue;
    }
    if (verbatim) {
      words.push(
        ...expandVariables(textOf(value))
          .split(' ')
          .filter((part) => part !== ''),
      );
      continue;
    }
    const globbed = (text: string): void => {
      if (source !== null && /^["'@“”„‘’‚]/.test(source.text)) push(text);
      else for (const part of expandWildcards(frame, text)) push(part);
    };
    // A list as it stands on the command line keeps its commas; blanks in it end a word.
    if (source?.isList === true) {
      for (const part of source.text.split(' ')) if (part !== '') globbed(part);
      continue;
    }
    for (const item of itemsOf(value)) {
      if (unwrap(item) instanceof ScriptBlock) throw blockRefused();
      if (item === null || item === undefined || item === AutomationNull) continue;
      if (item instanceof SplattedName) words.push(textOf(item));
      else globbed(textOf(item));
    }
  }
  return words;
}

/** A value's elements; a list within a list is one word. */
function itemsOf(value: Value): Value[] {
  const iterator = enumeratorOf(unwrap(value));
  if (iterator === null) return [value];
  const items: Value[] = [];
  for (let step = iterator.next(); !step.done; step = iterator.next()) items.push(step.value);
  return items;
}

const textOf = (value: Value): string =>
  value instanceof NumericArgument
    ? value.text
    : value instanceof SplattedName
      ? toPSString(value.baseObject)
      : toPSString(value);

interface ArgumentSource {
  readonly text: string;
  /** The character before it. */
  readonly before: string;
  readonly isList: boolean;
}

/** How an argument was written, where it stands at the call itself. */
function sourceOf(unit: CompiledUnit, argument: Argument): ArgumentSource | null {
  if (argument.at === undefined) return null;
  const extent = unit.extent(argument.at);
  const { text } = extent;
  return { text, before: unit.text.charAt(extent.startOffset - 1), isList: hasTopLevelComma(text) };
}

/** Whether the argument's text is a list: a comma outside of quotes and brackets. */
function hasTopLevelComma(text: string): boolean {
  let depth = 0;
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === '`' && quote !== "'") i++;
    else if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if ('({['.includes(c)) depth++;
    else if (')}]'.includes(c)) depth--;
    else if (c === ',' && depth === 0) return true;
  }
  return false;
}

/** `%NAME%` behind `--%`. */
const expandVariables = (text: string): string =>
  text.replace(/%([^%]+)%/g, (whole, name: string) => process.env[name] ?? whole);

const blockRefused = (): Error =>
  runtimeError(
    'IncorrectValueForCommandParameter',
    'InvalidArgument',
    'ScriptBlock should only be specified as a value of the Command parameter.',
  );
