import type { Frame } from '../engine/frame.ts';
import type { Value } from '../types/net-object.ts';

/** A child's name and whether it can have children itself. */
export interface ChildEntry {
  readonly name: string;
  readonly isContainer: boolean;
  /** Left out of listings and patterns without `-Force`. */
  readonly isHidden: boolean;
}

/** A store of items that the item commands work on. Paths are the provider's own, without the drive. */
export interface Provider {
  readonly name: string;
  /** Whether items nest; otherwise every item is directly under the root. */
  readonly nests: boolean;
  exists(frame: Frame, path: string): boolean;
  isContainer(frame: Frame, path: string): boolean;
  /** The item's object without its provider properties; undefined where there is none. */
  item(frame: Frame, path: string): Value;
  children(frame: Frame, path: string): ChildEntry[];
  /** Sets or creates a simple item. Providers that nest have commands of their own. */
  set?(frame: Frame, path: string, value: Value, options: SetOptions): Value;
  remove?(frame: Frame, path: string, force: boolean): void;
  rename?(frame: Frame, path: string, name: string, force: boolean): void;
  /** What `Get-Content` reads. */
  content?(frame: Frame, path: string): readonly Value[];
}

export interface SetOptions {
  readonly force: boolean;
  /** Whether an item that exists is an error. */
  readonly createOnly: boolean;
}

export interface Drive {
  readonly name: string;
  readonly provider: Provider;
  /** For file drives the folder that the drive's root stands for; empty elsewhere. */
  readonly root: string;
  readonly description: string;
}

/** A place in a provider: what a path means once its drive is known. */
export interface ItemPath {
  readonly drive: Drive;
  /** Files: an absolute path. Others: the item's name, or empty for the root. */
  readonly path: string;
}
