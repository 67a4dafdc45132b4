import { registerType, types } from '../core-types.ts';
import { implementType } from '../define.ts';
import signatures from '../generated/signatures/System.Version.ts';
import {
  argumentError,
  argumentNull,
  argumentOutOfRange,
  formatError,
  overflowError,
} from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import { NetType } from '../net-type.ts';
import { int16 } from '../numbers/boxes.ts';
import type { PSReference } from '../references.ts';

const type = registerType(
  new NetType({
    fullName: 'System.Version',
    base: types.object,
    isSealed: true,
    interfaces: [types.iCloneable, types.iComparable, types.iFormattable],
  }),
);

/** `System.Version`: two to four numbers; missing ones are -1. */
export class Version extends NetObject {
  readonly major: number;
  readonly minor: number;
  readonly build: number;
  readonly revision: number;
  constructor(major: number, minor: number, build = -1, revision = -1) {
    super();
    this.major = major;
    this.minor = minor;
    this.build = build;
    this.revision = revision;
  }
  override get netType(): NetType {
    return type;
  }
  parts(count?: number): number[] {
    const all = [this.major, this.minor, this.build, this.revision];
    if (count === undefined) return all.filter((n, i) => i < 2 || n >= 0);
    return all.slice(0, count);
  }
  override toString(): string {
    return this.parts().join('.');
  }
  hashKey(): string {
    return `v${this.toString()}`;
  }
  compareTo(other: Value): number {
    const o = other as Version;
    for (const key of ['major', 'minor', 'build', 'revision'] as const) {
      if (this[key] !== o[key]) return this[key] < o[key] ? -1 : 1;
    }
    return 0;
  }
}

function parse(text: string | null, name = 'input'): Version {
  if (text === null) throw argumentNull(name);
  const parts = text.split('.');
  if (parts.length < 2 || parts.length > 4)
    throw argumentError('Version string portion was too short or too long.', name);
  const numbers = parts.map((p) => {
    const t = p.trim();
    if (!/^[+-]?\d+$/.test(t)) throw formatError(`The input string '${p}' was not in a correct format.`);
    const n = Number(t);
    if (n > 2147483647 || n < -2147483648)
      throw overflowError('Value was either too large or too small for an Int32.');
    if (n < 0) throw argumentOutOfRange(name, `${name} ('${n}') must be a non-negative value.`, n);
    return n;
  });
  return new Version(numbers[0]!, numbers[1]!, numbers[2], numbers[3]);
}

implementType(type, signatures, () => ({
  constructors: (...a: Value[]) => {
    if (a.length === 0) return new Version(0, 0);
    if (typeof a[0] === 'string' || a[0] === null)
      return parse(a[0] as string | null, a[0] === null ? 'input' : 'version');
    const names = ['major', 'minor', 'build', 'revision'];
    (a as number[]).forEach((n, i) => {
      if (n < 0) throw argumentOutOfRange(names[i]!, `${names[i]} ('${n}') must be a non-negative value.`, n);
    });
    return new Version(
      a[0] as number,
      a[1] as number,
      a[2] as number | undefined,
      a[3] as number | undefined,
    );
  },
  properties: {
    Major: (v: Version) => v.major,
    Minor: (v: Version) => v.minor,
    Build: (v: Version) => v.build,
    Revision: (v: Version) => v.revision,
    MajorRevision: (v: Version) => int16(v.revision >> 16),
    MinorRevision: (v: Version) => int16((v.revision << 16) >> 16),
  },
  methods: {
    Clone: (v: Version) => v,
    CompareTo: (v: Version, o: Value) => {
      if (o === null) return 1;
      if (!(o instanceof Version)) throw argumentError('Object must be of type Version.');
      return v.compareTo(o);
    },
    Equals: (v: Version, o: Value) => o instanceof Version && v.compareTo(o) === 0,
    GetHashCode: (v: Version) =>
      ((v.major & 15) << 28) | ((v.minor & 255) << 20) | ((v.build & 255) << 12) | (v.revision & 4095),
    ToString: (v: Version, n?: number) => {
      if (n === undefined || typeof n !== 'number') return v.toString();
      const available = v.parts().length;
      if (n < 0 || n > available)
        throw argumentError(`Argument must be between 0 and ${available}.`, 'fieldCount');
      return v.parts(n).join('.');
    },
  },
  statics: {
    Parse: (s: string | null) => parse(s),
    TryParse: (s: string | null, ...rest: Value[]) => {
      const out = rest.pop() as PSReference;
      try {
        out.value = parse(s);
        return true;
      } catch {
        out.value = null;
        return false;
      }
    },
    op_Equality: (a: Version | null, b: Version | null) =>
      a === null || b === null ? a === b : a.compareTo(b) === 0,
    op_Inequality: (a: Version | null, b: Version | null) =>
      a === null || b === null ? a !== b : a.compareTo(b) !== 0,
    op_LessThan: (a: Version, b: Version) => a.compareTo(b) < 0,
    op_LessThanOrEqual: (a: Version, b: Version) => a.compareTo(b) <= 0,
    op_GreaterThan: (a: Version, b: Version) => a.compareTo(b) > 0,
    op_GreaterThanOrEqual: (a: Version, b: Version) => a.compareTo(b) >= 0,
  },
}));
