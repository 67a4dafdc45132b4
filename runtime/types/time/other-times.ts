import { registerType, types } from '../core-types.ts';
import { implementType } from '../define.ts';
import { enumValue } from '../enums.ts';
import { CultureInfo, currentCulture } from '../formats/culture.ts';
import dateOnlySignatures from '../generated/signatures/System.DateOnly.ts';
import offsetSignatures from '../generated/signatures/System.DateTimeOffset.ts';
import timeOnlySignatures from '../generated/signatures/System.TimeOnly.ts';
import { argumentError, argumentNull, argumentOutOfRange, formatError } from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import { NetType } from '../net-type.ts';
import { int64, type PSDouble, type PSInt64 } from '../numbers/boxes.ts';
import type { PSReference } from '../references.ts';
import { requireType } from '../type-registry.ts';
import { dateParts, dayNumber } from './calendar.ts';
import { formatDate } from './date-format.ts';
import { parseDateExact, parseDateText } from './date-parse.ts';
import {
  addMonths,
  DateTime,
  expandFormat,
  isFailure,
  KIND,
  parsedTicks,
  parseFailure,
  ticksOf,
} from './date-time.ts';
import { localOffset, localOffsetAtUtc, unixEpochTicks, utcNowTicks } from './local-zone.ts';
import { TICKS, TimeSpan } from './time-span.ts';

const struct = (name: string): NetType =>
  registerType(
    new NetType({
      fullName: `System.${name}`,
      base: types.valueType,
      isValueType: true,
      isSealed: true,
      interfaces: [types.iComparable, types.iFormattable],
    }),
  );
const offsetType = struct('DateTimeOffset');
const dateType = struct('DateOnly');
const timeType = struct('TimeOnly');
const { day, hour, minute, second, millisecond } = TICKS;
const cultureOf = (v: Value): CultureInfo => (v instanceof CultureInfo ? v : currentCulture());
const order = (a: bigint | number, b: bigint | number): number => (a < b ? -1 : a > b ? 1 : 0);
const number = (v: Value): number => (typeof v === 'number' ? v : Number((v as PSDouble | PSInt64).value));

/** `System.DateTimeOffset`: local ticks and an offset in minutes. */
export class DateTimeOffset extends NetObject {
  readonly ticks: bigint;
  readonly offset: number;
  constructor(ticks: bigint, offset: number) {
    super();
    this.ticks = ticks;
    this.offset = offset;
  }
  override get netType(): NetType {
    return offsetType;
  }
  get utcTicks(): bigint {
    return this.ticks - BigInt(this.offset) * minute;
  }
  hashKey(): string {
    return `do${this.utcTicks}`;
  }
  compareTo(o: Value): number {
    return order(this.utcTicks, (o as DateTimeOffset).utcTicks);
  }
  toFormat(format: string | null, culture: CultureInfo): string {
    const fields = {
      ticks: this.ticks,
      kind: 0,
      localOffset: this.offset,
      offset: this.offset,
      isOffset: true,
    };
    if (format === null || format === '')
      return `${formatDate(fields, 'G', culture)} ${formatDate(fields, 'zzz', culture)}`;
    return formatDate(fields, format, culture);
  }
  override toString(): string {
    return this.toFormat(null, currentCulture());
  }
  toDateTime(): DateTime {
    return new DateTime(this.ticks);
  }
}
offsetType.defaultValue = () => new DateTimeOffset(0n, 0);

const offsetMinutes = (t: TimeSpan): number => {
  if (t.ticks % minute !== 0n) throw argumentError('Offset must be specified in whole minutes.', 'offset');
  const m = Number(t.ticks / minute);
  if (Math.abs(m) > 840) throw argumentOutOfRange('offset', 'Offset must be within plus or minus 14 hours.');
  return m;
};
const ofDateTime = (d: DateTime): DateTimeOffset =>
  new DateTimeOffset(d.ticks, d.kind === KIND.Utc ? 0 : localOffset(d.ticks));
function parseOffset(text: string | null, culture: CultureInfo): DateTimeOffset {
  if (text === null) throw argumentNull('input');
  const p = parseDateText(text, culture);
  if (text.trim() === '') throw formatError(`String '${text}' was not recognized as a valid DateTime.`);
  if (isFailure(p)) throw parseFailure(text, p);
  const ticks = parsedTicks(p);
  return new DateTimeOffset(ticks, p.utc === true ? 0 : (p.offset ?? localOffset(ticks)));
}
function attempt(out: PSReference, empty: Value, make: () => Value): boolean {
  try {
    out.value = make();
    return true;
  } catch {
    out.value = empty;
    return false;
  }
}
const plus = (o: DateTimeOffset, ticks: bigint): DateTimeOffset =>
  new DateTimeOffset(DateTime.checked(o.ticks + ticks, 0).ticks, o.offset);
const units = (unit: bigint) => (o: DateTimeOffset, v: Value) =>
  plus(
    o,
    Number.isInteger(number(v)) ? BigInt(number(v)) * unit : BigInt(Math.trunc(number(v) * Number(unit))),
  );
const fromUtc = (utc: bigint, offset: number): DateTimeOffset =>
  new DateTimeOffset(utc + BigInt(offset) * minute, offset);
const dayOf = (ticks: bigint): Value =>
  enumValue(requireType('System.DayOfWeek'), (Number(ticks / day) + 1) % 7);

implementType(offsetType, offsetSignatures, () => ({
  constructors: (...a: Value[]) => {
    if (a.length === 1 && a[0] instanceof DateTime) return ofDateTime(a[0]);
    if (a.length === 2 && a[0] instanceof DateTime)
      return new DateTimeOffset(a[0].ticks, offsetMinutes(a[1] as TimeSpan));
    if (a.length === 2)
      return new DateTimeOffset(BigInt((a[0] as PSInt64).value), offsetMinutes(a[1] as TimeSpan));
    const span = a.find((x) => x instanceof TimeSpan) as TimeSpan;
    const n = a.filter((x) => typeof x === 'number') as number[];
    return new DateTimeOffset(ticksOf(n[0]!, n[1]!, n[2]!, n[3], n[4], n[5], n[6]), offsetMinutes(span));
  },
  properties: {
    DateTime: (o: DateTimeOffset) => new DateTime(o.ticks),
    UtcDateTime: (o: DateTimeOffset) => new DateTime(o.utcTicks, KIND.Utc),
    LocalDateTime: (o: DateTimeOffset) => new DateTime(o.utcTicks, KIND.Utc).toLocal(),
    Date: (o: DateTimeOffset) => new DateTime(o.ticks - (o.ticks % day)),
    Day: (o: DateTimeOffset) => o.toDateTime().parts().day,
    Month: (o: DateTimeOffset) => o.toDateTime().parts().month,
    Year: (o: DateTimeOffset) => o.toDateTime().parts().year,
    DayOfYear: (o: DateTimeOffset) => o.toDateTime().parts().dayOfYear,
    DayOfWeek: (o: DateTimeOffset) => dayOf(o.ticks),
    Hour: (o: DateTimeOffset) => Number((o.ticks / hour) % 24n),
    Minute: (o: DateTimeOffset) => Number((o.ticks / minute) % 60n),
    Second: (o: DateTimeOffset) => Number((o.ticks / second) % 60n),
    Millisecond: (o: DateTimeOffset) => Number((o.ticks / millisecond) % 1000n),
    Offset: (o: DateTimeOffset) => new TimeSpan(BigInt(o.offset) * minute),
    TotalOffsetMinutes: (o: DateTimeOffset) => o.offset,
    Ticks: (o: DateTimeOffset) => int64(o.ticks),
    UtcTicks: (o: DateTimeOffset) => int64(o.utcTicks),
    TimeOfDay: (o: DateTimeOffset) => new TimeSpan(o.ticks % day),
  },
  methods: {
    Add: (o: DateTimeOffset, t: TimeSpan) => plus(o, t.ticks),
    AddDays: units(day),
    AddHours: units(hour),
    AddMinutes: units(minute),
    AddSeconds: units(second),
    AddMilliseconds: units(millisecond),
    AddTicks: units(1n),
    AddMonths: (o: DateTimeOffset, n: number) => new DateTimeOffset(addMonths(o.ticks, n), o.offset),
    AddYears: (o: DateTimeOffset, n: number) => new DateTimeOffset(addMonths(o.ticks, n * 12), o.offset),
    CompareTo: (o: DateTimeOffset, x: DateTimeOffset) => o.compareTo(x),
    Equals: (o: DateTimeOffset, x: Value) => x instanceof DateTimeOffset && o.utcTicks === x.utcTicks,
    EqualsExact: (o: DateTimeOffset, x: DateTimeOffset) => o.ticks === x.ticks && o.offset === x.offset,
    Subtract: (o: DateTimeOffset, x: DateTimeOffset | TimeSpan) =>
      x instanceof TimeSpan ? plus(o, -x.ticks) : new TimeSpan(o.utcTicks - x.utcTicks),
    ToOffset: (o: DateTimeOffset, t: TimeSpan) => fromUtc(o.utcTicks, offsetMinutes(t)),
    ToUniversalTime: (o: DateTimeOffset) => fromUtc(o.utcTicks, 0),
    ToLocalTime: (o: DateTimeOffset) => fromUtc(o.utcTicks, localOffsetAtUtc(o.utcTicks)),
    ToUnixTimeSeconds: (o: DateTimeOffset) => int64((o.utcTicks - unixEpochTicks) / second),
    ToUnixTimeMilliseconds: (o: DateTimeOffset) => int64((o.utcTicks - unixEpochTicks) / millisecond),
    ToFileTime: (o: DateTimeOffset) => int64(o.utcTicks - 504911232000000000n),
    ToString: (o: DateTimeOffset, f?: Value, p?: Value) =>
      o.toFormat(typeof f === 'string' ? f : null, cultureOf(p ?? f)),
  },
  statics: {
    Parse: (s: string | null, p?: Value) => parseOffset(s, cultureOf(p)),
    TryParse: (s: string | null, ...rest: Value[]) =>
      attempt(rest.pop() as PSReference, new DateTimeOffset(0n, 0), () => parseOffset(s, cultureOf(rest[0]))),
    ParseExact: (s: string, f: Value, p?: Value) => {
      for (const format of typeof f === 'string' ? [f] : [...(f as Iterable<Value>)].map(String)) {
        const found = parseDateExact(s, expandFormat(format, cultureOf(p)), cultureOf(p));
        if (found === undefined) continue;
        const ticks = parsedTicks(found);
        return new DateTimeOffset(ticks, found.utc === true ? 0 : (found.offset ?? localOffset(ticks)));
      }
      throw formatError(`String '${s}' was not recognized as a valid DateTime.`);
    },
    FromUnixTimeSeconds: (n: PSInt64) => new DateTimeOffset(unixEpochTicks + BigInt(n.value) * second, 0),
    FromUnixTimeMilliseconds: (n: PSInt64) =>
      new DateTimeOffset(unixEpochTicks + BigInt(n.value) * millisecond, 0),
    Compare: (a: DateTimeOffset, b: DateTimeOffset) => a.compareTo(b),
    Equals: (a: DateTimeOffset, b: DateTimeOffset) => a.compareTo(b) === 0,
    op_Implicit: (d: DateTime) => ofDateTime(d),
    op_Addition: (o: DateTimeOffset, t: TimeSpan) => plus(o, t.ticks),
    op_Subtraction: (o: DateTimeOffset, x: DateTimeOffset | TimeSpan) =>
      x instanceof TimeSpan ? plus(o, -x.ticks) : new TimeSpan(o.utcTicks - x.utcTicks),
    op_Equality: (a: DateTimeOffset, b: DateTimeOffset) => a.compareTo(b) === 0,
    op_Inequality: (a: DateTimeOffset, b: DateTimeOffset) => a.compareTo(b) !== 0,
    op_LessThan: (a: DateTimeOffset, b: DateTimeOffset) => a.compareTo(b) < 0,
    op_GreaterThan: (a: DateTimeOffset, b: DateTimeOffset) => a.compareTo(b) > 0,
  },
  staticProperties: {
    Now: () => fromUtc(utcNowTicks(), localOffsetAtUtc(utcNowTicks())),
    UtcNow: () => new DateTimeOffset(utcNowTicks(), 0),
    UnixEpoch: () => new DateTimeOffset(unixEpochTicks, 0),
    MinValue: () => new DateTimeOffset(0n, 0),
    MaxValue: () => new DateTimeOffset(3155378975999999999n, 0),
  },
}));

/** `System.DateOnly`: a day number. */
export class DateOnly extends NetObject {
  readonly days: number;
  constructor(days: number) {
    super();
    this.days = days;
  }
  override get netType(): NetType {
    return dateType;
  }
  hashKey(): string {
    return `d${this.days}`;
  }
  compareTo(o: Value): number {
    return order(this.days, (o as DateOnly).days);
  }
  toFormat(format: string | null, culture: CultureInfo): string {
    return formatDate(
      { ticks: BigInt(this.days) * day, kind: 0, localOffset: 0, hasTime: false },
      format === null || format === '' ? 'd' : format,
      culture,
    );
  }
  override toString(): string {
    return this.toFormat(null, currentCulture());
  }
}
dateType.defaultValue = () => new DateOnly(0);
function parseDateOnly(text: string | null, culture: CultureInfo): DateOnly {
  if (text === null) throw argumentNull('s');
  const p = parseDateText(text, culture);
  if (isFailure(p) || text.trim() === '' || p.year === undefined)
    throw formatError(`String '${text}' was not recognized as a valid DateOnly.`);
  if (p.hour !== undefined || p.offset !== undefined)
    throw formatError(`String '${text}' contains parts which are not specific to the DateOnly.`);
  return new DateOnly(dayNumber(p.year, p.month!, p.day!));
}
const dayShift = (ticks: bigint): DateOnly => new DateOnly(Number(ticks / day));
implementType(dateType, dateOnlySignatures, () => ({
  constructors: (y: number, m: number, d: number) => new DateOnly(Number(ticksOf(y, m, d) / day)),
  properties: {
    Day: (d: DateOnly) => dateParts(d.days).day,
    Month: (d: DateOnly) => dateParts(d.days).month,
    Year: (d: DateOnly) => dateParts(d.days).year,
    DayOfYear: (d: DateOnly) => dateParts(d.days).dayOfYear,
    DayNumber: (d: DateOnly) => d.days,
    DayOfWeek: (d: DateOnly) => dayOf(BigInt(d.days) * day),
  },
  methods: {
    AddDays: (d: DateOnly, n: number) => new DateOnly(d.days + n),
    AddMonths: (d: DateOnly, n: number) => dayShift(addMonths(BigInt(d.days) * day, n)),
    AddYears: (d: DateOnly, n: number) => dayShift(addMonths(BigInt(d.days) * day, n * 12)),
    CompareTo: (d: DateOnly, o: DateOnly) => d.compareTo(o),
    Equals: (d: DateOnly, o: Value) => o instanceof DateOnly && o.days === d.days,
    ToDateTime: (d: DateOnly, t: TimeOnly) => new DateTime(BigInt(d.days) * day + t.ticks),
    ToString: (d: DateOnly, f?: Value, p?: Value) =>
      d.toFormat(typeof f === 'string' ? f : null, cultureOf(p ?? f)),
    ToLongDateString: (d: DateOnly) => d.toFormat('D', currentCulture()),
    ToShortDateString: (d: DateOnly) => d.toFormat('d', currentCulture()),
  },
  statics: {
    FromDateTime: (d: DateTime) => dayShift(d.ticks),
    FromDayNumber: (n: number) => new DateOnly(n),
    Parse: (s: string | null, p?: Value) => parseDateOnly(s, cultureOf(p)),
    TryParse: (s: string | null, ...rest: Value[]) =>
      attempt(rest.pop() as PSReference, new DateOnly(0), () => parseDateOnly(s, cultureOf(rest[0]))),
  },
  staticProperties: { MinValue: () => new DateOnly(0), MaxValue: () => new DateOnly(3652058) },
}));

/** `System.TimeOnly`: ticks of a day. */
export class TimeOnly extends NetObject {
  readonly ticks: bigint;
  constructor(ticks: bigint) {
    super();
    this.ticks = ticks;
  }
  override get netType(): NetType {
    return timeType;
  }
  hashKey(): string {
    return `t${this.ticks}`;
  }
  compareTo(o: Value): number {
    return order(this.ticks, (o as TimeOnly).ticks);
  }
  toFormat(format: string | null, culture: CultureInfo): string {
    return formatDate(
      { ticks: this.ticks, kind: 0, localOffset: 0, hasDate: false },
      format === null || format === '' ? 't' : format,
      culture,
    );
  }
  override toString(): string {
    return this.toFormat(null, currentCulture());
  }
}
timeType.defaultValue = () => new TimeOnly(0n);
function parseTimeOnly(text: string | null, culture: CultureInfo): TimeOnly {
  if (text === null) throw argumentNull('s');
  const p = parseDateText(text, culture);
  if (isFailure(p) || text.trim() === '')
    throw formatError(`String '${text}' was not recognized as a valid TimeOnly.`);
  if (p.year !== undefined || p.offset !== undefined)
    throw formatError(`String '${text}' contains parts which are not specific to the TimeOnly.`);
  return new TimeOnly(
    BigInt(((p.hour ?? 0) * 60 + (p.minute ?? 0)) * 60 + (p.second ?? 0)) * second + BigInt(p.fraction ?? 0),
  );
}
const wrapDay = (ticks: bigint): TimeOnly => new TimeOnly(((ticks % day) + day) % day);
implementType(timeType, timeOnlySignatures, () => ({
  constructors: (...a: Value[]) => {
    if (a.length === 0) return new TimeOnly(0n);
    if (typeof a[0] === 'object') {
      const ticks = BigInt((a[0] as PSInt64).value);
      if (ticks < 0n || ticks >= day)
        throw argumentOutOfRange('ticks', 'Ticks must be between 0 and and TimeOnly.MaxValue.Ticks.');
      return new TimeOnly(ticks);
    }
    const n = a as number[];
    return new TimeOnly(ticksOf(1, 1, 1, n[0], n[1], n[2], n[3]));
  },
  properties: {
    Hour: (t: TimeOnly) => Number(t.ticks / hour),
    Minute: (t: TimeOnly) => Number((t.ticks / minute) % 60n),
    Second: (t: TimeOnly) => Number((t.ticks / second) % 60n),
    Millisecond: (t: TimeOnly) => Number((t.ticks / millisecond) % 1000n),
    Ticks: (t: TimeOnly) => int64(t.ticks),
  },
  methods: {
    Add: (t: TimeOnly, s: TimeSpan) => wrapDay(t.ticks + s.ticks),
    AddHours: (t: TimeOnly, v: Value) => wrapDay(t.ticks + BigInt(Math.trunc(number(v) * Number(hour)))),
    AddMinutes: (t: TimeOnly, v: Value) => wrapDay(t.ticks + BigInt(Math.trunc(number(v) * Number(minute)))),
    CompareTo: (t: TimeOnly, o: TimeOnly) => t.compareTo(o),
    Equals: (t: TimeOnly, o: Value) => o instanceof TimeOnly && o.ticks === t.ticks,
    ToTimeSpan: (t: TimeOnly) => new TimeSpan(t.ticks),
    IsBetween: (t: TimeOnly, a: TimeOnly, b: TimeOnly) =>
      a.ticks <= b.ticks ? t.ticks >= a.ticks && t.ticks < b.ticks : t.ticks >= a.ticks || t.ticks < b.ticks,
    ToString: (t: TimeOnly, f?: Value, p?: Value) =>
      t.toFormat(typeof f === 'string' ? f : null, cultureOf(p ?? f)),
    ToLongTimeString: (t: TimeOnly) => t.toFormat('T', currentCulture()),
    ToShortTimeString: (t: TimeOnly) => t.toFormat('t', currentCulture()),
  },
  statics: {
    FromDateTime: (d: DateTime) => new TimeOnly(d.ticks % day),
    FromTimeSpan: (t: TimeSpan) => new TimeOnly(t.ticks),
    Parse: (s: string | null, p?: Value) => parseTimeOnly(s, cultureOf(p)),
    TryParse: (s: string | null, ...rest: Value[]) =>
      attempt(rest.pop() as PSReference, new TimeOnly(0n), () => parseTimeOnly(s, cultureOf(rest[0]))),
  },
  staticProperties: { MinValue: () => new TimeOnly(0n), MaxValue: () => new TimeOnly(day - 1n) },
}));
