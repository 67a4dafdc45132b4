import { loadChunk } from './load-chunk.ts';

const chunk = (id: string) => (): void => {
  loadChunk(id);
};

/** Loads the file that defines a type which is not in the core. Keys are lower-cased full names. */
export const lazyTypes: Record<string, () => void> = {};

/** Adds the types that one file defines. */
function add(id: string, ...names: string[]): void {
  for (const name of names) lazyTypes[name.toLowerCase()] = chunk(id);
}

export { add as addLazyTypes };
