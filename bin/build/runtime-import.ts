import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dist } from '../parts.ts';

/**
 * How a file in a folder imports the runtime: by the package's name where that finds this very package,
 * otherwise by where it is installed.
 */
export function runtimeImport(folder: string): string {
  const root = realpathSync(join(dist, '..'));
  for (let place = folder; ; place = dirname(place)) {
    const candidate = join(place, 'node_modules/pscc');
    if (existsSync(candidate)) {
      if (realpathSync(candidate) === root) return 'pscc/runtime';
      break;
    }
    if (dirname(place) === place) break;
  }
  return pathToFileURL(join(realpathSync(dist), 'package/runtime.cjs')).href;
}
