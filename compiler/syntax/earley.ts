import nearley from 'nearley';
import grammar from './generated/grammar.ts';
import type { Terminal } from './lexer/terminals.ts';

/** A list under construction: made in constant time, flattened once. */
export class Cons {
  constructor(
    readonly before: Cons | undefined,
    readonly added: readonly unknown[],
  ) {}
}

/** A node whose building waits until its statement is known to be read as a whole. */
class Pending {
  constructor(
    readonly build: (...parts: never[]) => unknown,
    readonly parts: readonly unknown[],
  ) {}
}

/** Postprocessor: builds from the parts. */
export function node(build: (...parts: never[]) => unknown): (parts: readonly unknown[]) => unknown {
  return (parts) => new Pending(build, parts);
}

/** Postprocessor: the first part. */
export function first(parts: readonly unknown[]): unknown {
  return parts[0];
}

/** Postprocessor of left-recursive lists, separators and operators included. */
export function cons(parts: readonly unknown[]): Cons {
  return parts[0] instanceof Cons ? new Cons(parts[0], parts.slice(1)) : new Cons(undefined, parts);
}

/** Builds what is pending. Lists become arrays; recursion is as deep as the grammar, not as the text. */
function realize(value: unknown): unknown {
  if (value instanceof Pending) {
    const parts = value.parts.map(realize);
    return value.build(...(parts as never[]));
  }
  if (value instanceof Cons) {
    const chunks: (readonly unknown[])[] = [];
    for (let cell: Cons | undefined = value; cell; cell = cell.before) chunks.push(cell.added);
    const list: unknown[] = [];
    for (let i = chunks.length - 1; i >= 0; i--) for (const item of chunks[i]!) list.push(realize(item));
    return list;
  }
  return value;
}

/** What nearley's tables consist of; its types leave these out. */
interface State {
  readonly rule: { readonly name: string; readonly symbols: readonly (string | { readonly type: string })[] };
  readonly dot: number;
  readonly isComplete: boolean;
  readonly reference: number;
  readonly data: unknown;
  nextState(child: { data: unknown; token: unknown; isToken: boolean; reference: number }): State;
}
interface Column {
  readonly states: State[];
  readonly scannable: State[];
  process(next?: Column): void;
}
type ColumnConstructor = new (grammar: nearley.Grammar, index: number) => Column;

interface Start {
  readonly grammar: nearley.Grammar;
  readonly column: Column;
  readonly Column: ColumnConstructor;
}

const rules = nearley.Grammar.fromCompiled(grammar as unknown as nearley.CompiledRules);
const starts = new Map<string, Start>();

/** The first column for a start symbol: the same for every text, so it is made once. */
function startOf(symbol: string): Start {
  let start = starts.get(symbol);
  if (!start) {
    const own = new nearley.Grammar((rules as unknown as { rules: nearley.Rule[] }).rules);
    own.start = symbol;
    const parser = new nearley.Parser(own, { lexer: undefined });
    const column = (parser as unknown as { table: Column[] }).table[0]!;
    start = { grammar: own, column, Column: column.constructor as ColumnConstructor };
    starts.set(symbol, start);
  }
  return start;
}

/** Reads tokens as `symbol`; undefined where they do not form one. */
export function readAs(symbol: string, tokens: readonly Terminal[]): unknown {
  const { grammar: own, column: zero, Column } = startOf(symbol);
  let column = zero;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const next = new Column(own, i + 1);
    const { scannable } = column;
    for (let w = scannable.length; w--; ) {
      const state = scannable[w]!;
      const expected = state.rule.symbols[state.dot] as { readonly type: string };
      if (expected.type === token.type) {
        next.states.push(state.nextState({ data: token, token, isToken: true, reference: i }));
      }
    }
    next.process();
    if (next.states.length === 0) return undefined;
    column = next;
  }
  const results = column.states.filter(
    (state) => state.rule.name === symbol && state.isComplete && state.reference === 0,
  );
  if (results.length > 1)
    throw new Error(`ambiguous grammar: ${symbol} of ${tokens.map(({ type }) => type).join(' ')}`);
  return results[0] && realize(results[0].data);
}
