import { textOf } from '../../formatting/objects.ts';
import { getProperty, invokeMethod } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';

const pad = (value: number, width: number, fill = '0'): string => String(value).padStart(width, fill);

/** The ISO week that a day belongs to, with that week's year. */
function isoWeek(year: number, dayOfYear: number, dayOfWeek: number): { year: number; week: number } {
  const day = dayOfWeek === 0 ? 7 : dayOfWeek;
  const week = Math.floor((dayOfYear - day + 10) / 7);
  const weeksIn = (y: number): number => {
    const leap = (n: number): number =>
      (n + Math.floor(n / 4) - Math.floor(n / 100) + Math.floor(n / 400)) % 7;
    return leap(y) === 4 || leap(y - 1) === 3 ? 53 : 52;
  };
  if (week < 1) return { year: year - 1, week: weeksIn(year - 1) };
  return week > weeksIn(year) ? { year: year + 1, week: 1 } : { year, week };
}

/** Formats a date as `date +FORMAT` does, where PowerShell follows it. */
export function formatUnixDate(date: Value, format: string): string {
  const net = (spec: string): string => textOf(invokeMethod(date, 'ToString', [spec]));
  const part = (name: string): number => Number(textOf(getProperty(date, name)));
  const dayOfWeek = Number(textOf(getProperty(getProperty(date, 'DayOfWeek'), 'value__') ?? 0));
  const hour12 = part('Hour') % 12 === 0 ? 12 : part('Hour') % 12;
  const week = isoWeek(part('Year'), part('DayOfYear'), dayOfWeek);
  const zone = (): string => net('zz');
  const epoch = (): string => {
    const utc = invokeMethod(date, 'ToUniversalTime', []);
    return textOf(
      (BigInt(textOf(getProperty(utc, 'Ticks'))) - 621355968000000000n) / 10000000n === 0n
        ? '0'
        : String((BigInt(textOf(getProperty(utc, 'Ticks'))) - 621355968000000000n) / 10000000n),
    );
  };
  const codes: Readonly<Record<string, () => string>> = {
    A: () => net('dddd'),
    a: () => net('ddd'),
    B: () => net('MMMM'),
    b: () => net('MMM'),
    C: () => pad(Math.floor(part('Year') / 100), 2),
    c: () => net('ddd dd MMM yyyy HH:mm:ss'),
    D: () => net("MM'/'dd'/'yy"),
    d: () => net('dd'),
    e: () => pad(part('Day'), 2, ' '),
    F: () => net('yyyy-MM-dd'),
    G: () => pad(week.year, 4),
    g: () => pad(week.year % 100, 2),
    H: () => net('HH'),
    h: () => net('MMM'),
    I: () => net('hh'),
    j: () => pad(part('DayOfYear'), 3),
    k: () => pad(part('Hour'), 2, ' '),
    l: () => pad(hour12, 2, ' '),
    M: () => net('mm'),
    m: () => net('MM'),
    n: () => '\n',
    p: () => net('tt'),
    R: () => net("HH':'mm"),
    r: () => net("hh':'mm':'ss tt"),
    S: () => net('ss'),
    s: epoch,
    T: () => net("HH':'mm':'ss"),
    t: () => '\t',
    U: () => String(Math.floor(part('DayOfYear') / 7)),
    u: () => String(dayOfWeek === 0 ? 7 : dayOfWeek),
    V: () => pad(week.week, 2),
    W: () => String(Math.floor(part('DayOfYear') / 7)),
    w: () => String(dayOfWeek),
    X: () => net("HH':'mm':'ss"),
    x: () => net("MM'/'dd'/'yy"),
    Y: () => net('yyyy'),
    y: () => net('yy'),
    Z: zone,
    '%': () => '%',
  };
  const text = format.startsWith('+') ? format.slice(1) : format;
  return text.replace(/%(.)/gs, (whole, code: string) => codes[code]?.() ?? whole);
}
