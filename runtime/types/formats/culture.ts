import { loadChunk } from '../load-chunk.ts';
import { netError } from '../net-errors.ts';
import { NetObject } from '../net-object.ts';
import type { NetType } from '../net-type.ts';

/** `NumberFormatInfo`, with .NET's property names. */
export interface NumberFormat {
  CurrencyDecimalDigits: number;
  CurrencyDecimalSeparator: string;
  CurrencyGroupSeparator: string;
  CurrencyGroupSizes: number[];
  CurrencyNegativePattern: number;
  CurrencyPositivePattern: number;
  CurrencySymbol: string;
  DigitSubstitution: string;
  NaNSymbol: string;
  NativeDigits: string[];
  NegativeInfinitySymbol: string;
  NegativeSign: string;
  NumberDecimalDigits: number;
  NumberDecimalSeparator: string;
  NumberGroupSeparator: string;
  NumberGroupSizes: number[];
  NumberNegativePattern: number;
  PercentDecimalDigits: number;
  PercentDecimalSeparator: string;
  PercentGroupSeparator: string;
  PercentGroupSizes: number[];
  PercentNegativePattern: number;
  PercentPositivePattern: number;
  PercentSymbol: string;
  PerMilleSymbol: string;
  PositiveInfinitySymbol: string;
  PositiveSign: string;
}

/** `DateTimeFormatInfo`, with .NET's property names. */
export interface DateFormat {
  AbbreviatedDayNames: string[];
  AbbreviatedMonthGenitiveNames: string[];
  AbbreviatedMonthNames: string[];
  AMDesignator: string;
  CalendarWeekRule: string;
  DateSeparator: string;
  DayNames: string[];
  FirstDayOfWeek: string;
  FullDateTimePattern: string;
  LongDatePattern: string;
  LongTimePattern: string;
  MonthDayPattern: string;
  MonthGenitiveNames: string[];
  MonthNames: string[];
  NativeCalendarName: string;
  PMDesignator: string;
  RFC1123Pattern: string;
  ShortDatePattern: string;
  ShortestDayNames: string[];
  ShortTimePattern: string;
  SortableDateTimePattern: string;
  TimeSeparator: string;
  UniversalSortableDateTimePattern: string;
  YearMonthPattern: string;
}

export interface CultureData {
  name: string;
  lcid: number;
  displayName: string;
  englishName: string;
  nativeName: string;
  twoLetter: string;
  threeLetter: string;
  parent: string;
  listSeparator: string;
  calendar: string;
  number: NumberFormat;
  date: DateFormat;
  patterns: { d: string[]; t: string[] };
}

/** `System.Globalization.CultureInfo`. */
export class CultureInfo extends NetObject {
  static type: NetType;
  readonly data: CultureData;
  #collators = new Map<string, Intl.Collator>();

  constructor(data: CultureData) {
    super();
    this.data = data;
  }

  override get netType(): NetType {
    // Its type's file is loaded when it is first asked for.
    if (CultureInfo.type === undefined) loadChunk('types/values/culture');
    return CultureInfo.type;
  }

  get number(): NumberFormat {
    return this.data.number;
  }

  get date(): DateFormat {
    return this.data.date;
  }

  /** Name for `Intl`; the invariant culture sorts like the root locale. */
  get intlName(): string {
    return this.data.name === '' ? 'und' : this.data.name;
  }

  /** @param ignoreCase whether letters that differ in case only compare equal */
  collator(ignoreCase: boolean): Intl.Collator {
    const key = ignoreCase ? 'i' : 'c';
    let found = this.#collators.get(key);
    if (found === undefined) {
      found = new Intl.Collator(this.intlName, {
        sensitivity: ignoreCase ? 'accent' : 'variant',
        caseFirst: 'lower',
      });
      this.#collators.set(key, found);
    }
    return found;
  }

  override toString(): string {
    return this.data.name;
  }
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
  '',
];
const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const short = (names: string[], length: number): string[] => names.map((n) => n.slice(0, length));

const invariantNumber: NumberFormat = {
  CurrencyDecimalDigits: 2,
  CurrencyDecimalSeparator: '.',
  CurrencyGroupSeparator: ',',
  CurrencyGroupSizes: [3],
  CurrencyNegativePattern: 0,
  CurrencyPositivePattern: 0,
  CurrencySymbol: '¤',
  DigitSubstitution: 'None',
  NaNSymbol: 'NaN',
  NativeDigits: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  NegativeInfinitySymbol: '-Infinity',
  NegativeSign: '-',
  NumberDecimalDigits: 2,
  NumberDecimalSeparator: '.',
  NumberGroupSeparator: ',',
  NumberGroupSizes: [3],
  NumberNegativePattern: 1,
  PercentDecimalDigits: 2,
  PercentDecimalSeparator: '.',
  PercentGroupSeparator: ',',
  PercentGroupSizes: [3],
  PercentNegativePattern: 0,
  PercentPositivePattern: 0,
  PercentSymbol: '%',
  PerMilleSymbol: '‰',
  PositiveInfinitySymbol: 'Infinity',
  PositiveSign: '+',
};

const invariantDate: DateFormat = {
  AbbreviatedDayNames: short(dayNames, 3),
  AbbreviatedMonthGenitiveNames: short(monthNames, 3),
  AbbreviatedMonthNames: short(monthNames, 3),
  AMDesignator: 'AM',
  CalendarWeekRule: 'FirstDay',
  DateSeparator: '/',
  DayNames: dayNames,
  FirstDayOfWeek: 'Sunday',
  FullDateTimePattern: 'dddd, dd MMMM yyyy HH:mm:ss',
  LongDatePattern: 'dddd, dd MMMM yyyy',
  LongTimePattern: 'HH:mm:ss',
  MonthDayPattern: 'MMMM dd',
  MonthGenitiveNames: monthNames,
  MonthNames: monthNames,
  NativeCalendarName: 'Gregorian Calendar',
  PMDesignator: 'PM',
  RFC1123Pattern: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  ShortDatePattern: 'MM/dd/yyyy',
  ShortestDayNames: short(dayNames, 2),
  ShortTimePattern: 'HH:mm',
  SortableDateTimePattern: "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
  TimeSeparator: ':',
  UniversalSortableDateTimePattern: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
  YearMonthPattern: 'yyyy MMMM',
};

export const invariantCulture = new CultureInfo({
  name: '',
  lcid: 127,
  displayName: 'Invariant Language (Invariant Country)',
  englishName: 'Invariant Language (Invariant Country)',
  nativeName: 'Invariant Language (Invariant Country)',
  twoLetter: 'iv',
  threeLetter: 'ivl',
  parent: '',
  listSeparator: ',',
  calendar: 'GregorianCalendar',
  number: invariantNumber,
  date: invariantDate,
  patterns: { d: ['MM/dd/yyyy', 'yyyy-MM-dd'], t: ['HH:mm', 'hh:mm tt', 'H:mm', 'h:mm tt'] },
});

export const enUS = new CultureInfo({
  name: 'en-US',
  lcid: 1033,
  displayName: 'English (United States)',
  englishName: 'English (United States)',
  nativeName: 'English (United States)',
  twoLetter: 'en',
  threeLetter: 'eng',
  parent: 'en',
  listSeparator: ',',
  calendar: 'GregorianCalendar',
  number: {
    ...invariantNumber,
    CurrencyNegativePattern: 1,
    CurrencySymbol: '$',
    NegativeInfinitySymbol: '-∞',
    NumberDecimalDigits: 3,
    PercentDecimalDigits: 3,
    PercentNegativePattern: 1,
    PercentPositivePattern: 1,
    PositiveInfinitySymbol: '∞',
  },
  date: {
    ...invariantDate,
    FullDateTimePattern: 'dddd, MMMM d, yyyy h:mm:ss\u202ftt',
    LongDatePattern: 'dddd, MMMM d, yyyy',
    LongTimePattern: 'h:mm:ss\u202ftt',
    MonthDayPattern: 'MMMM d',
    ShortDatePattern: 'M/d/yyyy',
    ShortTimePattern: 'h:mm\u202ftt',
    YearMonthPattern: 'MMMM yyyy',
  },
  patterns: { d: ['M/d/yyyy', 'MMM d, yyyy', 'M/d/yy'], t: ['h:mm\u202ftt'] },
});

const cultures = new Map<string, CultureInfo>([
  ['', invariantCulture],
  ['en-us', enUS],
]);

/** A culture by name; its data is loaded on first use. */
export function findCulture(name: string): CultureInfo {
  const key = name.toLowerCase();
  let culture = cultures.get(key);
  if (culture === undefined) {
    const table = loadChunk('types/generated/cultures') as {
      cultureData(name: string): CultureData | undefined;
    };
    const data = table.cultureData(key) ?? derivedCulture(name);
    culture = new CultureInfo(data);
    cultures.set(key, culture);
  }
  return culture;
}

/** A culture that has no recorded data borrows the formats of its language's recorded one. */
function derivedCulture(name: string): CultureData {
  if (!/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(name)) {
    const error = netError(
      'System.Globalization.CultureNotFoundException',
      `Culture is not supported. (Parameter 'name')\n${name} is an invalid culture identifier.`,
    );
    error.details.set('ParamName', 'name');
    error.details.set('InvalidCultureName', name);
    throw error;
  }
  const table = loadChunk('types/generated/cultures') as {
    languageData(language: string): CultureData | undefined;
  };
  const parts = name.split('-');
  parts[0] = parts[0]!.toLowerCase();
  if (parts[1]?.length === 2) parts[1] = parts[1].toUpperCase();
  const canonical = parts.join('-');
  const base = (parts[0] === 'en' ? enUS.data : table.languageData(parts[0]!)) ?? invariantCulture.data;
  let display = canonical;
  try {
    display =
      new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' }).of(canonical) ??
      canonical;
  } catch {
    // Intl knows fewer tags than .NET accepts; the tag itself is the name then.
  }
  return {
    ...base,
    name: canonical,
    lcid: 4096,
    displayName: display,
    englishName: display,
    nativeName: display,
    twoLetter: parts[0]!,
    parent: parts.slice(0, -1).join('-'),
  };
}

let current = enUS;
let currentUI = enUS;

/** The running culture. */
export const currentCulture = (): CultureInfo => current;
export const currentUICulture = (): CultureInfo => currentUI;
export function setCurrentCulture(culture: CultureInfo): void {
  current = culture;
}
export function setCurrentUICulture(culture: CultureInfo): void {
  currentUI = culture;
}
