import { toPSString } from '../conversion/to-string.ts';
import { runtimeError } from '../error-record.ts';
import { Exception } from '../exceptions.ts';
import type { Value } from '../net-object.ts';
import type { MatchGroups, RegexSplitOptions } from '../operators/text.ts';
import { type Match, Regex } from './regex.ts';
import { RegexOption } from './regex-translate.ts';

/** The pattern operand as a regular expression. */
function regexOf(pattern: Value, options: number): Regex {
  if (pattern instanceof Regex) return pattern;
  const text = toPSString(pattern);
  try {
    return new Regex(text, options);
  } catch (error) {
    if (error instanceof Exception && error.typeName.endsWith('RegexParseException')) {
      throw runtimeError(error.typeName, 'OperationStopped', error.message, null, error.typeName);
    }
    throw error;
  }
}

/** For `-match`. */
export function matcher(pattern: Value, ignoreCase: boolean): (text: string) => MatchGroups | null {
  const regex = regexOf(pattern, ignoreCase ? RegexOption.IgnoreCase : 0);
  return (text) => {
    const raw = regex.exec(text, 0);
    if (raw === null) return null;
    const { groupOfCapture, names } = regex.translation;
    return {
      get groups() {
        const found = new Map<number, string>([[0, raw[0]]]);
        groupOfCapture.forEach((n, i) => {
          const value = raw[i + 1];
          if (n > 0 && value !== undefined) found.set(n, value);
        });
        return [...found]
          .sort((a, b) => a[0] - b[0])
          .map(([n, value]): [number | string, string] => {
            const name = names.get(n)!;
            return [/^\d+$/.test(name) ? Number(name) : name, value];
          });
      },
    };
  };
}

/** For `-replace`. */
export function replacer(pattern: Value, ignoreCase: boolean) {
  const regex = regexOf(pattern, ignoreCase ? RegexOption.IgnoreCase : 0);
  return (text: string, replacement: Value, evaluate: (match: Value) => string): string =>
    regex.replace(text, typeof replacement === 'string' ? (m: Match) => m.expand(replacement) : evaluate);
}

/** For `-split`; a negative limit counts from the end. */
export function splitter(pattern: Value, o: RegexSplitOptions): (text: string, limit: number) => string[] {
  const bits =
    (o.ignoreCase ? RegexOption.IgnoreCase : 0) |
    (o.multiline ? RegexOption.Multiline : 0) |
    (o.singleline ? RegexOption.Singleline : 0) |
    (o.ignorePatternWhitespace ? RegexOption.IgnorePatternWhitespace : 0) |
    (o.explicitCapture ? RegexOption.ExplicitCapture : 0) |
    (o.cultureInvariant ? RegexOption.CultureInvariant : 0);
  const regex = regexOf(pattern, bits);
  return (text, limit) => {
    if (limit >= 0) return regex.split(text, limit);
    const all = [...regex.all(text)];
    const used = all.slice(Math.max(0, all.length - (-limit - 1)));
    const pieces: string[] = [];
    let last = 0;
    for (const m of used) {
      pieces.push(text.slice(last, m.index));
      for (const g of m.groups.slice(1)) if (g.success) pieces.push(g.value);
      last = m.index + m.value.length;
    }
    pieces.push(text.slice(last));
    return pieces;
  };
}
