import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as rt from '../../runtime/types/index.ts';
import { evaluate } from './evaluate.ts';
import { render } from './render.ts';

// biome-ignore lint/style/noCommonJs: the bundler turns this into a table of all lazily loaded files.
rt.setChunkLoader((id) => require(`../../runtime/types/${id.slice(6)}.ts`));

const { types, eq, ne } = rt;
type Value = rt.Value;

/** A row's operands, what was recorded, and how to run it. */
interface Row {
  readonly name: string;
  readonly result: string;
  readonly errorId: string;
  readonly message: string;
  readonly run: () => string;
}

const unescape = (s: string): string =>
  s.replace(/\\(.)/g, (_, c: string) => ({ t: '\t', r: '\r', n: '\n', '0': '\0', e: '\x1b' })[c] ?? c);
const raw = (folder: string, file: string): string[][] =>
  readFileSync(join(folder, file), 'utf8').split('\n').slice(1).filter((l) => l !== '').map((l) => l.split('\t'));

const binary: Record<string, (a: Value, b: Value) => Value> = {
  '+': rt.add, '-': rt.subtract, '*': rt.multiply, '/': rt.divide, '%': rt.remainder,
  '-band': rt.bitAnd, '-bor': rt.bitOr, '-bxor': rt.bitXor, '-shl': rt.shiftLeft, '-shr': rt.shiftRight, '..': rt.range,
  '-eq': (a, b) => eq(a, b, true), '-ceq': (a, b) => eq(a, b, false), '-ne': (a, b) => ne(a, b, true),
  '-lt': (a, b) => rt.lt(a, b, true), '-clt': (a, b) => rt.lt(a, b, false), '-le': (a, b) => rt.le(a, b, true),
  '-gt': (a, b) => rt.gt(a, b, true), '-ge': (a, b) => rt.ge(a, b, true),
  '-like': (a, b) => rt.like(a, b, true), '-notlike': (a, b) => rt.notLike(a, b, true),
  '-match': (a, b) => rt.match(a, b, true), '-cmatch': (a, b) => rt.match(a, b, false),
  '-contains': (a, b) => rt.contains(a, b, true), '-notcontains': (a, b) => rt.notContains(a, b, true), '-in': (a, b) => rt.inOp(a, b, true),
  '-replace': (a, b) => rt.replace(a, b, true), '-split': (a, b) => rt.split(a, b, true), '-join': rt.join, '-f': rt.format,
  '-is': rt.is, '-as': rt.as, '-xor': rt.logicalXor,
  '-and': (a, b) => rt.toBoolean(a) && rt.toBoolean(b), '-or': (a, b) => rt.toBoolean(a) || rt.toBoolean(b),
};

const unary: Record<string, (v: Value) => Value> = {
  '!': (v) => !rt.toBoolean(v), '-not': (v) => !rt.toBoolean(v), '-': rt.negate, '+': rt.unaryPlus, '-bnot': rt.bitNot,
  '++': rt.increment, '--': rt.decrement, ',': (v) => rt.objectArray([v]), '-join': rt.unaryJoin, '-split': rt.unarySplit,
  '[bool]': rt.toBoolean, '[string]': rt.toPSString, '"$( )"': rt.toPSString, '.GetType()': (v) => rt.invokeMethod(v, 'GetType', []),
};

function tables(folder: string): Record<string, () => Row[]> {
  return {
    operators: () =>
      raw(folder, 'operators.tsv').map(([left, op, right, result, errorId, message]) => ({
        name: `${left} ${op} ${right}`, result: unescapeResult(result!), errorId: errorId!, message: unescape(message!),
        run: () => render(binary[op!]!(evaluate(left!), evaluate(right!))),
      })),
    unary: () =>
      raw(folder, 'operators-unary.tsv').map(([op, operand, result, errorId, message]) => ({
        name: `${op} ${operand}`, result: unescapeResult(result!), errorId: errorId!, message: unescape(message!),
        run: () => render(unary[op!]!(evaluate(operand!))),
      })),
    conversions: () =>
      raw(folder, 'conversions.tsv').map(([value, target, result, errorId, message]) => ({
        name: `[${target}] ${value}`, result: unescapeResult(result!), errorId: errorId!, message: unescape(message!),
        run: () => render(rt.convertTo(evaluate(value!), target === 'pscustomobject' ? types.psCustomObject : rt.requireType(target!))),
      })),
    formatting: () =>
      raw(folder, 'formatting.tsv').map(([kind, format, value, result, errorId, message]) => ({
        name: `${kind} ${format} ${value}`, result: result!, errorId: errorId!, message: unescape(message!),
        run: () => JSON.stringify(formatRow(kind!, unescape(format!), value!)),
      })),
  };
}

const unescapeResult = (s: string): string => s;

function formatRow(kind: string, format: string, source: string): Value {
  const v = evaluate(source);
  switch (kind) {
    case 'f':
      return rt.format(format, v);
    case 'ToString':
      return format === '' ? rt.invokeMethod(v, 'ToString', []) : rt.invokeMethod(v, 'ToString', [format]);
    case 'ToStringInv':
      return rt.invokeMethod(v, 'ToString', [format, rt.invariantCulture]);
    case '.ToString()':
      return rt.invokeMethod(v, 'ToString', []);
    default:
      return rt.toPSString(v);
  }
}

function outcome(row: Row): string {
  try {
    return row.run();
  } catch (error) {
    if (!(error instanceof rt.Exception)) return `!! ${(error as Error).name}: ${(error as Error).message.slice(0, 200)}`;
    const id = error instanceof rt.RuntimeException ? error.errorRecord.fullyQualifiedErrorId : error.typeName;
    return `${id}\t${error.message}`;
  }
}

const normalize = (s: string): string => {
  try {
    return s.replace(/"(?:[^"\\]|\\.)*"/g, (q) => JSON.stringify(JSON.parse(q)));
  } catch {
    return s;
  }
};

const [folder, ...rest] = process.argv.slice(2);
const option = (name: string): string | undefined => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined);
const show = Number(option('--show') ?? 0);
const text = option('--filter');
const only = rest[0] !== undefined && !rest[0].startsWith('--') ? rest[0] : undefined;
let failed = 0;
for (const [table, load] of Object.entries(tables(folder!))) {
  if (only !== undefined && only !== table) continue;
  let good = 0;
  let total = 0;
  let shown = 0;
  for (const row of load()) {
    if (text !== undefined && !row.name.includes(text)) continue;
    total++;
    const expected = row.errorId === '' ? row.result : `${row.errorId}\t${row.message}`;
    const actual = outcome(row);
    if (actual === expected || normalize(actual) === normalize(expected)) good++;
    else if (shown < show) {
      shown++;
      console.log(`  ${row.name}\n    expected ${expected}\n    actual   ${actual}`);
    }
  }
  failed += total - good;
  console.log(`${table}: ${good} of ${total} (${((good / Math.max(total, 1)) * 100).toFixed(2)} %)`);
}
process.exitCode = failed > 0 ? 1 : 0;
