import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { dist } from '../parts.ts';
import type { CompiledScript } from './compile-script.ts';
import { definition, shebang, templateLiteral } from './module-text.ts';

declare const PSCC_VERSION: string;

interface PartsTable {
  readonly parts: Readonly<Record<string, readonly string[]>>;
  readonly commands: Readonly<Record<string, string>>;
}

/** Parts that every program evaluates at once: they are not worth packing. */
const atOnce = new Set(['runtime/core.cjs', 'package/bundle.cjs']);

/** One self-contained file: the scripts, the runtime's reachable parts as texts compiled on demand, and the compiler. */
export function bundleText(
  main: CompiledScript,
  output: string,
  compile: (source: string) => CompiledScript | undefined,
): string {
  const scripts = new Map<string, CompiledScript>();
  const collect = (script: CompiledScript): void => {
    if (scripts.has(script.path)) return;
    scripts.set(script.path, script);
    for (const name of script.names) {
      const other = compile(name);
      if (other !== undefined) collect(other);
    }
  };
  collect(main);
  const names = new Map([...scripts.keys()].map((path, i) => [path, i === 0 ? 'script' : `script${i + 1}`]));
  const folder = dirname(main.path);
  const definitions = [...scripts.values()].map((script) => {
    const others = script.names.flatMap((name) => names.get(name) ?? []);
    // A bundle stands alone: its scripts are where it is.
    const source = relative(folder, script.path).split('\\').join('/');
    return `const ${names.get(script.path)} = ${definition(script, 'import.meta.url', source, others).text};`;
  });
  const parts = reachableParts([...scripts.values()]);
  return [
    shebang,
    `// ${basename(output)}: compiled from ${basename(main.path)} by pscc ${PSCC_VERSION}, with its runtime.`,
    loader,
    `const parts = {\n${parts.map((id) => `  ${JSON.stringify(id)}: ${partText(id)},`).join('\n')}\n};`,
    `const { bundled } = load('package/bundle.cjs');\nconst define = bundled(load);`,
    ...definitions.reverse(),
    'export { script, script as default };\nif (script.isMain) script.run();\n',
  ].join('\n');
}

function partText(id: string): string {
  const text = readFileSync(join(dist, id), 'utf8');
  if (atOnce.has(id)) return templateLiteral(text);
  return `packed('${deflateRawSync(text, { level: 9 }).toString('base64')}')`;
}

/** The parts of the package that the scripts may load: commands by their names, everything else that is not a command. */
function reachableParts(scripts: readonly CompiledScript[]): string[] {
  const { parts, commands } = JSON.parse(readFileSync(join(dist, 'parts.json'), 'utf8')) as PartsTable;
  const commandParts = new Set(Object.values(commands));
  const found = new Set<string>();
  const add = (id: string): void => {
    if (found.has(id) || !Object.hasOwn(parts, id)) return;
    found.add(id);
    for (const needed of parts[id]!) add(needed);
  };
  for (const id of Object.keys(parts)) {
    const isCommand = id.startsWith('runtime/chunks/commands/') || id.startsWith('package/');
    if (!isCommand) add(id);
  }
  add('package/bundle.cjs');
  // The host itself pipes to these.
  for (const id of commandParts) if (/\/(?:Out|Format)-[A-Za-z]+\.cjs$/.test(id)) add(id);
  const used = aliasedNames(scripts);
  for (const [name, id] of Object.entries(commands)) if (used.open || used.names.has(name)) add(id);
  return [...found].sort();
}

function aliasedNames(scripts: readonly CompiledScript[]): { names: Set<string>; open: boolean } {
  const table = JSON.parse(readFileSync(join(dist, 'aliases.json'), 'utf8')) as Record<string, string>;
  const names = new Set<string>();
  let open = false;
  for (const { commands } of scripts) {
    open ||= commands.open;
    for (const name of commands.names) {
      names.add(name);
      const target = table[name] ?? table[`get-${name}`];
      if (target !== undefined) names.add(target.toLowerCase());
      // A noun alone means Get-Noun.
      names.add(`get-${name}`);
    }
  }
  return { names, open };
}

/** Finds, unpacks and evaluates parts. */
const loader = `import { createRequire } from 'node:module';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

const nodeRequire = createRequire(import.meta.url);
const file = fileURLToPath(import.meta.url);
const packed = (text) => () => nodeRequire('node:zlib').inflateRawSync(Buffer.from(text, 'base64')).toString('utf8');
const loaded = new Map();
function load(id) {
  const known = loaded.get(id);
  if (known !== undefined) return known.exports;
  const part = parts[id];
  if (part === undefined) throw new Error(\`'\${id}' is not part of this bundle\`);
  const module = { exports: {} };
  loaded.set(id, module);
  const text = typeof part === 'string' ? part : part();
  const require = (name) => (name.startsWith('.') ? load(posix.join(posix.dirname(id), name)) : nodeRequire(name));
  const make = new Script(\`(function (exports, require, module, __filename, __dirname) {\${text}\\n})\`, { filename: \`pscc/\${id}\` });
  make.runInThisContext()(module.exports, require, module, file, dirname(file));
  return module.exports;
}`;
