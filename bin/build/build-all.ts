import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { printError } from '../output.ts';
import { compiler } from '../parts.ts';
import type { StageTimes } from '../stage-times.ts';
import { UsageError } from '../usage-error.ts';
import { bundleText } from './bundle.ts';
import { type CompiledScript, compileScript } from './compile-script.ts';
import { moduleText } from './module-text.ts';
import { outputName, type Target } from './outputs.ts';
import { runtimeImport } from './runtime-import.ts';

export interface BuildOptions {
  readonly bundle: boolean;
  readonly map: boolean;
}

const slashes = (path: string): string => path.split('\\').join('/');

/** Builds the targets and what they name. Returns the exit code and the files that were read. */
export function buildAll(
  targets: readonly Target[],
  options: BuildOptions,
  times: StageTimes,
): { code: number; read: string[] } {
  const compiled = new Map<string, CompiledScript | undefined>();
  const compile = (source: string): CompiledScript | undefined => {
    if (!compiled.has(source)) compiled.set(source, compileScript(source, options.map, times));
    return compiled.get(source);
  };
  const outputs = new Map(targets.map(({ source, output }) => [source, output]));
  const queue = targets.map(({ source, output }) => ({ source, output }));
  let code = 0;
  for (let i = 0; i < queue.length; i++) {
    showProgress(i, queue.length, queue[i]!.source);
    const { source, output } = queue[i]!;
    const script = compile(source);
    if (script === undefined) {
      code = 1;
      continue;
    }
    if (options.bundle) {
      times.measure('write', () => writeOutput(output, bundleText(script, output, compile), undefined));
      continue;
    }
    // What the script names goes where it stands relative to the script; elsewhere it is compiled when it runs.
    for (const name of script.names) {
      const place = relative(dirname(source), name);
      if (outputs.has(name) || place.startsWith('..')) continue;
      const file = join(dirname(output), outputName(place));
      outputs.set(name, file);
      queue.push({ source: name, output: file });
    }
    times.measure('write', () => writeModule(script, output, outputs, options));
  }
  showProgress(queue.length, queue.length, '');
  return { code, read: [...compiled.keys()] };
}

function writeModule(
  script: CompiledScript,
  output: string,
  outputs: ReadonlyMap<string, string>,
  options: BuildOptions,
): void {
  const folder = dirname(output);
  const prologue = [`import { define } from ${JSON.stringify(runtimeImport(folder))};`];
  const scripts: string[] = [];
  for (const name of script.names) {
    const file = outputs.get(name);
    if (file === undefined) continue;
    const path = slashes(relative(folder, file));
    const local = `script${scripts.length + 1}`;
    prologue.push(
      `import { script as ${local} } from ${JSON.stringify(path.startsWith('.') ? path : `./${path}`)};`,
    );
    scripts.push(local);
  }
  const source = slashes(relative(folder, script.path));
  const { text, linesBefore } = moduleText(script, { source, prologue, scripts });
  const map = options.map
    ? compiler().sourceMapText({
        mappings: script.mappings,
        file: basename(output),
        source,
        text: script.text,
        linesBefore,
      })
    : undefined;
  writeOutput(output, text, map);
}

function writeOutput(output: string, text: string, map: string | undefined): void {
  try {
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(
      output,
      map === undefined ? text : `${text}//# sourceMappingURL=${encodeURIComponent(basename(output))}.map\n`,
    );
    if (map !== undefined) writeFileSync(`${output}.map`, map);
    chmodSync(output, 0o755);
  } catch (error) {
    throw new UsageError(`can't write '${output}': ${(error as Error).message}`);
  }
}

/** On a terminal, long builds say how far they are. */
function showProgress(done: number, total: number, file: string): void {
  if (total < 5 || process.stderr.isTTY !== true) return;
  const line = done < total ? `[${done + 1}/${total}] ${basename(file)}` : '';
  printError(`\r\u001b[K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
}
