// Builds dist/: the core as one file, everything that loads on first use as a file of its own, the compiler, the program.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const target = resolve(process.env.PSCC_DIST ?? join(root, 'dist'));
// Written beside the old build and swapped at the end, so that programs that run meanwhile find all their files.
const dist = `${target}.${process.pid}`;
process.chdir(root);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

function filesBelow(folder, extension = '.ts') {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path, extension);
    return entry.name.endsWith(extension) ? [path] : [];
  });
}

// Which file holds which command.
const chunks = {};
for (const file of filesBelow('runtime/commands')) {
  const name = file.split('/').at(-1).replace(/\.ts$/, '');
  if (/^[A-Z][A-Za-z]*-[A-Za-z]+$/.test(name)) chunks[name] = relative('runtime', file).replace(/\.ts$/, '');
}
const chunkTable = 'runtime/generated/command-chunks.json';
const chunkText = `${JSON.stringify(chunks, null, 1)}\n`;
if (!existsSync(chunkTable) || readFileSync(chunkTable, 'utf8') !== chunkText) {
  mkdirSync('runtime/generated', { recursive: true });
  writeFileSync(chunkTable, chunkText);
}

if (existsSync('scripts/build-grammar.mjs'))
  execFileSync(process.execPath, ['scripts/build-grammar.mjs'], { stdio: 'inherit' });

const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'warning',
  legalComments: 'none',
  define: { PSCC_VERSION: JSON.stringify(version) },
  loader: { '.json': 'json' },
};

// The files that the core imports statically.
const probe = await build({ ...common, entryPoints: ['runtime/core.ts'], write: false, metafile: true });
const coreFiles = Object.keys(probe.metafile.inputs).filter(
  (file) => file.startsWith('runtime/') && file.endsWith('.ts'),
);
const isCore = new Set(coreFiles.map((file) => resolve(file)));

// One entry that exports everything of the core, so that the other files can share it.
const coreEntry = coreFiles
  .map((file, i) => `export * as m${i} from ${JSON.stringify(`./${file}`)};`)
  .join('\n');
const coreIndex = new Map(coreFiles.map((file, i) => [resolve(file), `m${i}`]));
await build({
  ...common,
  stdin: { contents: `${coreEntry}\nexport * from './runtime/core.ts';`, resolveDir: root, loader: 'ts' },
  outfile: join(dist, 'runtime/core.cjs'),
  minifySyntax: true,
});

/** Imports of core files become parts of the core; imports of other chunks stay requires. */
const share = (outputFolder) => ({
  name: 'share',
  setup(plugin) {
    plugin.onResolve({ filter: /^\.{1,2}\// }, (args) => {
      if (args.kind === 'entry-point') return undefined;
      const file = resolve(args.resolveDir, args.path);
      if (isCore.has(file)) return { path: file, namespace: 'core' };
      // Generated tables have default exports and one user each: they go into the file that imports them.
      if (file.includes('/generated/')) return undefined;
      if (file.startsWith(join(root, 'runtime')) && file.endsWith('.ts')) {
        const chunk = join(dist, 'runtime/chunks', relative(join(root, 'runtime'), file)).replace(
          /\.ts$/,
          '.cjs',
        );
        let path = relative(outputFolder, chunk);
        if (!path.startsWith('.')) path = `./${path}`;
        return { path, external: true };
      }
      return undefined;
    });
    plugin.onLoad({ filter: /.*/, namespace: 'core' }, (args) => {
      let path = relative(outputFolder, join(dist, 'runtime/core.cjs'));
      if (!path.startsWith('.')) path = `./${path}`;
      return {
        contents: `module.exports = require(${JSON.stringify(path)}).${coreIndex.get(args.path)};`,
        loader: 'js',
        resolveDir: outputFolder,
      };
    });
    plugin.onResolve({ filter: /core\.cjs$/, namespace: 'core' }, (args) => ({
      path: args.path,
      external: true,
    }));
  },
});

const chunkFiles = filesBelow('runtime').filter(
  (file) => !isCore.has(resolve(file)) && !file.endsWith('.d.ts'),
);
const byFolder =
  Map.groupBy?.(chunkFiles, dirname) ??
  chunkFiles.reduce(
    (map, file) => map.set(dirname(file), [...(map.get(dirname(file)) ?? []), file]),
    new Map(),
  );
await Promise.all(
  [...byFolder].map(([folder, entryPoints]) => {
    const outdir = join(dist, 'runtime/chunks', relative('runtime', folder));
    return build({
      ...common,
      entryPoints,
      outdir,
      outExtension: { '.js': '.cjs' },
      plugins: [share(outdir)],
    });
  }),
);

await build({ ...common, entryPoints: ['compiler/index.ts'], outfile: join(dist, 'compiler.cjs') });

/** The program and the entries of the package name each other and the core as files. */
const programParts = {
  name: 'program-parts',
  setup(plugin) {
    plugin.onResolve({ filter: /runtime\/core\.ts$/ }, () => ({
      path: '../runtime/core.cjs',
      external: true,
    }));
    plugin.onResolve({ filter: /compiler\/index\.ts$/ }, () => ({ path: '../compiler.cjs', external: true }));
  },
};
const banner = '#!/usr/bin/env -S node --stack-size=3900';
await build({
  ...common,
  entryPoints: ['bin/pscc.ts'],
  outfile: join(dist, 'bin/pscc.cjs'),
  plugins: [programParts],
  banner: { js: banner },
});
await build({
  ...common,
  entryPoints: ['bin/code-cache.ts'],
  outfile: join(dist, 'bin/code-cache.cjs'),
  plugins: [programParts],
});
await build({
  ...common,
  entryPoints: ['bin/package/runtime.ts', 'bin/package/index.ts', 'bin/package/bundle.ts'],
  outdir: join(dist, 'package'),
  outExtension: { '.js': '.cjs' },
  plugins: [programParts],
});
chmodSync(join(dist, 'bin/pscc.cjs'), 0o755);

// What a bundle must bring along: every part, what it requires, and which commands it holds.
const parts = {};
const partId = (file) => relative(dist, file).split('\\').join('/');
for (const file of filesBelow(dist, '.cjs').filter((path) => !path.includes('/bin/'))) {
  const id = partId(file);
  const needs = [...readFileSync(file, 'utf8').matchAll(/\brequire\("(\.{1,2}\/[^"]+)"\)/g)].map(([, path]) =>
    posix.join(posix.dirname(id), path),
  );
  parts[id] = [...new Set(needs)].sort();
}
const commands = Object.fromEntries(
  Object.entries(chunks).map(([name, id]) => [name.toLowerCase(), `runtime/chunks/${id}.cjs`]),
);
writeFileSync(join(dist, 'parts.json'), `${JSON.stringify({ parts, commands }, null, 1)}\n`);
const aliases = JSON.parse(readFileSync('runtime/generated/aliases.json', 'utf8'));
writeFileSync(
  join(dist, 'aliases.json'),
  `${JSON.stringify(Object.fromEntries(aliases.map(({ name, definition }) => [name.toLowerCase(), definition])))}\n`,
);
writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n');

const old = `${dist}.old`;
if (existsSync(target)) renameSync(target, old);
renameSync(dist, target);
rmSync(old, { recursive: true, force: true });

// V8's compiled form of the large parts. Without it the program only starts more slowly.
try {
  for (const flags of [[], ['--stack-size=3900']]) {
    execFileSync(process.execPath, [...flags, join(target, 'bin/code-cache.cjs')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }
} catch (error) {
  console.warn(`no code cache: ${error.message}`);
}
