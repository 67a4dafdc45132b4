import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/ConvertFrom-StringData.json' with { type: 'json' };
import { Hashtable } from '../../types/collections/hashtable.ts';
import type { Value } from '../../types/net-object.ts';
import { errorRecord } from '../error-records.ts';

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  n: '\n',
  r: '\r',
  t: '\t',
  f: '\f',
  v: '\v',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  '0': '\0',
};

/** `Regex.Unescape` for the escapes that data lines use. */
function unescapeData(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)/gs, (_, code: string) => {
    if (/^[ux][0-9a-fA-F]{2,}$/.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return escapes[code] ?? code;
  });
}

class ConvertFromStringData extends Cmdlet {
  StringData = '';
  Delimiter: Value = '=';

  override process(): void {
    const table = new Hashtable();
    const delimiter = textOf(this.Delimiter);
    for (const raw of this.StringData.split('\n')) {
      const line = raw.trim();
      if (line === '' || line.startsWith('#')) continue;
      const at = line.indexOf(delimiter);
      if (at <= 0) this.#fail(`Data line '${line}' is not in 'name=value' format. `);
      const name = line.slice(0, at).trim();
      if (table.has(name)) this.#fail(`Data item '${name}' in line '${line}' is already defined. `);
      table.put(name, unescapeData(line.slice(at + delimiter.length).trim()));
    }
    this.write(table);
  }

  #fail(message: string): never {
    return this.throwTerminating(
      errorRecord(
        'System.Management.Automation.PSInvalidOperationException',
        message,
        'InvalidOperation',
        'InvalidOperation',
      ),
    );
  }
}

export const command = defineCmdlet(metadata, ConvertFromStringData);
