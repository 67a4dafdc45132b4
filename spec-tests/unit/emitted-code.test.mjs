import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as acorn from 'acorn';
import { compiler, root, runtime } from '../package.mjs';
import { listCases } from '../run-cases.mjs';

test('every case compiles to JavaScript that parses as a module', () => {
  const { compile, decodeSource } = compiler();
  const broken = [];
  for (const { area, name, folder, script } of listCases()) {
    const path = script === 'main.ps1' ? join(folder, name, script) : join(folder, script);
    try {
      const { code } = compile(decodeSource(readFileSync(path)), { map: true });
      if (code !== undefined)
        acorn.parse(`define((rt, u) => {\n${code}\n});`, { ecmaVersion: 2023, sourceType: 'module' });
    } catch (error) {
      if (error.code !== 'ENOENT') broken.push(`${area}/${name}: ${error.message}`);
    }
  }
  assert.deepEqual(broken, []);
});

test('the names that emission may use are those that the runtime has', () => {
  const source = readFileSync(join(root, 'compiler/emit/abi-names.ts'), 'utf8');
  const listed = [...source.matchAll(/'([^']*)'/g)]
    .map(([, part]) => part)
    .join('')
    .split(' ')
    .filter((name) => name !== '')
    .sort();
  const { rt } = runtime();
  assert.deepEqual(
    listed.filter((name) => rt[name] === undefined),
    [],
    'missing in runtime/abi.ts',
  );
  const exported = Object.keys(rt)
    .filter((name) => name !== 'runtimeError' && name !== 'default')
    .sort();
  assert.deepEqual(
    exported.filter((name) => !listed.includes(name)),
    [],
    'missing in abi-names.ts',
  );
});
