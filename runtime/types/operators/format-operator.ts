import { PSArray } from '../arrays.ts';
import { toPSString } from '../conversion/to-string.ts';
import { enumeratorOf, itemsOf } from '../enumeration.ts';
import { runtimeError } from '../error-record.ts';
import { Exception } from '../exceptions.ts';
import { compositeFormat } from '../formats/format.ts';
import type { Value } from '../net-object.ts';

/** `$format -f $args` */
export function format(fmt: Value, args: Value): Value {
  const text = toPSString(fmt);
  const values =
    args instanceof PSArray
      ? args.toArray()
      : args !== null && enumeratorOf(args) !== null
        ? itemsOf(args)
        : [args];
  try {
    return compositeFormat(text, values);
  } catch (error) {
    if (error instanceof Exception && error.typeName === 'System.FormatException') {
      throw runtimeError(
        'FormatError',
        'InvalidOperation',
        `Error formatting a string: ${error.message}.`,
        fmt,
        'System.Management.Automation.RuntimeException',
        error,
      );
    }
    throw error;
  }
}
