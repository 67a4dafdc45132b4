// All tests; the last line has the counts alone. `npm test -- --quick` leaves the recorded cases out.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { dist, root } from './package.mjs';
import { runCases } from './run-cases.mjs';
import { checkParseErrors, checkTrees } from './run-recorded-syntax.mjs';

const total = { passed: 0, failed: 0 };
const count = (name, { passed, failed }) => {
  console.log(`${name}: ${passed} passed, ${failed} failed`);
  total.passed += passed;
  total.failed += failed;
};

function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile())
      latest = Math.max(latest, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs);
  }
  return latest;
}

/** Builds where a source is newer than what was built. */
function buildIfNeeded() {
  const made = join(dist, 'package.json');
  const sources = ['bin', 'compiler', 'runtime', 'scripts'].map((folder) => join(root, folder));
  if (existsSync(made) && statSync(made).mtimeMs > Math.max(...sources.map(newest))) return;
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

/** Tests of spec-tests/unit, by Node's runner. */
async function runUnitTests() {
  const folder = join(root, 'spec-tests/unit');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.test.mjs'))
    .map((name) => join(folder, name));
  const result = { passed: 0, failed: 0 };
  const stream = run({ files, concurrency: 1, timeout: 300_000 });
  stream.on('test:pass', ({ details, name }) => {
    if (details.type !== 'suite' && !name.endsWith('.test.mjs')) result.passed++;
  });
  stream.on('test:fail', ({ details, name, file }) => {
    if (details.type === 'suite') return;
    result.failed++;
    const { error } = details;
    console.log(
      `FAILED ${name} (${file})\n${String(error?.cause?.stack ?? error?.cause ?? error).slice(0, 3000)}`,
    );
  });
  stream.resume();
  await new Promise((resolve) => stream.once('end', resolve));
  return result;
}

/** The shares of the recorded tables that must not be lost again, in percent. */
const tableFloors = { operators: 97.5, unary: 97.7, conversions: 93.3, formatting: 98.7 };

function runTables() {
  const { stdout } = spawnSync(process.execPath, [join(root, 'spec-tests/tables/run.mjs')], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const result = { passed: 0, failed: 0 };
  for (const [name, floor] of Object.entries(tableFloors)) {
    const share = Number(new RegExp(`^${name}: .*\\(([\\d.]+) %\\)`, 'm').exec(stdout ?? '')?.[1] ?? 0);
    if (share >= floor) result.passed++;
    else {
      result.failed++;
      console.log(`FAILED table ${name}: ${share} % alike, ${floor} % wanted`);
    }
  }
  return result;
}

buildIfNeeded();
count(
  'recorded trees and tokens',
  checkTrees((line) => console.log(`FAILED ${line}`)),
);
count(
  'recorded parse errors',
  checkParseErrors((line) => console.log(`FAILED ${line}`)),
);
count('unit tests', await runUnitTests());
if (!process.argv.includes('--quick')) {
  count('recorded tables', runTables());
  count('recorded cases', await runCases());
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
