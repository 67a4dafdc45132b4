import { spawnSync } from 'node:child_process';

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Runs a process to its end. Returns its milliseconds and what it printed. */
export function timeProcess(args, options = {}) {
  const start = process.hrtime.bigint();
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    ...options,
  });
  return { milliseconds: Number(process.hrtime.bigint() - start) / 1e6, stdout, stderr, status };
}

/** Times programs in turn, so that what else the machine does meets all of them alike. */
export function timeInTurn(programs, rounds) {
  const times = programs.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, args] of programs.entries()) times[i].push(timeProcess(args).milliseconds);
  return times.map(median);
}
