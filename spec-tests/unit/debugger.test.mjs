import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SourceMapConsumer } from 'source-map';
import { folderWith, pscc, runNode } from './helpers.mjs';

const script = `$total = 0
foreach ($n in 1..3) {
    $total += $n
    $twice = $total * 2
}
"$total $twice"
`;

/** Runs a built file in its own process under a debugger session and records where it stops. */
const driver = `import { Session } from 'node:inspector';
import { pathToFileURL } from 'node:url';
const [, , file, line, column] = process.argv;
const session = new Session();
session.connect();
const post = (method, params) => {
  let result;
  session.post(method, params, (error, value) => {
    if (error) throw new Error(error.message);
    result = value;
  });
  return result;
};
const stops = [];
session.on('Debugger.paused', ({ params }) => {
  const [frame] = params.callFrames;
  const read = (expression) => post('Debugger.evaluateOnCallFrame', { callFrameId: frame.callFrameId, expression, returnByValue: true }).result.value;
  const { lineNumber, columnNumber } = frame.location;
  stops.push({ line: lineNumber + 1, column: columnNumber, total: read('f.$total'), n: read('f.$n') });
  post(stops.length < 8 ? 'Debugger.stepOver' : 'Debugger.disable');
});
post('Debugger.enable');
post('Debugger.setBreakpointByUrl', { url: pathToFileURL(file).href, lineNumber: line - 1, columnNumber: Number(column) });
const { script } = await import(pathToFileURL(file).href);
script.run([]);
console.log(JSON.stringify(stops));
`;

test('a breakpoint at a line of the script stops there, steps on and shows its variables', async () => {
  const folder = folderWith({ 'a.ps1': script, 'driver.mjs': driver });
  pscc(['build', 'a.ps1'], { cwd: folder });
  const map = JSON.parse(readFileSync(join(folder, 'a.mjs.map'), 'utf8'));
  await SourceMapConsumer.with(map, null, (consumer) => {
    const { line, column } = consumer.generatedPositionFor({ source: 'a.ps1', line: 3, column: 4 });
    assert.ok(line !== null);
    const { stdout, stderr } = runNode([
      join(folder, 'driver.mjs'),
      join(folder, 'a.mjs'),
      String(line),
      String(column),
    ]);
    const lines = stdout.trim().split('\n');
    assert.equal(lines[0], '6 12', stderr);
    const stops = JSON.parse(lines.at(-1));
    const lineOf = (stop) => consumer.originalPositionFor(stop).line;
    assert.equal(lineOf(stops[0]), 3);
    assert.equal(stops[0].total, 0);
    assert.equal(stops[0].n, 1);
    const next = stops.find((stop) => lineOf(stop) === 4);
    assert.ok(next, `stepping reaches line 4: ${stops.map(lineOf)}`);
    assert.equal(next.total, 1);
  });
});
