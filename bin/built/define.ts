import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as CoreIndex from '../../runtime/core.ts';
import { runInterruptible } from '../interruptible.ts';

type Core = typeof CoreIndex;
type Block = ReturnType<Core['compileText']>;
type Factory = ReturnType<Core['makeFactory']>;

export interface BuiltOptions {
  /** The script's text. */
  readonly text: string;
  /** Namespaces of its `using namespace` statements. */
  readonly namespaces?: readonly string[];
  /** Scripts built with it; a function, since files may name each other. */
  readonly scripts?: () => readonly BuiltScript[];
}

/** A compiled script: what a built file exports. */
export class BuiltScript {
  #block: Block | undefined;

  constructor(
    private readonly core: () => Core,
    /** Where the `.ps1` is, seen from the built file: `$PSCommandPath`. */
    readonly path: string,
    private readonly make: () => Block,
    /** Whether Node was started with this file. */
    readonly isMain: boolean,
    private readonly others: () => readonly BuiltScript[] = () => [],
  ) {}

  /** The script's block, made once. */
  get block(): Block {
    this.#block ??= this.make();
    return this.#block;
  }

  /** Tells the runtime about the scripts built with this one, so that it does not compile them again. */
  prepare(known: Set<BuiltScript> = new Set()): void {
    for (const other of this.others()) {
      if (known.has(other)) continue;
      known.add(other);
      this.core().addPreparedScript(other.path, () => other.block);
      other.prepare(known);
    }
  }

  /**
   * Runs the script inside a JavaScript program and returns its output as JavaScript values.
   * @throws the script's terminating error, an `Error` that carries its `errorRecord`
   */
  invoke(named: Readonly<Record<string, unknown>> = {}, ...values: readonly unknown[]): unknown[] {
    this.prepare();
    return this.core().embedding().invokeScript(this.block, values, named);
  }

  /** Runs the script as a program that owns the process: prints, and sets the exit code. */
  run(args: readonly string[] = process.argv.slice(2)): void {
    const { interruptProgram, runProgram } = this.core();
    process.exitCode = runInterruptible(() => {
      this.prepare();
      return runProgram(this.block, { args });
    }, interruptProgram);
  }
}

/** Makes the function by which built files define their script. */
export function definer(core: () => Core) {
  return (url: string, source: string, factory: Factory, options: BuiltOptions): BuiltScript => {
    const file = fileURLToPath(url);
    const path = resolve(dirname(file), source);
    const make = (): Block => {
      const { CompiledUnit, rt } = core();
      const unit = new CompiledUnit(options.text, path);
      unit.namespaces = options.namespaces ?? [];
      return factory(rt, unit);
    };
    return new BuiltScript(core, path, make, isMainFile(file), options.scripts);
  };
}

function isMainFile(file: string): boolean {
  const [, started] = process.argv;
  if (started === undefined) return false;
  try {
    // The module of threads is slow to load and the first question rules most files out.
    return realpathSync(started) === file && !isWorker();
  } catch {
    return false;
  }
}

/** Node replaces what a worker may not do by functions that say so. */
const isWorker = (): boolean => (process.chdir as { disabled?: boolean }).disabled === true;
