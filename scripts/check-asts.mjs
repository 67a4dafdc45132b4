/**
 * Compares trees and tokens with recorded ones.
 * Usage: node scripts/check-asts.mjs REFERENCE_FOLDER SPEC_FOLDER BENCH_FOLDER [AREA] [--show N]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleSyntax } from './build-grammar.mjs';

const args = process.argv.slice(2);
const showAt = args.indexOf('--show');
const show = showAt < 0 ? 5 : Number(args.splice(showAt, 2)[1]);
const [reference, spec, bench, only] = args;
if (!bench) {
  console.error(
    'usage: node scripts/check-asts.mjs REFERENCE_FOLDER SPEC_FOLDER BENCH_FOLDER [AREA] [--show N]',
  );
  process.exit(2);
}
const { parse, decodeSource, dumpAst, statistics } = await bundleSyntax();
const counts = { files: 0, clean: 0, nodes: 0, tokens: 0, broken: 0, errors: 0 };
let shown = 0;
for (const list of readdirSync(join(reference, 'asts'))) {
  if (!list.endsWith('.jsonl')) continue;
  const area = list.slice(0, -6);
  if (only && area !== only) continue;
  for (const line of readFileSync(join(reference, 'asts', list), 'utf8').split('\n')) {
    if (!line) continue;
    const expected = JSON.parse(line);
    expected.errors = expected.errors.map(({ id, message, start, end }) => ({ id, message, start, end }));
    const path = area === 'bench' ? join(bench, expected.file) : join(spec, area, expected.file);
    const text = decodeSource(readFileSync(path));
    let actual;
    try {
      actual = dumpAst(parse(text, { file: expected.file }), expected.file);
    } catch (error) {
      actual = { errors: [{ id: String(error.stack) }], nodes: [], tokens: [] };
    }
    counts.files++;
    const problems = [];
    const differ = (name, kind) => {
      const a = expected[kind];
      const b = actual[kind];
      let i = 0;
      while (i < Math.max(a.length, b.length) && JSON.stringify(a[i]) === JSON.stringify(b[i])) i++;
      if (i === Math.max(a.length, b.length)) return false;
      const at = Array.isArray(a[i]) ? a[i] : (b[i] ?? []);
      const excerpt = Array.isArray(at)
        ? text.slice(Math.max(0, at.at(-2) - 30), at.at(-1) + 30).slice(0, 200)
        : '';
      problems.push(
        `${name} ${i}: expected ${JSON.stringify(a[i])}, got ${JSON.stringify(b[i])} in ${JSON.stringify(excerpt)}`,
      );
      return true;
    };
    const ok = expected.errors.length === 0;
    if (ok) counts.clean++;
    else counts.broken++;
    if (!differ('error', 'errors')) counts.errors++;
    if (!differ('node', 'nodes') && ok) counts.nodes++;
    if (!differ('token', 'tokens')) counts.tokens++;
    if (problems.length > 0 && shown++ < show)
      console.log(`${area}/${expected.file}\n  ${problems.join('\n  ')}`);
  }
}
const share = (n, of) => `${n}/${of} (${((100 * n) / of).toFixed(2)} %)`;
console.log(`files ${counts.files}; error lists alike ${share(counts.errors, counts.files)}`);
console.log(
  `trees of unbroken files alike ${share(counts.nodes, counts.clean)}; tokens alike ${share(counts.tokens, counts.files)}`,
);
if (statistics) console.log(`read by the grammar: ${JSON.stringify(statistics)}`);
