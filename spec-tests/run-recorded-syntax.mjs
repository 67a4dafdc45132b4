// Compares trees, tokens and parse errors with recorded ones.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiler, readData, root } from './package.mjs';

/** What differs today: `name or JSON text<tab>reason`, a line each. One that agrees must be taken off. */
function readExceptions() {
  const path = join(root, 'spec-tests/filters/not-yet-syntax.txt');
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  return new Map(
    lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t')),
  );
}
const exceptions = readExceptions();

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Trees and tokens of the recorded scripts. A broken script's tree is not compared, its errors and tokens are. */
export function checkTrees(report) {
  const { parse, decodeSource, dumpAst } = compiler();
  let passed = 0;
  let failed = 0;
  for (const { area, ...expected } of readData('asts')) {
    const path =
      area === 'bench'
        ? join(root, 'bench/workloads', expected.file)
        : join(root, 'spec-tests/cases', area, expected.file);
    if (!existsSync(path)) continue;
    let problem;
    try {
      const actual = dumpAst(parse(decodeSource(readFileSync(path))), expected.file);
      const errors = expected.errors.map(({ id, message, start, end }) => ({ id, message, start, end }));
      if (!same(errors, actual.errors)) problem = 'errors';
      else if (errors.length === 0 && !same(expected.nodes, actual.nodes)) problem = 'tree';
      else if (!same(expected.tokens, actual.tokens)) problem = 'tokens';
    } catch (error) {
      problem = error.stack;
    }
    const name = `${area}/${expected.file}`;
    if ((problem === undefined) !== exceptions.has(name)) passed++;
    else {
      failed++;
      report(problem === undefined ? `agrees but is listed: ${name}` : `${name}: ${problem}`);
    }
  }
  return { passed, failed };
}

/** All errors of broken snippets: ids, places, messages. */
export function checkParseErrors(report) {
  const { parse } = compiler();
  let passed = 0;
  let failed = 0;
  const brief = (list) => list.map(({ id, message, start, end }) => [id, message, start, end]);
  for (const { text, errors } of readData('parse-errors')) {
    let actual;
    try {
      actual = brief(parse(text).errors);
    } catch (error) {
      actual = error.stack;
    }
    if (same(actual, brief(errors)) !== exceptions.has(JSON.stringify(text))) passed++;
    else {
      failed++;
      report(
        `${JSON.stringify(text.slice(0, 120))}\n  expected ${JSON.stringify(brief(errors))}\n  got      ${JSON.stringify(actual)}`,
      );
    }
  }
  return { passed, failed };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const check of [checkTrees, checkParseErrors]) console.log(check.name, check(console.log));
}
