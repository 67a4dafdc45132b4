import { toPSString } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { PSObject } from '../types/ps-object.ts';

/** A number on a command line, which keeps its text for parameters that want a string: `Get-It 0x10`. */
export class NumericArgument extends PSObject {
  constructor(
    value: Value,
    readonly text: string,
  ) {
    super(value);
  }
}

export function numericArgument(value: Value, text: string): Value {
  return toPSString(value) === text ? value : new NumericArgument(value, text);
}
