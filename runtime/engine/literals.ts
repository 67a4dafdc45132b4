import { AutomationNull } from '../types/automation-null.ts';
import { runtimeError } from '../types/error-record.ts';
import {
  castToPSCustomObject,
  Hashtable,
  OrderedDictionary,
  type PSDictionary,
  toPSString,
} from '../types/index.ts';
import type { Value } from '../types/net-object.ts';

const plain = (value: Value): Value => (value === AutomationNull ? null : value);

function fill<T extends PSDictionary>(dictionary: T, list: readonly Value[]): T {
  for (let i = 0; i < list.length; i += 2) {
    const key = plain(list[i]);
    if (key === null) {
      throw runtimeError(
        'InvalidNullKey',
        'InvalidOperation',
        'A null key is not allowed in a hash literal.',
        null,
      );
    }
    if (dictionary.has(key)) {
      throw runtimeError(
        'DuplicateKeyInHashLiteral',
        'InvalidOperation',
        `Item has already been added. Key in dictionary: '${toPSString(key)}'  Key being added: '${toPSString(key)}'`,
        key,
      );
    }
    dictionary.put(key, plain(list[i + 1]));
  }
  return dictionary;
}

/** `@{ key = value }` from keys and values in turn. */
export const hashtable = (list: readonly Value[]): Hashtable => fill(new Hashtable(), list);

/** `[ordered]@{ … }`. */
export const ordered = (list: readonly Value[]): OrderedDictionary => fill(new OrderedDictionary(), list);

/** `[pscustomobject]@{ … }` whose keys are not all constant. */
export const customObject = (list: readonly Value[]): Value => castToPSCustomObject(ordered(list));
