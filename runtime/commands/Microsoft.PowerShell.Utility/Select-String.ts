import { readFileSync } from 'node:fs';
import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { nameMatcher } from '../../formatting/name-matcher.ts';
import { newNet } from '../../formatting/new-net.ts';
import { elementsOf, textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Select-String.json' with { type: 'json' };
import { leafOf, PathFailure, resolvePaths } from '../../providers/paths.ts';
import type { PSArray } from '../../types/arrays.ts';
import { AutomationNull } from '../../types/automation-null.ts';
import { Exception } from '../../types/exceptions.ts';
import { convertTo, getProperty, invokeMethod } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { unwrap } from '../../types/ps-object.ts';
import { requireType } from '../../types/type-registry.ts';
import { errorRecord } from '../error-records.ts';
import { textEncoding } from '../Microsoft.PowerShell.Management/text-encoding.ts';
import { MatchContext, MatchInfo } from './match-info.ts';
import { isOfType } from './net-kinds.ts';

interface Hit {
  readonly pattern: string;
  readonly matches: Value[];
  readonly spans: (readonly [number, number])[];
}

/** Lines that have gone by, and matches that still want lines after them. */
class ContextWindow {
  readonly #before: number;
  readonly #after: number;
  #previous: string[] = [];
  #open: { info: MatchInfo; missing: number }[] = [];
  readonly #emit: (info: MatchInfo) => void;

  constructor(before: number, after: number, emit: (info: MatchInfo) => void) {
    this.#before = before;
    this.#after = after;
    this.#emit = emit;
  }

  line(text: string, info: MatchInfo | null): void {
    for (const open of this.#open) {
      open.info.context!.post.push(text);
      open.missing--;
    }
    while (this.#open[0]?.missing === 0) this.#emit(this.#open.shift()!.info);
    if (info !== null) {
      info.context = new MatchContext([...this.#previous]);
      if (this.#after === 0) this.#emit(info);
      else this.#open.push({ info, missing: this.#after });
    }
    this.#previous.push(text);
    if (this.#previous.length > this.#before) this.#previous.shift();
  }

  end(): void {
    for (const { info } of this.#open) this.#emit(info);
    this.#open = [];
  }
}

class SelectString extends Cmdlet {
  declare Culture?: string;
  InputObject: Value = AutomationNull;
  declare Pattern: PSArray;
  declare Path?: PSArray;
  declare LiteralPath?: PSArray;
  declare Raw?: boolean;
  declare SimpleMatch?: boolean;
  declare CaseSensitive?: boolean;
  declare Quiet?: boolean;
  declare List?: boolean;
  declare NoEmphasis?: boolean;
  declare Include?: PSArray;
  declare Exclude?: PSArray;
  declare NotMatch?: boolean;
  declare AllMatches?: boolean;
  declare Encoding?: Value;
  declare Context?: PSArray;
  #patterns: { text: string; regex: Value }[] = [];
  #inputLines = 0;
  #done = false;
  #any = false;
  #window: ContextWindow | null = null;

  override begin(): void {
    if (this.Culture !== undefined && this.SimpleMatch !== true) {
      const message = 'You must specify -Culture parameter only with -SimpleMatch parameter.';
      this.throwTerminating(
        errorRecord(
          'System.InvalidOperationException',
          message,
          'CannotSpecifyCultureWithoutSimpleMatch',
          'InvalidData',
        ),
      );
    }
    this.#patterns = this.Pattern.toArray().map((pattern) => ({
      text: textOf(pattern),
      regex: this.#compile(textOf(pattern)),
    }));
    this.#window = this.#newWindow();
  }

  #newWindow(): ContextWindow | null {
    if (this.Context === undefined) return null;
    const counts = this.Context.toArray() as number[];
    return new ContextWindow(counts[0] ?? 0, counts[1] ?? counts[0] ?? 0, (info) => this.write(info));
  }

  #compile(text: string): Value {
    if (this.SimpleMatch === true) return null;
    const options = convertTo(
      this.CaseSensitive === true ? 'None' : 'IgnoreCase',
      requireType('System.Text.RegularExpressions.RegexOptions'),
    );
    try {
      return newNet('System.Text.RegularExpressions.Regex', [text, options]);
    } catch (error) {
      if (!(error instanceof Exception)) throw error;
      const reason = (error.innerException ?? error).message;
      return this.throwTerminating(
        errorRecord(
          'System.ArgumentException',
          `The string ${text} is not a valid regular expression: ${reason}`,
          'InvalidRegex',
          'InvalidArgument',
          text,
        ),
      );
    }
  }

  override process(): void {
    if (this.Path !== undefined || this.LiteralPath !== undefined) {
      this.#files();
      return;
    }
    if (this.InputObject === AutomationNull || this.#done) return;
    const value = this.InputObject;
    const base = unwrap(value);
    if (isOfType(base, 'System.IO.FileInfo')) {
      this.#file(textOf(getProperty(base, 'FullName')));
      return;
    }
    const elements = typeof base === 'string' || base === null ? null : elementsOf(base);
    for (const item of elements ?? [base]) this.#object(item);
  }

  #object(item: Value): void {
    this.#inputLines++;
    const text = item instanceof MatchInfo ? item.line : textOf(item);
    const info = this.#match(text, this.#inputLines, item instanceof MatchInfo ? item.path : 'InputStream');
    if (this.Quiet === true) {
      if (info !== null) this.#any = true;
      this.#done = this.#any;
      return;
    }
    this.#deliver(text, info);
  }

  #deliver(text: string, info: MatchInfo | null): void {
    if (this.#window !== null && this.Raw !== true) this.#window.line(text, info);
    else if (info !== null) this.write(this.Raw === true ? text : info);
  }

  #files(): void {
    const literal = this.LiteralPath !== undefined;
    for (const path of (this.LiteralPath ?? this.Path)!.toArray().map(textOf)) {
      try {
        for (const place of resolvePaths(this.frame, path, { literal })) {
          if (this.#isWanted(leafOf(place)) && !place.drive.provider.isContainer(this.frame, place.path))
            this.#file(place.path);
        }
      } catch (error) {
        if (!(error instanceof PathFailure)) throw error;
        this.writeError(error.record);
      }
    }
  }

  #isWanted(name: string): boolean {
    const matches = (list: PSArray): boolean =>
      list.toArray().some((pattern) => nameMatcher(textOf(pattern))(name));
    if (this.Include !== undefined && !matches(this.Include)) return false;
    return this.Exclude === undefined || !matches(this.Exclude);
  }

  #file(path: string): void {
    let text: string;
    try {
      text = textEncoding(this.Encoding).decode(readFileSync(path));
    } catch (error) {
      const message = `The file ${path} cannot be read: ${(error as Error).message}`;
      this.writeError(
        errorRecord('System.ArgumentException', message, 'ProcessingFile', 'InvalidArgument', path),
      );
      return;
    }
    const lines = text.split(/\r\n|\n|\r/);
    if (lines.at(-1) === '') lines.pop();
    const window = this.#newWindow();
    let found = false;
    for (const [index, line] of lines.entries()) {
      const info: MatchInfo | null = found && this.List === true ? null : this.#match(line, index + 1, path);
      if (info !== null && this.Quiet === true) {
        this.#any = true;
        return;
      }
      found ||= info !== null;
      if (window !== null && this.Raw !== true) window.line(line, info);
      else if (info !== null) this.write(this.Raw === true ? line : info);
      if (found && this.List === true && window === null) break;
    }
    window?.end();
  }

  #match(text: string, lineNumber: number, path: string): MatchInfo | null {
    let hit: Hit | null = null;
    for (const pattern of this.#patterns) {
      hit =
        pattern.regex === null
          ? this.#simple(text, pattern.text)
          : this.#regex(text, pattern.text, pattern.regex);
      if (hit !== null) break;
    }
    if ((hit !== null) === (this.NotMatch === true)) return null;
    const info = new MatchInfo();
    info.ignoreCase = this.CaseSensitive !== true;
    info.line = text;
    info.lineNumber = lineNumber;
    info.path = path;
    info.pattern = hit?.pattern ?? this.#patterns.at(-1)!.text;
    info.matches = hit?.matches ?? [];
    info.spans = hit?.spans ?? [];
    info.emphasize = this.NoEmphasis !== true;
    return info;
  }

  #simple(text: string, pattern: string): Hit | null {
    const fold = (value: string): string => (this.CaseSensitive === true ? value : value.toLowerCase());
    const at = fold(text).indexOf(fold(pattern));
    return at < 0 ? null : { pattern, matches: [], spans: [[at, pattern.length]] };
  }

  #regex(text: string, pattern: string, regex: Value): Hit | null {
    const found =
      this.AllMatches === true && this.NotMatch !== true
        ? [...(elementsOf(invokeMethod(regex, 'Matches', [text])) ?? [])]
        : [invokeMethod(regex, 'Match', [text])].filter((one) => getProperty(one, 'Success') === true);
    if (found.length === 0) return null;
    const spans = found.map(
      (one) =>
        [Number(textOf(getProperty(one, 'Index'))), Number(textOf(getProperty(one, 'Length')))] as const,
    );
    return { pattern, matches: found, spans };
  }

  override end(): void {
    this.#window?.end();
    if (this.Quiet === true) this.write(this.#any);
  }
}

export const command = defineCmdlet(metadata, SelectString);
