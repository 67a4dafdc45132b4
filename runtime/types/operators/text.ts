import { arrayOf, objectArray, stringArray } from '../arrays.ts';
import { AutomationNull } from '../automation-null.ts';
import { toInt32 } from '../conversion/convert.ts';
import { toBoolean as truth } from '../conversion/to-boolean.ts';
import { toPSString } from '../conversion/to-string.ts';
import { types } from '../core-types.ts';
import { enumeratorOf, itemsOf } from '../enumeration.ts';
import { runtimeError } from '../error-record.ts';
import { hooks } from '../hooks.ts';
import { loadChunk } from '../load-chunk.ts';
import type { Value } from '../net-object.ts';
import { WildcardPattern, wildcardRegExp } from '../wildcard.ts';

function filter(left: Value, test: (item: Value) => boolean): Value {
  const it = enumeratorOf(left);
  if (it === null) return test(left);
  const matches: Value[] = [];
  for (let step = it.next(); step.done !== true; step = it.next())
    if (test(step.value)) matches.push(step.value);
  return objectArray(matches);
}

function likeTest(right: Value, ignoreCase: boolean): (item: Value) => boolean {
  const pattern = right instanceof WildcardPattern ? right.pattern : toPSString(right);
  const re = wildcardRegExp(pattern, ignoreCase);
  return (item) => re.test(toPSString(item));
}

/** `$a -like $pattern` */
export function like(a: Value, pattern: Value, ignoreCase: boolean): Value {
  return filter(a, likeTest(pattern, ignoreCase));
}
export function notLike(a: Value, pattern: Value, ignoreCase: boolean): Value {
  const test = likeTest(pattern, ignoreCase);
  return filter(a, (item) => !test(item));
}

/** A match as `-match` hands it to `$Matches`. */
export interface MatchGroups {
  /** Group number or name, and text, in order; groups that did not take part are left out. */
  readonly groups: readonly (readonly [number | string, string])[];
}
/** What `text/regex-operators.ts` gives these operators. */
interface RegexChunk {
  matcher(pattern: Value, ignoreCase: boolean): (text: string) => MatchGroups | null;
  replacer(
    pattern: Value,
    ignoreCase: boolean,
  ): (text: string, replacement: Value, evaluate: (match: Value) => string) => string;
  splitter(pattern: Value, options: RegexSplitOptions): (text: string, limit: number) => string[];
}
/** Options of `-split` that concern its regular expression. */
export interface RegexSplitOptions {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly singleline: boolean;
  readonly ignorePatternWhitespace: boolean;
  readonly explicitCapture: boolean;
  readonly cultureInvariant: boolean;
}
const regex = (): RegexChunk => loadChunk('types/text/regex-operators') as RegexChunk;

/**
 * `$a -match $pattern`.
 * @param setMatches gets the groups of a scalar's match, for `$Matches`
 */
export function match(
  a: Value,
  pattern: Value,
  ignoreCase: boolean,
  setMatches?: (m: MatchGroups) => void,
): Value {
  const test = regex().matcher(pattern, ignoreCase);
  if (enumeratorOf(a) !== null) return filter(a, (item) => test(toPSString(item)) !== null);
  const found = test(toPSString(a));
  if (found !== null) setMatches?.(found);
  return found !== null;
}
export function notMatch(
  a: Value,
  pattern: Value,
  ignoreCase: boolean,
  setMatches?: (m: MatchGroups) => void,
): Value {
  const test = regex().matcher(pattern, ignoreCase);
  if (enumeratorOf(a) !== null) return filter(a, (item) => test(toPSString(item)) === null);
  const found = test(toPSString(a));
  if (found !== null) setMatches?.(found);
  return found === null;
}

/** `$left -replace pattern, replacement` */
export function replace(left: Value, right: Value, ignoreCase: boolean): Value {
  const parts = enumeratorOf(right) === null ? [right] : itemsOf(right);
  if (parts.length > 2) {
    throw runtimeError(
      'BadReplaceArgument',
      'InvalidOperation',
      `The ${ignoreCase ? '-replace' : '-creplace'} operator allows only two elements to follow it, not ${parts.length}.`,
      right,
    );
  }
  const pattern = parts.length > 0 ? parts[0] : '';
  const replacement = parts.length > 1 ? parts[1] : '';
  const run = regex().replacer(pattern, ignoreCase);
  const evaluate = (m: Value): string => toPSString(hooks.invokeScriptBlock(replacement, [m], undefined, m));
  const one = (item: Value): string =>
    run(toPSString(item), isBlock(replacement) ? replacement : toPSString(replacement), evaluate);
  if (enumeratorOf(left) === null) return one(left);
  return objectArray(itemsOf(left).map(one));
}

const isBlock = (v: Value): boolean =>
  typeof v === 'object' && v !== null && (v as { netType?: unknown }).netType === types.scriptBlock;

const SPLIT_OPTIONS = [
  'SimpleMatch',
  'RegexMatch',
  'CultureInvariant',
  'IgnorePatternWhitespace',
  'Multiline',
  'Singleline',
  'IgnoreCase',
  'ExplicitCapture',
];

/** `$left -split pattern, limit, options` */
export function split(left: Value, right: Value, ignoreCase: boolean): Value {
  const parts = enumeratorOf(right) === null ? [right] : itemsOf(right);
  const limit = parts.length > 1 ? toInt32(parts[1]) : 0;
  const named = parts.length > 2 ? splitOptions(parts[2]) : new Set<string>();
  if (named.has('SimpleMatch') && named.size > (named.has('IgnoreCase') ? 2 : 1)) {
    throw runtimeError(
      'InvalidSplitOptionCombination',
      'InvalidOperation',
      'The combination of options with the -split operator is not valid.',
      null,
    );
  }
  const pattern = parts[0];
  const subjects = enumeratorOf(left) === null ? [left] : itemsOf(left);
  const out: Value[] = [];
  if (isBlock(pattern)) {
    for (const subject of subjects) splitByPredicate(toPSString(subject), pattern, limit, out);
    return arrayOf(types.string, out);
  }
  const text = toPSString(pattern);
  if (named.has('RegexMatch') && named.has('SimpleMatch')) {
    throw runtimeError(
      'InvalidSplitOptionCombination',
      'InvalidOperation',
      'The combination of options with the -split operator is not valid.',
      null,
    );
  }
  const source = named.has('SimpleMatch')
    ? text.replace(/[\\*+?|{[()^$.#\s]/g, (c) => (c === '\n' ? '\\n' : c === '\t' ? '\\t' : `\\${c}`))
    : pattern;
  const run = regex().splitter(named.has('SimpleMatch') ? source : pattern, {
    ignoreCase: ignoreCase || named.has('IgnoreCase'),
    multiline: named.has('Multiline'),
    singleline: named.has('Singleline'),
    ignorePatternWhitespace: named.has('IgnorePatternWhitespace'),
    explicitCapture: named.has('ExplicitCapture'),
    cultureInvariant: named.has('CultureInvariant'),
  });
  for (const subject of subjects) for (const piece of run(toPSString(subject), limit)) out.push(piece);
  return arrayOf(types.string, out);
}

function splitOptions(v: Value): Set<string> {
  const names = new Set<string>();
  const bits: Record<number, string> = {
    1: 'SimpleMatch',
    2: 'RegexMatch',
    4: 'CultureInvariant',
    8: 'IgnorePatternWhitespace',
    16: 'Multiline',
    32: 'Singleline',
    64: 'IgnoreCase',
    128: 'ExplicitCapture',
  };
  const add = (item: Value): void => {
    if (typeof item === 'number' || typeof (item as { value?: unknown })?.value === 'number') {
      const n = typeof item === 'number' ? item : (item as { value: number }).value;
      for (const [bit, name] of Object.entries(bits)) if ((n & Number(bit)) !== 0) names.add(name);
      return;
    }
    for (const part of toPSString(item).split(/[,\s]+/)) {
      if (part === '') continue;
      if (/^\d+$/.test(part)) {
        add(Number(part));
        continue;
      }
      const found = SPLIT_OPTIONS.filter((o) => o.toLowerCase().startsWith(part.toLowerCase()));
      const exact = found.find((o) => o.toLowerCase() === part.toLowerCase());
      if (exact === undefined && found.length !== 1) {
        throw runtimeError(
          'RuntimeException',
          'InvalidArgument',
          `Cannot convert value "${part}" to type "System.Management.Automation.SplitOptions".`,
          null,
          'System.Management.Automation.PSInvalidCastException',
        );
      }
      names.add(exact ?? found[0]!);
    }
  };
  if (enumeratorOf(v) === null) add(v);
  else for (const item of itemsOf(v)) add(item);
  return names;
}

function splitByPredicate(text: string, block: Value, limit: number, out: Value[]): void {
  const pieces: string[] = [];
  let start = 0;
  const isSeparator = (i: number): boolean => {
    const result = hooks.invokeScriptBlock(block, [text, i], undefined, text[i]!);
    return result !== AutomationNull && Boolean(truth(result));
  };
  if (limit >= 0) {
    for (let i = 0; i < text.length; i++) {
      if (limit > 0 && pieces.length >= limit - 1) break;
      if (isSeparator(i)) {
        pieces.push(text.slice(start, i));
        start = i + 1;
      }
    }
    pieces.push(text.slice(start));
  } else {
    let end = text.length;
    for (let i = text.length - 1; i >= 0; i--) {
      if (pieces.length >= -limit - 1) break;
      if (isSeparator(i)) {
        pieces.unshift(text.slice(i + 1, end));
        end = i;
      }
    }
    pieces.unshift(text.slice(0, end));
  }
  for (const piece of pieces) out.push(piece);
}

/** `-split $a`: at white space, without empty ends. */
export function unarySplit(v: Value): Value {
  const subjects = enumeratorOf(v) === null ? [v] : itemsOf(v);
  const out: string[] = [];
  for (const subject of subjects) {
    const text = toPSString(subject).trim();
    if (text === '' && subjects.length >= 1) {
      if (text !== '') out.push(text);
      continue;
    }
    out.push(...text.split(/\s+/));
  }
  return stringArray(out);
}
