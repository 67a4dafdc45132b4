import { PSDictionary } from '../types/collections/hashtable.ts';
import {
  AutomationNull,
  getProperty,
  netToString,
  PSArray,
  PSCustomObject,
  PSNumber,
  PSObject,
} from '../types/index.ts';
import type { Value } from '../types/net-object.ts';

/**
 * A PowerShell value as JavaScript has it: numbers become numbers or bigints, arrays arrays, hashtables and
 * custom objects plain objects. Other .NET objects stay as they are.
 */
export function toJavaScript(value: Value): unknown {
  if (value === undefined || value === null || value === AutomationNull) return null;
  if (typeof value !== 'object') return value;
  if (value instanceof PSObject) return toJavaScript(value.baseObject);
  if (value instanceof PSNumber) return numberOf(value);
  if (value instanceof PSArray) return [...value].map(toJavaScript);
  if (value instanceof PSDictionary)
    return Object.fromEntries(value.entries().map(([key, item]) => [netToString(key), toJavaScript(item)]));
  if (value instanceof PSCustomObject)
    return Object.fromEntries([...value.names].map((name) => [name, toJavaScript(getProperty(value, name))]));
  return value;
}

function numberOf(number: PSNumber): unknown {
  const { value } = number;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  return Number(netToString(number));
}
