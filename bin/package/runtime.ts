/** What built files import as `pscc/runtime`. */
import { core } from '../parts.ts';
import { definer } from '../built/define.ts';

export type { BuiltScript } from '../built/define.ts';

/** Makes a built file's script known. @param url the file's `import.meta.url` */
export const define = definer(core);
