import { type Formattable, netToString, toPSString } from '../conversion/to-string.ts';
import { EnumValue, enumText, flagsText } from '../enums.ts';
import { formatError } from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import { PSCustomObject, PSObject } from '../ps-object.ts';
import { type CultureInfo, currentCulture } from './culture.ts';
import { formatNumber, isNumberValue } from './number-format.ts';

/**
 * `IFormattable.ToString(format, culture)`; what is not formattable gives its plain text.
 * @param format standard or custom format string; null or empty for the default
 */
export function formatValue(
  v: Value,
  format: string | null = null,
  culture: CultureInfo = currentCulture(),
): string {
  if (v instanceof PSObject) return formatValue(v.baseObject, format, culture);
  if (isNumberValue(v)) return formatNumber(v, format, culture);
  if (v instanceof EnumValue) return formatEnum(v, format);
  if (typeof v === 'object' && v !== null && typeof (v as Partial<Formattable>).toFormat === 'function') {
    return (v as Formattable).toFormat(format === '' ? null : format, culture);
  }
  return v instanceof PSCustomObject ? toPSString(v) : netToString(v, culture);
}

/** `Enum.ToString(format)`. */
export function formatEnum(e: EnumValue, format: string | null): string {
  switch (format === null || format === '' ? 'G' : format.toUpperCase()) {
    case 'G':
      return enumText(e);
    case 'F':
      return flagsText(e) ?? String(e.value);
    case 'D':
      return String(e.value);
    case 'X': {
      const width = { 5: 8, 6: 8, 7: 16, 8: 16, 9: 32, 10: 32, 11: 64, 12: 64 }[e.type.typeCode] ?? 32;
      return BigInt.asUintN(width, BigInt(e.value))
        .toString(16)
        .toUpperCase()
        .padStart(width / 4, '0');
    }
    default:
      throw formatError('Format string can be only "G", "g", "X", "x", "F", "f", "D" or "d".');
  }
}

const failure = (offset: number, reason: string): Error =>
  formatError(`Input string was not in a correct format. Failure to parse near offset ${offset}. ${reason}`);
const ENDS = 'Format item ends prematurely.';
const DIGIT = 'Expected an ASCII digit.';
const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';

/** `String.Format(culture, format, args)`. */
export function compositeFormat(
  format: string,
  args: readonly Value[],
  culture: CultureInfo = currentCulture(),
): string {
  let out = '';
  let i = 0;
  while (i < format.length) {
    const c = format[i]!;
    if (c === '}') {
      if (format[i + 1] !== '}')
        throw failure(
          i + 1,
          i + 1 >= format.length ? ENDS : 'Unexpected closing brace without a corresponding opening brace.',
        );
      out += '}';
      i += 2;
      continue;
    }
    if (c !== '{') {
      out += c;
      i++;
      continue;
    }
    if (format[i + 1] === '{') {
      out += '{';
      i += 2;
      continue;
    }
    const item = parseItem(format, i + 1);
    i = item.end;
    if (item.index >= args.length) {
      throw formatError(
        'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.',
      );
    }
    const arg = args[item.index];
    const text = arg === null || arg === undefined ? '' : formatValue(arg, item.format, culture);
    out += item.width < 0 ? text.padEnd(-item.width) : text.padStart(item.width);
  }
  return out;
}

function parseItem(
  format: string,
  start: number,
): { index: number; width: number; format: string | null; end: number } {
  let i = start;
  const need = (): string => {
    if (i >= format.length) throw failure(i, ENDS);
    return format[i]!;
  };
  need();
  if (!isDigit(format[i])) throw failure(i, DIGIT);
  let index = 0;
  while (isDigit(format[i])) index = index * 10 + Number(format[i++]);
  need();
  while (format[i] === ' ') i++;
  need();
  let width = 0;
  if (format[i] === ',') {
    i++;
    need();
    while (format[i] === ' ') i++;
    need();
    let negative = false;
    if (format[i] === '-') {
      negative = true;
      i++;
      need();
    }
    if (!isDigit(format[i])) throw failure(i, DIGIT);
    while (isDigit(format[i])) width = width * 10 + Number(format[i++]);
    need();
    while (format[i] === ' ') i++;
    need();
    if (negative) width = -width;
  }
  let spec: string | null = null;
  if (format[i] === ':') {
    i++;
    const begin = i;
    for (;;) {
      const c = need();
      if (c === '}') break;
      if (c === '{') throw failure(i, ENDS);
      i++;
    }
    spec = format.slice(begin, i);
  } else if (format[i] !== '}') throw failure(i + 1, 'Expected a closing brace.');
  return { index, width, format: spec, end: i + 1 };
}
