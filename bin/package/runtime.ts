/** What built files import as `pscc/runtime`. */

import { definer } from '../built/define.ts';
import { core } from '../parts.ts';

export type { BuiltScript } from '../built/define.ts';

/** Makes a built file's script known. @param url the file's `import.meta.url` */
export const define = definer(core);
