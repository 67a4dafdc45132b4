// Builds dist/: the core as one file, everything that loads on first use as a file of its own, the compiler, the program.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dist = process.env.PSCC_DIST ?? join(root, 'dist');
process.chdir(root);

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : entry.name.endsWith('.ts') ? [join(folder, entry.name)] : [],
  );
}

// Which file holds which command.
const chunks = {};
for (const file of filesBelow('runtime/commands')) {
  const name = file.split('/').at(-1).replace(/\.ts$/, '');
  if (/^[A-Z][A-Za-z]*-[A-Za-z]+$/.test(name)) chunks[name] = relative('runtime', file).replace(/\.ts$/, '');
}
mkdirSync('runtime/generated', { recursive: true });
writeFileSync('runtime/generated/command-chunks.json', `${JSON.stringify(chunks, null, 1)}\n`);

if (existsSync('scripts/build-grammar.mjs')) execFileSync(process.execPath, ['scripts/build-grammar.mjs'], { stdio: 'inherit' });

rmSync(dist, { recursive: true, force: true });
const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'warning',
  legalComments: 'none',
  define: { PSCC_VERSION: JSON.stringify(JSON.parse((await import('node:fs')).readFileSync('package.json', 'utf8')).version) },
  loader: { '.json': 'json' },
};

// The files that the core imports statically.
const probe = await build({ ...common, entryPoints: ['runtime/core.ts'], write: false, metafile: true });
const coreFiles = Object.keys(probe.metafile.inputs).filter((file) => file.startsWith('runtime/') && file.endsWith('.ts'));
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
      const target = resolve(args.resolveDir, args.path);
      if (isCore.has(target)) return { path: target, namespace: 'core' };
      // Generated tables have default exports and one user each: they go into the file that imports them.
      if (target.includes('/generated/')) return undefined;
      if (target.startsWith(join(root, 'runtime')) && target.endsWith('.ts')) {
        const file = join(dist, 'runtime/chunks', relative(join(root, 'runtime'), target)).replace(/\.ts$/, '.cjs');
        let path = relative(outputFolder, file);
        if (!path.startsWith('.')) path = `./${path}`;
        return { path, external: true };
      }
      return undefined;
    });
    plugin.onLoad({ filter: /.*/, namespace: 'core' }, (args) => {
      let path = relative(outputFolder, join(dist, 'runtime/core.cjs'));
      if (!path.startsWith('.')) path = `./${path}`;
      return { contents: `module.exports = require(${JSON.stringify(path)}).${coreIndex.get(args.path)};`, loader: 'js', resolveDir: outputFolder };
    });
    plugin.onResolve({ filter: /core\.cjs$/, namespace: 'core' }, (args) => ({ path: args.path, external: true }));
  },
});

const chunkFiles = filesBelow('runtime').filter((file) => !isCore.has(resolve(file)) && !file.endsWith('.d.ts'));
const byFolder = Map.groupBy?.(chunkFiles, dirname) ?? chunkFiles.reduce((map, file) => map.set(dirname(file), [...(map.get(dirname(file)) ?? []), file]), new Map());
await Promise.all(
  [...byFolder].map(([folder, entryPoints]) => {
    const outdir = join(dist, 'runtime/chunks', relative('runtime', folder));
    return build({ ...common, entryPoints, outdir, outExtension: { '.js': '.cjs' }, plugins: [share(outdir)] });
  }),
);

await build({ ...common, entryPoints: ['compiler/index.ts'], outfile: join(dist, 'compiler.cjs') });
await build({
  ...common,
  entryPoints: ['bin/pscc.ts'],
  outfile: join(dist, 'bin/pscc.cjs'),
  plugins: [
    {
      name: 'shared-parts',
      setup(plugin) {
        plugin.onResolve({ filter: /runtime\/core\.ts$/ }, () => ({ path: '../runtime/core.cjs', external: true }));
        plugin.onResolve({ filter: /compiler\/index\.ts$/ }, () => ({ path: '../compiler.cjs', external: true }));
      },
    },
  ],
  banner: { js: '#!/usr/bin/env -S node --stack-size=3900' },
});
chmodSync(join(dist, 'bin/pscc.cjs'), 0o755);
writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n');
