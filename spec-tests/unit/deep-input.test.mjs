import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { folderWith, pscc, runNode } from './helpers.mjs';

const depth = 2000;
const deep = {
  parentheses: `$x = ${'('.repeat(depth)}1${')'.repeat(depth)}\n"got $x"`,
  blocks: `${'if ($true) { '.repeat(depth)}'got 1'${' }'.repeat(depth)}`,
  subexpressions: `$x = ${'$('.repeat(depth)}1${')'.repeat(depth)}\n"got $x"`,
  arrays: `$x = ${'@('.repeat(depth)}1${')'.repeat(depth)}\n"got $x"`,
  'unclosed parentheses': '('.repeat(depth),
  'unclosed blocks': 'if (1) {'.repeat(depth),
};

for (const [name, text] of Object.entries(deep)) {
  test(`${depth} nested ${name}: a result, or errors with places`, () => {
    const folder = folderWith({ 'a.ps1': text });
    const { stdout, stderr, status } = pscc(['dump', '--stage', 'ast', 'a.ps1'], { cwd: folder });
    assert.equal(status, 0, stderr.slice(0, 500));
    const { nodes, errors } = JSON.parse(stdout);
    assert.ok(
      nodes.length > depth ||
        (errors.length > 0 && errors.every(({ start, end }) => start >= 0 && end >= start)),
    );
    const run = pscc(['run', 'a.ps1'], { cwd: folder });
    assert.ok(
      run.stdout === 'got 1\n' || (run.status === 1 && /ParserError/.test(run.stderr)),
      run.stderr.slice(0, 500),
    );
  });
}

const recursion = (calls) =>
  `function Get-Depth([int]$n) { if ($n -eq 0) { return 0 }; return 1 + (Get-Depth ($n - 1)) }\nGet-Depth ${calls}`;
const endless = `function Invoke-Endless { Invoke-Endless }
try { Invoke-Endless } catch { $_.FullyQualifiedErrorId }
'alive'`;

test('3,000 nested calls when started by its own name, 800 in plain Node', () => {
  const folder = folderWith({ 'deep.ps1': recursion(3000), 'less.ps1': recursion(800) });
  assert.equal(pscc(['run', 'deep.ps1'], { cwd: folder }).stdout, '3000\n');
  pscc(['build', 'less.ps1'], { cwd: folder });
  assert.equal(runNode([join(folder, 'less.mjs')]).stdout, '800\n');
});

test('endless recursion is an error that a script can catch', () => {
  const folder = folderWith({ 'a.ps1': endless });
  pscc(['build', 'a.ps1'], { cwd: folder });
  for (const { stdout } of [pscc(['run', 'a.ps1'], { cwd: folder }), runNode([join(folder, 'a.mjs')])])
    assert.equal(stdout, 'CallDepthOverflow\nalive\n');
});
