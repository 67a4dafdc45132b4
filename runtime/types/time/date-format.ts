import type { CultureInfo, DateFormat } from '../formats/culture.ts';
import { invariantCulture } from '../formats/culture.ts';
import { formatError } from '../net-errors.ts';
import { dateParts } from './calendar.ts';

/** What a date format string can show. `undefined` parts are not allowed in the format. */
export interface DateFields {
  readonly ticks: bigint;
  /** Offset from UTC in minutes; undefined for a date without one (`K` shows nothing). */
  readonly offset?: number | undefined;
  /** 0 unspecified, 1 UTC, 2 local. */
  readonly kind: number;
  readonly localOffset: number;
  readonly isOffset?: boolean;
  readonly hasDate?: boolean;
  readonly hasTime?: boolean;
}

const wrong = (): Error => formatError('Input string was not in a correct format.');
const pad = (n: number, width: number): string => String(n).padStart(width, '0');

function standardPattern(letter: string, d: DateFormat, f: DateFields): string | null {
  const hasDate = f.hasDate !== false;
  const hasTime = f.hasTime !== false;
  if (!hasDate) {
    switch (letter) {
      case 't':
        return d.ShortTimePattern;
      case 'T':
        return d.LongTimePattern;
      case 'o':
      case 'O':
        return "HH':'mm':'ss'.'fffffff";
      case 'r':
      case 'R':
        return "HH':'mm':'ss";
      default:
        return null;
    }
  }
  if (!hasTime) {
    switch (letter) {
      case 'd':
        return d.ShortDatePattern;
      case 'D':
        return d.LongDatePattern;
      case 'm':
      case 'M':
        return d.MonthDayPattern;
      case 'y':
      case 'Y':
        return d.YearMonthPattern;
      case 'o':
      case 'O':
        return "yyyy'-'MM'-'dd";
      case 'r':
      case 'R':
        return 'ddd, dd MMM yyyy';
      default:
        return null;
    }
  }
  switch (letter) {
    case 'd':
      return d.ShortDatePattern;
    case 'D':
      return d.LongDatePattern;
    case 'f':
      return `${d.LongDatePattern} ${d.ShortTimePattern}`;
    case 'F':
    case 'U':
      return d.FullDateTimePattern;
    case 'g':
      return `${d.ShortDatePattern} ${d.ShortTimePattern}`;
    case 'G':
      return `${d.ShortDatePattern} ${d.LongTimePattern}`;
    case 'm':
    case 'M':
      return d.MonthDayPattern;
    case 'o':
    case 'O':
      return f.isOffset === true
        ? "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffzzz"
        : "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK";
    case 'r':
    case 'R':
      return d.RFC1123Pattern;
    case 's':
      return d.SortableDateTimePattern;
    case 't':
      return d.ShortTimePattern;
    case 'T':
      return d.LongTimePattern;
    case 'u':
      return d.UniversalSortableDateTimePattern;
    case 'y':
    case 'Y':
      return d.YearMonthPattern;
    default:
      return null;
  }
}

const DAY = 864000000000n;

/** Formats a date by a standard or custom format string. */
export function formatDate(fields: DateFields, format: string, culture: CultureInfo): string {
  let pattern = format;
  let f = fields;
  let c = culture;
  if (format.length === 1) {
    if (fields.isOffset === true && format === 'U') throw wrong();
    const standard = standardPattern(format, culture.date, fields);
    if (standard === null) throw wrong();
    pattern = standard;
    if ('oOrRsu'.includes(format)) c = invariantCulture;
    if (fields.isOffset === true && 'rRu'.includes(format))
      f = { ...fields, ticks: fields.ticks - BigInt(fields.offset ?? 0) * 600000000n };
    if (format === 'U' && fields.kind !== 1)
      f = { ...fields, ticks: fields.ticks - BigInt(fields.localOffset) * 600000000n };
  }
  return customDate(f, pattern, c);
}

/** Whether a custom pattern has a day number, so that month names take their genitive form. */
const hasDayNumber = (pattern: string): boolean =>
  /(^|[^d])d{1,2}([^d]|$)/.test(pattern.replace(/'[^']*'|"[^"]*"|\\./g, ''));

function customDate(f: DateFields, pattern: string, culture: CultureInfo): string {
  const d = culture.date;
  const days = Number(f.ticks / DAY);
  const date = dateParts(days);
  const inDay = f.ticks % DAY;
  const hour = Number(inDay / 36000000000n);
  const minute = Number((inDay / 600000000n) % 60n);
  const second = Number((inDay / 10000000n) % 60n);
  const fraction = (inDay % 10000000n).toString().padStart(7, '0');
  const needDate = (): void => {
    if (f.hasDate === false) throw wrong();
  };
  const needTime = (): void => {
    if (f.hasTime === false) throw wrong();
  };
  let out = '';
  for (let i = 0; i < pattern.length; ) {
    const c = pattern[i]!;
    let run = 1;
    while (pattern[i + run] === c) run++;
    switch (c) {
      case 'd':
        needDate();
        if (run <= 2) out += pad(date.day, run);
        else out += (run === 3 ? d.AbbreviatedDayNames : d.DayNames)[(days + 1) % 7];
        break;
      case 'M':
        needDate();
        if (run <= 2) out += pad(date.month, run);
        else if (run === 3)
          out += (hasDayNumber(pattern) ? d.AbbreviatedMonthGenitiveNames : d.AbbreviatedMonthNames)[
            date.month - 1
          ];
        else out += (hasDayNumber(pattern) ? d.MonthGenitiveNames : d.MonthNames)[date.month - 1];
        break;
      case 'y':
        needDate();
        out += run <= 2 ? pad(date.year % 100, run) : pad(date.year, run);
        break;
      case 'h':
        needTime();
        out += pad(hour % 12 === 0 ? 12 : hour % 12, Math.min(run, 2));
        break;
      case 'H':
        needTime();
        out += pad(hour, Math.min(run, 2));
        break;
      case 'm':
        needTime();
        out += pad(minute, Math.min(run, 2));
        break;
      case 's':
        needTime();
        out += pad(second, Math.min(run, 2));
        break;
      case 'f':
      case 'F': {
        needTime();
        if (run > 7) throw wrong();
        const digits = fraction.slice(0, run);
        if (c === 'f') out += digits;
        else {
          const short = digits.replace(/0+$/, '');
          if (short === '' && out.endsWith('.')) out = out.slice(0, -1);
          out += short;
        }
        break;
      }
      case 't': {
        needTime();
        const mark = hour < 12 ? d.AMDesignator : d.PMDesignator;
        out += run === 1 ? mark.slice(0, 1) : mark;
        break;
      }
      case 'g':
        needDate();
        out += culture.data?.name === '' ? 'A.D.' : 'AD';
        break;
      case 'z': {
        if (f.hasTime === false || f.hasDate === false) throw wrong();
        out += offsetText(f.offset ?? (f.kind === 1 ? 0 : f.localOffset), run);
        break;
      }
      case 'K':
        run = 1;
        if (f.hasTime === false || f.hasDate === false) throw wrong();
        if (f.isOffset === true) out += offsetText(f.offset ?? 0, 3);
        else if (f.kind === 1) out += 'Z';
        else if (f.kind === 2) out += offsetText(f.localOffset, 3);
        break;
      case ':':
        run = 1;
        out += d.TimeSeparator;
        break;
      case '/':
        run = 1;
        out += d.DateSeparator;
        break;
      case "'":
      case '"': {
        const close = pattern.indexOf(c, i + 1);
        if (close < 0) throw wrong();
        out += pattern.slice(i + 1, close).replace(/\\(.)/g, '$1');
        run = close - i + 1;
        break;
      }
      case '%':
        if (pattern[i + 1] === undefined || pattern[i + 1] === '%') throw wrong();
        run = 1;
        break;
      case '\\':
        if (pattern[i + 1] === undefined) throw wrong();
        out += pattern[i + 1];
        run = 2;
        break;
      default:
        out += c;
        run = 1;
    }
    i += run;
  }
  return out;
}

function offsetText(minutes: number, run: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const m = Math.abs(minutes);
  const hours = Math.floor(m / 60);
  if (run === 1) return `${sign}${hours}`;
  if (run === 2) return sign + pad(hours, 2);
  return `${sign}${pad(hours, 2)}:${pad(m % 60, 2)}`;
}
