import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, timeProcess } from './measure.mjs';
import { realisticScript } from './realistic-script.mjs';

const stages = ['parse', 'lower', 'emit'];

/** Milliseconds per 1,000 lines of each stage, warm, for files of growing size; and a cold check. */
export function compileSpeed(dist) {
  const { compile } = createRequire(import.meta.url)(join(dist, 'compiler.cjs'));
  for (let i = 0; i < 3; i++) compile(realisticScript(1000));
  const rows = [];
  for (const lines of [1000, 10_000, 50_000]) {
    const text = realisticScript(lines);
    const rounds = lines > 20_000 ? 1 : 3;
    const times = Object.fromEntries(stages.map((stage) => [stage, []]));
    for (let round = 0; round < rounds; round++) {
      const { errors } = compile(text, { onStage: (stage, milliseconds) => times[stage].push(milliseconds) });
      if (errors.length > 0) throw new Error(`the generated script has errors: ${errors[0].message}`);
    }
    const actual = text.split('\n').length;
    const per = Object.fromEntries(stages.map((stage) => [stage, (1000 * median(times[stage])) / actual]));
    const total = stages.reduce((sum, stage) => sum + per[stage], 0);
    rows.push({ lines: actual, ...per, total });
    console.log(
      `${String(actual).padStart(6)} lines: ${stages.map((stage) => `${stage} ${per[stage].toFixed(1)}`).join(', ')}, total ${total.toFixed(1)} ms per 1,000 lines`,
    );
  }
  return rows;
}

/** Seconds of `pscc check` of a 1,000-line file in a new process. */
export function coldCheck(program) {
  const file = join(mkdtempSync(join(tmpdir(), 'pscc-bench-')), 'a.ps1');
  writeFileSync(file, realisticScript(1000));
  const times = Array.from(
    { length: 5 },
    () => timeProcess(['--stack-size=3900', program, 'check', file]).milliseconds,
  );
  const seconds = median(times) / 1000;
  console.log(`cold check of 1,000 lines: ${seconds.toFixed(2)} s`);
  return seconds;
}
