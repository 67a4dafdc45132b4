/** Writes the code caches of the core and the compiler, after both did what a small script needs. */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cachedScripts, cachePath, loadCached } from './load-part.ts';
import { core, dist } from './parts.ts';

for (const part of ['runtime/core.cjs', 'compiler.cjs']) loadCached(join(dist, part), undefined);
const { compileText, runProgram } = core();
const sample = `
param([string]$Name = 'a')
function Get-Sum([int[]]$Values) { $sum = 0; foreach ($v in $Values) { if ($v -gt 1) { $sum += $v } }; return $sum }
$values = @(1, 2, 3)
$table = @{ a = 1 }
$null = "$(Get-Sum $values) $($table.a)"
$null = 1..3 | ForEach-Object { $_ * 2 } | Where-Object { $_ -gt 2 }
for ($i = 0; $i -lt 3; $i++) { try { throw 'x' } catch { $last = "$_" } }
'done'
`;
process.exitCode = runProgram(compileText(sample, null), { args: [] });
for (const [path, script] of cachedScripts) {
  const cache = cachePath(path);
  writeFileSync(`${cache}.new`, script.createCachedData());
  renameSync(`${cache}.new`, cache);
}
