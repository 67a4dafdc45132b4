import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { isScalar, textOf, typeNames } from '../../formatting/objects.ts';
import { asItems } from '../../formatting/property-expression.ts';
import metadata from '../../generated/commands/Measure-Object.json' with { type: 'json' };
import { AutomationNull } from '../../types/automation-null.ts';
import { types } from '../../types/core-types.ts';
import { convertTo, tryConvert } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { PSDouble } from '../../types/numbers/boxes.ts';
import { unwrap } from '../../types/ps-object.ts';
import { errorRecord } from '../error-records.ts';
import { evaluateAll, propertyExpression } from '../property-arguments.ts';
import { GenericMeasureInfo, type MeasureInfo, TextMeasureInfo } from './measure-info.ts';
import { compareKeys } from './sort-keys.ts';

/** What has been counted for one property. */
class Statistics {
  readonly property: string | null;
  count = 0;
  sum = 0;
  previousSum = 0;
  squares = 0;
  max: Value = null;
  min: Value = null;
  characters = 0;
  words = 0;
  lines = 0;

  constructor(property: string | null) {
    this.property = property;
  }

  /** Welford's running variance. */
  addNumber(value: number): void {
    this.sum += value;
    if (this.count > 1) {
      const average = this.previousSum / (this.count - 1);
      this.squares += (value - average) * (value - this.sum / this.count);
    }
    this.previousSum = this.sum;
  }
}

/** A line feed at the end does not start another line. */
const lineCount = (text: string): number =>
  text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

class MeasureObject extends Cmdlet {
  InputObject: Value = AutomationNull;
  declare Property?: Value;
  declare StandardDeviation?: boolean;
  declare Sum?: boolean;
  declare AllStats?: boolean;
  declare Average?: boolean;
  declare Maximum?: boolean;
  declare Minimum?: boolean;
  declare Line?: boolean;
  declare Word?: boolean;
  declare Character?: boolean;
  declare IgnoreWhiteSpace?: boolean;
  readonly #statistics = new Map<string, Statistics>();
  #nonNumeric = false;
  #count = 0;

  get #isText(): boolean {
    return this.parameterSetName === 'TextMeasure';
  }

  override process(): void {
    if (this.InputObject === AutomationNull || this.InputObject === null) return;
    this.#count++;
    if (this.Property === undefined || this.Property === null) {
      this.#measure(this.#entry(null), unwrap(this.InputObject));
      return;
    }
    for (const item of asItems(this.Property)) {
      for (const result of evaluateAll(propertyExpression(item), this.InputObject)) {
        if (result.error !== null || result.value === null) continue;
        this.#measure(this.#entry(result.expression.toString()), unwrap(result.value));
      }
    }
  }

  #entry(property: string | null): Statistics {
    const key = property?.toLowerCase() ?? '';
    let found = this.#statistics.get(key);
    if (found === undefined) {
      found = new Statistics(property);
      this.#statistics.set(key, found);
    }
    return found;
  }

  #measure(stat: Statistics, value: Value): void {
    stat.count++;
    if (this.Character === true || this.Word === true || this.Line === true) {
      const text = textOf(value);
      const bare = text.replace(/\s/g, '');
      stat.characters += this.IgnoreWhiteSpace === true ? bare.length : text.length;
      stat.words += text.split(/\s+/).filter((word) => word !== '').length;
      stat.lines += lineCount(text);
    }
    if (
      this.Sum === true ||
      this.Average === true ||
      this.StandardDeviation === true ||
      this.AllStats === true
    ) {
      this.#addNumber(stat, value);
    }
    if (this.Maximum === true || this.AllStats === true) {
      if (stat.max === null || compareMixed(value, stat.max) > 0) stat.max = value;
    }
    if (this.Minimum === true || this.AllStats === true) {
      if (stat.min === null || compareMixed(value, stat.min) < 0) stat.min = value;
    }
  }

  #addNumber(stat: Statistics, value: Value): void {
    try {
      if (!isScalar(typeNames(value)) && typeNames(value)[0] !== 'System.TimeSpan')
        throw new Error('not a number');
      stat.addNumber((convertTo(value, types.double) as PSDouble).value);
    } catch {
      this.#nonNumeric = true;
      const record = errorRecord(
        'System.Management.Automation.PSInvalidCastException',
        `Input object "${textOf(value)}" is not numeric.`,
        'NonNumericInputObject',
        'InvalidType',
        value,
      );
      this.writeError(record);
    }
  }

  override end(): void {
    const wantsProperty = this.Property !== undefined && this.Property !== null;
    if (wantsProperty && this.#count >= 0) {
      for (const item of asItems(this.Property!)) {
        const expression = propertyExpression(item);
        const name = expression.toString();
        if (this.#statistics.has(name.toLowerCase())) continue;
        if (expression.hasWildcards && [...this.#statistics.keys()].some(() => true)) continue;
        const id = this.#isText ? 'TextMeasurePropertyNotFound' : 'GenericMeasurePropertyNotFound';
        const message = `The property "${name}" cannot be found in the input for any objects.`;
        this.writeError(
          errorRecord('System.Management.Automation.PSArgumentException', message, id, 'InvalidArgument'),
        );
      }
    } else if (this.#statistics.size === 0) this.#entry(null);
    for (const stat of this.#statistics.values())
      this.write(this.#isText ? this.#text(stat) : this.#generic(stat));
  }

  #text(stat: Statistics): MeasureInfo {
    const info = new TextMeasureInfo();
    info.property = stat.property;
    if (this.Line === true) info.lines = stat.lines;
    if (this.Word === true) info.words = stat.words;
    if (this.Character === true) info.characters = stat.characters;
    return info;
  }

  #generic(stat: Statistics): MeasureInfo {
    const all = this.AllStats === true;
    const numeric = this.Sum === true || this.Average === true || this.StandardDeviation === true || all;
    const info = new GenericMeasureInfo(!numeric && (this.Maximum === true || this.Minimum === true));
    info.property = stat.property;
    info.count = stat.count;
    if (numeric && !this.#nonNumeric) {
      if (this.Sum === true || all) info.sum = new PSDouble(stat.sum);
      if ((this.Average === true || all) && stat.count > 0)
        info.average = new PSDouble(stat.sum / stat.count);
      if (this.StandardDeviation === true || all) {
        const deviation = stat.count > 1 ? Math.sqrt(stat.squares / (stat.count - 1)) : 0;
        info.standardDeviation = new PSDouble(deviation);
      }
    }
    info.maximum = this.#extreme(stat.max, info.ofObjects);
    info.minimum = this.#extreme(stat.min, info.ofObjects);
    return info;
  }

  #extreme(value: Value, ofObjects: boolean): Value {
    if (value === null) return null;
    try {
      return isScalar(typeNames(value)) ? convertTo(value, types.double) : ofObjects ? value : null;
    } catch {
      return ofObjects ? value : null;
    }
  }
}

/** Numbers and numeric strings compare as numbers. */
function compareMixed(a: Value, b: Value): number {
  if (typeof a === 'string' || typeof b === 'string') {
    const left = tryConvert(a, types.double);
    const right = tryConvert(b, types.double);
    if (left !== undefined && right !== undefined) return compareKeys(left, right, true);
  }
  return compareKeys(a, b, true);
}

export const command = defineCmdlet(metadata, MeasureObject);
