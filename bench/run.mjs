// Prints how fast compiled scripts and the compiler are. `--only a,b` runs some workloads, `--write` keeps the table.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { coldCheck, compileSpeed } from './compile-speed.mjs';
import { resultsPage } from './results-page.mjs';
import { runWorkloads } from './workloads.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = resolve(process.env.PSCC_DIST ?? join(here, '../dist'));
const program = join(dist, 'bin/pscc.cjs');
const { values } = parseArgs({
  options: { only: { type: 'string' }, write: { type: 'boolean' }, rounds: { type: 'string' } },
});

const workloads = runWorkloads(program, {
  only: values.only?.split(','),
  rounds: Number(values.rounds ?? 5),
});
const speed = values.only === undefined ? compileSpeed(dist) : [];
const check = values.only === undefined ? coldCheck(program) : undefined;
if (values.write && values.only === undefined) {
  const machine = `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0].model.trim()})`;
  writeFileSync(join(here, 'RESULTS.md'), resultsPage({ machine, workloads, speed, check }));
}
process.exitCode = workloads.rows.every(({ correct }) => correct) ? 0 : 1;
