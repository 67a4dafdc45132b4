import { types } from '../core-types.ts';
import { implementType } from '../define.ts';
import { CultureInfo as Culture, type CultureInfo, currentCulture } from '../formats/culture.ts';
import signatures from '../generated/signatures/System.TimeSpan.ts';
import { argumentError, argumentNull, formatError, overflowError } from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { double, int64, type PSDouble, type PSInt64 } from '../numbers/boxes.ts';
import type { PSReference } from '../references.ts';

export const TICKS = {
  microsecond: 10n,
  millisecond: 10000n,
  second: 10000000n,
  minute: 600000000n,
  hour: 36000000000n,
  day: 864000000000n,
} as const;
const MAX = 2n ** 63n - 1n;
const MIN = -(2n ** 63n);
const tooLong = (): Error => overflowError('TimeSpan overflowed because the duration is too long.');

/** `System.TimeSpan`: a count of 100 ns ticks. */
export class TimeSpan extends NetObject {
  readonly ticks: bigint;
  constructor(ticks: bigint) {
    super();
    if (ticks > MAX || ticks < MIN) throw tooLong();
    this.ticks = ticks;
  }
  override get netType(): NetType {
    return types.timeSpan;
  }
  hashKey(): string {
    return `ts${this.ticks}`;
  }
  compareTo(other: Value): number {
    const t = (other as TimeSpan).ticks;
    return this.ticks < t ? -1 : this.ticks > t ? 1 : 0;
  }
  override toString(): string {
    return constantText(this.ticks);
  }
  toFormat(format: string | null, culture: CultureInfo): string {
    return formatTimeSpan(this.ticks, format, culture);
  }
  /** The whole span in units, as the `Total…` properties give it. */
  total(unit: bigint): number {
    return Number(this.ticks) / Number(unit);
  }
}
types.timeSpan.defaultValue = () => new TimeSpan(0n);

interface Parts {
  negative: boolean;
  days: bigint;
  hours: bigint;
  minutes: bigint;
  seconds: bigint;
  fraction: bigint;
}
function parts(ticks: bigint): Parts {
  const negative = ticks < 0n;
  const t = negative ? -ticks : ticks;
  return {
    negative,
    days: t / TICKS.day,
    hours: (t / TICKS.hour) % 24n,
    minutes: (t / TICKS.minute) % 60n,
    seconds: (t / TICKS.second) % 60n,
    fraction: t % TICKS.second,
  };
}
const two = (n: bigint): string => n.toString().padStart(2, '0');

function constantText(ticks: bigint): string {
  const p = parts(ticks);
  return `${p.negative ? '-' : ''}${p.days === 0n ? '' : `${p.days}.`}${two(p.hours)}:${two(p.minutes)}:${two(p.seconds)}${p.fraction === 0n ? '' : `.${p.fraction.toString().padStart(7, '0')}`}`;
}

const wrong = (): Error => formatError('Input string was not in a correct format.');

/** `TimeSpan.ToString(format)`. */
export function formatTimeSpan(ticks: bigint, format: string | null, culture: CultureInfo): string {
  if (format === null || format === '' || format === 'c' || format === 't' || format === 'T')
    return constantText(ticks);
  const p = parts(ticks);
  const separator = culture.number.NumberDecimalSeparator;
  if (format === 'g' || format === 'G') {
    const long = format === 'G';
    const fraction = p.fraction.toString().padStart(7, '0');
    const tail = long
      ? separator + fraction
      : p.fraction === 0n
        ? ''
        : separator + fraction.replace(/0+$/, '');
    const hours = long ? two(p.hours) : p.hours.toString();
    return `${p.negative ? '-' : ''}${long || p.days !== 0n ? `${p.days}:` : ''}${hours}:${two(p.minutes)}:${two(p.seconds)}${tail}`;
  }
  if (format.length === 1) throw wrong();
  return customTimeSpan(p, format);
}

function customTimeSpan(p: Parts, format: string): string {
  let out = '';
  for (let i = 0; i < format.length; ) {
    const c = format[i]!;
    let run = 1;
    while (format[i + run] === c) run++;
    switch (c) {
      case 'd':
        if (run > 8) throw wrong();
        out += p.days.toString().padStart(run, '0');
        break;
      case 'h':
      case 'm':
      case 's': {
        if (run > 2) throw wrong();
        const n = c === 'h' ? p.hours : c === 'm' ? p.minutes : p.seconds;
        out += n.toString().padStart(run, '0');
        break;
      }
      case 'f':
      case 'F': {
        if (run > 7) throw wrong();
        const digits = p.fraction.toString().padStart(7, '0').slice(0, run);
        out += c === 'f' ? digits : digits.replace(/0+$/, '');
        break;
      }
      case "'":
      case '"': {
        const close = format.indexOf(c, i + 1);
        if (close < 0) throw wrong();
        out += format.slice(i + 1, close);
        run = close - i + 1;
        break;
      }
      case '%':
        if (format[i + 1] === undefined || format[i + 1] === '%') throw wrong();
        run = 1;
        break;
      case '\\':
        if (format[i + 1] === undefined) throw wrong();
        out += format[i + 1];
        run = 2;
        break;
      default:
        throw wrong();
    }
    i += run;
  }
  return out;
}

/** `TimeSpan.Parse`. */
export function parseTimeSpan(text: string, separator = '.'): TimeSpan {
  const t = text.trim();
  const fail = (): Error => formatError(`String '${text}' was not recognized as a valid TimeSpan.`);
  const overflow = (): Error =>
    overflowError(
      `The TimeSpan string '${text}' could not be parsed because at least one of the numeric components is out of range or contains too many digits.`,
    );
  const point = separator === '.' ? '\\.' : `[.${separator}]`;
  const m = new RegExp(
    `^(-)?(?:(\\d+)|(?:(\\d+)[.:])?(\\d+):(\\d+)(?::(\\d+)(?:${point}(\\d{1,}))?)?)$`,
  ).exec(t);
  let days: string | undefined;
  let hours = '0';
  let minutes = '0';
  let seconds = '0';
  let fraction = '';
  if (m === null) throw fail();
  if (m[2] !== undefined) days = m[2];
  else {
    days = m[3];
    hours = m[4]!;
    minutes = m[5]!;
    seconds = m[6] ?? '0';
    fraction = m[7] ?? '';
    if (days !== undefined && m[6] === undefined && /^-?\d+:/.test(t)) {
      // `a:b:c` is hours, minutes and seconds.
      seconds = minutes;
      minutes = hours;
      hours = days;
      days = undefined;
    }
  }
  if (fraction.length > 7) throw overflow();
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59 || Number(days ?? 0) > 10675199)
    throw overflow();
  let ticks =
    BigInt(days ?? 0) * TICKS.day +
    BigInt(hours) * TICKS.hour +
    BigInt(minutes) * TICKS.minute +
    BigInt(seconds) * TICKS.second +
    BigInt(fraction.padEnd(7, '0') || '0');
  if (m[1] !== undefined) ticks = -ticks;
  if (ticks > MAX || ticks < MIN) throw overflow();
  return new TimeSpan(ticks);
}

/** A span from a count of units that may have a fraction. */
export function spanFrom(value: number, unit: bigint): TimeSpan {
  if (Number.isNaN(value))
    throw argumentError('TimeSpan does not accept floating point Not-a-Number values.');
  const ticks = value * Number(unit);
  if (ticks > 9.223372036854775e18 || ticks < -9.223372036854775e18) throw tooLong();
  return new TimeSpan(Number.isInteger(value) ? BigInt(value) * unit : BigInt(Math.trunc(ticks)));
}

const number = (v: Value): number => (typeof v === 'number' ? v : Number((v as PSDouble | PSInt64).value));
const fromUnits =
  (units: readonly bigint[]) =>
  (...args: Value[]): Value => {
    if (args.length === 1) return spanFrom(number(args[0]), units[0]!);
    let ticks = 0n;
    args.forEach((a, i) => {
      ticks += BigInt(number(a)) * units[i]!;
    });
    return new TimeSpan(ticks);
  };
const separatorOf = (provider: Value): string =>
  (provider instanceof Culture ? provider : currentCulture()).number.NumberDecimalSeparator;
const { day, hour, minute, second, millisecond, microsecond } = TICKS;

implementType(types.timeSpan, signatures, () => ({
  constructors: (...a: Value[]) => {
    if (a.length === 1) return new TimeSpan(BigInt((a[0] as PSInt64).value));
    const n = a.map((v) => BigInt(v as number));
    const [d, h, m, s, ms, us] =
      a.length === 3
        ? [0n, n[0]!, n[1]!, n[2]!, 0n, 0n]
        : [n[0]!, n[1]!, n[2]!, n[3]!, n[4] ?? 0n, n[5] ?? 0n];
    return new TimeSpan(d * day + h * hour + m * minute + s * second + ms * millisecond + us * microsecond);
  },
  properties: {
    Ticks: (t: TimeSpan) => int64(t.ticks),
    Days: (t: TimeSpan) => Number(t.ticks / day),
    Hours: (t: TimeSpan) => Number((t.ticks / hour) % 24n),
    Minutes: (t: TimeSpan) => Number((t.ticks / minute) % 60n),
    Seconds: (t: TimeSpan) => Number((t.ticks / second) % 60n),
    Milliseconds: (t: TimeSpan) => Number((t.ticks / millisecond) % 1000n),
    Microseconds: (t: TimeSpan) => Number((t.ticks / microsecond) % 1000n),
    Nanoseconds: (t: TimeSpan) => Number((t.ticks % 10n) * 100n),
    TotalDays: (t: TimeSpan) => double(t.total(day)),
    TotalHours: (t: TimeSpan) => double(t.total(hour)),
    TotalMinutes: (t: TimeSpan) => double(t.total(minute)),
    TotalSeconds: (t: TimeSpan) => double(t.total(second)),
    TotalMilliseconds: (t: TimeSpan) => double(t.total(millisecond)),
    TotalMicroseconds: (t: TimeSpan) => double(t.total(microsecond)),
    TotalNanoseconds: (t: TimeSpan) => double(Number(t.ticks) * 100),
  },
  methods: {
    Add: (t: TimeSpan, o: TimeSpan) => new TimeSpan(t.ticks + o.ticks),
    Subtract: (t: TimeSpan, o: TimeSpan) => new TimeSpan(t.ticks - o.ticks),
    Negate: (t: TimeSpan) => new TimeSpan(-t.ticks),
    Duration: (t: TimeSpan) => new TimeSpan(t.ticks < 0n ? -t.ticks : t.ticks),
    Multiply: (t: TimeSpan, by: PSDouble) => scale(t, by.value),
    Divide: (t: TimeSpan, by: Value) =>
      by instanceof TimeSpan ? double(Number(t.ticks) / Number(by.ticks)) : scale(t, 1 / number(by)),
    CompareTo: (t: TimeSpan, o: Value) => (o === null ? 1 : t.compareTo(o)),
    Equals: (t: TimeSpan, o: Value) => o instanceof TimeSpan && o.ticks === t.ticks,
    GetHashCode: (t: TimeSpan) => Number(BigInt.asIntN(32, t.ticks ^ (t.ticks >> 32n))),
    ToString: (t: TimeSpan, format?: string | null, provider?: Value) =>
      formatTimeSpan(
        t.ticks,
        typeof format === 'string' ? format : null,
        provider instanceof Culture ? provider : currentCulture(),
      ),
  },
  statics: {
    Compare: (a: TimeSpan, b: TimeSpan) => a.compareTo(b),
    Equals: (a: TimeSpan, b: TimeSpan) => a.ticks === b.ticks,
    FromDays: fromUnits([day, hour, minute, second, millisecond, microsecond]),
    FromHours: fromUnits([hour, minute, second, millisecond, microsecond]),
    FromMinutes: fromUnits([minute, second, millisecond, microsecond]),
    FromSeconds: fromUnits([second, millisecond, microsecond]),
    FromMilliseconds: fromUnits([millisecond, microsecond]),
    FromMicroseconds: fromUnits([microsecond]),
    FromTicks: (n: PSInt64) => new TimeSpan(BigInt(n.value)),
    Parse: (s: string | null, provider?: Value) => {
      if (s === null) throw argumentNull('s');
      return parseTimeSpan(s, separatorOf(provider));
    },
    TryParse: (s: string | null, ...rest: Value[]) => {
      const result = rest.pop() as PSReference;
      try {
        result.value = parseTimeSpan(s ?? '', separatorOf(rest[0]));
        return true;
      } catch {
        result.value = new TimeSpan(0n);
        return false;
      }
    },
    ParseExact: (s: string, formats: Value) => parseExactSpan(s, formats),
    op_Addition: (a: TimeSpan, b: TimeSpan) => new TimeSpan(a.ticks + b.ticks),
    op_Subtraction: (a: TimeSpan, b: TimeSpan) => new TimeSpan(a.ticks - b.ticks),
    op_UnaryNegation: (a: TimeSpan) => new TimeSpan(-a.ticks),
    op_UnaryPlus: (a: TimeSpan) => a,
    op_Multiply: (a: Value, b: Value) =>
      a instanceof TimeSpan ? scale(a, number(b)) : scale(b as TimeSpan, number(a)),
    op_Division: (a: TimeSpan, b: Value) =>
      b instanceof TimeSpan ? double(Number(a.ticks) / Number(b.ticks)) : divideSpan(a, number(b)),
    op_Equality: (a: TimeSpan, b: TimeSpan) => a.ticks === b.ticks,
    op_Inequality: (a: TimeSpan, b: TimeSpan) => a.ticks !== b.ticks,
    op_LessThan: (a: TimeSpan, b: TimeSpan) => a.ticks < b.ticks,
    op_LessThanOrEqual: (a: TimeSpan, b: TimeSpan) => a.ticks <= b.ticks,
    op_GreaterThan: (a: TimeSpan, b: TimeSpan) => a.ticks > b.ticks,
    op_GreaterThanOrEqual: (a: TimeSpan, b: TimeSpan) => a.ticks >= b.ticks,
  },
  staticProperties: {
    Zero: () => new TimeSpan(0n),
    MaxValue: () => new TimeSpan(MAX),
    MinValue: () => new TimeSpan(MIN),
    TicksPerDay: () => int64(day),
    TicksPerHour: () => int64(hour),
    TicksPerMinute: () => int64(minute),
    TicksPerSecond: () => int64(second),
    TicksPerMillisecond: () => int64(millisecond),
    TicksPerMicrosecond: () => int64(microsecond),
  },
}));

function roundToTicks(n: number): TimeSpan {
  if (Number.isNaN(n) || n >= 2 ** 63 || n < -(2 ** 63)) throw tooLong();
  const floor = Math.floor(n);
  const rest = n - floor;
  const up = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0);
  return new TimeSpan(BigInt(up ? floor + 1 : floor));
}
const scale = (t: TimeSpan, by: number): TimeSpan => {
  if (Number.isNaN(by))
    throw argumentError('TimeSpan does not accept floating point Not-a-Number values.', 'factor');
  return roundToTicks(Number(t.ticks) * by);
};
function divideSpan(t: TimeSpan, by: number): TimeSpan {
  if (Number.isNaN(by))
    throw argumentError('TimeSpan does not accept floating point Not-a-Number values.', 'divisor');
  return roundToTicks(Number(t.ticks) / by);
}

function parseExactSpan(s: string, formats: Value): TimeSpan {
  const list = typeof formats === 'string' ? [formats] : [...(formats as Iterable<Value>)].map(String);
  for (const format of list) {
    if (format.length === 1 && 'cgGtT'.includes(format)) return parseTimeSpan(s);
    const names: string[] = [];
    let source = '';
    for (const m of format.matchAll(/d+|h+|m+|s+|f+|F+|'([^']*)'|\\(.)|%|(.)/g)) {
      if (m[1] !== undefined || m[2] !== undefined || m[3] !== undefined)
        source += (m[1] ?? m[2] ?? m[3])!.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      else if (m[0] !== '%') {
        names.push(m[0][0]!);
        source +=
          m[0][0] === 'F'
            ? `(\\d{0,${m[0].length}})`
            : m[0].length === 1
              ? '(\\d{1,2})'
              : `(\\d{${m[0].length}})`;
      }
    }
    const found = new RegExp(`^${source}$`).exec(s);
    if (found === null) continue;
    let ticks = 0n;
    names.forEach((n, i) => {
      const digits = found[i + 1]!;
      if (n === 'f' || n === 'F') ticks += BigInt(digits.padEnd(7, '0') || '0');
      else ticks += BigInt(digits) * { d: day, h: hour, m: minute, s: second }[n as 'd']!;
    });
    return new TimeSpan(ticks);
  }
  throw formatError(`String '${s}' was not recognized as a valid TimeSpan.`);
}
