import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { folderWith, newFolder, pscc, runNode } from './helpers.mjs';

const oneLine = /^pscc: [^\n]+\n$/;

describe('mistakes get one line and exit code 2', () => {
  const mistakes = {
    'unknown command': ['nonsense'],
    'unknown option of run': ['run', '--nonsense', 'a.ps1'],
    'unknown option of build': ['build', '--nonsense', 'a.ps1'],
    'run without a file': ['run'],
    'run -c without code': ['run', '-c'],
    'missing file': ['run', 'missing.ps1'],
    'missing file of check': ['check', 'missing.ps1'],
    'a folder instead of a file': ['check', '.'],
    'dump without a stage': ['dump', 'a.ps1'],
    'dump with an unknown stage': ['dump', '--stage', 'soup', 'a.ps1'],
    'an option without its value': ['build', 'a.ps1', '-o'],
    'build of standard input': ['build', '-'],
    'two scripts for one output': ['build', 'a.ps1', 'a.psm1'],
  };
  for (const [name, args] of Object.entries(mistakes)) {
    test(name, () => {
      const { stdout, stderr, status } = pscc(args, { cwd: folderWith({ 'a.ps1': '1', 'a.psm1': '1' }) });
      assert.match(stderr, oneLine);
      assert.equal(stdout, '');
      assert.equal(status, 2);
    });
  }
});

test('help and version', () => {
  for (const verb of ['run', 'build', 'check', 'dump'])
    assert.match(pscc([verb, '--help']).stdout, new RegExp(`^usage: pscc ${verb}`));
  assert.match(pscc(['--help']).stdout, /pscc run/);
  assert.match(pscc(['--version']).stdout, /^pscc \d+\.\d+\.\d+\n$/);
});

test('everything after the file belongs to the script', () => {
  const folder = folderWith({
    'a.ps1': 'param([string]$Name, [switch]$Help) "$Name $Help"; "[$args]"; exit 7',
  });
  const { stdout, status } = pscc(['run', 'a.ps1', '-Name', 'x y', '-Help', '--time', '-o'], { cwd: folder });
  assert.equal(stdout, 'x y True\n[--time -o]\n');
  assert.equal(status, 7);
});

test('code, standard input and the times of the stages', () => {
  assert.equal(pscc(['run', '-c', '1 + 1']).stdout, '2\n');
  assert.equal(pscc(['run', '-'], { input: "'from input'" }).stdout, 'from input\n');
  assert.match(
    pscc(['run', '--time', '-c', '1']).stderr,
    /parse +[\d.]+ ms\nlower[\s\S]*emit[\s\S]*run[\s\S]*total/,
  );
});

test('parse errors read as in PowerShell', () => {
  const folder = folderWith({ 'a.ps1': 'if (1) {\n' });
  for (const verb of ['check', 'run']) {
    const { stderr, status } = pscc([verb, 'a.ps1'], { cwd: folder });
    assert.equal(status, 1);
    assert.match(stderr, /^ParserError: \S+a\.ps1:1\nLine \|\n +1 \|/);
  }
});

test('dump writes a line for each file, broken ones too', () => {
  const folder = folderWith({ 'a.ps1': '$x = 1', 'b.ps1': 'if (' });
  const { stdout, status } = pscc(['dump', '--stage', 'ast', 'a.ps1', './b.ps1'], { cwd: folder });
  assert.equal(status, 0);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map(({ file }) => file),
    ['a.ps1', './b.ps1'],
  );
  assert.equal(lines[0].errors.length, 0);
  assert.ok(lines[1].errors.length > 0);
  for (const stage of ['tokens', 'ir', 'js'])
    assert.equal(pscc(['dump', '--stage', stage, 'a.ps1', 'b.ps1'], { cwd: folder }).status, 0);
});

test('build writes beside the script, to a file, or to a folder', () => {
  const folder = folderWith({ 'a.ps1': "'a'", 'b.ps1': "'b'" });
  assert.equal(pscc(['build', 'a.ps1'], { cwd: folder }).status, 0);
  assert.ok(existsSync(join(folder, 'a.mjs')) && existsSync(join(folder, 'a.mjs.map')));
  assert.ok(statSync(join(folder, 'a.mjs')).mode & 0o100);
  assert.equal(pscc(['build', 'a.ps1', '-o', 'x/y.mjs', '--no-map'], { cwd: folder }).status, 0);
  assert.ok(existsSync(join(folder, 'x/y.mjs')) && !existsSync(join(folder, 'x/y.mjs.map')));
  assert.equal(pscc(['build', 'a.ps1', 'b.ps1', '-o', 'out'], { cwd: folder }).status, 0);
  assert.equal(runNode([join(folder, 'out/b.mjs')], { cwd: '/' }).stdout, 'b\n');
});

test('scripts named by a literal path are built too', () => {
  const folder = folderWith({ 'a.ps1': '. "$PSScriptRoot/lib/b.ps1"; Get-B' });
  mkdirSync(join(folder, 'lib'));
  writeFileSync(join(folder, 'lib/b.ps1'), "function Get-B { 'from b' }");
  assert.equal(pscc(['build', 'a.ps1', '-o', 'out/'], { cwd: folder }).status, 0);
  assert.ok(existsSync(join(folder, 'out/lib/b.mjs')));
  assert.equal(runNode([join(folder, 'out/a.mjs')]).stdout, 'from b\n');
});

test('a bundle runs alone in an empty folder', () => {
  const folder = folderWith({
    'a.ps1':
      '. "$PSScriptRoot/b.ps1"\nparam1\n1..3 | Sort-Object -Descending\n[pscustomobject]@{ A = 1 }\nInvoke-Expression "1 + 41"',
    'b.ps1': "function param1 { 'from b' }",
  });
  const empty = newFolder();
  assert.equal(pscc(['build', '--bundle', 'a.ps1', '-o', join(empty, 'x.mjs')], { cwd: folder }).status, 0);
  const { stdout, stderr, status } = runNode([join(empty, 'x.mjs')], { cwd: empty, env: { PATH: '' } });
  assert.equal(stderr, '');
  assert.equal(stdout, 'from b\n3\n2\n1\n\nA\n-\n1\n42\n\n');
  assert.equal(status, 0);
  assert.doesNotMatch(readFileSync(join(empty, 'x.mjs'), 'utf8'), /^import .* from ["'](?!node:)/m);
});

test('an evaluated module does nothing until it is asked', () => {
  const folder = folderWith({
    'a.ps1': "'ran'",
    'main.mjs': "import { script } from './a.mjs'; console.log('quiet'); script.run([]);",
  });
  pscc(['build', 'a.ps1'], { cwd: folder });
  assert.equal(runNode([join(folder, 'main.mjs')]).stdout, 'quiet\nran\n');
});
