import { NetObject, type Value } from '../../types/net-object.ts';

/** Whether a value is of exactly this .NET type. */
export function isOfType(value: Value, fullName: string): boolean {
  return value instanceof NetObject && value.netType.fullName === fullName;
}
