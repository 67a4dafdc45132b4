import { customConverters } from '../conversion/convert.ts';
import signatures from '../generated/signatures/System.Management.Automation.SemanticVersion.ts';
import { argumentError, argumentNull, formatError } from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { implementRecorded } from '../recorded.ts';
import type { PSReference } from '../references.ts';
import { Version } from './version.ts';

const AUTOMATION = 'System.Management.Automation.SemanticVersion';

/** `SemanticVersion`: version 2.0 of semver.org. */
export class SemanticVersion extends NetObject {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly pre: string | null;
  readonly build: string | null;
  constructor(major: number, minor: number, patch: number, pre: string | null, build: string | null) {
    super();
    this.major = major;
    this.minor = minor;
    this.patch = patch;
    this.pre = pre;
    this.build = build;
  }
  override get netType(): NetType {
    return type;
  }
  hashKey(): string {
    return `s${this.toString()}`;
  }
  override toString(): string {
    const pre = this.pre === null ? '' : `-${this.pre}`;
    const build = this.build === null ? '' : `+${this.build}`;
    return `${this.major}.${this.minor}.${this.patch}${pre}${build}`;
  }
  compareTo(other: Value): number {
    if (other === null) return 1;
    if (!(other instanceof SemanticVersion)) throw argumentError('Object must be of type SemanticVersion.');
    return (
      Math.sign(this.major - other.major) ||
      Math.sign(this.minor - other.minor) ||
      Math.sign(this.patch - other.patch) ||
      comparePre(this.pre, other.pre)
    );
  }
}

function comparePre(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i]!, right[i]!];
    const [nx, ny] = [/^\d+$/.test(x), /^\d+$/.test(y)];
    if (nx !== ny) return nx ? -1 : 1;
    if (nx && Number(x) !== Number(y)) return Number(x) < Number(y) ? -1 : 1;
    if (x !== y) return x < y ? -1 : 1;
  }
  return Math.sign(left.length - right.length);
}

const PATTERN = /^(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?(?:\+([0-9A-Za-z.-]+))?$/;

function tryParse(text: string | null): SemanticVersion | undefined {
  const m = text === null ? null : PATTERN.exec(text);
  if (m === null) return undefined;
  const numbers = [m[1], m[2] ?? '0', m[3] ?? '0'].map(Number);
  if (numbers.some((n) => n > 2147483647)) return undefined;
  return new SemanticVersion(numbers[0]!, numbers[1]!, numbers[2]!, m[4] ?? null, m[5] ?? null);
}

function parse(text: string | null): SemanticVersion {
  if (text === null) throw argumentNull('version');
  const found = tryParse(text);
  if (found === undefined) throw formatError("The input string '' was not in a correct format.");
  return found;
}

function fromVersion(v: Version): SemanticVersion {
  if (v.revision > 0 || v.build < -1) throw argumentError('Cannot convert the version.', 'version');
  return new SemanticVersion(v.major, v.minor, Math.max(v.build, 0), null, null);
}

const compare = (a: SemanticVersion | null, b: SemanticVersion | null): number =>
  a === null ? (b === null ? 0 : -1) : a.compareTo(b);

const type: NetType = implementRecorded(AUTOMATION, signatures, () => ({
  constructors: (...a: Value[]) => {
    if (a[0] instanceof Version) return fromVersion(a[0]);
    if (typeof a[0] === 'string' || a[0] === null) return parse(a[0]);
    const names = ['major', 'minor', 'patch'];
    const [major, minor = 0, patch = 0] = a as number[];
    [major!, minor, patch].forEach((n, i) => {
      if (n < 0)
        throw argumentError(
          `Cannot process argument because the value of argument "${names[i]}" is not valid. Change the value of the "${names[i]}" argument and run the operation again.`,
        );
    });
    let pre = (a[3] as string | undefined) ?? null;
    let build = (a[4] as string | undefined) ?? null;
    if (a.length === 4 && pre !== null && pre.includes('+'))
      [pre, build] = pre.split('+') as [string, string];
    return new SemanticVersion(major!, minor, patch, pre === '' ? null : pre, build === '' ? null : build);
  },
  properties: {
    Major: (v: SemanticVersion) => v.major,
    Minor: (v: SemanticVersion) => v.minor,
    Patch: (v: SemanticVersion) => v.patch,
    PreReleaseLabel: (v: SemanticVersion) => v.pre,
    BuildLabel: (v: SemanticVersion) => v.build,
  },
  methods: {
    CompareTo: (v: SemanticVersion, o: Value) => v.compareTo(o),
    Equals: (v: SemanticVersion, o: Value) => o instanceof SemanticVersion && v.compareTo(o) === 0,
    GetHashCode: (v: SemanticVersion) =>
      [...v.toString()].reduce((h, c) => (h * 31 + c.charCodeAt(0)) | 0, 3),
    ToString: (v: SemanticVersion) => v.toString(),
  },
  statics: {
    Parse: parse,
    TryParse: (text: string | null, out: PSReference) => {
      out.value = tryParse(text) ?? null;
      return out.value !== null;
    },
    Compare: compare,
    op_Implicit: (v: SemanticVersion) => new Version(v.major, v.minor, v.patch),
    op_Equality: (a: SemanticVersion | null, b: SemanticVersion | null) => compare(a, b) === 0,
    op_Inequality: (a: SemanticVersion | null, b: SemanticVersion | null) => compare(a, b) !== 0,
    op_LessThan: (a: SemanticVersion, b: SemanticVersion) => compare(a, b) < 0,
    op_LessThanOrEqual: (a: SemanticVersion, b: SemanticVersion) => compare(a, b) <= 0,
    op_GreaterThan: (a: SemanticVersion, b: SemanticVersion) => compare(a, b) > 0,
    op_GreaterThanOrEqual: (a: SemanticVersion, b: SemanticVersion) => compare(a, b) >= 0,
  },
}));

customConverters.set(type, (v) => (v instanceof Version ? fromVersion(v) : undefined));
