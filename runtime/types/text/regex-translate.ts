import { netError } from '../net-errors.ts';

/** `RegexOptions` bits. */
export const RegexOption = {
  IgnoreCase: 1,
  Multiline: 2,
  ExplicitCapture: 4,
  Compiled: 8,
  Singleline: 16,
  IgnorePatternWhitespace: 32,
  RightToLeft: 64,
  ECMAScript: 256,
  CultureInvariant: 512,
  NonBacktracking: 1024,
} as const;

/** A .NET pattern in JavaScript's terms. */
export interface Translation {
  readonly source: string;
  readonly flags: string;
  /** .NET group number of each JS capture, from 1; -1 for helpers. */
  readonly groupOfCapture: readonly number[];
  /** Names of the groups by number; unnamed ones are their number. */
  readonly names: ReadonlyMap<number, string>;
}

interface Options {
  i: boolean;
  m: boolean;
  s: boolean;
  n: boolean;
  x: boolean;
}

const WORD = '\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}\\u200c\\u200d';
const SPACE = '\\t-\\r\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const BLOCKS: Readonly<Record<string, string>> = {
  IsBasicLatin: '\\u0000-\\u007f',
  'IsLatin-1Supplement': '\\u0080-\\u00ff',
  'IsLatinExtended-A': '\\u0100-\\u017f',
  IsGreek: '\\u0370-\\u03ff',
  IsGreekandCoptic: '\\u0370-\\u03ff',
  IsCyrillic: '\\u0400-\\u04ff',
  IsHebrew: '\\u0590-\\u05ff',
  IsArabic: '\\u0600-\\u06ff',
  IsHiragana: '\\u3040-\\u309f',
  IsKatakana: '\\u30a0-\\u30ff',
  IsCJKUnifiedIdeographs: '\\u4e00-\\u9fff',
};
const SYNTAX = /[\\^$.*+?()[\]{}|/&\-!#%,:;<=>@`~]/;

/** Finds all capturing groups first: .NET numbers the named ones behind the unnamed. */
interface GroupPlan {
  /** .NET number by position of the group's opening parenthesis. */
  readonly numberAt: Map<number, number>;
  readonly names: Map<number, string>;
  readonly byName: Map<string, number>;
}

/** Translates a .NET regular expression; throws RegexParseException. */
export function translateRegex(pattern: string, options: number): Translation {
  return new Translator(pattern, options).run();
}

class Translator {
  #at = 0;
  readonly #p: string;
  readonly #initial: Options;
  #globalIgnoreCase: boolean;
  readonly #captures: number[] = [];
  #plan!: GroupPlan;
  readonly #ecma: boolean;
  readonly #jsOfGroup = new Map<number, number[]>();

  constructor(pattern: string, options: number) {
    this.#p = pattern;
    this.#initial = {
      i: (options & RegexOption.IgnoreCase) !== 0,
      m: (options & RegexOption.Multiline) !== 0,
      s: (options & RegexOption.Singleline) !== 0,
      n: (options & RegexOption.ExplicitCapture) !== 0,
      x: (options & RegexOption.IgnorePatternWhitespace) !== 0,
    };
    this.#ecma = (options & RegexOption.ECMAScript) !== 0;
    this.#globalIgnoreCase = this.#initial.i && !/\(\?[a-z]*-[a-z]*i/.test(pattern);
    if (!this.#initial.i && /^\(\?[msnx]*i[msnx]*\)/.test(pattern) && !/\(\?[a-z]*-[a-z]*i/.test(pattern))
      this.#globalIgnoreCase = true;
  }

  run(): Translation {
    this.#plan = this.#planGroups();
    const source = this.#alternatives({ ...this.#initial }, 0);
    if (this.#at < this.#p.length) throw this.#error(this.#at + 1, "Too many )'s.");
    return {
      source,
      flags: this.#globalIgnoreCase ? 'iv' : 'v',
      groupOfCapture: this.#captures,
      names: this.#plan.names,
    };
  }

  #error(offset: number, reason: string): Error {
    const e = netError(
      'System.Text.RegularExpressions.RegexParseException',
      `Invalid pattern '${this.#p}' at offset ${offset}. ${reason}`,
    );
    e.details.set('Offset', offset);
    return e;
  }

  #planGroups(): GroupPlan {
    const p = this.#p;
    const numberAt = new Map<number, number>();
    const names = new Map<number, string>([[0, '0']]);
    const byName = new Map<string, number>();
    const named: { at: number; name: string }[] = [];
    let next = 1;
    const optionStack: { n: boolean; x: boolean }[] = [];
    let current = { n: this.#initial.n, x: this.#initial.x };
    for (let i = 0; i < p.length; i++) {
      const c = p[i]!;
      if (c === '\\') i++;
      else if (c === '[') i = skipClass(p, i);
      else if (c === '#' && current.x) {
        while (i < p.length && p[i] !== '\n') i++;
      } else if (c === ')') current = optionStack.pop() ?? current;
      else if (c === '(') {
        const name = /^\(\?(?:<([A-Za-z_]\w*|\d+)(-[\w]+)?>|'([A-Za-z_]\w*|\d+)')/.exec(p.slice(i));
        const inline = /^\(\?([imnsx]*)(?:-([imnsx]*))?([:)])/.exec(p.slice(i));
        if (/^\(\?#/.test(p.slice(i))) {
          while (i < p.length && p[i] !== ')') i++;
          continue;
        }
        if (inline !== null && inline[3] === ')') {
          current = applyOptions(current, inline);
          i += inline[0].length - 1;
          continue;
        }
        optionStack.push(current);
        if (inline !== null) current = applyOptions(current, inline);
        if (name !== null) named.push({ at: i, name: (name[1] ?? name[3])! });
        else if (p[i + 1] !== '?' && !current.n) {
          numberAt.set(i, next);
          names.set(next, String(next));
          next++;
        }
      }
    }
    for (const g of named) {
      let n = byName.get(g.name);
      if (n === undefined) {
        n = /^\d+$/.test(g.name) ? Number(g.name) : next++;
        byName.set(g.name, n);
        names.set(n, g.name);
      }
      numberAt.set(g.at, n);
    }
    return { numberAt, names, byName };
  }

  #alternatives(o: Options, depth: number): string {
    let out = '';
    for (;;) {
      out += this.#sequence(o, depth);
      if (this.#p[this.#at] === '|') {
        this.#at++;
        out += '|';
        continue;
      }
      return out;
    }
  }

  /** Options set by `(?i)` hold until the enclosing group ends, so `o` is changed in place. */
  #sequence(o: Options, depth: number): string {
    let out = '';
    while (this.#at < this.#p.length) {
      const c = this.#p[this.#at]!;
      if (c === '|' || c === ')') {
        if (c === ')' && depth === 0) throw this.#error(this.#at + 1, "Too many )'s.");
        return out;
      }
      if (o.x && /\s/.test(c)) {
        this.#at++;
        continue;
      }
      if (o.x && c === '#') {
        while (this.#at < this.#p.length && this.#p[this.#at] !== '\n') this.#at++;
        continue;
      }
      const start = this.#at;
      if ('*+?'.includes(c) || (c === '{' && /^\{\d+(,\d*)?\}/.test(this.#p.slice(this.#at)))) {
        throw this.#error(this.#at + (c === '{' ? 0 : 1), `Quantifier '${c}' following nothing.`);
      }
      const atom = this.#atom(o, depth);
      if (atom === '') continue;
      out += this.#quantified(atom, o, start);
    }
    return out;
  }

  #quantified(atom: string, o: Options, start: number): string {
    if (o.x) this.#skipSpace();
    const m = /^(?:[*+?]|\{(\d+)(?:,(\d*))?\})\??/.exec(this.#p.slice(this.#at));
    if (m === null) return atom;
    this.#at += m[0].length;
    if (m[1] !== undefined && m[2] !== undefined && m[2] !== '' && Number(m[1]) > Number(m[2])) {
      throw this.#error(this.#at, 'Illegal {x,y} with x > y.');
    }
    const next = this.#p[this.#at];
    if (next !== undefined && '*+?'.includes(next))
      throw this.#error(this.#at + 1, `Nested quantifier '${next}'.`);
    if (next === '{' && /^\{\d+(,\d*)?\}/.test(this.#p.slice(this.#at)))
      throw this.#error(this.#at + 1, "Nested quantifier '{'.");
    void start;
    const plain = /^(?:\(\?[=!]|\(\?<[=!]|\^|\$|\\b|\\B)/.test(atom) ? `(?:${atom})` : atom;
    return plain + m[0];
  }

  #skipSpace(): void {
    while (/\s/.test(this.#p[this.#at] ?? '')) this.#at++;
  }

  #atom(o: Options, depth: number): string {
    const p = this.#p;
    const c = p[this.#at]!;
    switch (c) {
      case '(':
        return this.#group(o, depth);
      case '[':
        return this.#class(o);
      case '.':
        this.#at++;
        return o.s ? '[^]' : '[^\\n]';
      case '^':
        this.#at++;
        return o.m ? '(?<![^\\n])' : '(?<![^])';
      case '$':
        this.#at++;
        return o.m ? '(?![^\\n])' : '(?=\\n?(?![^]))';
      case '\\':
        return this.#escape(o);
      default: {
        this.#at++;
        return this.#literal(c, o);
      }
    }
  }

  #literal(c: string, o: Options): string {
    if (o.i && !this.#globalIgnoreCase && c.toLowerCase() !== c.toUpperCase()) {
      return `[${quote(c.toLowerCase())}${quote(c.toUpperCase())}]`;
    }
    return quote(c);
  }

  #capture(number: number, body: () => string): string {
    this.#captures.push(number);
    const js = this.#captures.length;
    if (number >= 0) {
      const list = this.#jsOfGroup.get(number) ?? [];
      list.push(js);
      this.#jsOfGroup.set(number, list);
    }
    return `(${body()})`;
  }

  #close(start: number): void {
    if (this.#p[this.#at] !== ')') throw this.#error(this.#p.length, "Not enough )'s.");
    void start;
    this.#at++;
  }

  #group(o: Options, depth: number): string {
    const p = this.#p;
    const start = this.#at;
    const rest = p.slice(start);
    const inner = { ...o };
    const body = (): string => this.#alternatives(inner, depth + 1);
    const finish = (text: string): string => {
      this.#close(start);
      return text;
    };
    if (rest[1] !== '?') {
      this.#at++;
      const number = this.#plan.numberAt.get(start);
      if (number === undefined) {
        const text = `(?:${body()}`;
        this.#close(start);
        return `${text})`;
      }
      return finish(this.#capture(number, body));
    }
    if (rest.startsWith('(?#')) {
      const close = p.indexOf(')', start);
      if (close < 0) throw this.#error(p.length, 'Unterminated (?#...) comment.');
      this.#at = close + 1;
      return '';
    }
    for (const opener of ['(?:', '(?=', '(?!', '(?<=', '(?<!']) {
      if (rest.startsWith(opener)) {
        this.#at += opener.length;
        return finish(`${opener}${body()})`);
      }
    }
    if (rest.startsWith('(?>')) {
      this.#at += 3;
      this.#captures.push(-1);
      const js = this.#captures.length;
      return finish(`(?:(?=(${body()}))\\${js})`);
    }
    const name = /^\(\?(?:<([A-Za-z_]\w*|\d+)>|'([A-Za-z_]\w*|\d+)')/.exec(rest);
    if (name !== null) {
      this.#at += name[0].length;
      return finish(this.#capture(this.#plan.numberAt.get(start)!, body));
    }
    if (/^\(\?[<'][\w]*-[\w]+[>']/.test(rest))
      throw netError(
        'System.NotSupportedException',
        `pscc does not support balancing groups in regular expressions: ${p}`,
      );
    if (rest.startsWith('(?('))
      throw netError(
        'System.NotSupportedException',
        `pscc does not support conditional groups in regular expressions: ${p}`,
      );
    const inline = /^\(\?([imnsx]*)(?:-([imnsx]*))?([:)])/.exec(rest);
    if (inline !== null) {
      this.#at += inline[0].length;
      for (const f of inline[1]!) inner[f as keyof Options] = true;
      for (const f of inline[2] ?? '') inner[f as keyof Options] = false;
      if (inline[3] === ')') {
        Object.assign(o, inner);
        return '';
      }
      return finish(`(?:${body()})`);
    }
    if (/^\(\?[<']/.test(rest))
      throw this.#error(start + 3, 'Invalid group name: Group names must begin with a word character.');
    throw this.#error(Math.min(start + 3, p.length), 'Unrecognized grouping construct.');
  }

  #backreference(number: number, at: number): string {
    if (!this.#plan.names.has(number))
      throw this.#error(at, `Reference to undefined group number ${number}.`);
    const js = this.#jsOfGroup.get(number);
    if (js === undefined) return '(?!)';
    return js.length === 1 ? `(?:\\${js[0]})` : `(?:${js.map((j) => `\\${j}`).join('')})`;
  }

  #escape(o: Options): string {
    const p = this.#p;
    const start = this.#at;
    const c = p[start + 1];
    if (c === undefined) throw this.#error(start + 1, 'Illegal \\ at end of pattern.');
    const rest = p.slice(start);
    const take = (n: number, out: string): string => {
      this.#at += n;
      return out;
    };
    switch (c) {
      case 'A':
        return take(2, '(?<![^])');
      case 'z':
        return take(2, '(?![^])');
      case 'Z':
        return take(2, '(?=\\n?(?![^]))');
      case 'G':
        throw netError(
          'System.NotSupportedException',
          `pscc does not support \\G in regular expressions: ${p}`,
        );
      case 'b':
        return take(2, this.#ecma ? '\\b' : `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`);
      case 'B':
        return take(2, this.#ecma ? '\\B' : `(?:(?<=[${WORD}])(?=[${WORD}])|(?<![${WORD}])(?![${WORD}]))`);
      case 'k': {
        const m = /^\\k(?:<(\w+)>|'(\w+)')/.exec(rest);
        if (m === null) throw this.#error(start + 2, 'Malformed \\k<...> named back reference.');
        const name = (m[1] ?? m[2])!;
        const number = this.#plan.byName.get(name) ?? (/^\d+$/.test(name) ? Number(name) : -1);
        if (number < 0)
          throw this.#error(start + m[0].length, `Reference to undefined group name '${name}'.`);
        return take(m[0].length, this.#backreference(number, start + m[0].length));
      }
    }
    if (/[1-9]/.test(c)) {
      const m = /^\\(\d+)/.exec(rest)!;
      const n = Number(m[1]);
      if (this.#plan.names.has(n) || n <= 9)
        return take(m[0].length, this.#backreference(n, start + m[0].length));
    }
    const set = this.#setEscape(rest);
    if (set !== null) return take(set.length, `[${set.negated ? '^' : ''}${set.text}]`);
    const single = this.#charEscape(start);
    this.#at = single.end;
    return this.#literal(String.fromCharCode(single.code), o);
  }

  /** `\d`, `\w`, `\s`, `\p{..}` and their complements. */
  #setEscape(rest: string): { text: string; negated: boolean; length: number } | null {
    const c = rest[1]!;
    const text = this.#ecma
      ? { d: '0-9', w: 'a-zA-Z0-9_', s: ' \\f\\n\\r\\t\\v' }[c.toLowerCase()]
      : { d: '\\p{Nd}', w: WORD, s: SPACE }[c.toLowerCase()];
    if (text !== undefined) return { text, negated: c !== c.toLowerCase(), length: 2 };
    if (c === 'p' || c === 'P') {
      const m = /^\\[pP]\{([\w-]+)\}/.exec(rest);
      if (m === null) throw this.#error(this.#at + 2, 'Incomplete \\p{X} character escape.');
      const name = m[1]!;
      const block = BLOCKS[name];
      if (
        block === undefined &&
        !/^(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfson]?)$/.test(name)
      ) {
        throw this.#error(this.#at + m[0].length, `Unknown property '${name}'.`);
      }
      return { text: block ?? `\\p{${name}}`, negated: c === 'P', length: m[0].length };
    }
    return null;
  }

  #charEscape(start: number): { code: number; end: number } {
    const p = this.#p;
    const c = p[start + 1]!;
    const rest = p.slice(start + 1);
    const hex = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))/.exec(rest);
    if (hex !== null)
      return { code: Number.parseInt((hex[1] ?? hex[2])!, 16), end: start + 1 + hex[0].length };
    if (c === 'x' || c === 'u')
      throw this.#error(
        Math.min(start + 2 + (c === 'x' ? 2 : 4), p.length),
        'Insufficient or invalid hexadecimal digits.',
      );
    const octal = /^[0-7]{1,3}/.exec(rest);
    if (octal !== null)
      return { code: Number.parseInt(octal[0], 8) & 0xff, end: start + 1 + octal[0].length };
    if (c === 'c') {
      const letter = p[start + 2];
      if (letter === undefined) throw this.#error(start + 2, 'Missing control character.');
      return { code: letter.toUpperCase().charCodeAt(0) ^ 64, end: start + 3 };
    }
    const named = { t: 9, n: 10, r: 13, f: 12, v: 11, a: 7, e: 27, b: 8 }[c];
    if (named !== undefined) return { code: named, end: start + 2 };
    if (/\w/.test(c)) throw this.#error(start + 2, `Unrecognized escape sequence \\${c}.`);
    return { code: c.charCodeAt(0), end: start + 2 };
  }

  #class(o: Options): string {
    const p = this.#p;
    this.#at++;
    const negated = p[this.#at] === '^';
    if (negated) this.#at++;
    const parts: string[] = [];
    let subtraction = '';
    let first = true;
    for (;;) {
      if (this.#at >= p.length) throw this.#error(p.length, 'Unterminated [] set.');
      const c = p[this.#at]!;
      if (c === ']' && !first) {
        this.#at++;
        break;
      }
      first = false;
      if (c === '-' && p[this.#at + 1] === '[' && parts.length > 0) {
        this.#at++;
        subtraction = this.#class(o);
        if (p[this.#at] !== ']')
          throw this.#error(this.#at, 'A subtraction must be the last element in a character class.');
        this.#at++;
        break;
      }
      if (c === '[' && p[this.#at + 1] === ':' && p.indexOf(':]', this.#at + 2) > 0) {
        // .NET reads POSIX names as plain characters.
      }
      parts.push(this.#classItem(o));
    }
    const body = parts.join('');
    const positive = `[${body}]`;
    const set = negated ? `[^${body}]` : positive;
    return subtraction === '' ? set : `[${set}--${subtraction}]`;
  }

  #classItem(o: Options): string {
    const p = this.#p;
    if (p[this.#at] === '\\') {
      if (p[this.#at + 1] === undefined) throw this.#error(this.#at + 1, 'Illegal \\ at end of pattern.');
      const set = this.#setEscape(p.slice(this.#at));
      if (set !== null) {
        this.#at += set.length;
        if (p[this.#at] === '-' && p[this.#at + 1] !== ']' && p[this.#at + 1] !== '[') {
          throw this.#error(this.#at + 1, `Cannot include class \\${p[this.#at - 1]} in character range.`);
        }
        return set.negated ? `[^${set.text}]` : set.text;
      }
    }
    const low = this.#classChar();
    if (
      p[this.#at] === '-' &&
      p[this.#at + 1] !== ']' &&
      p[this.#at + 1] !== undefined &&
      !(p[this.#at + 1] === '[')
    ) {
      this.#at++;
      const high = this.#classChar();
      if (low > high)
        throw this.#error(
          this.#at,
          `[${String.fromCharCode(low)}-${String.fromCharCode(high)}] range in reverse order.`,
        );
      return this.#rangeText(low, high, o);
    }
    return this.#rangeText(low, low, o);
  }

  #classChar(): number {
    if (this.#p[this.#at] === '\\') {
      const r = this.#charEscape(this.#at);
      this.#at = r.end;
      return r.code;
    }
    return this.#p.charCodeAt(this.#at++);
  }

  #rangeText(low: number, high: number, o: Options): string {
    const text = low === high ? unit(low) : `${unit(low)}-${unit(high)}`;
    if (!o.i || this.#globalIgnoreCase || high - low > 1000) return text;
    let extra = '';
    for (let code = low; code <= high; code++) {
      const c = String.fromCharCode(code);
      for (const other of [c.toLowerCase(), c.toUpperCase()])
        if (other !== c && other.length === 1) extra += unit(other.charCodeAt(0));
    }
    return text + extra;
  }
}

function applyOptions(current: { n: boolean; x: boolean }, m: RegExpExecArray): { n: boolean; x: boolean } {
  const on = m[1] ?? '';
  const off = m[2] ?? '';
  return {
    n: (current.n || on.includes('n')) && !off.includes('n'),
    x: (current.x || on.includes('x')) && !off.includes('x'),
  };
}

function skipClass(p: string, start: number): number {
  let i = start + 1;
  if (p[i] === '^') i++;
  if (p[i] === ']') i++;
  for (; i < p.length; i++) {
    if (p[i] === '\\') i++;
    else if (p[i] === '[' && p[i - 1] === '-') i = skipClass(p, i);
    else if (p[i] === ']') return i;
  }
  return i;
}

const quote = (c: string): string =>
  SYNTAX.test(c) ? (/[\\^$.*+?()[\]{}|/]/.test(c) ? `\\${c}` : c === '-' ? '\\x2d' : c) : c;
/** One UTF-16 unit inside a class. */
const unit = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
