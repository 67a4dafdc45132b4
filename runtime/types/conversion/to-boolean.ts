import { PSArray } from '../arrays.ts';
import { AutomationNull } from '../automation-null.ts';
import { PSList } from '../collections/lists.ts';
import { EnumValue } from '../enums.ts';
import type { Value } from '../net-object.ts';
import { PSChar, PSNumber } from '../numbers/boxes.ts';
import { PSDecimal } from '../numbers/decimal.ts';
import { PSObject } from '../ps-object.ts';
import { SwitchParameter } from '../references.ts';

/** PowerShell's truth: LanguagePrimitives.IsTrue. */
export function toBoolean(v: Value): boolean {
  switch (typeof v) {
    case 'boolean':
      return v;
    case 'number':
      return v !== 0;
    case 'string':
      return v.length !== 0;
    case 'undefined':
      return false;
  }
  if (v === null || v === AutomationNull) return false;
  if (v instanceof PSArray) return listTruth(v.length, () => v.get(0));
  if (v instanceof PSDecimal) return v.mantissa !== 0n;
  if (v instanceof PSNumber) return v.value !== 0 && v.value !== 0n;
  if (v instanceof PSList) return listTruth(v.items.length, () => v.items[0]);
  if (v instanceof PSChar) return v.code !== 0;
  if (v instanceof SwitchParameter) return v.isPresent;
  if (v instanceof EnumValue) return v.value !== 0 && v.value !== 0n;
  if (v instanceof PSObject) return toBoolean(v.baseObject);
  return true;
}

/** A list of one element is as true as that element, unless it is itself a list that is not empty. */
function listTruth(count: number, first: () => Value): boolean {
  if (count === 0) return false;
  if (count > 1) return true;
  const only = first();
  if (only instanceof PSArray) return only.length > 0;
  if (only instanceof PSList) return only.items.length > 0;
  return toBoolean(only);
}
