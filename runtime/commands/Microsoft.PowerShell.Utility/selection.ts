import type { Value } from '../../types/net-object.ts';

export interface SelectionOptions {
  readonly first?: number;
  readonly last?: number;
  readonly skip?: number;
  readonly skipLast?: number;
  readonly indexes?: readonly number[];
  readonly skipIndexes?: readonly number[];
}

/** Chooses objects by their place in the stream. */
export class Selection {
  readonly #options: SelectionOptions;
  readonly #indexes: ReadonlySet<number> | null;
  readonly #skipIndexes: ReadonlySet<number> | null;
  #position = 0;
  #skipped = 0;
  #taken = 0;
  #held: Value[] = [];

  constructor(options: SelectionOptions) {
    this.#options = options;
    this.#indexes = options.indexes === undefined ? null : new Set(options.indexes);
    this.#skipIndexes = options.skipIndexes === undefined ? null : new Set(options.skipIndexes);
  }

  /** Whether nothing that may still come can be chosen. */
  get isComplete(): boolean {
    const { first, last } = this.#options;
    if (this.#indexes !== null) return this.#position > Math.max(-1, ...this.#indexes);
    return first !== undefined && last === undefined && this.#taken >= first;
  }

  /** @returns the objects that are chosen now */
  add(value: Value): readonly Value[] {
    const position = this.#position++;
    if (this.#indexes !== null) return this.#indexes.has(position) ? [value] : [];
    if (this.#skipIndexes !== null) return this.#skipIndexes.has(position) ? [] : [value];
    const { first, last, skip = 0, skipLast } = this.#options;
    if (last === undefined && this.#skipped < skip) {
      this.#skipped++;
      return [];
    }
    if (skipLast !== undefined) return this.#hold(value, skipLast);
    if (first !== undefined && this.#taken < first) {
      this.#taken++;
      return [value];
    }
    if (last !== undefined) {
      this.#held.push(value);
      if (this.#held.length > last + skip) this.#held.shift();
      return [];
    }
    return first === undefined ? [value] : [];
  }

  #hold(value: Value, count: number): readonly Value[] {
    this.#held.push(value);
    return this.#held.length > count ? [this.#held.shift()!] : [];
  }

  /** The objects that are chosen because the stream ended. */
  finish(): readonly Value[] {
    const { last, skip = 0 } = this.#options;
    if (last === undefined) return [];
    const end = Math.max(this.#held.length - skip, 0);
    return this.#held.slice(Math.max(end - last, 0), end);
  }
}
