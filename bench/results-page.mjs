const number = (value, digits) => (value === undefined ? '' : value.toFixed(digits));

/** The page that keeps the last figures. */
export function resultsPage({ machine, workloads, speed, check }) {
  const rows = workloads.rows.map(
    ({ name, built, plain, ratio, limit, pwsh, correct }) =>
      `| ${name} | ${number(built, 0)} | ${number(plain, 0)} | ${number(ratio, 2)} | ${limit ?? ''} | ${number(pwsh, 1)} | ${correct ? 'yes' : '**no**'} |`,
  );
  const stages = speed.map(
    (row) =>
      `| ${row.lines} | ${number(row.parse, 1)} | ${number(row.lower, 1)} | ${number(row.emit, 1)} | ${number(row.total, 1)} |`,
  );
  return `# Results

\`npm run bench -- --write\` writes this page. Times are of one machine; compare ratios, never milliseconds of two machines.

${machine}

## Workloads

Whole processes, start-up included: the built script and the same work in hand-written JavaScript, in turn; medians.
The ratio of PowerShell 7.6.5 to the same JavaScript was measured on another machine.

| workload | built, ms | JavaScript, ms | ratio | at most | PowerShell's ratio | result right |
|---|---:|---:|---:|---:|---:|---|
${rows.join('\n')}

Geometric mean of the ratios: ${number(workloads.mean, 2)}.

## Compiler

Milliseconds per 1,000 lines of generated, realistic scripts, warm. \`parse\` includes reading the tokens.

| lines | parse | lower | emit | total |
|---:|---:|---:|---:|---:|
${stages.join('\n')}

\`pscc check\` of a 1,000-line file in a new process: ${number(check, 2)} s.
`;
}
