import { posix } from 'node:path';
import { objectArray, stringArray } from '../../types/arrays.ts';
import { defineType } from '../../types/define.ts';
import { arrayOf, uint64 } from '../../types/index.ts';
import { NetObject, type Value } from '../../types/net-object.ts';
import type { NetType } from '../../types/net-type.ts';
import { requireType } from '../../types/type-registry.ts';

/** Lines around a match. */
export class MatchContext extends NetObject {
  static type: NetType;
  readonly pre: string[];
  readonly post: string[] = [];

  constructor(pre: string[]) {
    super();
    this.pre = pre;
  }

  override get netType(): NetType {
    return MatchContext.type;
  }
}

defineType({
  name: 'Microsoft.PowerShell.Commands.MatchInfoContext',
  js: MatchContext,
  properties: {
    'string[] PreContext {get;set;}': (self: MatchContext) => stringArray(self.pre),
    'string[] PostContext {get;set;}': (self: MatchContext) => stringArray(self.post),
    'string[] DisplayPreContext {get;set;}': (self: MatchContext) => stringArray(self.pre),
    'string[] DisplayPostContext {get;set;}': (self: MatchContext) => stringArray(self.post),
  },
});

/** What `Select-String` writes. */
export class MatchInfo extends NetObject {
  static type: NetType;
  ignoreCase = true;
  lineNumber = 0;
  line = '';
  path = 'InputStream';
  pattern = '';
  context: MatchContext | null = null;
  matches: Value[] = [];
  /** Start and length of the matches, for emphasis. */
  spans: (readonly [number, number])[] = [];
  emphasize = true;

  override get netType(): NetType {
    return MatchInfo.type;
  }

  get filename(): string {
    return this.path === 'InputStream' ? this.path : posix.basename(this.path);
  }

  relativePath(folder: string): string {
    if (this.path === 'InputStream') return this.path;
    const relative = posix.relative(folder, this.path);
    return folder === '' || relative.startsWith('..') ? this.path : relative;
  }

  #formatted(prefix: string, number: number, line: string, path: string): string {
    return path === 'InputStream' ? `${prefix}${line}` : `${prefix}${path}:${number}:${line}`;
  }

  /** @param folder paths below it are shown relative to it; null shows them in full */
  text(folder: string | null, line = this.line): string {
    const path = folder === null ? this.path : this.relativePath(folder);
    if (this.context === null) return this.#formatted('', this.lineNumber, line, path);
    const { pre, post } = this.context;
    const before = pre.map((one, index) =>
      this.#formatted('  ', this.lineNumber - pre.length + index, one, path),
    );
    const after = post.map((one, index) => this.#formatted('  ', this.lineNumber + 1 + index, one, path));
    return [...before, this.#formatted('> ', this.lineNumber, line, path), ...after].join('\n');
  }

  emphasized(folder: string | null): string {
    if (!this.emphasize || this.spans.length === 0) return this.text(folder);
    let line = '';
    let at = 0;
    for (const [start, length] of this.spans) {
      line += `${this.line.slice(at, start)}\x1b[7m${this.line.slice(start, start + length)}\x1b[0m`;
      at = start + length;
    }
    return this.text(folder, line + this.line.slice(at));
  }

  override toString(): string {
    return this.text(null);
  }
}

const matchArray = (items: Value[]): Value => {
  try {
    return arrayOf(requireType('System.Text.RegularExpressions.Match'), items);
  } catch {
    return objectArray(items);
  }
};

defineType({
  name: 'Microsoft.PowerShell.Commands.MatchInfo',
  js: MatchInfo,
  methods: {
    'string ToString()': (self: MatchInfo) => self.toString(),
    'string ToString(string directory)': (self: MatchInfo, folder: string) => self.text(folder),
    'string ToEmphasizedString(string directory)': (self: MatchInfo, folder: string) =>
      self.emphasized(folder),
    'string RelativePath(string directory)': (self: MatchInfo, folder: string) => self.relativePath(folder),
  },
  properties: {
    'bool IgnoreCase {get;set;}': (self: MatchInfo) => self.ignoreCase,
    'ulong LineNumber {get;set;}': (self: MatchInfo) => uint64(self.lineNumber),
    'string Line {get;set;}': (self: MatchInfo) => self.line,
    'string Filename {get;}': (self: MatchInfo) => self.filename,
    'string Path {get;set;}': (self: MatchInfo) => self.path,
    'string Pattern {get;set;}': (self: MatchInfo) => self.pattern,
    'Microsoft.PowerShell.Commands.MatchInfoContext Context {get;set;}': (self: MatchInfo) => self.context,
    'System.Text.RegularExpressions.Match[] Matches {get;set;}': (self: MatchInfo) =>
      matchArray(self.matches),
  },
});
