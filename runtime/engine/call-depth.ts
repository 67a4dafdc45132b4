/**
 * How many nested script calls the host's stack is good for. A PowerShell call takes several JavaScript frames;
 * the figure was measured with functions that bind parameters and run pipelines.
 */
export function defaultMaxDepth(): number {
  const flag = process.execArgv.find((argument) => argument.startsWith('--stack-size='));
  const kilobytes = flag === undefined ? 984 : Number(flag.slice('--stack-size='.length));
  return Math.floor((kilobytes - 100) * 1.02);
}
