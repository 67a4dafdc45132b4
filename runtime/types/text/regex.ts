import { arrayOf, stringArray } from '../arrays.ts';
import { ItemCollection } from '../collections/lists.ts';
import { castErrorWith } from '../conversion/cast-errors.ts';
import { convertTo, customConverters } from '../conversion/convert.ts';
import { toPSString } from '../conversion/to-string.ts';
import { registerType, types } from '../core-types.ts';
import { type Implementation, implementType } from '../define.ts';
import type { EnumValue } from '../enums.ts';
import { enumValue } from '../enums.ts';
import { Exception } from '../exceptions.ts';
import captureSignatures from '../generated/signatures/System.Text.RegularExpressions.Capture.ts';
import captureListSignatures from '../generated/signatures/System.Text.RegularExpressions.CaptureCollection.ts';
import groupSignatures from '../generated/signatures/System.Text.RegularExpressions.Group.ts';
import groupListSignatures from '../generated/signatures/System.Text.RegularExpressions.GroupCollection.ts';
import matchSignatures from '../generated/signatures/System.Text.RegularExpressions.Match.ts';
import matchListSignatures from '../generated/signatures/System.Text.RegularExpressions.MatchCollection.ts';
import signatures from '../generated/signatures/System.Text.RegularExpressions.Regex.ts';
import { argumentNull, argumentOutOfRange, notSupported } from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import { NetType } from '../net-type.ts';
import { acceptScriptBlocks, invokeDelegate, isCallable } from '../system/delegates.ts';
import { requireType } from '../type-registry.ts';
import { RegexOption, type Translation, translateRegex } from './regex-translate.ts';

const NAMESPACE = 'System.Text.RegularExpressions.';
const define = (name: string, base: NetType = types.object, interfaces: readonly NetType[] = []): NetType =>
  registerType(
    new NetType({ fullName: NAMESPACE + name, base, interfaces, assembly: 'System.Text.RegularExpressions' }),
  );
const regexType = define('Regex');
const captureType = define('Capture');
const groupType = define('Group', captureType);
const matchType = define('Match', groupType);
const listFaces = [types.iCollection, types.iEnumerable, types.iList];
const groupListType = define('GroupCollection', types.object, listFaces);
const matchListType = define('MatchCollection', types.object, listFaces);
const captureListType = define('CaptureCollection', types.object, listFaces);

/** `Capture`, `Group` and `Match`. */
export class Capture extends NetObject {
  readonly index: number;
  readonly value: string;
  constructor(index: number, value: string) {
    super();
    this.index = index;
    this.value = value;
  }
  override get netType(): NetType {
    return captureType;
  }
  override toString(): string {
    return this.value;
  }
}

export class Group extends Capture {
  readonly success: boolean;
  readonly name: string;
  constructor(index: number, value: string, success: boolean, name: string) {
    super(index, value);
    this.success = success;
    this.name = name;
  }
  override get netType(): NetType {
    return groupType;
  }
}

export class Match extends Group {
  readonly regex: Regex;
  readonly input: string;
  readonly raw: RegExpExecArray | null;
  #groups: Group[] | undefined;

  constructor(regex: Regex, input: string, raw: RegExpExecArray | null) {
    super(raw?.index ?? 0, raw?.[0] ?? '', raw !== null, '0');
    this.regex = regex;
    this.input = input;
    this.raw = raw;
  }
  override get netType(): NetType {
    return matchType;
  }
  /** Groups in .NET's order; the first is the match itself. */
  get groups(): Group[] {
    this.#groups ??= this.raw === null ? [this] : this.#makeGroups(this.raw);
    return this.#groups;
  }
  #makeGroups(raw: RegExpExecArray): Group[] {
    const { groupOfCapture, names } = this.regex.translation;
    const found = new Map<number, { index: number; value: string }>();
    const positions = this.regex.positions(this.input, raw);
    groupOfCapture.forEach((group, i) => {
      const value = raw[i + 1];
      if (group < 0 || value === undefined) return;
      found.set(group, { index: positions[i + 1]?.[0] ?? 0, value });
    });
    return [...names.keys()]
      .sort((a, b) => a - b)
      .map((n) => {
        if (n === 0) return this;
        const g = found.get(n);
        return new Group(g?.index ?? 0, g?.value ?? '', g !== undefined, names.get(n)!);
      });
  }
  group(key: Value): Group | undefined {
    const names = this.regex.translation.names;
    const numbers = [...names.keys()].sort((a, b) => a - b);
    if (typeof key === 'number') {
      const at = numbers.indexOf(key);
      return at < 0 ? undefined : this.groups[at];
    }
    const text = String(key);
    const at = numbers.findIndex((n) => names.get(n) === text);
    return at < 0 ? undefined : this.groups[at];
  }
  /** Expands `$1`, `${name}`, `$&` and the like. */
  expand(replacement: string): string {
    return replacement.replace(
      /\$(?:(\d+)|\{(\w+)\}|([$&`'+_]))/g,
      (whole, number: string, name: string, special: string) => {
        switch (special) {
          case '$':
            return '$';
          case '&':
            return this.value;
          case '`':
            return this.input.slice(0, this.index);
          case "'":
            return this.input.slice(this.index + this.value.length);
          case '_':
            return this.input;
          case '+':
            return this.groups[this.groups.length - 1]!.value;
        }
        const key = number ?? name;
        const group = /^\d+$/.test(key)
          ? this.#numbered(key, number !== undefined)
          : { group: this.group(key), rest: '' };
        return group?.group === undefined ? whole : group.group.value + group.rest;
      },
    );
  }
  #numbered(digits: string, mayShorten: boolean): { group: Group | undefined; rest: string } {
    const whole = this.group(Number(digits));
    void mayShorten;
    return { group: whole, rest: '' };
  }
}

const compiled = new Map<string, { translation: Translation; re: RegExp }>();

/** `System.Text.RegularExpressions.Regex`. */
export class Regex extends NetObject {
  readonly pattern: string;
  readonly options: number;
  readonly translation: Translation;
  readonly #re: RegExp;
  #indexed: RegExp | undefined;

  constructor(pattern: string, options = 0) {
    super();
    if ((options & RegexOption.RightToLeft) !== 0)
      throw notSupported(`pscc does not support RegexOptions.RightToLeft: ${pattern}`);
    this.pattern = pattern;
    this.options = options;
    const key = `${options}:${pattern}`;
    let entry = compiled.get(key);
    if (entry === undefined) {
      const translation = translateRegex(pattern, options);
      entry = { translation, re: new RegExp(translation.source, `${translation.flags}g`) };
      if (compiled.size > 500) compiled.clear();
      compiled.set(key, entry);
    }
    this.translation = entry.translation;
    this.#re = entry.re;
  }
  override get netType(): NetType {
    return regexType;
  }
  override toString(): string {
    return this.pattern;
  }
  exec(text: string, at: number): RegExpExecArray | null {
    this.#re.lastIndex = at;
    return this.#re.exec(text);
  }
  /** Start and end of each capture; matched again with the indices flag when a group is first asked for. */
  positions(text: string, raw: RegExpExecArray): [number, number][] {
    if (raw.length === 1) return [[raw.index, raw.index + raw[0].length]];
    this.#indexed ??= new RegExp(this.translation.source, `${this.translation.flags}dg`);
    this.#indexed.lastIndex = raw.index;
    const again = this.#indexed.exec(text);
    return (again?.indices ?? []) as [number, number][];
  }
  isMatch(text: string, at = 0): boolean {
    return this.exec(text, at) !== null;
  }
  match(text: string, at = 0): Match {
    return new Match(this, text, this.exec(text, at));
  }
  /** All matches from `at`, at most `limit`. */
  *all(text: string, at = 0, limit = -1): Generator<Match> {
    let from = at;
    for (let n = 0; limit < 0 || n < limit; n++) {
      if (from > text.length) return;
      const raw = this.exec(text, from);
      if (raw === null) return;
      from = raw.index + raw[0].length + (raw[0].length === 0 ? 1 : 0);
      yield new Match(this, text, raw);
    }
  }
  replace(text: string, evaluate: (m: Match) => string, count = -1, at = 0): string {
    let out = '';
    let last = 0;
    for (const m of this.all(text, at, count)) {
      out += text.slice(last, m.index) + evaluate(m);
      last = m.index + m.value.length;
    }
    return out + text.slice(last);
  }
  /** Splits with the captured groups between the pieces. @param count 0 for all */
  split(text: string, count = 0, at = 0): string[] {
    if (count === 1) return [text];
    const pieces: string[] = [];
    let last = 0;
    for (const m of this.all(text, at, count > 0 ? count - 1 : -1)) {
      pieces.push(text.slice(last, m.index));
      last = m.index + m.value.length;
      for (const g of m.groups.slice(1)) if (g.success) pieces.push(g.value);
    }
    pieces.push(text.slice(last));
    return pieces;
  }
}

const nextMatch = (m: Match): Match =>
  m.regex.match(m.input, m.index + m.value.length + (m.value.length === 0 ? 1 : 0));
const optionBits = (v: Value): number =>
  typeof v === 'object' && v !== null && 'type' in v ? Number((v as EnumValue).value) : 0;
const text = (v: Value, name: string): string => {
  if (v === null || v === undefined) throw argumentNull(name);
  return v as string;
};
const evaluator = (v: Value): ((m: Match) => string) =>
  isCallable(v) ? (m) => toPSString(invokeDelegate(v, [m])) : (m) => m.expand(v as string);
const isOptions = (v: Value): boolean => typeof v === 'object' && v !== null && 'type' in v && 'value' in v;
const staticRegex = (pattern: Value, rest: readonly Value[]): Regex =>
  new Regex(text(pattern, 'pattern'), optionBits(rest.find(isOptions)));
const matches = (r: Regex, input: string, at = 0): Value =>
  new ItemCollection(matchListType, [...r.all(input, at)]);
const at = (n: Value, input: string): number => {
  const i = (n as number | undefined) ?? 0;
  if (typeof i === 'number' && (i < 0 || i > input.length))
    throw argumentOutOfRange('startat', 'Start index cannot be less than 0 or greater than input length.');
  return i;
};

/** `Regex.Escape`. */
export function escapeRegex(s: string): string {
  return s.replace(
    /[\\*+?|{[()^$.# \t\n\r\f]/g,
    (c) => ({ '\t': '\\t', '\n': '\\n', '\r': '\\r', '\f': '\\f' })[c] ?? `\\${c}`,
  );
}
const unescapeRegex = (s: string): string =>
  s.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))/gs, (_, x: string, u: string, c: string) => {
    if (x ?? u) return String.fromCharCode(Number.parseInt(x ?? u, 16));
    return { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v', a: '\x07', e: '\x1b' }[c] ?? c;
  });

implementType(regexType, signatures, () => ({
  constructors: (pattern: Value, options?: Value) => new Regex(text(pattern, 'pattern'), optionBits(options)),
  properties: {
    Options: (r: Regex) => enumValue(requireType(`${NAMESPACE}RegexOptions`), r.options),
    RightToLeft: () => false,
    MatchTimeout: () => convertTo('-00:00:00.0010000', types.timeSpan),
  },
  methods: {
    IsMatch: (r: Regex, input: Value, start?: Value) =>
      r.isMatch(text(input, 'input'), at(start, input as string)),
    Match: (r: Regex, input: Value, start?: Value, length?: Value) =>
      length === undefined
        ? r.match(text(input, 'input'), at(start, input as string))
        : shifted(r, input as string, start as number, length as number),
    Matches: (r: Regex, input: Value, start?: Value) =>
      matches(r, text(input, 'input'), at(start, input as string)),
    Replace: (r: Regex, input: Value, by: Value, count?: number, start?: number) =>
      r.replace(text(input, 'input'), evaluator(text(by, 'replacement') as Value), count ?? -1, start ?? 0),
    Split: (r: Regex, input: Value, count?: number, start?: number) =>
      stringArray(r.split(text(input, 'input'), count ?? 0, start ?? 0)),
    Count: (r: Regex, input: string) => [...r.all(input)].length,
    ToString: (r: Regex) => r.pattern,
    GetGroupNames: (r: Regex) => stringArray(numbers(r).map((n) => r.translation.names.get(n)!)),
    GetGroupNumbers: (r: Regex) => arrayOf(types.int32, numbers(r)),
    GroupNameFromNumber: (r: Regex, n: number) => r.translation.names.get(n) ?? '',
    GroupNumberFromName: (r: Regex, name: string) =>
      numbers(r).find((n) => r.translation.names.get(n) === name) ?? -1,
  },
  statics: {
    Escape: (s: Value) => escapeRegex(text(s, 'str')),
    Unescape: (s: Value) => unescapeRegex(text(s, 'str')),
    IsMatch: (input: Value, pattern: Value, ...rest: Value[]) =>
      staticRegex(pattern, rest).isMatch(text(input, 'input')),
    Match: (input: Value, pattern: Value, ...rest: Value[]) =>
      staticRegex(pattern, rest).match(text(input, 'input')),
    Matches: (input: Value, pattern: Value, ...rest: Value[]) =>
      matches(staticRegex(pattern, rest), text(input, 'input')),
    Replace: (input: Value, pattern: Value, by: Value, ...rest: Value[]) =>
      staticRegex(pattern, rest).replace(text(input, 'input'), evaluator(by)),
    Split: (input: Value, pattern: Value, ...rest: Value[]) =>
      stringArray(staticRegex(pattern, rest).split(text(input, 'input'))),
    Count: (input: string, pattern: Value, ...rest: Value[]) =>
      [...staticRegex(pattern, rest).all(input)].length,
  },
  staticProperties: {
    CacheSize: { get: () => 15, set: () => undefined },
    InfiniteMatchTimeout: () => convertTo('-00:00:00.0010000', types.timeSpan),
  },
}));
const numbers = (r: Regex): number[] => [...r.translation.names.keys()].sort((a, b) => a - b);
function shifted(r: Regex, input: string, start: number, length: number): Match {
  const raw = r.exec(input.slice(start, start + length), 0);
  if (raw !== null) raw.index += start;
  return new Match(r, input, raw);
}

implementType(captureType, captureSignatures, () => ({
  properties: {
    Index: (c: Capture) => c.index,
    Length: (c: Capture) => c.value.length,
    Value: (c: Capture) => c.value,
  },
  methods: { ToString: (c: Capture) => c.value },
}));
implementType(groupType, groupSignatures, () => ({
  properties: {
    Success: (g: Group) => g.success,
    Name: (g: Group) => g.name,
    Captures: (g: Group) => new ItemCollection(captureListType, g.success ? [g] : []),
  },
  statics: { Synchronized: (g: Group) => g },
}));
implementType(matchType, matchSignatures, () => ({
  properties: { Groups: (m: Match) => new GroupList(m) },
  staticProperties: { Empty: () => new Match(new Regex(''), '', null) },
  methods: { NextMatch: nextMatch, Result: (m: Match, by: Value) => m.expand(text(by, 'replacement')) },
  statics: { Synchronized: (m: Match) => m },
}));

/** `GroupCollection`: indexed by number or name. */
export class GroupList extends ItemCollection {
  readonly match: Match;
  constructor(match: Match) {
    super(groupListType, match.groups);
    this.match = match;
  }
}
const missingGroup = (): Group => new Group(0, '', false, '');
const groupItem = (l: GroupList, key: Value): Value => l.match.group(key) ?? missingGroup();
implementType(groupListType, groupListSignatures, () => ({
  ...itemList(),
  properties: {
    ...itemList().properties,
    Item: { get: groupItem as never },
    Keys: (l: GroupList) =>
      stringArray(numbers(l.match.regex).map((n) => l.match.regex.translation.names.get(n)!)),
    Values: (l: GroupList) => arrayOf(groupType, l.items.slice()),
  },
  methods: {
    ...itemList().methods,
    ContainsKey: (l: GroupList, key: string) => l.match.group(key) !== undefined,
  },
}));
function itemList(): Implementation {
  return {
    properties: {
      Count: (l: ItemCollection) => l.items.length,
      IsReadOnly: () => true,
      IsSynchronized: () => false,
      SyncRoot: (l: ItemCollection) => l,
      Item: {
        get: ((l: ItemCollection, i: number) => {
          if (i < 0 || i >= l.items.length) throw argumentOutOfRange('i');
          return l.items[i];
        }) as never,
      },
    },
    methods: {
      GetEnumerator: (l: ItemCollection) => l,
      CopyTo: (l: ItemCollection, target: { set(i: number, v: Value): void }, start: number) =>
        l.items.forEach((v, i) => {
          target.set(start + i, v);
        }),
    },
  };
}
implementType(matchListType, matchListSignatures, itemList);
implementType(captureListType, captureListSignatures, itemList);
acceptScriptBlocks(requireType(`${NAMESPACE}MatchEvaluator`));

customConverters.set(regexType, (v) => {
  if (typeof v !== 'string') return undefined;
  try {
    return new Regex(v);
  } catch (error) {
    if (error instanceof Exception)
      throw castErrorWith('InvalidCastFromStringToRegex', v, regexType, error.message, error);
    throw error;
  }
});

/** A regular expression for the engine's own use. @param options names of `RegexOptions`, separated by commas */
export function createRegex(pattern: string, options: string): { isMatch(text: string): boolean } {
  const value = convertTo(options, requireType(`${NAMESPACE}RegexOptions`)) as EnumValue;
  const regex = new Regex(pattern, Number(value.value));
  return { isMatch: (text) => regex.exec(text, 0) !== null };
}
