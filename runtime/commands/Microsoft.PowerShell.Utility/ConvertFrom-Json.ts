import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { newNet } from '../../formatting/new-net.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/ConvertFrom-Json.json' with { type: 'json' };
import { PSArray } from '../../types/arrays.ts';
import { ErrorRecord } from '../../types/error-record.ts';
import { Exception } from '../../types/exceptions.ts';
import { convertTo, int64, invokeStatic, objectArray, setIndex } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { PSBigInteger, PSDouble } from '../../types/numbers/boxes.ts';
import { PSCustomObject } from '../../types/ps-object.ts';
import { requireType } from '../../types/type-registry.ts';
import { errorRecord } from '../error-records.ts';
import { type JsonBuilder, JsonError, JsonReader } from './json-reader.ts';

const isoDate = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;
const maximumInt64 = 9223372036854775807n;

class ConvertFromJson extends Cmdlet {
  InputObject = '';
  declare AsHashtable?: boolean;
  Depth = 1024;
  declare NoEnumerate?: boolean;
  declare DateKind?: Value;
  readonly #lines: string[] = [];

  override process(): void {
    this.#lines.push(this.InputObject);
  }

  override end(): void {
    if (this.#lines.length === 0) return;
    if (this.#lines.length === 1) {
      this.#convert(this.#lines[0]!);
      return;
    }
    // Lines may each be a document, or all together one.
    let separate = true;
    try {
      new JsonReader(this.#lines[0]!, this.#builder(), this.Depth).read();
    } catch (error) {
      if (!(error instanceof JsonError)) throw error;
      separate = false;
    }
    if (separate) for (const line of this.#lines) this.#convert(line);
    else this.#convert(this.#lines.join('\n'));
  }

  #convert(text: string): void {
    if (text.trim() === '') return;
    let value: Value;
    try {
      value = new JsonReader(text, this.#builder(), this.Depth).read();
    } catch (error) {
      if (!(error instanceof JsonError)) throw error;
      const exception = new Exception(
        'System.ArgumentException',
        `Conversion from JSON failed with error: ${error.message}`,
      );
      this.throwTerminating(new ErrorRecord(exception, 'System.ArgumentException', 'NotSpecified'));
    }
    if (value instanceof PSArray && this.NoEnumerate !== true) this.writeEnumerated(value);
    else this.write(value);
  }

  #builder(): JsonBuilder<Value> {
    return {
      object: (entries) => (this.AsHashtable === true ? this.#table(entries) : this.#object(entries)),
      array: (items) => objectArray(items),
      string: (text) => this.#string(text),
      number: (text) => this.#number(text),
      literal: (value) => value,
    };
  }

  #table(entries: readonly (readonly [string, Value])[]): Value {
    const table = newNet('System.Management.Automation.OrderedHashtable', []);
    for (const [name, value] of entries) setIndex(table, [name], value);
    return table;
  }

  #object(entries: readonly (readonly [string, Value])[]): Value {
    const names: string[] = [];
    const object = new PSCustomObject(names);
    for (const [name, value] of entries) {
      if (name === '') {
        const message =
          'The provided JSON includes a property whose name is an empty string, this is only supported using the -AsHashTable switch.';
        this.throwTerminating(
          errorRecord(
            'System.InvalidOperationException',
            message,
            'EmptyKeyInJsonString',
            'InvalidOperation',
          ),
        );
      }
      const field = `$${name.toLowerCase()}` as const;
      if (object[field] === undefined) names.push(name);
      else if (!names.includes(name)) {
        const existing = names.find((one) => one.toLowerCase() === name.toLowerCase());
        const message = `Cannot convert the JSON string because it contains keys with different casing. Please use the -AsHashTable switch instead. The key that was attempted to be added to the existing key '${existing}' was '${name}'.`;
        this.throwTerminating(
          errorRecord(
            'System.InvalidOperationException',
            message,
            'KeysWithDifferentCasingInJsonString',
            'InvalidOperation',
          ),
        );
      }
      object[field] = value;
    }
    return object;
  }

  #number(text: string): Value {
    if (/^-?(Infinity|NaN)$/.test(text)) return new PSDouble(Number(text));
    if (/^-?\d+$|^0[xX]/.test(text)) {
      const value = text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text.replace(/^0+(?=\d)/, ''));
      return value > maximumInt64 || value < -maximumInt64 - 1n ? new PSBigInteger(value) : int64(value);
    }
    return new PSDouble(Number(text));
  }

  #string(text: string): Value {
    if (!isoDate.test(text)) return text;
    const kind = this.DateKind === undefined ? 'Default' : textOf(this.DateKind);
    if (kind === 'String') return text;
    try {
      if (kind === 'Offset') return convertTo(text, requireType('System.DateTimeOffset'));
      return this.#date(text, kind);
    } catch {
      return text;
    }
  }

  #date(text: string, kind: string): Value {
    const style =
      { Utc: 'AssumeUniversal, AdjustToUniversal', Local: 'AssumeLocal' }[kind] ?? 'RoundtripKind';
    const culture = convertTo('', requireType('System.Globalization.CultureInfo'));
    return invokeParse(text, culture, convertTo(style, requireType('System.Globalization.DateTimeStyles')));
  }
}

const invokeParse = (text: string, culture: Value, style: Value): Value =>
  invokeStatic(requireType('System.DateTime'), 'Parse', [text, culture, style]);

export const command = defineCmdlet(metadata, ConvertFromJson);
