/**
 * Writes compiler/syntax/messages.ts: the texts of the parse errors that the syntax stage raises.
 * Usage: node scripts/extract-parser-messages.mjs REFERENCE_FOLDER
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const reference = process.argv[2];
if (!reference) {
  console.error('usage: node scripts/extract-parser-messages.mjs REFERENCE_FOLDER');
  process.exit(2);
}
const syntax = join(import.meta.dirname, '../compiler/syntax');
const texts = new Map();
const unescapes = { '\\\\': '\\', '\\t': '\t', '\\r': '\r', '\\n': '\n' };
for (const line of readFileSync(join(reference, 'parser-errors.tsv'), 'utf8').split('\n').slice(1)) {
  const [key, text] = line.split('\t');
  if (text !== undefined)
    texts.set(
      key,
      text.replace(/\\[\\trn]/g, (found) => unescapes[found]),
    );
}
// A few parse errors have their text in another resource.
for (const line of readFileSync(join(reference, 'error-ids.tsv'), 'utf8').split('\n')) {
  const [, base, key, text] = line.split('\t');
  if (base === 'DiscoveryExceptions' && key.startsWith('ScriptRequires')) {
    texts.set(
      key,
      text.replace(/\\[\\trn]/g, (found) => unescapes[found]),
    );
  }
}
const used = new Set();
for (const entry of readdirSync(syntax, { recursive: true })) {
  if (!entry.endsWith('.ts') || entry === 'messages.ts' || entry === 'ast.ts') continue;
  for (const [, id] of readFileSync(join(syntax, entry), 'utf8').matchAll(/'([A-Z]\w+)'/g))
    if (texts.has(id)) used.add(id);
}
const quote = (text) =>
  `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`;
const lines = [...used].sort().map((id) => `  ${id}: ${quote(texts.get(id))},`);
writeFileSync(
  join(syntax, 'messages.ts'),
  `/** Texts of parse errors, by id. Made by scripts/extract-parser-messages.mjs. */\nexport const messages: Readonly<Record<string, string>> = {\n${lines.join('\n')}\n};\n`,
);
