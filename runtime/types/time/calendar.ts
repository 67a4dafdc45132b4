/** Days before each month, in ordinary and in leap years. */
const BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
const BEFORE_LEAP = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366];

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export function daysInMonth(year: number, month: number): number {
  const table = isLeapYear(year) ? BEFORE_LEAP : BEFORE;
  return table[month]! - table[month - 1]!;
}

/** Days since 0001-01-01. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = year - 1;
  return (
    y * 365 +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    (isLeapYear(year) ? BEFORE_LEAP : BEFORE)[month - 1]! +
    day -
    1
  );
}

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly dayOfYear: number;
}

/** Year, month and day of a day number. */
export function dateParts(days: number): DateParts {
  const y400 = Math.floor(days / 146097);
  let n = days - y400 * 146097;
  const y100 = Math.min(3, Math.floor(n / 36524));
  n -= y100 * 36524;
  const y4 = Math.floor(n / 1461);
  n -= y4 * 1461;
  const y1 = Math.min(3, Math.floor(n / 365));
  n -= y1 * 365;
  const year = y400 * 400 + y100 * 100 + y4 * 4 + y1 + 1;
  const table = isLeapYear(year) ? BEFORE_LEAP : BEFORE;
  let month = (n >> 5) + 1;
  while (n >= table[month]!) month++;
  return { year, month, day: n - table[month - 1]! + 1, dayOfYear: n + 1 };
}
