/**
 * Compiles compiler/syntax/grammar/*.ne with nearley's own compiler to compiler/syntax/generated/grammar.ts.
 * Also makes a bundle of the syntax stage for the check scripts.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const syntax = join(import.meta.dirname, '../compiler/syntax');

/** Writes generated/grammar.ts. */
export function buildGrammar() {
  const folder = join(syntax, 'grammar');
  const sections = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.ne'))
        .sort()
    : [];
  if (sections.length === 0) return;
  const nearley = require('nearley');
  const compile = require('nearley/lib/compile.js');
  const generate = require('nearley/lib/generate.js');
  const bootstrapped = nearley.Grammar.fromCompiled(require('nearley/lib/nearley-language-bootstrapped.js'));
  const parser = new nearley.Parser(bootstrapped);
  parser.feed(sections.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n'));
  const compiled = compile(parser.results[0], { args: [], opts: {} });
  const text = generate(compiled, 'grammar');
  const out = join(syntax, 'generated');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'grammar.ts'), `// @ts-nocheck\n${text}`);
}

/** Builds the grammar, bundles the syntax stage and loads it. */
export async function bundleSyntax() {
  buildGrammar();
  const { buildSync } = await import('esbuild');
  const folder = mkdtempSync(join(tmpdir(), 'pscc-syntax-'));
  const outfile = join(folder, 'syntax.cjs');
  const contents = ['parser', 'source', 'dump', 'visit']
    .map((name) => `export * from './${name}.ts';`)
    .join('\n');
  buildSync({
    stdin: { contents, resolveDir: syntax, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'warning',
  });
  const loaded = require(outfile);
  rmSync(folder, { recursive: true });
  return loaded;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildGrammar();
