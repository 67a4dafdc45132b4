/**
 * Compares parse errors with recorded ones.
 * Usage: node scripts/check-parse-errors.mjs REFERENCE_FOLDER [--show N]
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleSyntax } from './build-grammar.mjs';

const args = process.argv.slice(2);
const showAt = args.indexOf('--show');
const show = showAt < 0 ? 5 : Number(args.splice(showAt, 2)[1]);
if (!args[0]) {
  console.error('usage: node scripts/check-parse-errors.mjs REFERENCE_FOLDER [--show N]');
  process.exit(2);
}
const { parse } = await bundleSyntax();
let total = 0;
let verdict = 0;
let first = 0;
let broken = 0;
let all = 0;
let exact = 0;
let shown = 0;
for (const line of readFileSync(join(args[0], 'parse-errors.jsonl'), 'utf8').split('\n')) {
  if (!line) continue;
  const { text, errors } = JSON.parse(line);
  let found;
  try {
    found = parse(text).errors;
  } catch (error) {
    found = [{ id: String(error.stack), start: -1, end: -1 }];
  }
  total++;
  const sameVerdict = errors.length === 0 ? found.length === 0 : found.length > 0;
  if (sameVerdict) verdict++;
  const key = (e) => e && `${e.id}@${e.start}`;
  const full = (list) => JSON.stringify(list.map((e) => [e.id, e.message, e.start, e.end, e.incomplete]));
  const brief = (list) =>
    JSON.stringify(list.map((e) => `${e.id}@${e.start}-${e.end}${e.incomplete ? '…' : ''}`));
  const sameFirst = errors.length === 0 ? found.length === 0 : key(errors[0]) === key(found[0]);
  if (errors.length > 0) {
    broken++;
    if (sameFirst) first++;
  }
  const same = brief(errors) === brief(found);
  if (same) all++;
  if (full(errors) === full(found)) exact++;
  if (!same && shown++ < show) {
    console.log(
      `${JSON.stringify(text.slice(0, 300))}\n  expected ${brief(errors)}\n  got      ${brief(found)}`,
    );
  } else if (same && full(errors) !== full(found) && shown++ < show) {
    console.log(
      `${JSON.stringify(text.slice(0, 300))}\n  expected ${full(errors)}\n  got      ${full(found)}`,
    );
  }
}
const share = (n, of) => `${n}/${of} (${((100 * n) / of).toFixed(2)} %)`;
console.log(`accepted or rejected alike ${share(verdict, total)}; first error alike ${share(first, broken)}`);
console.log(`all ids and places alike ${share(all, total)}; messages too ${share(exact, total)}`);
