import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/ConvertTo-Json.json' with { type: 'json' };
import { objectArray, typeOf } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { errorRecord } from '../error-records.ts';
import { JsonWriter, type JsonWriterOptions } from './json-writer.ts';

class ConvertToJson extends Cmdlet {
  InputObject: Value = null;
  Depth = 2;
  declare Compress?: boolean;
  declare EnumsAsStrings?: boolean;
  declare AsArray?: boolean;
  declare EscapeHandling?: Value;
  readonly #input: Value[] = [];

  override process(): void {
    this.#input.push(this.InputObject);
  }

  override end(): void {
    if (this.#input.length === 0) return;
    const value = this.#input.length > 1 || this.AsArray === true ? objectArray(this.#input) : this.#input[0];
    const writer = new JsonWriter({
      depth: this.Depth,
      compress: this.Compress === true,
      enumsAsStrings: this.EnumsAsStrings === true,
      escape:
        this.EscapeHandling === undefined
          ? 'Default'
          : (textOf(this.EscapeHandling) as JsonWriterOptions['escape']),
      onTruncated: () =>
        this.runtime.writeWarning(
          `Resulting JSON is truncated as serialization has exceeded the set depth of ${this.Depth}.`,
        ),
      onNonStringKey: (table, key) => {
        const message = `The type '${typeOf(table).fullName}' is not supported for serialization or deserialization of a dictionary. Keys must be strings.`;
        return this.throwTerminating(
          errorRecord(
            'System.InvalidOperationException',
            message,
            'NonStringKeyInDictionary',
            'InvalidOperation',
            key,
          ),
        );
      },
    });
    this.write(writer.write(value));
  }
}

export const command = defineCmdlet(metadata, ConvertToJson);
