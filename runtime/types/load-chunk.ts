let loader: (id: string) => unknown = (id) => {
  throw new Error(`no chunk loader was set, so '${id}' can't be loaded`);
};

/** Sets how parts outside the core are loaded. @param fn gets a path under `runtime/` without extension */
export function setChunkLoader(fn: (id: string) => unknown): void {
  loader = fn;
}

/** Loads a part of the runtime that the core does not import, e.g. `types/text/regex`. */
export function loadChunk(id: string): unknown {
  return loader(id);
}
