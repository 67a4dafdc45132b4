import { arrayOf, stringArray } from '../arrays.ts';
import { registerType, types } from '../core-types.ts';
import { type Implementation, implementType, type PropertyImplementation } from '../define.ts';
import { enumByName, enumValue } from '../enums.ts';
import {
  CultureInfo,
  currentCulture,
  currentUICulture,
  type DateFormat,
  findCulture,
  invariantCulture,
  type NumberFormat,
  setCurrentCulture,
  setCurrentUICulture,
} from '../formats/culture.ts';
import signatures from '../generated/signatures/System.Globalization.CultureInfo.ts';
import dateSignatures from '../generated/signatures/System.Globalization.DateTimeFormatInfo.ts';
import numberSignatures from '../generated/signatures/System.Globalization.NumberFormatInfo.ts';
import textSignatures from '../generated/signatures/System.Globalization.TextInfo.ts';
import { argumentNull, argumentOutOfRange, invalidOperation, netError } from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import { NetType } from '../net-type.ts';
import { requireType } from '../type-registry.ts';

const provider = requireType('System.IFormatProvider');
const define = (name: string): NetType =>
  registerType(
    new NetType({
      fullName: `System.Globalization.${name}`,
      base: types.object,
      interfaces: [types.iCloneable, provider],
    }),
  );
const type = define('CultureInfo');
CultureInfo.type = type;
const numberType = define('NumberFormatInfo');
const dateType = define('DateTimeFormatInfo');
const textType = define('TextInfo');

/** `NumberFormatInfo` over a culture's data; read-only unless cloned. */
export class NumberFormatInfo extends NetObject {
  readonly numberFormat: NumberFormat;
  readonly isReadOnly: boolean;
  constructor(format: NumberFormat, isReadOnly: boolean) {
    super();
    this.numberFormat = format;
    this.isReadOnly = isReadOnly;
  }
  override get netType(): NetType {
    return numberType;
  }
}

/** `DateTimeFormatInfo` over a culture's data. */
export class DateTimeFormatInfo extends NetObject {
  readonly dateFormat: DateFormat;
  readonly isReadOnly: boolean;
  constructor(format: DateFormat, isReadOnly: boolean) {
    super();
    this.dateFormat = format;
    this.isReadOnly = isReadOnly;
  }
  override get netType(): NetType {
    return dateType;
  }
}

class TextInfo extends NetObject {
  readonly culture: CultureInfo;
  constructor(culture: CultureInfo) {
    super();
    this.culture = culture;
  }
  override get netType(): NetType {
    return textType;
  }
}

const readOnly = (): Error => invalidOperation('Instance is read-only.');
const shown = (v: unknown): Value =>
  Array.isArray(v)
    ? typeof v[0] === 'number'
      ? arrayOf(types.int32, v)
      : stringArray(v as string[])
    : (v as Value);

/** Properties that read and write the fields of a format record. */
function recordProperties(
  names: readonly string[],
  record: string,
): NonNullable<Implementation['properties']> {
  const out: Record<string, PropertyImplementation> = {};
  for (const name of names) {
    out[name] = {
      get: (self: Record<string, Record<string, unknown>>) => shown(self[record]![name]),
      set: (self: Record<string, Record<string, unknown>>, v: Value) => {
        if ((self as { isReadOnly?: unknown }).isReadOnly === true) throw readOnly();
        const list = v as { toArray?: () => Value[] } | null;
        self[record]![name] =
          typeof list === 'object' && list !== null && list.toArray !== undefined ? list.toArray() : v;
      },
    };
  }
  return out;
}

implementType(numberType, numberSignatures, () => ({
  constructors: () => new NumberFormatInfo(structuredClone(invariantCulture.number), false),
  properties: {
    ...recordProperties(Object.keys(invariantCulture.number), 'numberFormat'),
    IsReadOnly: (n: NumberFormatInfo) => n.isReadOnly,
  },
  methods: {
    Clone: (n: NumberFormatInfo) => new NumberFormatInfo(structuredClone(n.numberFormat), false),
    GetFormat: (n: NumberFormatInfo) => n,
  },
  staticProperties: {
    InvariantInfo: () => new NumberFormatInfo(invariantCulture.number, true),
    CurrentInfo: () => new NumberFormatInfo(currentCulture().number, true),
  },
}));

const day = (v: Value): number => Number((v as { value: number }).value);
const month = (list: string[], n: number): string => {
  if (n < 1 || n > 13) throw argumentOutOfRange('month', 'Valid values are between 1 and 13, inclusive.');
  return list[n - 1]!;
};
implementType(dateType, dateSignatures, () => ({
  constructors: () => new DateTimeFormatInfo(structuredClone(invariantCulture.date), false),
  properties: {
    ...recordProperties(
      Object.keys(invariantCulture.date).filter((k) => k !== 'FirstDayOfWeek' && k !== 'CalendarWeekRule'),
      'dateFormat',
    ),
    FirstDayOfWeek: (d: DateTimeFormatInfo) =>
      enumByName(requireType('System.DayOfWeek'), d.dateFormat.FirstDayOfWeek),
    CalendarWeekRule: (d: DateTimeFormatInfo) =>
      enumByName(requireType('System.Globalization.CalendarWeekRule'), d.dateFormat.CalendarWeekRule),
    IsReadOnly: (d: DateTimeFormatInfo) => d.isReadOnly,
  },
  methods: {
    Clone: (d: DateTimeFormatInfo) => new DateTimeFormatInfo(structuredClone(d.dateFormat), false),
    GetDayName: (d: DateTimeFormatInfo, n: Value) => d.dateFormat.DayNames[day(n)]!,
    GetAbbreviatedDayName: (d: DateTimeFormatInfo, n: Value) => d.dateFormat.AbbreviatedDayNames[day(n)]!,
    GetShortestDayName: (d: DateTimeFormatInfo, n: Value) => d.dateFormat.ShortestDayNames[day(n)]!,
    GetMonthName: (d: DateTimeFormatInfo, n: number) => month(d.dateFormat.MonthNames, n),
    GetAbbreviatedMonthName: (d: DateTimeFormatInfo, n: number) =>
      month(d.dateFormat.AbbreviatedMonthNames, n),
  },
  staticProperties: {
    InvariantInfo: () => new DateTimeFormatInfo(invariantCulture.date, true),
    CurrentInfo: () => new DateTimeFormatInfo(currentCulture().date, true),
  },
}));

const titleCase = (text: string): string =>
  text.replace(/[\p{L}\p{Mn}'’]+/gu, (word) =>
    word === word.toUpperCase() && word.length > 1
      ? word
      : word[0]!.toUpperCase() + word.slice(1).toLowerCase(),
  );
implementType(textType, textSignatures, () => ({
  properties: {
    CultureName: (t: TextInfo) => t.culture.data.name,
    ListSeparator: (t: TextInfo) => t.culture.data.listSeparator,
    LCID: (t: TextInfo) => t.culture.data.lcid,
    IsReadOnly: () => true,
    IsRightToLeft: (t: TextInfo) => /^(ar|he|fa|ur)/.test(t.culture.data.name),
  },
  methods: {
    ToLower: (_t: TextInfo, v: Value) => String(v).toLowerCase(),
    ToUpper: (_t: TextInfo, v: Value) => String(v).toUpperCase(),
    ToTitleCase: (_t: TextInfo, v: string) => titleCase(v),
    ToString: (t: TextInfo) => `TextInfo - ${t.culture.data.name}`,
  },
}));

function fromNumber(lcid: number): CultureInfo {
  if (lcid < 0)
    throw argumentOutOfRange('culture', `culture ('${lcid}') must be a non-negative value.`, lcid);
  const names: Record<number, string> = {
    127: '',
    1033: 'en-US',
    2057: 'en-GB',
    1031: 'de-DE',
    1036: 'fr-FR',
    1041: 'ja-JP',
    9: 'en',
    7: 'de',
    12: 'fr',
    17: 'ja',
    42: 'vi',
    97: 'ne',
  };
  const name = names[lcid];
  if (name === undefined) {
    throw netError(
      'System.Globalization.CultureNotFoundException',
      `Culture is not supported. (Parameter 'culture')\n${lcid} (0x${lcid.toString(16).padStart(4, '0')}) is an invalid culture identifier.`,
    );
  }
  return findCulture(name);
}

const make = (v: Value): CultureInfo => {
  if (v === null) throw argumentNull('name');
  return typeof v === 'number' ? fromNumber(v) : findCulture(String(v));
};

implementType(type, signatures, () => ({
  constructors: make,
  properties: {
    Name: (c: CultureInfo) => c.data.name,
    LCID: (c: CultureInfo) => c.data.lcid,
    DisplayName: (c: CultureInfo) => c.data.displayName,
    EnglishName: (c: CultureInfo) => c.data.englishName,
    NativeName: (c: CultureInfo) => c.data.nativeName,
    TwoLetterISOLanguageName: (c: CultureInfo) => c.data.twoLetter,
    ThreeLetterISOLanguageName: (c: CultureInfo) => c.data.threeLetter,
    IetfLanguageTag: (c: CultureInfo) => c.data.name,
    Parent: (c: CultureInfo) => findCulture(c.data.parent),
    IsNeutralCulture: (c: CultureInfo) => c.data.name !== '' && !c.data.name.includes('-'),
    IsReadOnly: () => true,
    UseUserOverride: () => false,
    NumberFormat: (c: CultureInfo) =>
      new NumberFormatInfo(c.number, (c as { writable?: boolean }).writable !== true),
    DateTimeFormat: (c: CultureInfo) =>
      new DateTimeFormatInfo(c.date, (c as { writable?: boolean }).writable !== true),
    TextInfo: (c: CultureInfo) => new TextInfo(c),
    CultureTypes: () => enumValue(requireType('System.Globalization.CultureTypes'), 2),
  },
  methods: {
    Clone: (c: CultureInfo) => Object.assign(new CultureInfo(structuredClone(c.data)), { writable: true }),
    ToString: (c: CultureInfo) => c.data.name,
    Equals: (c: CultureInfo, o: Value) => o instanceof CultureInfo && o.data.name === c.data.name,
    ClearCachedData: () => undefined,
    GetFormat: (c: CultureInfo) => c,
  },
  statics: {
    GetCultureInfo: make,
    CreateSpecificCulture: make,
    ReadOnly: (c: Value) => c,
  },
  staticProperties: {
    CurrentCulture: { get: currentCulture, set: ((c: CultureInfo) => setCurrentCulture(c)) as never },
    CurrentUICulture: { get: currentUICulture, set: ((c: CultureInfo) => setCurrentUICulture(c)) as never },
    InvariantCulture: () => invariantCulture,
    InstalledUICulture: () => currentUICulture(),
    DefaultThreadCurrentCulture: { get: () => null, set: () => undefined },
    DefaultThreadCurrentUICulture: { get: () => null, set: () => undefined },
  },
}));
