import { randomBytes } from 'node:crypto';
import { Cmdlet } from '../../engine/cmdlet.ts';
import { newNet } from '../../formatting/new-net.ts';
import { textOf } from '../../formatting/objects.ts';
import { asItems } from '../../formatting/property-expression.ts';
import { AutomationNull } from '../../types/automation-null.ts';
import { convertTo, int64, invokeMethod, scanNumber, types } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { PSDouble, PSInt64, PSSingle } from '../../types/numbers/boxes.ts';
import { PSDecimal } from '../../types/numbers/decimal.ts';
import { unwrap } from '../../types/ps-object.ts';
import { errorRecord } from '../error-records.ts';

/** Generators by session, once a seed was set. */
let seeded: Value = null;

/** What `Get-Random` and `Get-SecureRandom` share. */
export abstract class RandomCommand extends Cmdlet {
  declare SetSeed?: Value;
  Maximum: Value = null;
  Minimum: Value = null;
  InputObject: Value = AutomationNull;
  declare Count?: number;
  declare Shuffle?: boolean;
  protected readonly isSecure: boolean = false;
  readonly #items: Value[] = [];
  #seen = 0;

  /** A number from 0 up to 1. */
  #next(): number {
    if (seeded !== null && !this.isSecure) return (invokeMethod(seeded, 'NextDouble', []) as PSDouble).value;
    if (!this.isSecure) return Math.random();
    const bytes = randomBytes(7);
    return (((bytes.readUIntBE(0, 6) & 0xffffffffff) * 256 + bytes[6]!) & 0x1fffffffffff) / 0x200000000000;
  }

  #integer(count: number): number {
    if (seeded !== null && !this.isSecure) return invokeMethod(seeded, 'Next', [0, count]) as number;
    return Math.floor(this.#next() * count);
  }

  override begin(): void {
    if (this.SetSeed !== undefined && this.SetSeed !== null && !this.isSecure)
      seeded = newNet('System.Random', [this.SetSeed]);
    if (this.parameterSetName === 'RandomNumberParameterSet') this.#numbers();
  }

  #numbers(): void {
    const minimum = this.#bound(this.Minimum);
    const maximum = this.#bound(this.Maximum);
    const isDouble = [minimum, maximum].some(
      (one) => one instanceof PSDouble || one instanceof PSSingle || one instanceof PSDecimal,
    );
    for (let i = 0; i < (this.Count ?? 1); i++)
      this.write(isDouble ? this.#double(minimum, maximum) : this.#whole(minimum, maximum));
  }

  #bound(value: Value): Value {
    const base = unwrap(value);
    if (typeof base !== 'string') return base;
    return scanNumber(base) ?? convertTo(base, types.int32);
  }

  #check(minimum: Value, maximum: Value, isValid: boolean): void {
    if (isValid) return;
    const message = `The Minimum value (${textOf(minimum)}) cannot be greater than or equal to the Maximum value (${textOf(maximum)}).`;
    this.throwTerminating(
      errorRecord('System.ArgumentException', message, 'MinGreaterThanOrEqualMax', 'InvalidArgument'),
    );
  }

  #double(low: Value, high: Value): Value {
    const from = low === null ? 0 : (convertTo(low, types.double) as PSDouble).value;
    const to = high === null ? Number.MAX_VALUE : (convertTo(high, types.double) as PSDouble).value;
    this.#check(new PSDouble(from), new PSDouble(to), from < to);
    return new PSDouble(from + this.#next() * (to - from));
  }

  #whole(low: Value, high: Value): Value {
    const isLong = low instanceof PSInt64 || high instanceof PSInt64;
    const from = low === null ? 0 : Number(textOf(low));
    const to = high === null ? 2147483647 : Number(textOf(high));
    this.#check(low ?? 0, high ?? 2147483647, from < to);
    const value =
      from +
      (seeded !== null && !this.isSecure
        ? (invokeMethod(seeded, 'Next', [0, to - from]) as number)
        : Math.floor(this.#next() * (to - from)));
    return isLong ? int64(value) : value;
  }

  override process(): void {
    if (this.parameterSetName === 'RandomNumberParameterSet' || this.InputObject === AutomationNull) return;
    for (const value of asItems(this.InputObject)) {
      const count = this.Shuffle === true ? Number.POSITIVE_INFINITY : (this.Count ?? 1);
      // Reservoir sampling: each object stays with the same chance.
      if (this.#seen < count) this.#items.push(value);
      else {
        const place = this.#integer(this.#seen + 1);
        if (place < count) this.#items[place] = value;
      }
      this.#seen++;
    }
  }

  override end(): void {
    if (this.parameterSetName === 'RandomNumberParameterSet') return;
    const items = this.#items;
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.#integer(i + 1);
      [items[i], items[j]] = [items[j], items[i]];
    }
    for (const item of items) this.write(item);
  }
}
