// Runs the recorded tables of operators, conversions and formats against the value layer.
// usage: node spec-tests/tables/run.mjs [table] [--show N] [--filter TEXT]
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const outfile = join(mkdtempSync(join(tmpdir(), 'pscc-tables-')), 'tables.cjs');
await build({
  entryPoints: [join(here, 'tables.ts')], bundle: true, platform: 'node', format: 'cjs', outfile, logLevel: 'error',
});
const result = spawnSync(process.execPath, [outfile, join(here, 'data'), ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = result.status ?? 1;
