import { PSList } from './collections/lists.ts';
import { types } from './core-types.ts';
import type { NetType } from './net-type.ts';
import { requireType } from './type-registry.ts';

/** A `Collection[string]` that reports every change, as `PSTypeNames` is. */
export class StringListView extends PSList {
  readonly #changed: (items: string[]) => void;
  constructor(items: string[], changed: (items: string[]) => void) {
    super(items);
    this.#changed = changed;
  }
  override get netType(): NetType {
    return requireType('System.Collections.ObjectModel.Collection[string]');
  }
  override get elementType(): NetType {
    return types.string;
  }
  /** Called by the list members after a change. */
  changed(): void {
    this.#changed(this.items as string[]);
  }
}
