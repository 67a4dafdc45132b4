import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, timeInTurn, timeProcess } from './measure.mjs';

const folder = fileURLToPath(new URL('workloads', import.meta.url));
const stack = '--stack-size=3900';

/** The most that a workload may take, as a multiple of the same work in plain JavaScript. */
const limits = {
  hello: 1.35,
  'numeric-loop': 2.5,
  sieve: 2.5,
  'pipeline-first': 2.5,
  'fib-recursive': 3.5,
  'function-calls': 3.5,
  closures: 3.5,
  classes: 3.5,
  exceptions: 3.5,
  pipeline: 3.5,
};
const runHelloLimit = 2.5;

/** PowerShell's own ratios, measured on another machine. */
function powerShellRatios() {
  const lines = readFileSync(join(folder, 'pwsh-7.6.5.tsv'), 'utf8').trim().split('\n').slice(1);
  return new Map(lines.map((line) => line.split('\t')).map(([name, , , ratio]) => [name, Number(ratio)]));
}

/** Whole processes: the built workload and its JavaScript in turn. */
export function runWorkloads(program, { rounds = 5, only }) {
  const output = mkdtempSync(join(tmpdir(), 'pscc-bench-'));
  const pwsh = powerShellRatios();
  const rows = [];
  const add = (name, built, plain, limit, correct) => {
    const row = { name, built, plain, ratio: built / plain, limit, pwsh: pwsh.get(name), correct };
    rows.push(row);
    const verdict = correct ? '' : '  WRONG RESULT';
    console.log(
      `${name.padEnd(16)} ${built.toFixed(0).padStart(6)} ms ${plain.toFixed(0).padStart(6)} ms  ${row.ratio.toFixed(2).padStart(6)}  ${limit ? `<= ${limit}` : ''}${verdict}`,
    );
  };
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.ps1'))
    .map((file) => file.slice(0, -4));
  for (const name of names.filter((name) => only === undefined || only.includes(name))) {
    const built = join(output, `${name}.mjs`);
    const build = timeProcess([stack, program, 'build', join(folder, `${name}.ps1`), '-o', built]);
    if (build.status !== 0) throw new Error(`${name} does not build: ${build.stderr}`);
    const limit = join(folder, 'limit', `${name}.mjs`);
    const result = timeProcess([built]);
    const correct = result.stdout.trim() === readFileSync(join(folder, `${name}.out`), 'utf8').trim();
    const [a, b] = timeInTurn([[built], [limit]], name === 'hello' ? rounds * 3 : rounds);
    add(name, a, b, limits[name], correct);
  }
  if (only === undefined || only.includes('hello')) {
    const script = join(folder, 'hello.ps1');
    const [a, b] = timeInTurn(
      [[stack, program, 'run', script], [join(folder, 'limit/hello.mjs')]],
      rounds * 3,
    );
    add('pscc run hello', a, b, runHelloLimit, timeProcess([stack, program, 'run', script]).status === 0);
  }
  const mean = Math.exp(
    rows.slice(0, names.length).reduce((sum, { ratio }) => sum + Math.log(ratio), 0) /
      Math.min(rows.length, names.length),
  );
  console.log(
    `geometric mean   ${mean.toFixed(2)} (median row ${median(rows.map(({ ratio }) => ratio)).toFixed(2)})`,
  );
  return { rows, mean };
}
