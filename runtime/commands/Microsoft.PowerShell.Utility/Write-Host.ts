import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { knownType } from '../../engine/known-types.ts';
import { HostInformationMessage, InformationRecord } from '../../engine/records.ts';
import { elementsOf, textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Write-Host.json' with { type: 'json' };
import { PSDictionary } from '../../types/collections/hashtable.ts';
import { enumValue } from '../../types/enums.ts';
import type { Value } from '../../types/net-object.ts';

/** The colour of a console that does not tell: -1. */
const hostColor = (): Value => enumValue(knownType('System.ConsoleColor'), -1);

class WriteHost extends Cmdlet {
  Object: Value = null;
  declare NoNewline?: boolean;
  Separator: Value = ' ';
  declare ForegroundColor?: Value;
  declare BackgroundColor?: Value;

  override process(): void {
    const text = this.#text(this.Object) ?? '';
    const message = new HostInformationMessage(
      text,
      this.NoNewline === true,
      this.ForegroundColor ?? hostColor(),
      this.BackgroundColor ?? hostColor(),
    );
    const record = new InformationRecord(message, this.runtime.invocation.psCommandPath ?? 'Write-Host');
    record.tags.push('PSHOST');
    this.runtime.writeInformation(record);
  }

  /** Elements joined by the separator; null for nothing at all. */
  #text(value: Value): string | null {
    if (value === null || value === undefined) return null;
    if (typeof value === 'string') return value.length > 0 ? value : null;
    const elements =
      value instanceof PSDictionary
        ? value.entries().map(([key, item]) => value.entry(key, item))
        : elementsOf(value);
    if (elements === null) {
      const text = textOf(value);
      return text.length > 0 ? text : null;
    }
    let result = '';
    let printed = false;
    for (const element of elements) {
      if (printed && this.Separator !== null) result += textOf(this.Separator);
      const text = this.#text(element);
      if (text !== null) {
        result += text;
        printed = true;
      }
    }
    return result;
  }
}

export const command = defineCmdlet(metadata, WriteHost);
