import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { lookupQuiet } from '../../engine/variables.ts';
import { textOf } from '../../formatting/objects.ts';
import { asItems } from '../../formatting/property-expression.ts';
import metadata from '../../generated/commands/Join-String.json' with { type: 'json' };
import { AutomationNull } from '../../types/automation-null.ts';
import { compositeFormat, currentCulture } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { evaluateAll, propertyExpression } from '../property-arguments.ts';

class JoinString extends Cmdlet {
  Property: Value = null;
  declare Separator?: string;
  OutputPrefix = '';
  OutputSuffix = '';
  declare SingleQuote?: boolean;
  declare DoubleQuote?: boolean;
  declare FormatString?: string;
  declare UseCulture?: boolean;
  InputObject: Value = null;
  readonly #parts: string[] = [];
  #any = false;

  override process(): void {
    for (const value of asItems(this.InputObject)) {
      if (value === null || value === undefined || value === AutomationNull) continue;
      const item = this.#item(value);
      if (item === undefined) continue;
      this.#any = true;
      this.#parts.push(this.#shown(item));
    }
  }

  #item(value: Value): Value {
    if (this.Property === null) return value;
    const result = evaluateAll(propertyExpression(this.Property), value)[0];
    return result === undefined || result.error !== null || result.value === null ? undefined : result.value;
  }

  #shown(item: Value): string {
    const culture = this.UseCulture === true ? currentCulture() : undefined;
    if (this.FormatString !== undefined && this.FormatString !== '')
      return compositeFormat(this.FormatString, [item], culture);
    const text = textOf(item);
    if (this.SingleQuote === true) return `'${text}'`;
    return this.DoubleQuote === true ? `"${text}"` : text;
  }

  override end(): void {
    // Without -Separator `$OFS` joins, which is nothing here unless it is set.
    const separator = this.Separator ?? textOf(this.#outputFieldSeparator());
    this.write(
      this.#any || this.OutputPrefix !== '' || this.OutputSuffix !== ''
        ? this.OutputPrefix + this.#parts.join(separator) + this.OutputSuffix
        : '',
    );
  }

  #outputFieldSeparator(): Value {
    return lookupQuiet(this.frame, 'ofs') ?? null;
  }
}

export const command = defineCmdlet(metadata, JoinString);
