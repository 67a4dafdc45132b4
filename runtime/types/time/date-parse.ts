import type { CultureInfo } from '../formats/culture.ts';
import { dateParts, daysInMonth } from './calendar.ts';
import { localOffsetAtUtc, utcNowTicks } from './local-zone.ts';

/** What a text says about a date and time. */
export interface ParsedDate {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  /** In ticks. */
  fraction?: number;
  pm?: boolean | undefined;
  /** Minutes from UTC. */
  offset?: number;
  utc?: boolean;
  dayName?: number;
}

/** Why a text is no date: the index of an unknown word, or a general complaint. */
export type ParseFailure =
  | { readonly unknownWordAt: number }
  | { readonly notADate: true }
  | { readonly outOfRange: true };

/** Today's date in local time. */
export function today(): { year: number; month: number; day: number } {
  const now = utcNowTicks();
  return dateParts(Number((now + BigInt(localOffsetAtUtc(now)) * 600000000n) / 864000000000n));
}

const ISO =
  /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?)?\s*(Z|GMT|UTC|[+-]\d{1,2}(?::?\d{2})?)?\s*$/i;

function offsetMinutes(text: string): number {
  const m = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text)!;
  const minutes = Number(m[2]) * 60 + Number(m[3] ?? 0);
  return m[1] === '-' ? -minutes : minutes;
}

const fractionTicks = (digits: string): number => Math.round(Number(`0.${digits}`) * 1e7);

/** `DateTime.Parse`: ISO texts and the culture's own forms. */
export function parseDateText(text: string, culture: CultureInfo): ParsedDate | ParseFailure {
  const iso = ISO.exec(text);
  if (iso !== null) {
    const p: ParsedDate = { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
    if (iso[4] !== undefined) {
      p.hour = Number(iso[4]);
      p.minute = Number(iso[5]);
      p.second = Number(iso[6] ?? 0);
      if (iso[7] !== undefined) p.fraction = fractionTicks(iso[7]);
    }
    if (iso[8] !== undefined) applyZone(p, iso[8]);
    return validate(p);
  }
  return parseWords(text, culture);
}

function applyZone(p: ParsedDate, zone: string): void {
  if (/^[a-z]/i.test(zone)) {
    p.utc = true;
    p.offset = 0;
  } else p.offset = offsetMinutes(zone);
}

function parseWords(text: string, culture: CultureInfo): ParsedDate | ParseFailure {
  const p: ParsedDate = {};
  let rest = text;
  let timeFound = false;
  // The time of day, with its designator and zone.
  const time =
    /(?:^|[\sT])(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?)?\s*(am|pm|a|p)?(?=$|[\s,Z+-])/gi;
  for (const m of rest.matchAll(time)) {
    if (m[2] === undefined && m[5] === undefined) continue;
    p.hour = Number(m[1]);
    p.minute = Number(m[2] ?? 0);
    p.second = Number(m[3] ?? 0);
    if (m[4] !== undefined) p.fraction = fractionTicks(m[4]);
    if (m[5] !== undefined) p.pm = m[5].toLowerCase().startsWith('p');
    rest = rest.slice(0, m.index) + ' '.repeat(m[0].length) + rest.slice(m.index + m[0].length);
    timeFound = true;
    break;
  }
  if (timeFound) {
    const zone = /\s*(Z|GMT|UTC|[+-]\d{1,2}(?::?\d{2})?)\s*$/i.exec(rest);
    if (zone !== null) {
      applyZone(p, zone[1]!);
      rest = rest.slice(0, zone.index);
    }
  }
  const failure = datePart(rest, culture, p);
  if (failure !== null) return failure;
  if (p.year === undefined && p.month === undefined && p.day === undefined && p.hour === undefined)
    return { notADate: true };
  return validate(p);
}

function datePart(rest: string, culture: CultureInfo, p: ParsedDate): ParseFailure | null {
  const numbers: string[] = [];
  const separators: string[] = [];
  let monthAt = -1;
  let end = 0;
  const pattern = /(\d+)|([\p{L}.]+)|([/.\-,\s]+)|(.)/gu;
  for (const m of rest.matchAll(pattern)) {
    if (m[1] !== undefined) {
      numbers.push(m[1]);
      end = m.index;
    } else if (m[2] !== undefined) {
      const word = m[2].replace(/\.$/, '').toLowerCase();
      if (/^(st|nd|rd|th|of|t)$/.test(word) && word === 't') continue;
      const month = nameIndex(
        word,
        culture.date.MonthNames,
        culture.date.AbbreviatedMonthNames,
        culture.date.MonthGenitiveNames,
      );
      if (month >= 0) {
        if (p.month !== undefined) return { notADate: true };
        p.month = month + 1;
        monthAt = numbers.length;
        continue;
      }
      const weekday = nameIndex(word, culture.date.DayNames, culture.date.AbbreviatedDayNames);
      if (weekday < 0) return { unknownWordAt: m.index };
      p.dayName = weekday;
    } else if (m[3] !== undefined) {
      if (numbers.length > 0 && m[3].trim() !== '') separators.push(m[3].trim());
    } else return { unknownWordAt: m.index };
  }
  void end;
  void separators;
  if (p.month !== undefined) return withMonthName(numbers, monthAt, p);
  if (numbers.length === 0)
    return p.dayName !== undefined && p.hour === undefined ? { notADate: true } : null;
  if (numbers.length === 1) return { notADate: true };
  if (numbers.length > 3) return { notADate: true };
  const order = /^\W*y/i.test(culture.date.ShortDatePattern)
    ? 'ymd'
    : /d.*M/.test(culture.date.ShortDatePattern)
      ? 'dmy'
      : 'mdy';
  const n = numbers.map(Number);
  if (numbers.length === 2) {
    if (numbers[0]!.length >= 3) {
      p.year = n[0]!;
      p.month = n[1]!;
      p.day = 1;
    } else if (numbers[1]!.length >= 3) {
      p.month = n[0]!;
      p.year = n[1]!;
      p.day = 1;
    } else if (order === 'dmy') {
      p.day = n[0]!;
      p.month = n[1]!;
    } else {
      p.month = n[0]!;
      p.day = n[1]!;
    }
    return null;
  }
  if (numbers[0]!.length >= 3 || order === 'ymd') {
    p.year = yearOf(numbers[0]!);
    p.month = n[1]!;
    p.day = n[2]!;
  } else if (order === 'dmy') {
    p.day = n[0]!;
    p.month = n[1]!;
    p.year = yearOf(numbers[2]!);
  } else {
    p.month = n[0]!;
    p.day = n[1]!;
    p.year = yearOf(numbers[2]!);
  }
  return null;
}

/** Two-digit years end at 2049. */
function yearOf(digits: string): number {
  const n = Number(digits);
  return digits.length <= 2 ? (n <= 49 ? 2000 + n : 1900 + n) : n;
}

function withMonthName(numbers: string[], monthAt: number, p: ParsedDate): ParseFailure | null {
  if (numbers.length === 0) {
    p.day = 1;
    return null;
  }
  if (numbers.length === 1) {
    const n = Number(numbers[0]);
    if (numbers[0]!.length > 2 || n > 31) {
      p.year = yearOf(numbers[0]!);
      p.day = 1;
    } else p.day = n;
    return null;
  }
  if (numbers.length > 2) return { notADate: true };
  const yearFirst = numbers[0]!.length > 2;
  void monthAt;
  p.year = yearOf(yearFirst ? numbers[0]! : numbers[1]!);
  p.day = Number(yearFirst ? numbers[1] : numbers[0]);
  return null;
}

function nameIndex(word: string, ...lists: string[][]): number {
  for (const list of lists) {
    const i = list.findIndex((n) => n !== '' && n.replace(/\.$/, '').toLowerCase() === word);
    if (i >= 0) return i;
  }
  return -1;
}

function validate(p: ParsedDate): ParsedDate | ParseFailure {
  if (p.month !== undefined && (p.month < 1 || p.month > 12)) return { notADate: true };
  if (p.pm !== undefined) {
    if (p.hour! > 12) return { notADate: true };
    p.hour = (p.hour! % 12) + (p.pm ? 12 : 0);
  }
  if ((p.hour ?? 0) > 23 || (p.minute ?? 0) > 59 || (p.second ?? 0) > 59) return { notADate: true };
  if (p.month !== undefined || p.day !== undefined) {
    const now = today();
    p.year ??= now.year;
    p.day ??= 1;
    if (p.year < 1 || p.year > 9999 || p.day < 1 || p.day > daysInMonth(p.year, p.month!))
      return { notADate: true };
  }
  return p;
}

/** Parses by an exact format; undefined when it does not fit. */
export function parseDateExact(text: string, format: string, culture: CultureInfo): ParsedDate | undefined {
  const d = culture.date;
  const p: ParsedDate = {};
  let source = '';
  const readers: ((value: string) => boolean)[] = [];
  const literal = (s: string): void => {
    source += s.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  };
  const capture = (re: string, read: (value: string) => boolean | undefined): void => {
    source += `(${re})`;
    readers.push((v) => read(v) !== false);
  };
  const names = (list: string[]): string =>
    list
      .filter((n) => n !== '')
      .map((n) => n.replace(/[.]/g, '\\.'))
      .sort((a, b) => b.length - a.length)
      .join('|');
  const digits = (run: number): string => (run === 1 ? '\\d{1,2}' : '\\d{2}');
  for (let i = 0; i < format.length; ) {
    const c = format[i]!;
    let run = 1;
    while (format[i + run] === c) run++;
    switch (c) {
      case 'd':
        if (run <= 2) capture(digits(run), (v) => void (p.day = Number(v)));
        else
          capture(
            names(run === 3 ? d.AbbreviatedDayNames : d.DayNames),
            (v) => void (p.dayName = nameIndex(v.toLowerCase(), d.DayNames, d.AbbreviatedDayNames)),
          );
        break;
      case 'M':
        if (run <= 2) capture(digits(run), (v) => void (p.month = Number(v)));
        else
          capture(
            names(run === 3 ? d.AbbreviatedMonthNames : d.MonthNames),
            (v) => void (p.month = nameIndex(v.toLowerCase(), d.MonthNames, d.AbbreviatedMonthNames) + 1),
          );
        break;
      case 'y':
        if (run <= 2) capture(run === 1 ? '\\d{1,2}' : '\\d{2}', (v) => void (p.year = yearOf(v)));
        else capture(`\\d{${run}}`, (v) => void (p.year = Number(v)));
        break;
      case 'h':
      case 'H':
        capture(digits(run), (v) => {
          p.hour = Number(v);
          return c === 'H' || (p.hour >= 1 && p.hour <= 12);
        });
        break;
      case 'm':
        capture(digits(run), (v) => void (p.minute = Number(v)));
        break;
      case 's':
        capture(digits(run), (v) => void (p.second = Number(v)));
        break;
      case 'f':
        capture(`\\d{${run}}`, (v) => void (p.fraction = fractionTicks(v)));
        break;
      case 'F':
        if (source.endsWith('\\.')) source = `${source.slice(0, -2)}\\.?`;
        capture(`\\d{0,${run}}`, (v) => void (p.fraction = v === '' ? 0 : fractionTicks(v)));
        break;
      case 't':
        capture(
          run === 1 ? '[aApP]' : names([d.AMDesignator, d.PMDesignator]),
          (v) => void (p.pm = v[0]!.toLowerCase() === d.PMDesignator[0]!.toLowerCase()),
        );
        break;
      case 'z':
        capture(
          run === 1 ? '[+-]\\d{1,2}' : run === 2 ? '[+-]\\d{2}' : '[+-]\\d{2}:?\\d{2}',
          (v) => void (p.offset = offsetMinutes(v)),
        );
        break;
      case 'K':
        run = 1;
        capture('Z|[+-]\\d{2}:\\d{2}|', (v) => {
          if (v !== '') applyZone(p, v);
        });
        break;
      case 'g':
        source += '(?:A\\.D\\.|AD)';
        break;
      case ':':
        run = 1;
        literal(d.TimeSeparator);
        break;
      case '/':
        run = 1;
        literal(d.DateSeparator);
        break;
      case "'":
      case '"': {
        const close = format.indexOf(c, i + 1);
        if (close < 0) return undefined;
        literal(format.slice(i + 1, close));
        run = close - i + 1;
        break;
      }
      case '%':
        run = 1;
        break;
      case '\\':
        literal(format[i + 1] ?? '');
        run = 2;
        break;
      default:
        run = 1;
        literal(c);
    }
    i += run;
  }
  const m = new RegExp(`^${source}$`, 'iu').exec(text);
  if (m === null) return undefined;
  for (let i = 0; i < readers.length; i++) if (!readers[i]!(m[i + 1]!)) return undefined;
  if (/'GMT'$|'Z'$/.test(format)) p.utc = true;
  if (p.year !== undefined || p.day !== undefined) p.month ??= 1;
  if (p.year !== undefined && p.day === undefined) p.day = 1;
  const checked = validate(p);
  return 'notADate' in checked || 'unknownWordAt' in checked || 'outOfRange' in checked
    ? undefined
    : (checked as ParsedDate);
}
