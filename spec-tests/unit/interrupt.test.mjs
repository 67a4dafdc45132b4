import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { program } from '../package.mjs';
import { folderWith, interrupt, newFolder, pscc, stack } from './helpers.mjs';

const ready = "[Console]::Error.WriteLine('ready')";
const scripts = {
  'busy loop': `try { ${ready}; while ($true) { $i++ } } finally { 'cleaned up' }\n'never'`,
  wait: `try { ${ready}; Start-Sleep 60 } finally { 'cleaned up' }\n'never'`,
  'nested finally blocks': `try { try { ${ready}; while ($true) { } } finally { 'inner' } } finally { 'cleaned up' }`,
};

describe('Ctrl+C runs the pending finally blocks and exits with 130', () => {
  const folder = folderWith(
    Object.fromEntries(Object.entries(scripts).map(([name, text]) => [`${name}.ps1`, text])),
  );
  const bundles = newFolder();
  before(() => {
    for (const name of Object.keys(scripts)) {
      pscc(['build', `${name}.ps1`], { cwd: folder });
      pscc(['build', '--bundle', `${name}.ps1`, '-o', join(bundles, `${name}.mjs`)], { cwd: folder });
    }
  });
  for (const name of Object.keys(scripts)) {
    const ways = {
      run: [stack, program, 'run', join(folder, `${name}.ps1`)],
      built: [join(folder, `${name}.mjs`)],
      bundle: [join(bundles, `${name}.mjs`)],
    };
    for (const [way, args] of Object.entries(ways)) {
      test(`${name}, ${way}`, async () => {
        const { out, code } = await interrupt(args, folder);
        assert.match(out, /cleaned up\n$/);
        assert.doesNotMatch(out, /never/);
        assert.equal(code, 130);
      });
    }
  }
});
