import { defaultCompare, StringComparer } from '../collections/comparers.ts';
import { toPSString } from '../conversion/to-string.ts';
import type { EnumValue } from '../enums.ts';
import { type CultureInfo, currentCulture, invariantCulture } from '../formats/culture.ts';
import comparerSignatures from '../generated/signatures/System.Collections.Comparer.ts';
import signatures from '../generated/signatures/System.StringComparer.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { implementRecorded } from '../recorded.ts';

const make = (comparison: number): StringComparer =>
  new StringComparer(
    comparison >= 4,
    comparison % 2 === 1,
    comparison < 2 ? currentCulture() : invariantCulture,
  );

implementRecorded('System.StringComparer', signatures, () => ({
  staticProperties: {
    CurrentCulture: () => make(0),
    CurrentCultureIgnoreCase: () => make(1),
    InvariantCulture: () => make(2),
    InvariantCultureIgnoreCase: () => make(3),
    Ordinal: () => make(4),
    OrdinalIgnoreCase: () => make(5),
  },
  statics: {
    FromComparison: (c: EnumValue) => make(Number(c.value)),
    Create: (culture: CultureInfo, ignore: Value) => new StringComparer(false, ignore === true, culture),
  },
  methods: {
    Compare: (c: StringComparer, a: Value, b: Value) => c.compare(a, b),
    Equals: (c: StringComparer, a: Value, b: Value) => a === b || c.compare(a, b) === 0,
    GetHashCode: (c: StringComparer, v: Value) =>
      [...(c.ignoreCase ? toPSString(v).toLowerCase() : toPSString(v))].reduce(
        (h, ch) => (h * 31 + ch.codePointAt(0)!) | 0,
        17,
      ),
  },
}));

/** `System.Collections.Comparer`: `IComparable`, with a culture for text. */
class Comparer extends NetObject {
  readonly strings: StringComparer;
  constructor(culture: CultureInfo) {
    super();
    this.strings = new StringComparer(false, false, culture);
  }
  override get netType(): NetType {
    return comparerType;
  }
}
const comparerType = implementRecorded('System.Collections.Comparer', comparerSignatures, () => ({
  constructors: (culture: CultureInfo) => new Comparer(culture),
  staticProperties: {
    Default: () => new Comparer(currentCulture()),
    DefaultInvariant: () => new Comparer(invariantCulture),
  },
  methods: {
    Compare: (c: Comparer, a: Value, b: Value) =>
      typeof a === 'string' && typeof b === 'string' ? c.strings.compare(a, b) : defaultCompare(a, b),
  },
}));
