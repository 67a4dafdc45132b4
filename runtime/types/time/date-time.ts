import { stringArray } from '../arrays.ts';
import { types } from '../core-types.ts';
import { implementType } from '../define.ts';
import { type EnumValue, enumValue } from '../enums.ts';
import { Exception } from '../exceptions.ts';
import { CultureInfo, currentCulture, invariantCulture } from '../formats/culture.ts';
import signatures from '../generated/signatures/System.DateTime.ts';
import { argumentNull, argumentOutOfRange, formatError } from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { double, int64, type PSDouble, type PSInt64 } from '../numbers/boxes.ts';
import type { PSReference } from '../references.ts';
import { addTypeMember } from '../type-data.ts';
import { requireType } from '../type-registry.ts';
import { type DateParts, dateParts, dayNumber, daysInMonth, isLeapYear } from './calendar.ts';
import { formatDate } from './date-format.ts';
import { type ParsedDate, type ParseFailure, parseDateExact, parseDateText, today } from './date-parse.ts';
import { localOffset, localOffsetAtUtc, unixEpochTicks, utcNowTicks } from './local-zone.ts';
import { TICKS, TimeSpan } from './time-span.ts';

const MAX_TICKS = 3155378975999999999n;
export const KIND = { Unspecified: 0, Utc: 1, Local: 2 } as const;

/** `System.DateTime`: ticks of a wall clock since year 1, and a kind. */
export class DateTime extends NetObject {
  readonly ticks: bigint;
  readonly kind: number;
  constructor(ticks: bigint, kind = 0) {
    super();
    this.ticks = ticks;
    this.kind = kind;
  }
  override get netType(): NetType {
    return types.dateTime;
  }
  /** Checked construction for results of arithmetic. */
  static checked(ticks: bigint, kind: number, parameter = 'value'): DateTime {
    if (ticks < 0n || ticks > MAX_TICKS) {
      throw argumentOutOfRange(
        parameter,
        'The added or subtracted value results in an un-representable DateTime.',
      );
    }
    return new DateTime(ticks, kind);
  }
  static now(): DateTime {
    const utc = utcNowTicks();
    return new DateTime(utc + BigInt(localOffsetAtUtc(utc)) * TICKS.minute, KIND.Local);
  }
  /** From a JS date, as local time. */
  static fromJs(date: Date): DateTime {
    const utc = unixEpochTicks + BigInt(Math.trunc(date.getTime() * 10000));
    return new DateTime(utc + BigInt(localOffsetAtUtc(utc)) * TICKS.minute, KIND.Local);
  }
  toJs(): Date {
    return new Date(Number((this.toUniversal().ticks - unixEpochTicks) / 10000n));
  }
  parts(): DateParts {
    return dateParts(Number(this.ticks / TICKS.day));
  }
  toUniversal(): DateTime {
    if (this.kind === KIND.Utc) return this;
    return new DateTime(this.ticks - BigInt(localOffset(this.ticks)) * TICKS.minute, KIND.Utc);
  }
  toLocal(): DateTime {
    if (this.kind === KIND.Local) return this;
    return new DateTime(this.ticks + BigInt(localOffsetAtUtc(this.ticks)) * TICKS.minute, KIND.Local);
  }
  hashKey(): string {
    return `dt${this.ticks}`;
  }
  compareTo(other: Value): number {
    const t = (other as DateTime).ticks;
    return this.ticks < t ? -1 : this.ticks > t ? 1 : 0;
  }
  toFormat(format: string | null, culture: CultureInfo): string {
    return formatDate(
      {
        ticks: this.ticks,
        kind: this.kind,
        localOffset: this.kind === KIND.Utc ? 0 : localOffset(this.ticks),
      },
      format === null || format === '' ? 'G' : format,
      culture,
    );
  }
  override toString(): string {
    return this.toFormat(null, currentCulture());
  }
}
types.dateTime.defaultValue = () => new DateTime(0n);

/** Ticks of a date and time of day. */
export function ticksOf(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  ms = 0,
): bigint {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw new Exception(
      'System.ArgumentOutOfRangeException',
      'Year, Month, and Day parameters describe an un-representable DateTime.',
    );
  }
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
    throw new Exception(
      'System.ArgumentOutOfRangeException',
      'Hour, Minute, and Second parameters describe an un-representable DateTime.',
    );
  }
  if (ms < 0 || ms > 999)
    throw argumentOutOfRange('millisecond', 'Valid values are between 0 and 999, inclusive.');
  return (
    BigInt(dayNumber(year, month, day)) * TICKS.day +
    BigInt((hour * 60 + minute) * 60 + second) * TICKS.second +
    BigInt(ms) * TICKS.millisecond
  );
}

export const isFailure = (p: ParsedDate | ParseFailure): p is ParseFailure =>
  'notADate' in p || 'unknownWordAt' in p || 'outOfRange' in p;

/** The exception for a text that is no date. */
export function parseFailure(text: string, failure: ParseFailure): Exception {
  if ('unknownWordAt' in failure) {
    return formatError(
      `The string '${text}' was not recognized as a valid DateTime. There is an unknown word starting at index '${failure.unknownWordAt}'.`,
    );
  }
  return formatError(`String '${text}' was not recognized as a valid DateTime.`);
}

/** Wall-clock ticks of a parsed text; missing dates are today's. */
export function parsedTicks(p: ParsedDate): bigint {
  const now = p.year === undefined ? today() : null;
  return (
    ticksOf(
      p.year ?? now!.year,
      p.month ?? now!.month,
      p.day ?? now!.day,
      p.hour ?? 0,
      p.minute ?? 0,
      p.second ?? 0,
    ) + BigInt(p.fraction ?? 0)
  );
}

/** `DateTimeStyles` bits. */
const STYLES = {
  noCurrentDate: 8,
  adjustToUniversal: 16,
  assumeLocal: 32,
  assumeUniversal: 64,
  roundtrip: 128,
};

function fromParsed(p: ParsedDate, styles: number): DateTime {
  if (p.year === undefined && (styles & STYLES.noCurrentDate) !== 0) {
    p.year = 1;
    p.month = 1;
    p.day = 1;
  }
  const ticks = parsedTicks(p);
  let offset = p.offset;
  if (p.utc === true) offset = 0;
  if (offset === undefined) {
    if (styles & STYLES.assumeUniversal) offset = 0;
    else if (styles & STYLES.assumeLocal) {
      const local = new DateTime(ticks, KIND.Local);
      return styles & STYLES.adjustToUniversal ? local.toUniversal() : local;
    } else return new DateTime(ticks, KIND.Unspecified);
  }
  const utc = new DateTime(ticks - BigInt(offset) * TICKS.minute, KIND.Utc);
  if (styles & STYLES.adjustToUniversal || (styles & STYLES.roundtrip && p.utc === true)) return utc;
  return utc.toLocal();
}

const cultureOf = (provider: Value): CultureInfo => {
  if (provider instanceof CultureInfo) return provider;
  const data = (provider as { dateFormat?: CultureInfo['date'] } | null)?.dateFormat;
  return data === undefined
    ? currentCulture()
    : ({ ...currentCulture(), date: data, data: currentCulture().data } as unknown as CultureInfo);
};
const stylesOf = (args: readonly Value[]): number =>
  Number(
    (
      args.find((a) => typeof a === 'object' && a !== null && 'type' in a && 'value' in a) as
        | EnumValue
        | undefined
    )?.value ?? 0,
  );
const providerOf = (args: readonly Value[]): Value =>
  args.find((a) => a instanceof CultureInfo || (typeof a === 'object' && a !== null && 'dateFormat' in a)) ??
  null;

/** `DateTime.Parse`. */
export function parseDateTime(text: string, culture: CultureInfo = currentCulture(), styles = 0): DateTime {
  if (text.trim() === '') throw formatError(`String '${text}' was not recognized as a valid DateTime.`);
  const parsed = parseDateText(text, culture);
  if (isFailure(parsed)) throw parseFailure(text, parsed);
  return fromParsed(parsed, styles);
}

const STANDARD: Readonly<Record<string, (c: CultureInfo) => string>> = {
  d: (c) => c.date.ShortDatePattern,
  D: (c) => c.date.LongDatePattern,
  f: (c) => `${c.date.LongDatePattern} ${c.date.ShortTimePattern}`,
  F: (c) => c.date.FullDateTimePattern,
  g: (c) => `${c.date.ShortDatePattern} ${c.date.ShortTimePattern}`,
  G: (c) => `${c.date.ShortDatePattern} ${c.date.LongTimePattern}`,
  m: (c) => c.date.MonthDayPattern,
  M: (c) => c.date.MonthDayPattern,
  o: () => "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK",
  O: () => "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK",
  r: (c) => c.date.RFC1123Pattern,
  R: (c) => c.date.RFC1123Pattern,
  s: (c) => c.date.SortableDateTimePattern,
  t: (c) => c.date.ShortTimePattern,
  T: (c) => c.date.LongTimePattern,
  u: (c) => c.date.UniversalSortableDateTimePattern,
  y: (c) => c.date.YearMonthPattern,
  Y: (c) => c.date.YearMonthPattern,
};

/** The custom pattern behind a standard format letter, or the format itself. */
export const expandFormat = (format: string, culture: CultureInfo): string =>
  format.length === 1 ? (STANDARD[format]?.(culture) ?? format) : format;

function parseExact(text: string, formats: Value, culture: CultureInfo, styles: number): DateTime {
  const list = typeof formats === 'string' ? [formats] : [...(formats as Iterable<Value>)].map(String);
  const trimmed = styles & 7 ? text.trim() : text;
  for (const format of list) {
    const invariant = format.length === 1 && 'oOrRsu'.includes(format);
    const parsed = parseDateExact(
      trimmed,
      expandFormat(format, invariant ? invariantCulture : culture),
      invariant ? invariantCulture : culture,
    );
    if (parsed === undefined) continue;
    const effective = format === 'o' || format === 'O' ? styles | STYLES.roundtrip : styles;
    if (format === 'r' || format === 'R' || format === 'u')
      return new DateTime(parsedTicks(parsed), styles & STYLES.assumeUniversal ? KIND.Utc : KIND.Unspecified);
    return fromParsed(parsed, effective);
  }
  throw formatError(`String '${text}' was not recognized as a valid DateTime.`);
}

const kindEnum = (n: number): EnumValue => enumValue(requireType('System.DateTimeKind'), n);
const number = (v: Value): number => (typeof v === 'number' ? v : Number((v as PSDouble | PSInt64).value));

function addUnits(d: DateTime, v: Value, unit: bigint): DateTime {
  const n = number(v);
  const ticks = Number.isInteger(n) ? BigInt(n) * unit : BigInt(Math.trunc(n * Number(unit)));
  return DateTime.checked(d.ticks + ticks, d.kind);
}

/** The same day of another month, or its last day. */
export function addMonths(ticks: bigint, months: number): bigint {
  const p = dateParts(Number(ticks / TICKS.day));
  const total = p.year * 12 + (p.month - 1) + months;
  const year = Math.floor(total / 12);
  const month = (total % 12) + 1;
  if (year < 1 || year > 9999)
    throw argumentOutOfRange(
      'months',
      'The added or subtracted value results in an un-representable DateTime.',
    );
  const day = Math.min(p.day, daysInMonth(year, month));
  return BigInt(dayNumber(year, month, day)) * TICKS.day + (ticks % TICKS.day);
}

implementType(types.dateTime, signatures, () => ({
  constructors: (...a: Value[]) => {
    const kindArg = a.find((v) => typeof v === 'object' && v !== null && 'type' in v && 'value' in v) as
      | EnumValue
      | undefined;
    const kind = Number(kindArg?.value ?? 0);
    const n = a.filter((v) => typeof v === 'number') as number[];
    if (n.length === 0 && a.length > 0 && 'value' in (a[0] as object)) {
      const ticks = BigInt((a[0] as PSInt64).value);
      if (ticks < 0n || ticks > MAX_TICKS)
        throw argumentOutOfRange(
          'ticks',
          'Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.',
        );
      return new DateTime(ticks, kind);
    }
    if (n.length === 0 && a.length === 2)
      return new DateTime((a[0] as { ticks: bigint }).ticks + (a[1] as { ticks: bigint }).ticks, kind);
    return new DateTime(
      ticksOf(n[0]!, n[1]!, n[2]!, n[3], n[4], n[5], n[6]) + BigInt(n[7] ?? 0) * TICKS.microsecond,
      kind,
    );
  },
  properties: {
    Date: (d: DateTime) => new DateTime(d.ticks - (d.ticks % TICKS.day), d.kind),
    Day: (d: DateTime) => d.parts().day,
    Month: (d: DateTime) => d.parts().month,
    Year: (d: DateTime) => d.parts().year,
    DayOfYear: (d: DateTime) => d.parts().dayOfYear,
    DayOfWeek: (d: DateTime) =>
      enumValue(requireType('System.DayOfWeek'), (Number(d.ticks / TICKS.day) + 1) % 7),
    Hour: (d: DateTime) => Number((d.ticks / TICKS.hour) % 24n),
    Minute: (d: DateTime) => Number((d.ticks / TICKS.minute) % 60n),
    Second: (d: DateTime) => Number((d.ticks / TICKS.second) % 60n),
    Millisecond: (d: DateTime) => Number((d.ticks / TICKS.millisecond) % 1000n),
    Microsecond: (d: DateTime) => Number((d.ticks / TICKS.microsecond) % 1000n),
    Nanosecond: (d: DateTime) => Number((d.ticks % 10n) * 100n),
    Ticks: (d: DateTime) => int64(d.ticks),
    Kind: (d: DateTime) => kindEnum(d.kind),
    TimeOfDay: (d: DateTime) => new TimeSpan(d.ticks % TICKS.day),
  },
  methods: {
    Add: (d: DateTime, t: TimeSpan) => DateTime.checked(d.ticks + t.ticks, d.kind),
    AddDays: (d: DateTime, v: Value) => addUnits(d, v, TICKS.day),
    AddHours: (d: DateTime, v: Value) => addUnits(d, v, TICKS.hour),
    AddMinutes: (d: DateTime, v: Value) => addUnits(d, v, TICKS.minute),
    AddSeconds: (d: DateTime, v: Value) => addUnits(d, v, TICKS.second),
    AddMilliseconds: (d: DateTime, v: Value) => addUnits(d, v, TICKS.millisecond),
    AddMicroseconds: (d: DateTime, v: Value) => addUnits(d, v, TICKS.microsecond),
    AddTicks: (d: DateTime, v: PSInt64) => DateTime.checked(d.ticks + BigInt(v.value), d.kind),
    AddMonths: (d: DateTime, n: number) => new DateTime(addMonths(d.ticks, n), d.kind),
    AddYears: (d: DateTime, n: number) => {
      if (n < -10000 || n > 10000) throw argumentOutOfRange('years', 'Years value must be between +/-10000.');
      return new DateTime(addMonths(d.ticks, n * 12), d.kind);
    },
    CompareTo: (d: DateTime, o: Value) => (o === null ? 1 : d.compareTo(o)),
    Equals: (d: DateTime, o: Value) => o instanceof DateTime && o.ticks === d.ticks,
    GetHashCode: (d: DateTime) => Number(BigInt.asIntN(32, d.ticks ^ (d.ticks >> 32n))),
    IsDaylightSavingTime: (d: DateTime) => {
      if (d.kind === KIND.Utc) return false;
      const js = d.toJs();
      const january = new Date(js.getFullYear(), 0, 1).getTimezoneOffset();
      const july = new Date(js.getFullYear(), 6, 1).getTimezoneOffset();
      return january !== july && js.getTimezoneOffset() === Math.min(january, july);
    },
    Subtract: (d: DateTime, o: DateTime | TimeSpan) =>
      o instanceof DateTime ? new TimeSpan(d.ticks - o.ticks) : DateTime.checked(d.ticks - o.ticks, d.kind),
    ToUniversalTime: (d: DateTime) => d.toUniversal(),
    ToLocalTime: (d: DateTime) => d.toLocal(),
    ToBinary: (d: DateTime) =>
      int64(
        BigInt.asIntN(
          64,
          (d.kind === KIND.Local ? d.toUniversal().ticks : d.ticks) | (BigInt(d.kind) << 62n),
        ),
      ),
    ToFileTime: (d: DateTime) => int64(d.toUniversal().ticks - 504911232000000000n),
    ToFileTimeUtc: (d: DateTime) =>
      int64((d.kind === KIND.Local ? d.toUniversal() : d).ticks - 504911232000000000n),
    ToOADate: (d: DateTime) => double(Number(d.ticks - 599264352000000000n) / Number(TICKS.day)),
    ToString: (d: DateTime, a?: Value, b?: Value) =>
      d.toFormat(
        typeof a === 'string' ? a : null,
        cultureOf(b ?? (typeof a === 'string' ? null : (a ?? null))),
      ),
    ToLongDateString: (d: DateTime) => d.toFormat('D', currentCulture()),
    ToShortDateString: (d: DateTime) => d.toFormat('d', currentCulture()),
    ToLongTimeString: (d: DateTime) => d.toFormat('T', currentCulture()),
    ToShortTimeString: (d: DateTime) => d.toFormat('t', currentCulture()),
    GetDateTimeFormats: (d: DateTime) =>
      stringArray([...'dDfFgGmMoOrRstTuUyY'].map((f) => d.toFormat(f, currentCulture()))),
  },
  statics: {
    Compare: (a: DateTime, b: DateTime) => a.compareTo(b),
    Equals: (a: DateTime, b: DateTime) => a.ticks === b.ticks,
    DaysInMonth: (y: number, m: number) => {
      if (m < 1 || m > 12) throw argumentOutOfRange('month', 'Month must be between one and twelve.');
      if (y < 1 || y > 9999) throw argumentOutOfRange('year', 'Year must be between 1 and 9999.');
      return daysInMonth(y, m);
    },
    IsLeapYear: (y: number) => {
      if (y < 1 || y > 9999) throw argumentOutOfRange('year', 'Year must be between 1 and 9999.');
      return isLeapYear(y);
    },
    Parse: (text: string | null, ...rest: Value[]) => {
      if (text === null) throw argumentNull('s');
      return parseDateTime(text, cultureOf(providerOf(rest)), stylesOf(rest));
    },
    ParseExact: (text: string | null, formats: Value, provider: Value, ...rest: Value[]) => {
      if (text === null) throw argumentNull('s');
      return parseExact(text, formats, cultureOf(provider), stylesOf(rest));
    },
    TryParse: (text: string | null, ...rest: Value[]) => {
      const result = rest.pop() as PSReference;
      return attempt(result, () => parseDateTime(text ?? '', cultureOf(providerOf(rest)), stylesOf(rest)));
    },
    TryParseExact: (text: string | null, formats: Value, provider: Value, ...rest: Value[]) => {
      const result = rest.pop() as PSReference;
      return attempt(result, () => parseExact(text ?? '', formats, cultureOf(provider), stylesOf(rest)));
    },
    SpecifyKind: (d: DateTime, kind: EnumValue) => new DateTime(d.ticks, Number(kind.value)),
    FromBinary: (v: PSInt64) => {
      const n = BigInt.asUintN(64, BigInt(v.value));
      const kind = Number(n >> 62n);
      const ticks = n & 0x3fffffffffffffffn;
      return kind >= 2 ? new DateTime(ticks, KIND.Utc).toLocal() : new DateTime(ticks, kind);
    },
    FromFileTime: (v: PSInt64) => new DateTime(BigInt(v.value) + 504911232000000000n, KIND.Utc).toLocal(),
    FromFileTimeUtc: (v: PSInt64) => new DateTime(BigInt(v.value) + 504911232000000000n, KIND.Utc),
    FromOADate: (v: PSDouble) =>
      new DateTime(599264352000000000n + BigInt(Math.round(v.value * 86400000)) * TICKS.millisecond),
    op_Addition: (d: DateTime, t: TimeSpan) => DateTime.checked(d.ticks + t.ticks, d.kind, 't'),
    op_Subtraction: (d: DateTime, o: DateTime | TimeSpan) =>
      o instanceof DateTime
        ? new TimeSpan(d.ticks - o.ticks)
        : DateTime.checked(d.ticks - o.ticks, d.kind, 't'),
    op_Equality: (a: DateTime, b: DateTime) => a.ticks === b.ticks,
    op_Inequality: (a: DateTime, b: DateTime) => a.ticks !== b.ticks,
    op_LessThan: (a: DateTime, b: DateTime) => a.ticks < b.ticks,
    op_LessThanOrEqual: (a: DateTime, b: DateTime) => a.ticks <= b.ticks,
    op_GreaterThan: (a: DateTime, b: DateTime) => a.ticks > b.ticks,
    op_GreaterThanOrEqual: (a: DateTime, b: DateTime) => a.ticks >= b.ticks,
  },
  staticProperties: {
    Now: () => DateTime.now(),
    UtcNow: () => new DateTime(utcNowTicks(), KIND.Utc),
    Today: () => {
      const now = DateTime.now();
      return new DateTime(now.ticks - (now.ticks % TICKS.day), KIND.Local);
    },
    MinValue: () => new DateTime(0n),
    MaxValue: () => new DateTime(MAX_TICKS),
    UnixEpoch: () => new DateTime(unixEpochTicks, KIND.Utc),
  },
}));

function attempt(result: PSReference, make: () => Value): boolean {
  try {
    result.value = make();
    return true;
  } catch (error) {
    if (!(error instanceof Exception)) throw error;
    result.value = new DateTime(0n);
    return false;
  }
}

addTypeMember('System.DateTime', {
  kind: 'ScriptProperty',
  name: 'DateTime',
  get: (self) =>
    `${(self as DateTime).toFormat('D', currentCulture())} ${(self as DateTime).toFormat('T', currentCulture())}`,
});
