/** Compares dotted versions part by part; missing parts are below zero. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < 4; i++) {
    const difference = (left[i] ?? -1) - (right[i] ?? -1);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

/** What versions an import accepts. */
export interface VersionRange {
  readonly minimum?: string;
  readonly maximum?: string;
  readonly required?: string;
}

export function inRange(version: string, { minimum, maximum, required }: VersionRange): boolean {
  if (required !== undefined && compareVersions(version, required) !== 0) return false;
  if (minimum !== undefined && compareVersions(version, minimum) < 0) return false;
  return maximum === undefined || compareVersions(version, maximum.replace(/\*$/, '999999999')) <= 0;
}

/** How messages name a range: the id and the text. */
export function notFoundInRange(
  name: string,
  { minimum, maximum, required }: VersionRange,
): { id: string; message: string } {
  const tail = 'was not loaded because no valid module file was found in any module directory.';
  if (required !== undefined || (minimum !== undefined && maximum === undefined)) {
    return {
      id: 'Modules_ModuleWithVersionNotFound',
      message: `The specified module '${name}' with version '${required ?? minimum}' ${tail}`,
    };
  }
  if (minimum !== undefined) {
    return {
      id: 'Modules_MinimumVersionAndMaximumVersionNotFound',
      message: `The specified module '${name}' with MinimumVersion '${minimum}' and MaximumVersion '${maximum}' ${tail}`,
    };
  }
  if (maximum !== undefined) {
    return {
      id: 'Modules_MaximumVersionNotFound',
      message: `The specified module '${name}' with MaximumVersion '${maximum}' ${tail}`,
    };
  }
  return { id: 'Modules_ModuleNotFound', message: `The specified module '${name}' ${tail}` };
}
