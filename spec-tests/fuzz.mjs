// Reads damaged scripts: no crash, no hang, and always a tree or errors with places.
// usage: node spec-tests/fuzz.mjs [--count N] [--seed N]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compiler } from './package.mjs';
import { listCases } from './run-cases.mjs';

/** PowerShell places what is missing after an unterminated string a little past the end of the text. */
const pastEnd = 2;

/** Repeatable random numbers below a limit (mulberry32). */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % Math.max(1, limit);
  };
}

const damages = {
  flipByte(bytes, _tokens, random) {
    const out = Uint8Array.from(bytes);
    for (let i = 0; i <= random(4); i++) out[random(out.length)] ^= 1 << random(8);
    return out;
  },
  truncate: (bytes, _tokens, random) => bytes.subarray(0, random(bytes.length)),
  dropToken: (bytes, tokens, random) => edit(bytes, tokens, random, () => ''),
  doubleToken: (bytes, tokens, random) => edit(bytes, tokens, random, (text) => text + text),
  swapTokens: (bytes, tokens, random) => edit(bytes, tokens, random, (_text, other) => other),
};

function edit(bytes, tokens, random, change) {
  const text = Buffer.from(bytes).toString('utf8');
  if (tokens.length === 0) return bytes;
  const token = tokens[random(tokens.length)];
  const other = tokens[random(tokens.length)];
  const changed = change(text.slice(token.start, token.end), text.slice(other.start, other.end));
  return Buffer.from(text.slice(0, token.start) + changed + text.slice(token.end));
}

/** Runs damaged inputs through the compiler. Returns what went wrong. */
export function fuzz({ count, seed = 1, onProgress }) {
  const { compile, parse, decodeSource } = compiler();
  const random = randomNumbers(seed);
  const files = listCases().map(({ folder, name, script }) =>
    join(folder, script === 'main.ps1' ? `${name}/main.ps1` : script),
  );
  const names = Object.keys(damages);
  const known = new Map();
  const problems = [];
  for (let i = 0; i < count; i++) {
    const file = files[random(files.length)];
    const name = names[i % names.length];
    if (!known.has(file)) {
      const bytes = readFileSync(file);
      known.set(file, {
        bytes,
        tokens: parse(decodeSource(bytes)).tokens.filter(({ start, end }) => end > start),
      });
    }
    const { bytes, tokens } = known.get(file);
    const text = decodeSource(damages[name](bytes, tokens, random));
    const start = performance.now();
    try {
      const { code, errors, parsed } = compile(text);
      const placed = errors.every(
        (error) =>
          error.id !== '' &&
          error.message !== '' &&
          error.start >= 0 &&
          error.end >= error.start &&
          error.end <= text.length + pastEnd,
      );
      if (!placed)
        problems.push({
          i,
          file,
          name,
          problem: `an error without a place: ${JSON.stringify(errors)}`,
          text,
        });
      else if (parsed.ast.kind !== 'ScriptBlock' || (code === undefined && errors.length === 0))
        problems.push({ i, file, name, problem: 'neither code nor errors', text });
    } catch (error) {
      problems.push({ i, file, name, problem: error.stack, text });
    }
    const milliseconds = performance.now() - start;
    if (milliseconds > 2000) problems.push({ i, file, name, problem: `${milliseconds.toFixed(0)} ms`, text });
    onProgress?.(i + 1);
  }
  return problems;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      text: { type: 'boolean' },
    },
  });
  const count = Number(values.count);
  const onProgress = process.stderr.isTTY
    ? (done) => done % 500 === 0 && process.stderr.write(`\r${done}/${count}`)
    : undefined;
  const problems = fuzz({ count, seed: Number(values.seed), onProgress });
  for (const { i, file, name, problem, text } of problems)
    console.log(`#${i} ${name} of ${file}: ${problem}${values.text ? `\n${text}` : ''}`);
  console.log(`${count - problems.length} passed, ${problems.length} failed`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
