import common from '../generated/format-views.json' with { type: 'json' };
import { loadChunk } from '../types/load-chunk.ts';
import type { SelectedBy, View, ViewKind } from './view-model.ts';

interface MoreViews {
  readonly views: readonly View[];
}

/** Types whose views are in the second file, by lower-cased name. */
const elsewhere: ReadonlySet<string> = new Set(common.more);
const byType = new Map<string, View[]>();
let moreLoaded = false;

function index(views: readonly View[], first = false): void {
  for (const view of views) {
    for (const type of view.types) {
      const key = type.toLowerCase();
      const list = byType.get(key);
      if (list === undefined) byType.set(key, [view]);
      else if (first) list.unshift(view);
      else list.push(view);
    }
  }
}
index(common.views as unknown as View[]);

/** Adds views of a module or `Update-FormatData`. @param first before the built-in ones */
export function addViews(views: readonly View[], first: boolean): void {
  index(first ? [...views].reverse() : views, first);
}

/** All views of one type, in order. */
export function viewsOfType(name: string): readonly View[] {
  const key = name.toLowerCase();
  if (!moreLoaded && elsewhere.has(key)) {
    moreLoaded = true;
    index((loadChunk('formatting/views-more') as MoreViews).views);
  }
  return byType.get(key) ?? [];
}

/** Type names without the prefix of deserialised objects, or null when there is none. */
export function undeserialized(typeNames: readonly string[]): string[] | null {
  let found = false;
  const names = typeNames.map((name) => {
    if (!name.startsWith('Deserialized.')) return name;
    found = true;
    return name.slice('Deserialized.'.length);
  });
  return found ? names : null;
}

export interface ViewQuery {
  readonly kind?: ViewKind;
  readonly outOfBand?: boolean;
  readonly name?: string;
}

/** The view of the most derived type that has one. */
export function findView(typeNames: readonly string[], query: ViewQuery): View | null {
  for (const type of typeNames) {
    for (const view of viewsOfType(type)) {
      if ((view.outOfBand ?? false) !== (query.outOfBand ?? false)) continue;
      if (query.kind !== undefined && view.kind !== query.kind) continue;
      if (query.name !== undefined && view.view.toLowerCase() !== query.name.toLowerCase()) continue;
      return view;
    }
  }
  const plain = undeserialized(typeNames);
  return plain === null ? null : findView(plain, query);
}

/** Whether a view was made for one of the types. */
export function viewApplies(view: View, typeNames: readonly string[]): boolean {
  const types = new Set(view.types.map((type) => type.toLowerCase()));
  if (typeNames.some((name) => types.has(name.toLowerCase()))) return true;
  const plain = undeserialized(typeNames);
  return plain !== null && viewApplies(view, plain);
}

/**
 * The entry of a view that was made for the object: of the most derived type, else the one for all.
 * @param condition evaluates `selectedBy.when`
 */
export function selectEntry<T extends { readonly selectedBy?: SelectedBy }>(
  entries: readonly T[],
  typeNames: readonly string[],
  condition: (selected: SelectedBy) => boolean,
): T | undefined {
  let best: T | undefined;
  let bestIndex = Infinity;
  for (const names of [typeNames, undeserialized(typeNames)]) {
    if (names === null || best !== undefined) continue;
    const folded = names.map((name) => name.toLowerCase());
    for (const entry of entries) {
      if (entry.selectedBy === undefined) continue;
      for (const name of entry.selectedBy.typeNames ?? []) {
        const at = folded.indexOf(name.toLowerCase());
        if (at < 0 || at >= bestIndex || !condition(entry.selectedBy)) continue;
        best = entry;
        bestIndex = at;
      }
    }
  }
  return best ?? entries.find((entry) => entry.selectedBy === undefined);
}
