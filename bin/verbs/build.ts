import { watch } from 'node:fs';
import { buildAll } from '../build/build-all.ts';
import { planOutputs } from '../build/outputs.ts';
import { buildHelp } from '../help.ts';
import { parseOptions, requireFiles } from '../options.ts';
import { printError, printOut } from '../output.ts';
import { StageTimes } from '../stage-times.ts';
import { UsageError } from '../usage-error.ts';

/** `pscc build FILE…` */
export function buildCommand(words: readonly string[]): number | undefined {
  const { values, files } = parseOptions('build', words, {
    output: { type: 'string', short: 'o' },
    bundle: { type: 'boolean' },
    watch: { type: 'boolean' },
    'no-map': { type: 'boolean' },
    time: { type: 'boolean' },
  });
  if (values.help) {
    printOut(buildHelp);
    return 0;
  }
  const targets = planOutputs(requireFiles('build', files), values.output as string | undefined);
  const options = { bundle: values.bundle === true, map: values['no-map'] !== true };
  const build = (): { code: number; read: readonly string[] } => {
    const times = new StageTimes();
    const result = buildAll(targets, options, times);
    if (values.time) times.print();
    return result;
  };
  const { code, read } = build();
  if (!values.watch) return code;
  watchFiles(read, build);
  return undefined;
}

/** Builds again when a file changes; editors write in several steps, so it waits for them to be done. */
function watchFiles(first: readonly string[], build: () => { read: readonly string[] }): void {
  let timer: NodeJS.Timeout | undefined;
  const watchers = new Map<string, ReturnType<typeof watch>>();
  const follow = (files: readonly string[]): void => {
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
    for (const file of files) {
      try {
        watchers.set(file, watch(file, changed));
      } catch {
        printError(`pscc: can't watch '${file}'\n`);
      }
    }
  };
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      try {
        const { read } = build();
        printError(`pscc: built ${new Date().toLocaleTimeString()}\n`);
        follow(read);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        printError(`pscc: ${error.message}\n`);
        follow([...watchers.keys()]);
      }
    }, 50);
  };
  follow(first);
  printError('pscc: watching for changes\n');
}
