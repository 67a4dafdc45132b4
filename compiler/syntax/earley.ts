import nearley from 'nearley';
import grammar from './generated/grammar.ts';
import type { Terminal } from './lexer/terminals.ts';
import { realize } from './pending.ts';

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
