import { runtimeError } from './error-record.ts';
import { NetObject } from './net-object.ts';
import type { NetType } from './net-type.ts';

/** `WildcardOptions` bits. */
export const WildcardOptions = { None: 0, Compiled: 1, IgnoreCase: 2, CultureInvariant: 4 } as const;

const cache = new Map<string, RegExp>();
const invalid = (pattern: string): Error =>
  runtimeError(
    'RuntimeException',
    'InvalidArgument',
    `The specified wildcard character pattern is not valid: ${pattern}`,
    null,
    'System.Management.Automation.WildcardPatternException',
  );

const quote = (c: string): string => (/[\\^$.*+?()[\]{}|/-]/.test(c) ? `\\${c}` : c);

function bracket(pattern: string, start: number): { text: string; end: number } {
  let i = start + 1;
  const members: string[] = [];
  let closed = false;
  while (i < pattern.length) {
    const c = pattern[i]!;
    if (c === ']' && members.length > 0) {
      closed = true;
      break;
    }
    if (c === '`' && i + 1 < pattern.length) {
      members.push(`\u0000${pattern[i + 1]!}`);
      i += 2;
      continue;
    }
    members.push(c);
    i++;
  }
  if (!closed) throw invalid(pattern);
  let text = '';
  for (let k = 0; k < members.length; k++) {
    const low = members[k]!;
    if (members[k + 1] === '-' && k + 2 < members.length) {
      const from = low.replace('\u0000', '');
      const to = members[k + 2]!.replace('\u0000', '');
      if (from > to) throw invalid(pattern);
      text += `${quote(from)}-${quote(to)}`;
      k += 2;
    } else text += quote(low.replace('\u0000', ''));
  }
  return { text: `[${text}]`, end: i };
}

/** The JS regular expression for a wildcard pattern. */
export function wildcardRegExp(pattern: string, ignoreCase = true): RegExp {
  const key = (ignoreCase ? 'i' : 'c') + pattern;
  let re = cache.get(key);
  if (re !== undefined) return re;
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i]!;
    if (c === '*') source += '[^]*';
    else if (c === '?') source += '[^]';
    else if (c === '`' && i + 1 < pattern.length) source += quote(pattern[++i]!);
    else if (c === '[') {
      const set = bracket(pattern, i);
      source += set.text;
      i = set.end;
    } else source += quote(c);
  }
  re = new RegExp(`^${source}$`, ignoreCase ? 'i' : '');
  if (cache.size > 500) cache.clear();
  cache.set(key, re);
  return re;
}

/** Whether text matches a wildcard pattern. */
export function wildcardMatch(text: string, pattern: string, ignoreCase = true): boolean {
  return wildcardRegExp(pattern, ignoreCase).test(text);
}

/** Whether text contains wildcard characters that are not escaped. */
export function hasWildcards(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === '`') i++;
    else if (c === '*' || c === '?' || c === '[' || c === ']') return true;
  }
  return false;
}

/** `WildcardPattern.Escape`. */
export const escapeWildcards = (text: string): string => text.replace(/[*?[\]`]/g, (c) => `\`${c}`);

/** `WildcardPattern.Unescape`. */
export function unescapeWildcards(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '`' && i + 1 < text.length && '*?[]`'.includes(text[i + 1]!)) out += text[++i]!;
    else out += text[i]!;
  }
  return out;
}

/** `System.Management.Automation.WildcardPattern`. */
export class WildcardPattern extends NetObject {
  static type: NetType;
  readonly pattern: string;
  readonly options: number;
  constructor(pattern: string, options = 0) {
    super();
    this.pattern = pattern;
    this.options = options;
  }
  override get netType(): NetType {
    return WildcardPattern.type;
  }
  isMatch(text: string): boolean {
    return wildcardMatch(text, this.pattern, (this.options & WildcardOptions.IgnoreCase) !== 0);
  }
}
