import { printError } from './output.ts';

/** Collects the milliseconds of each stage and prints them for `--time`. */
export class StageTimes {
  readonly #times = new Map<string, number>();

  readonly add = (stage: string, milliseconds: number): void => {
    this.#times.set(stage, (this.#times.get(stage) ?? 0) + milliseconds);
  };

  measure<T>(stage: string, work: () => T): T {
    const start = performance.now();
    try {
      return work();
    } finally {
      this.add(stage, performance.now() - start);
    }
  }

  print(): void {
    let total = 0;
    for (const [stage, milliseconds] of this.#times) {
      total += milliseconds;
      printError(`${stage.padEnd(8)}${milliseconds.toFixed(1).padStart(10)} ms\n`);
    }
    printError(`${'total'.padEnd(8)}${total.toFixed(1).padStart(10)} ms\n`);
  }
}
