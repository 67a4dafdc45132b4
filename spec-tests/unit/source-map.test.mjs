import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SourceMapConsumer } from 'source-map';
import { program } from '../package.mjs';
import { folderWith, pscc, runNode, stack } from './helpers.mjs';

const script = `function Get-Sum([int[]]$Values) {
    $sum = 0
    foreach ($value in $Values) {
        if ($value -gt 1) {
            $sum += $value * 3
        }
    }
    return $sum
}
$result = Get-Sum 1, 2, 3
"the result is $result"
try {
    throw "wrong"
} catch {
    $message = $_.Exception.Message
}
$result | ForEach-Object { $_ - 7 }
`;

/** Text of the script, and text of the JavaScript that comes from there. */
const pairs = [
  ['$sum = 0', /f\.\$sum = 0/],
  ['$sum += $value', /f\.\$sum = add\(/],
  ['$value * 3', /multiply\(/],
  ['$result = Get-Sum', /f\.\$result = /],
  ['"the result is', /out\.write\(`the result is|output\(out, `the result is/],
  ['$message = $_', /f\.\$message = /],
  ['$_ - 7', /subtract\(/],
  ['throw "wrong"', /throwValue\(/],
];

const place = (text, index) => {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: before.at(-1).length };
};

test('generated text leads to the text of the script', async () => {
  const folder = folderWith({ 'my script.ps1': script });
  assert.equal(pscc(['build', 'my script.ps1', '-o', 'out/a.mjs'], { cwd: folder }).status, 0);
  const code = readFileSync(join(folder, 'out/a.mjs'), 'utf8');
  const map = JSON.parse(readFileSync(join(folder, 'out/a.mjs.map'), 'utf8'));
  assert.equal(map.version, 3);
  assert.deepEqual(map.sources, ['../my%20script.ps1']);
  assert.deepEqual(map.sourcesContent, [script]);
  assert.match(code, /\n\/\/# sourceMappingURL=a\.mjs\.map\n$/);
  await SourceMapConsumer.with(map, null, (consumer) => {
    for (const [source, generated] of pairs) {
      const at = code.search(generated);
      assert.ok(at >= 0, `the code has ${generated}`);
      const original = consumer.originalPositionFor(place(code, at));
      const wanted = place(script, script.indexOf(source));
      assert.deepEqual(
        [original.line, original.column],
        [wanted.line, wanted.column],
        `${generated} comes from ${source}`,
      );
    }
  });
});

const failing = 'function Get-Part {\n    $x = 1\n    throw "no part"\n}\n$y = 2\nGet-Part\n';

test('stacks of mapped code name the script', () => {
  const folder = folderWith({
    'a.ps1': failing,
    'main.mjs':
      "import { script } from './a.mjs';\ntry { script.invoke(); } catch (error) { console.log(error.stack); }\n",
  });
  pscc(['build', 'a.ps1'], { cwd: folder });
  const { stdout } = runNode(['--enable-source-maps', join(folder, 'main.mjs')]);
  assert.match(stdout, /no part/);
  assert.match(stdout, /a\.ps1:3:5/);
  assert.match(stdout, /a\.ps1:6:1/);
});

test('run brings its map along where a debugger may want it', () => {
  const folder = folderWith({ 'a.ps1': "'fine'" });
  const { stdout, status } = runNode(['--enable-source-maps', stack, program, 'run', join(folder, 'a.ps1')]);
  assert.equal(stdout, 'fine\n');
  assert.equal(status, 0);
});
