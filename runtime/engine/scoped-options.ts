import { convertTo, EnumValue, enumText } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { knownType } from './known-types.ts';
import type { ScopedOption } from './ps-variable.ts';

const type = () => knownType('System.Management.Automation.ScopedItemOptions');

/** `ScopedItemOptions` as the enum's value. */
export function optionsValue(options: ReadonlySet<ScopedOption>): Value {
  const names = [...options].filter((name) => name !== 'None');
  return convertTo(names.length === 0 ? 'None' : names.join(', '), type());
}

/** Options from an enum value, its name or number. */
export function parseOptions(value: Value): Set<ScopedOption> {
  const converted = convertTo(value, type());
  const text = converted instanceof EnumValue ? enumText(converted) : 'None';
  return new Set(text.split(', ').filter((name) => name !== 'None') as ScopedOption[]);
}
