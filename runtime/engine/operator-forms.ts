import { AutomationNull } from '../types/automation-null.ts';
import * as t from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { NetType } from '../types/net-type.ts';
import { unwrap } from '../types/ps-object.ts';
import { type Frame, fields } from './frame.ts';

// The operators by their names: `i` ignores case, `c` does not.
export const ieq = (a: Value, b: Value): Value =>
  typeof a === 'number' && typeof b === 'number' ? a === b : t.eq(a, b, true);
export const ceq = (a: Value, b: Value): Value => t.eq(a, b, false);
export const ine = (a: Value, b: Value): Value =>
  typeof a === 'number' && typeof b === 'number' ? a !== b : t.ne(a, b, true);
export const cne = (a: Value, b: Value): Value => t.ne(a, b, false);
export const ilt = (a: Value, b: Value): Value =>
  typeof b === 'number' && typeof a === 'number'
    ? a < b
    : typeof b === 'number' && a instanceof t.PSInt64
      ? a.value < b
      : t.lt(a, b, true);
export const clt = (a: Value, b: Value): Value => t.lt(a, b, false);
export const ile = (a: Value, b: Value): Value =>
  typeof b === 'number' && typeof a === 'number'
    ? a <= b
    : typeof b === 'number' && a instanceof t.PSInt64
      ? a.value <= b
      : t.le(a, b, true);
export const cle = (a: Value, b: Value): Value => t.le(a, b, false);
export const igt = (a: Value, b: Value): Value =>
  typeof b === 'number' && typeof a === 'number'
    ? a > b
    : typeof b === 'number' && a instanceof t.PSInt64
      ? a.value > b
      : t.gt(a, b, true);
export const cgt = (a: Value, b: Value): Value => t.gt(a, b, false);
export const ige = (a: Value, b: Value): Value =>
  typeof b === 'number' && typeof a === 'number'
    ? a >= b
    : typeof b === 'number' && a instanceof t.PSInt64
      ? a.value >= b
      : t.ge(a, b, true);
export const cge = (a: Value, b: Value): Value => t.ge(a, b, false);
export const ilike = (a: Value, b: Value): Value => t.like(a, b, true);
export const clike = (a: Value, b: Value): Value => t.like(a, b, false);
export const inotLike = (a: Value, b: Value): Value => t.notLike(a, b, true);
export const cnotLike = (a: Value, b: Value): Value => t.notLike(a, b, false);
export const icontains = (a: Value, b: Value): Value => t.contains(a, b, true);
export const ccontains = (a: Value, b: Value): Value => t.contains(a, b, false);
export const inotContains = (a: Value, b: Value): Value => t.notContains(a, b, true);
export const cnotContains = (a: Value, b: Value): Value => t.notContains(a, b, false);
export const iin = (a: Value, b: Value): Value => t.inOp(a, b, true);
export const cin = (a: Value, b: Value): Value => t.inOp(a, b, false);
export const inotIn = (a: Value, b: Value): Value => t.notIn(a, b, true);
export const cnotIn = (a: Value, b: Value): Value => t.notIn(a, b, false);
export const ireplace = (a: Value, b: Value): Value => t.replace(a, b, true);
export const creplace = (a: Value, b: Value): Value => t.replace(a, b, false);
export const isplit = (a: Value, b: Value): Value => t.split(a, b, true);
export const csplit = (a: Value, b: Value): Value => t.split(a, b, false);

/** `$Matches` of the scope that runs. */
export function setMatches(f: Frame, groups: t.MatchGroups): void {
  const table = new t.Hashtable();
  for (const [name, text] of groups.groups) table.put(name, text);
  fields(f)['$matches'] = table;
}
const matches = (f: Frame) => (groups: t.MatchGroups) => setMatches(f, groups);
export const imatch = (f: Frame, a: Value, b: Value): Value => t.match(a, b, true, matches(f));
export const cmatch = (f: Frame, a: Value, b: Value): Value => t.match(a, b, false, matches(f));
export const inotMatch = (f: Frame, a: Value, b: Value): Value => t.notMatch(a, b, true, matches(f));
export const cnotMatch = (f: Frame, a: Value, b: Value): Value => t.notMatch(a, b, false, matches(f));

export const formatOperator = (a: Value, b: Value): Value => t.format(a, b);

/** The type on the right of `-is` and `-as`: a type, or the name of one. */
function typeOperand(value: Value): NetType {
  const inner = unwrap(value);
  if (inner instanceof NetType) return inner;
  return t.convertTo(inner, t.types.type) as NetType;
}
export const isType = (a: Value, b: Value): boolean => t.is(a === AutomationNull ? null : a, typeOperand(b));
export const isNotType = (a: Value, b: Value): boolean => !isType(a, b);
export const asType = (a: Value, b: Value): Value => t.as(a === AutomationNull ? null : a, typeOperand(b));
