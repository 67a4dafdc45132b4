import { arrayOf } from '../arrays.ts';
import { convertTo } from '../conversion/convert.ts';
import { toBoolean } from '../conversion/to-boolean.ts';
import { types } from '../core-types.ts';
import { type Implementation, implementType, type MemberFunction, withTypes } from '../define.ts';
import { itemsOf } from '../enumeration.ts';
import { hashKeyOf, netEquals } from '../equality.ts';
import signatures from '../generated/signatures/System.Linq.Enumerable.ts';
import { argumentNull, invalidOperation } from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { double } from '../numbers/boxes.ts';
import { add, divide } from '../operators/arithmetic.ts';
import { recordedType } from '../recorded.ts';
import { invokeDelegate } from '../system/delegates.ts';
import { makeGeneric, requireType } from '../type-registry.ts';
import { defaultCompare } from './comparers.ts';
import { GenericList } from './lists.ts';

const from = (source: Value): Value[] => {
  if (source === null) throw argumentNull('source');
  return itemsOf(source);
};
const test = (f: Value, v: Value): boolean => toBoolean(invokeDelegate(f, [v]));
const empty = (): Error => invalidOperation('Sequence contains no elements');
/** A sequence comes back as an array: pscc's LINQ is not lazy. */
const sequence = (make: (type: NetType, ...args: Value[]) => Value[]): MemberFunction =>
  withTypes(
    (t) =>
      (...args: Value[]) =>
        arrayOf(t, make(t, ...args)),
  );
const mapped = (make: (...args: Value[]) => Value[]): MemberFunction =>
  withTypes(
    (_s, t) =>
      (...args: Value[]) =>
        arrayOf(
          t,
          make(...args).map((v) => convertTo(v, t)),
        ),
  );
const unique = (items: Value[]): Value[] => {
  const seen = new Map<unknown, Value>();
  for (const v of items) if (!seen.has(hashKeyOf(v))) seen.set(hashKeyOf(v), v);
  return [...seen.values()];
};
const pick = (pickOne: (items: Value[]) => Value | undefined, orDefault: boolean): MemberFunction =>
  withTypes((t) => (source: Value, f?: Value) => {
    const items =
      f === undefined || typeof f !== 'object' ? from(source) : from(source).filter((v) => test(f, v));
    const found = items.length === 0 ? undefined : pickOne(items);
    if (found === undefined && items.length === 0) {
      if (orDefault) return t.defaultValue();
      throw f === undefined ? empty() : invalidOperation('Sequence contains no matching element');
    }
    return found;
  });
const single = (items: Value[]): Value => {
  if (items.length > 1) throw invalidOperation('Sequence contains more than one element');
  return items[0];
};
const extreme =
  (sign: number): MemberFunction =>
  (source: Value, f?: Value) => {
    const items = from(source).map((v) => (f === undefined || f === null ? v : invokeDelegate(f, [v])));
    if (items.length === 0) throw empty();
    return items.reduce((a, b) => (defaultCompare(b, a) * sign > 0 ? b : a));
  };
const sum = (source: Value, f?: Value): Value =>
  from(source).reduce<Value>((a, v) => add(a, f === undefined ? v : invokeDelegate(f, [v])), 0);
const sorted = (sign: number): MemberFunction =>
  withTypes((t) => (source: Value, f?: Value) => {
    const keyed = from(source).map((v) => [f === undefined ? v : invokeDelegate(f, [v]), v] as const);
    return arrayOf(
      t,
      keyed.sort((a, b) => sign * defaultCompare(a[0], b[0])).map((p) => p[1]),
    );
  });

const implementation: Implementation = {
  statics: {
    Range: (start: number, count: number) =>
      arrayOf(
        types.int32,
        Array.from({ length: count }, (_, i) => start + i),
      ),
    Repeat: sequence((_t, v, n) => new Array<Value>(n as number).fill(v)),
    Empty: sequence(() => []),
    Where: sequence((_t, s, f) => from(s).filter((v) => test(f, v))),
    Select: mapped((s, f) => from(s).map((v) => invokeDelegate(f, [v]))),
    SelectMany: mapped((s, f) => from(s).flatMap((v) => itemsOf(invokeDelegate(f, [v])))),
    Distinct: sequence((_t, s) => unique(from(s))),
    Union: sequence((_t, a, b) => unique([...from(a), ...from(b)])),
    Concat: sequence((_t, a, b) => [...from(a), ...from(b)]),
    Intersect: sequence((_t, a, b) => {
      const keys = new Set(from(b).map(hashKeyOf));
      return unique(from(a)).filter((v) => keys.has(hashKeyOf(v)));
    }),
    Except: sequence((_t, a, b) => {
      const keys = new Set(from(b).map(hashKeyOf));
      return unique(from(a)).filter((v) => !keys.has(hashKeyOf(v)));
    }),
    Skip: sequence((_t, s, n) => from(s).slice(Math.max(0, n as number))),
    Take: sequence((_t, s, n) => from(s).slice(0, Math.max(0, n as number))),
    SkipLast: sequence((_t, s, n) => from(s).slice(0, Math.max(0, from(s).length - (n as number)))),
    TakeLast: sequence((_t, s, n) => from(s).slice(Math.max(0, from(s).length - (n as number)))),
    SkipWhile: sequence((_t, s, f) => {
      const items = from(s);
      const at = items.findIndex((v) => !test(f, v));
      return at < 0 ? [] : items.slice(at);
    }),
    TakeWhile: sequence((_t, s, f) => {
      const items = from(s);
      const at = items.findIndex((v) => !test(f, v));
      return at < 0 ? items : items.slice(0, at);
    }),
    Reverse: sequence((_t, s) => from(s).reverse()),
    Append: sequence((_t, s, v) => [...from(s), v]),
    Prepend: sequence((_t, s, v) => [v, ...from(s)]),
    Cast: withTypes(
      (t) => (s: Value) =>
        arrayOf(
          t,
          from(s).map((v) => convertTo(v, t)),
        ),
    ),
    OrderBy: sorted(1),
    OrderByDescending: sorted(-1),
    Order: sorted(1),
    OrderDescending: sorted(-1),
    ToArray: sequence((_t, s) => from(s)),
    ToList: withTypes(
      (t) => (s: Value) =>
        new GenericList(makeGeneric(requireType('System.Collections.Generic.List`1'), [t]), from(s)),
    ),
    First: pick((i) => i[0], false),
    FirstOrDefault: pick((i) => i[0], true),
    Last: pick((i) => i.at(-1), false),
    LastOrDefault: pick((i) => i.at(-1), true),
    Single: pick(single, false),
    SingleOrDefault: pick(single, true),
    ElementAt: (s: Value, i: number) => from(s)[i],
    Any: (s: Value, f?: Value) => (f === undefined ? from(s).length > 0 : from(s).some((v) => test(f, v))),
    All: (s: Value, f: Value) => from(s).every((v) => test(f, v)),
    Count: (s: Value, f?: Value) => (f === undefined ? from(s) : from(s).filter((v) => test(f, v))).length,
    Contains: (s: Value, v: Value) => from(s).some((x) => netEquals(x, v)),
    SequenceEqual: (a: Value, b: Value) => {
      const [x, y] = [from(a), from(b)];
      return x.length === y.length && x.every((v, i) => netEquals(v, y[i]));
    },
    Sum: sum,
    Min: extreme(-1),
    Max: extreme(1),
    Average: (s: Value, f?: Value) => {
      const items = from(s);
      if (items.length === 0) throw empty();
      return divide(sum(s, f), double(items.length));
    },
    Aggregate: (s: Value, a: Value, f?: Value) => {
      const items = from(s);
      if (f !== undefined) return items.reduce((x, v) => invokeDelegate(f, [x, v]), a);
      if (items.length === 0) throw empty();
      return items.reduce((x, v) => invokeDelegate(a, [x, v]));
    },
    Zip: mapped((a, b, f) => {
      const other = from(b);
      return from(a)
        .slice(0, other.length)
        .map((v, i) => invokeDelegate(f, [v, other[i]]));
    }),
  },
};
implementType(recordedType('System.Linq.Enumerable'), signatures, () => implementation);
