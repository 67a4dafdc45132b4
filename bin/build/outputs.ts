import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { UsageError } from '../usage-error.ts';

export interface Target {
  /** As given on the command line. */
  readonly file: string;
  /** Absolute path of the script. */
  readonly source: string;
  /** Absolute path of the module to write. */
  readonly output: string;
}

/** `a.ps1` → `a.mjs` */
export const outputName = (path: string): string => `${path.replace(/\.psm?1$/i, '')}.mjs`;

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Where each script goes: beside itself, or where `-o` says. */
export function planOutputs(files: readonly string[], output: string | undefined): Target[] {
  if (files.includes('-')) throw new UsageError('build needs files: standard input has no name to write to');
  const toFolder = output !== undefined && (files.length > 1 || /[/\\]$/.test(output) || isFolder(output));
  const targets = files.map((file) => {
    const source = resolve(file);
    if (output === undefined) return { file, source, output: outputName(source) };
    return {
      file,
      source,
      output: toFolder ? join(resolve(output), outputName(basename(source))) : resolve(output),
    };
  });
  const taken = new Map<string, string>();
  for (const target of targets) {
    const other = taken.get(target.output);
    if (other !== undefined && other !== target.source)
      throw new UsageError(`'${other}' and '${target.source}' would both be written to '${target.output}'`);
    taken.set(target.output, target.source);
  }
  return targets;
}
