// Runs the recorded cases: `FILTER=text` selects by name, `AREA=a,b` by area, `SHOW=1` prints differences.
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const program = join(process.env.PSCC_DIST ?? join(here, '../dist'), 'bin/pscc.cjs');
const stackSize = '--stack-size=3900';

/** Every case: its area, name and script, relative to the area's folder. */
export function listCases() {
  const root = join(here, 'cases');
  const cases = [];
  for (const area of readdirSync(root).sort()) {
    const folder = join(root, area);
    for (const entry of readdirSync(folder).sort()) {
      if (entry.endsWith('.ps1')) cases.push({ area, name: entry.slice(0, -4), folder, script: entry });
      else if (statSync(join(folder, entry)).isDirectory())
        cases.push({ area, name: entry, folder, script: 'main.ps1' });
    }
  }
  return cases;
}

function newFolder(prefix) {
  // Paths of the recorded length: wrapping depends on it.
  return mkdtempSync(join('/tmp', prefix));
}

const normalize = (text, work, dir) =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(work, '<TMP>')
    .replaceAll(dir, '<DIR>')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** Runs one case as a process of its own. */
export function runCase(test, timeout = 60_000) {
  const source = newFolder('src-');
  const work = newFolder('case-');
  const isFolder = test.script === 'main.ps1' && !existsSync(join(test.folder, `${test.name}.ps1`));
  if (isFolder) cpSync(join(test.folder, test.name), source, { recursive: true });
  else cpSync(join(test.folder, test.script), join(source, test.script));
  const path = join(source, test.script);
  const environment = {
    ...process.env,
    NO_COLOR: '1',
    TERM: 'dumb',
    LANG: 'en_US.UTF-8',
    LC_ALL: 'en_US.UTF-8',
    TZ: 'UTC',
    SPEC_DIR: source,
  };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [stackSize, program, 'run', path], {
      cwd: work,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const parts = { out: [], err: [] };
    child.stdout.on('data', (chunk) => parts.out.push(chunk));
    child.stderr.on('data', (chunk) => parts.err.push(chunk));
    const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
    child.on('close', (code) => {
      clearTimeout(timer);
      const base = join(test.folder, test.name);
      const actual = {
        out: normalize(Buffer.concat(parts.out).toString('utf8'), work, source),
        err: normalize(Buffer.concat(parts.err).toString('utf8'), work, source),
        exit: code ?? -1,
      };
      const expected = {
        out: normalize(read(`${base}.out`), work, source),
        err: normalize(read(`${base}.err`), work, source),
        exit: Number(read(`${base}.exit`).trim() || 0),
      };
      rmSync(source, { recursive: true, force: true });
      rmSync(work, { recursive: true, force: true });
      const passed =
        actual.out === expected.out && actual.err === expected.err && actual.exit === expected.exit;
      resolve({ test, passed, actual, expected });
    });
  });
}

/** The filter files: a line `area/name: reason` for each case that fails today. */
export function readFilters() {
  const filters = new Map();
  for (const file of ['not-yet.txt', 'unsupported.txt']) {
    const path = join(here, 'filters', file);
    if (!existsSync(path)) continue;
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      if (line.trim() === '' || line.startsWith('#')) continue;
      const colon = line.indexOf(': ');
      if (colon < 0) throw new Error(`${file}: a line needs a reason: ${line}`);
      filters.set(line.slice(0, colon).trim(), { file, reason: line.slice(colon + 2) });
    }
  }
  return filters;
}

function difference(expected, actual) {
  const a = expected.split('\n');
  const b = actual.split('\n');
  const lines = [];
  for (let i = 0; i < Math.max(a.length, b.length) && lines.length < Number(process.env.LINES ?? 12); i++) {
    if (a[i] !== b[i]) lines.push(`   ${i + 1}- ${a[i] ?? '<end>'}\n   ${i + 1}+ ${b[i] ?? '<end>'}`);
  }
  return lines.join('\n');
}

/** Runs the selected cases and prints the share of each area. Returns how many passed and failed. */
export async function runCases({ filter = process.env.FILTER, areas = process.env.AREA, jobs = 2 } = {}) {
  mkdirSync(tmpdir(), { recursive: true });
  const wanted = areas?.split(',');
  const cases = listCases().filter(
    ({ area, name }) =>
      (wanted?.includes(area) ?? true) && (filter === undefined || `${area}/${name}`.includes(filter)),
  );
  const filters = readFilters();
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < cases.length) results.push(await runCase(cases[next++]));
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  results.sort((a, b) => `${a.test.area}/${a.test.name}`.localeCompare(`${b.test.area}/${b.test.name}`));
  const shares = new Map();
  let passed = 0;
  let failed = 0;
  for (const result of results) {
    const key = `${result.test.area}/${result.test.name}`;
    const share = shares.get(result.test.area) ?? { passed: 0, total: 0 };
    share.total++;
    if (result.passed) share.passed++;
    shares.set(result.test.area, share);
    const listed = filters.get(key);
    if (result.passed && listed === undefined) passed++;
    else if (!result.passed && listed !== undefined) passed++;
    else {
      failed++;
      console.log(result.passed ? `PASSES BUT LISTED in ${listed.file}: ${key}` : `FAILED ${key}`);
    }
    if (!result.passed && (process.env.SHOW || filter !== undefined)) {
      console.log(`--- ${key}`);
      if (result.actual.out !== result.expected.out)
        console.log(` stdout:\n${difference(result.expected.out, result.actual.out)}`);
      if (result.actual.err !== result.expected.err)
        console.log(` stderr:\n${difference(result.expected.err, result.actual.err)}`);
      if (result.actual.exit !== result.expected.exit)
        console.log(` exit: ${result.expected.exit} expected, ${result.actual.exit}`);
    }
  }
  for (const [area, share] of shares) {
    console.log(
      `${basename(area).padEnd(18)} ${share.passed}/${share.total}  ${((100 * share.passed) / share.total).toFixed(1)} %`,
    );
  }
  return { passed, failed };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed } = await runCases();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
