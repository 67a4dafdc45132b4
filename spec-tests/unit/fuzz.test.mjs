import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzz } from '../fuzz.mjs';

test('500 damaged scripts: no crash, no hang, always code or errors with places', () => {
  const problems = fuzz({ count: 500, seed: 7 });
  assert.deepEqual(
    problems.map(({ i, name, problem }) => `#${i} ${name}: ${problem}`),
    [],
  );
});
