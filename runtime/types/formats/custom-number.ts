import type { Value } from '../net-object.ts';
import { PSDouble, PSSingle } from '../numbers/boxes.ts';
import type { NumberFormat } from './culture.ts';
import { bufferOf, fromDoubleExact, type NumberBuffer, roundBuffer } from './number-buffer.ts';

interface Section {
  readonly text: string;
  digitCount: number;
  decimalPosition: number;
  firstZero: number;
  lastZero: number;
  scaleAdjust: number;
  grouping: boolean;
  scientific: boolean;
}

function splitSections(format: string): string[] {
  const sections: string[] = [''];
  for (let i = 0; i < format.length; i++) {
    const c = format[i]!;
    if (c === ';') {
      sections.push('');
      continue;
    }
    let end = i;
    if (c === '\\') end = Math.min(i + 1, format.length - 1);
    else if (c === "'" || c === '"') {
      const close = format.indexOf(c, i + 1);
      end = close < 0 ? format.length - 1 : close;
    }
    sections[sections.length - 1] += format.slice(i, end + 1);
    i = end;
  }
  return sections;
}

/** Position behind an exponent part (`E0`, `E+0`, `E-0`) at `i`, or `i` when there is none. */
function exponentEnd(text: string, i: number): number {
  const m = /^[Ee]([+-]?0+)/.exec(text.slice(i));
  return m === null ? i : i + m[0].length;
}

function scan(text: string): Section {
  const s: Section = {
    text,
    digitCount: 0,
    decimalPosition: -1,
    firstZero: Infinity,
    lastZero: 0,
    scaleAdjust: 0,
    grouping: false,
    scientific: false,
  };
  let commaAt = -1;
  let commas = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === '#' || c === '0') {
      if (c === '0') {
        if (s.firstZero === Infinity) s.firstZero = s.digitCount;
        s.lastZero = s.digitCount + 1;
      }
      s.digitCount++;
    } else if (c === '.') {
      if (s.decimalPosition < 0) s.decimalPosition = s.digitCount;
    } else if (c === ',') {
      if (s.digitCount > 0 && s.decimalPosition < 0) {
        if (commaAt >= 0) {
          if (commaAt === s.digitCount) {
            commas++;
            continue;
          }
          s.grouping = true;
        }
        commaAt = s.digitCount;
        commas = 1;
      }
    } else if (c === '%') s.scaleAdjust += 2;
    else if (c === '‰') s.scaleAdjust += 3;
    else if (c === "'" || c === '"') {
      const close = text.indexOf(c, i + 1);
      i = close < 0 ? text.length : close;
    } else if (c === '\\') i++;
    else if (c === 'E' || c === 'e') {
      const end = exponentEnd(text, i);
      if (end > i) {
        s.scientific = true;
        i = end - 1;
      }
    }
  }
  if (s.decimalPosition < 0) s.decimalPosition = s.digitCount;
  if (commaAt >= 0) {
    if (commaAt === s.decimalPosition) s.scaleAdjust -= commas * 3;
    else s.grouping = true;
  }
  if (s.firstZero === Infinity) s.firstZero = s.decimalPosition;
  return s;
}

/** Formats by a custom format string. The value is finite. */
export function customNumber(value: Value, format: string, info: NumberFormat): string {
  const exact =
    value instanceof PSDouble
      ? fromDoubleExact(value.value, 15)
      : value instanceof PSSingle
        ? fromDoubleExact(value.value, 7)
        : bufferOf(value);
  const sections = splitSections(format);
  const pick = (digits: NumberBuffer): number => {
    if (digits.digits === '') return sections.length > 2 && sections[2] !== '' ? 2 : 0;
    return digits.negative && sections.length > 1 && sections[1] !== '' ? 1 : 0;
  };
  let index = pick({ ...exact, digits: exact.digits.replace(/0+$/, '') });
  for (;;) {
    const section = scan(sections[index]!);
    let buffer: NumberBuffer = { ...exact, digits: exact.digits.replace(/0+$/, '') };
    if (buffer.digits !== '') {
      buffer.point += section.scaleAdjust;
      const count = section.scientific
        ? section.digitCount
        : buffer.point + section.digitCount - section.decimalPosition;
      buffer = roundBuffer(buffer, count);
      if (buffer.digits === '') {
        const zero = pick({ ...buffer, negative: false });
        if (zero !== index && zero === 2) {
          index = zero;
          continue;
        }
      }
    }
    return emit(
      section,
      buffer,
      exact.negative && index === 0 && (exact.digits !== '' || !isIntegral(value)),
      info,
    );
  }
}

const isIntegral = (v: Value): boolean => !(v instanceof PSDouble) && !(v instanceof PSSingle);

function emit(section: Section, buffer: NumberBuffer, minus: boolean, info: NumberFormat): string {
  const { text, decimalPosition } = section;
  const digits = buffer.digits;
  let digPos: number;
  let adjust: number;
  if (section.scientific) {
    digPos = decimalPosition;
    adjust = 0;
  } else {
    digPos = Math.max(buffer.point, decimalPosition);
    adjust = buffer.point - decimalPosition;
  }
  const firstDigit = Math.max(0, decimalPosition - section.firstZero);
  const lastDigit = section.lastZero > decimalPosition ? decimalPosition - section.lastZero : 0;

  const groupAt = new Set<number>();
  if (section.grouping && info.NumberGroupSeparator !== '') {
    const total = Math.max(digPos, firstDigit);
    let position = 0;
    for (let i = 0; ; i++) {
      const size = info.NumberGroupSizes[Math.min(i, info.NumberGroupSizes.length - 1)] ?? 0;
      if (size === 0) break;
      position += size;
      if (position >= total) break;
      groupAt.add(position);
    }
  }

  let out = minus ? info.NegativeSign : '';
  let cursor = 0;
  let decimalWritten = false;
  const put = (digit: string): void => {
    out += digit;
    if (digPos > 1 && groupAt.has(digPos - 1)) out += info.NumberGroupSeparator;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (adjust > 0 && (c === '#' || c === '0' || c === '.')) {
      while (adjust > 0) {
        put(cursor < digits.length ? digits[cursor++]! : '0');
        digPos--;
        adjust--;
      }
    }
    if (c === '#' || c === '0') {
      let digit: string;
      if (adjust < 0) {
        adjust++;
        digit = digPos <= firstDigit ? '0' : '';
      } else digit = cursor < digits.length ? digits[cursor++]! : digPos > lastDigit ? '0' : '';
      if (digit !== '') put(digit);
      digPos--;
    } else if (c === '.') {
      if (digPos !== 0 || decimalWritten) continue;
      if (lastDigit < 0 || (decimalPosition < section.digitCount && cursor < digits.length)) {
        out += info.NumberDecimalSeparator;
        decimalWritten = true;
      }
    } else if (c === ',') continue;
    else if (c === '%') out += info.PercentSymbol;
    else if (c === '‰') out += info.PerMilleSymbol;
    else if (c === "'" || c === '"') {
      const close = text.indexOf(c, i + 1);
      out += text.slice(i + 1, close < 0 ? text.length : close);
      i = close < 0 ? text.length : close;
    } else if (c === '\\') {
      if (i + 1 < text.length) out += text[++i]!;
    } else if ((c === 'E' || c === 'e') && section.scientific && exponentEnd(text, i) > i) {
      const end = exponentEnd(text, i);
      const part = text.slice(i + 1, end);
      const width = part.replace(/[+-]/, '').length;
      const exponent = digits === '' ? 0 : buffer.point - decimalPosition;
      out += c;
      if (exponent < 0) out += info.NegativeSign;
      else if (part.startsWith('+')) out += info.PositiveSign;
      out += String(Math.abs(exponent)).padStart(width, '0');
      i = end - 1;
    } else out += c;
  }
  return out;
}
