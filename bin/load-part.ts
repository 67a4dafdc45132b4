/** Loads a file of the package. */
export function loadPart(path: string): unknown {
  return require(path);
}
