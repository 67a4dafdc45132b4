import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Get-Date.json' with { type: 'json' };
import {
  addInstanceMember,
  enumByName,
  formatValue,
  getProperty,
  getStaticProperty,
  invokeMethod,
  invokeStatic,
  noteProperty,
} from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { requireType } from '../../types/type-registry.ts';
import { formatUnixDate } from './unix-date.ts';

const fileFormats: Readonly<Record<string, string>> = {
  filedate: 'yyyyMMdd',
  filedateuniversal: "yyyyMMdd'Z'",
  filedatetime: "yyyyMMdd'T'HHmmssffff",
  filedatetimeuniversal: "yyyyMMdd'T'HHmmssffff'Z'",
};
const parts = ['Year', 'Month', 'Day', 'Hour', 'Minute', 'Second', 'Millisecond'] as const;

class GetDate extends Cmdlet {
  declare Date?: Value;
  declare UnixTimeSeconds?: Value;
  declare Year?: number;
  declare Month?: number;
  declare Day?: number;
  declare Hour?: number;
  declare Minute?: number;
  declare Second?: number;
  declare Millisecond?: number;
  declare DisplayHint?: Value;
  declare UFormat?: string;
  declare Format?: string;
  declare AsUTC?: boolean;

  override process(): void {
    let date = this.#changed(this.#start());
    if (this.AsUTC === true) date = invokeMethod(date, 'ToUniversalTime', []);
    if (this.UFormat !== undefined) this.write(formatUnixDate(date, this.UFormat));
    else if (this.Format !== undefined) this.write(this.#formatted(date, this.Format));
    else {
      const hint =
        this.DisplayHint ??
        enumByName(requireType('Microsoft.PowerShell.Commands.DisplayHintType'), 'DateTime');
      addInstanceMember(date, noteProperty('DisplayHint', hint));
      this.write(date);
    }
  }

  #start(): Value {
    if (this.Date !== undefined) return this.Date;
    if (this.UnixTimeSeconds !== undefined) {
      const offset = invokeStatic(requireType('System.DateTimeOffset'), 'FromUnixTimeSeconds', [
        this.UnixTimeSeconds,
      ]);
      return getProperty(offset, 'LocalDateTime');
    }
    return getStaticProperty(requireType('System.DateTime'), 'Now');
  }

  /** Replaces parts by adding the difference, so that a 31st may run into the next month. */
  #changed(start: Value): Value {
    let date = start;
    for (const part of parts) {
      const wanted = this[part];
      if (wanted === undefined) continue;
      const difference = wanted - Number(textOf(getProperty(date, part)));
      date = invokeMethod(date, `Add${part}s`, [difference]);
    }
    return date;
  }

  #formatted(date: Value, format: string): Value {
    const special = fileFormats[format.toLowerCase()];
    if (special === undefined) return formatValue(date, format);
    const source = format.toLowerCase().endsWith('universal')
      ? invokeMethod(date, 'ToUniversalTime', [])
      : date;
    return formatValue(source, special);
  }
}

export const command = defineCmdlet(metadata, GetDate);
