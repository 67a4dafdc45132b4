import { elementsOf, textOf } from '../../formatting/objects.ts';
import { PSDictionary } from '../../types/collections/hashtable.ts';
import { EnumValue } from '../../types/enums.ts';
import { getProperty, invariantCulture, invokeMethod, membersOf, netToString } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { PSBigInteger, PSChar, PSDouble, PSNumber, PSSingle } from '../../types/numbers/boxes.ts';
import { PSDecimal } from '../../types/numbers/decimal.ts';
import { PSCustomObject, PSObject } from '../../types/ps-object.ts';
import { isOfType } from './net-kinds.ts';

export interface JsonWriterOptions {
  readonly depth: number;
  readonly compress: boolean;
  readonly enumsAsStrings: boolean;
  readonly escape: 'Default' | 'EscapeNonAscii' | 'EscapeHtml';
  /** Called once when something was cut off at the depth. */
  onTruncated(): void;
  onNonStringKey(dictionary: PSDictionary, key: Value): never;
}

const extendedKinds = new Set(['NoteProperty', 'AliasProperty', 'ScriptProperty', 'CodeProperty']);
const propertyKinds = new Set([...extendedKinds, 'Property']);

/** Serialises values as `ConvertTo-Json` does. */
export class JsonWriter {
  readonly #options: JsonWriterOptions;
  #truncated = false;

  constructor(options: JsonWriterOptions) {
    this.#options = options;
  }

  write(value: Value): string {
    return this.#value(value, 0, '');
  }

  #value(value: Value, depth: number, indent: string): string {
    if (
      value === null ||
      value === undefined ||
      isOfType(value, 'System.DBNull') ||
      isOfType(value, 'System.Management.Automation.Language.NullString')
    )
      return 'null';
    const base = value instanceof PSObject ? value.baseObject : value;
    const simple = this.#scalar(base);
    if (simple !== null) {
      const extended = this.#extended(value, base);
      if (extended.length === 0) return simple;
      const entries: [string, Value][] = extended;
      return this.#block(
        '{',
        '}',
        [`${this.#key('value', simple)}`, ...this.#entries(entries, depth, indent)],
        indent,
      );
    }
    if (depth > this.#options.depth) return this.#cut(value);
    if (base instanceof PSDictionary) return this.#dictionary(base, depth, indent);
    const elements = elementsOf(base);
    if (elements !== null) {
      const items = [...elements].map((element) => this.#value(element, depth + 1, this.#deeper(indent)));
      return this.#block('[', ']', items, indent);
    }
    return this.#block('{', '}', this.#entries(this.#properties(base), depth, indent), indent);
  }

  #cut(value: Value): string {
    if (!this.#truncated) {
      this.#truncated = true;
      this.#options.onTruncated();
    }
    return this.#string(textOf(value));
  }

  #dictionary(table: PSDictionary, depth: number, indent: string): string {
    const entries = table.entries().map(([key, item]): [string, Value] => {
      if (typeof key !== 'string' && !(key instanceof PSObject && typeof key.baseObject === 'string')) {
        this.#options.onNonStringKey(table, key);
      }
      return [textOf(key), item];
    });
    if (table.psMembers !== undefined) entries.push(...this.#extended(table, table));
    return this.#block('{', '}', this.#entries(entries, depth, indent), indent);
  }

  #entries(entries: readonly (readonly [string, Value])[], depth: number, indent: string): string[] {
    return entries.map(([name, item]) => this.#key(name, this.#value(item, depth + 1, this.#deeper(indent))));
  }

  #key(name: string, text: string): string {
    return `${this.#string(name)}:${this.#options.compress ? '' : ' '}${text}`;
  }

  #deeper(indent: string): string {
    return this.#options.compress ? '' : `${indent}  `;
  }

  #block(open: string, close: string, parts: readonly string[], indent: string): string {
    if (parts.length === 0) return open + close;
    if (this.#options.compress) return open + parts.join(',') + close;
    const inner = this.#deeper(indent);
    return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
  }

  #properties(base: Value): [string, Value][] {
    if (base instanceof PSCustomObject && base.psMembers === undefined) {
      return base.names.map((name) => [name, base[`$${name.toLowerCase()}`]]);
    }
    const entries: [string, Value][] = [];
    const seen = new Set<string>();
    const members = membersOf(base);
    const own = members.filter((member) => member.extended === undefined);
    for (const member of [...own, ...members.filter((member) => member.extended !== undefined)]) {
      const key = member.name.toLowerCase();
      if (!propertyKinds.has(member.kind) || seen.has(key) || key === 'psstandardmembers') continue;
      seen.add(key);
      entries.push([member.name, this.#read(base, member.name)]);
    }
    return entries;
  }

  /** Extended properties of a value that is otherwise written as a simple one. */
  #extended(value: Value, base: Value): [string, Value][] {
    const plain = typeof base === 'string' || isOfType(base, 'System.DateTime');
    if (plain && !(value instanceof PSObject)) return [];
    if (typeof value !== 'object' && typeof value !== 'string') return [];
    if (base instanceof PSNumber || base instanceof EnumValue || base instanceof PSChar) return [];
    if (isOfType(base, 'System.DateTime')) return [];
    return membersOf(value)
      .filter((member) => extendedKinds.has(member.kind) && member.hidden !== true)
      .map((member) => [member.name, this.#read(value, member.name)]);
  }

  #read(target: Value, name: string): Value {
    try {
      return getProperty(target, name);
    } catch {
      return null;
    }
  }

  #scalar(value: Value): string | null {
    switch (typeof value) {
      case 'string':
        return this.#string(value);
      case 'number':
      case 'boolean':
        return String(value);
    }
    if (value instanceof EnumValue)
      return this.#options.enumsAsStrings ? this.#string(value.toString()) : String(value.value);
    if (value instanceof PSChar) return this.#string(textOf(value));
    if (value instanceof PSDouble) return this.#float(value.value, netToString(value, invariantCulture));
    if (value instanceof PSSingle) return this.#float(value.value, netToString(value, invariantCulture));
    if (value instanceof PSDecimal) {
      const text = netToString(value, invariantCulture);
      return text.includes('.') ? text : `${text}.0`;
    }
    if (value instanceof PSBigInteger || value instanceof PSNumber)
      return netToString(value, invariantCulture);
    if (isOfType(value, 'System.DateTime') || isOfType(value, 'System.DateTimeOffset')) {
      return this.#string(isoDate(textOf(invokeMethod(value, 'ToString', ['o']))));
    }
    if (isOfType(value, 'System.Guid')) return this.#string(textOf(value));
    if (isOfType(value, 'System.Uri')) return this.#string(textOf(getProperty(value, 'OriginalString')));
    if (isOfType(value, 'System.Management.Automation.SwitchParameter'))
      return textOf(value).toLowerCase() === 'true' ? '{"IsPresent":true}' : '{"IsPresent":false}';
    return null;
  }

  #float(value: number, text: string): string {
    if (!Number.isFinite(value))
      return this.#string(Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity');
    return /[.eE]/.test(text) ? text : `${text}.0`;
  }

  #string(text: string): string {
    const mode = this.#options.escape;
    let result = '"';
    for (const c of text.split('')) {
      const code = c.charCodeAt(0);
      if (c === '"' && mode !== 'EscapeHtml') result += '\\"';
      else if (c === '\\') result += '\\\\';
      else if (code < 0x20 || c === '\u0085' || c === '\u2028' || c === '\u2029')
        result += shortEscapes[c] ?? unicodeEscape(code);
      else if (mode === 'EscapeNonAscii' && code > 126) result += unicodeEscape(code);
      else if (mode === 'EscapeHtml' && '<>&\'"'.includes(c)) result += unicodeEscape(code);
      else result += c;
    }
    return `${result}"`;
  }
}

const shortEscapes: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
const unicodeEscape = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;

/** Newtonsoft drops zeros at the end of the fraction. */
const isoDate = (text: string): string =>
  text.replace(/\.(\d*?)0+(?=Z|[+-]|$)/, (_, digits: string) => (digits === '' ? '' : `.${digits}`));
