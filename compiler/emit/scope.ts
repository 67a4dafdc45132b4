import type * as E from 'estree';
import type { Expr, Span } from '../ir/nodes.ts';
import * as b from './estree.ts';
import type { UnitEmitter } from './unit.ts';

/** A loop or switch that `break` and `continue` may leave. */
export interface JumpTarget {
  readonly label?: string;
  /** The JavaScript label, given to the loop when a jump names it. */
  jsLabel?: string;
  /** Depth of JavaScript functions at which the loop stands; a deeper jump needs a signal. */
  readonly depth: number;
  readonly kind: 'loop' | 'switch';
  /** A jump inside a nested function may arrive as a signal. */
  needsCatch: boolean;
}

/** The JavaScript function being emitted: names of temporaries, where output goes, the loops around. */
export class FunctionScope {
  /** The expression that the current output goes to. */
  out: E.Expression = b.id('out');
  readonly jumps: JumpTarget[] = [];
  /** Nested JavaScript functions (captures) between here and the block's own function. */
  depth = 0;
  /** A `return` inside a capture leaves the block's function by a signal. */
  needsReturnCatch = false;
  /** A method's body: `return` gives the function's value. */
  returnsValue = false;
  /** A trap's body: `return` leaves the block that holds the trap. */
  isTrap = false;
  /** Name of the traps in force, if any. */
  traps: E.Identifier | undefined;
  readonly #taken = new Set<string>();
  /** Temporaries to declare at the top of the current JavaScript function. */
  temporaries: string[] = [];

  constructor(readonly unit: UnitEmitter) {}

  /** A temporary of the current JavaScript function, declared by `let` at its top. */
  temporary(wanted = 't'): E.Identifier {
    const name = this.name(wanted);
    this.temporaries.push(name);
    return b.id(name);
  }

  /** A name that this function does not use yet. */
  name(wanted: string): string {
    for (let i = 1; ; i++) {
      const name = `${wanted}${i}`;
      if (this.#taken.has(name)) continue;
      this.#taken.add(name);
      return this.unit.fresh(name);
    }
  }

  /** Emits the body of a nested JavaScript function with its own temporaries. */
  nestedFunction<T extends E.Statement[]>(out: E.Expression, emit: () => T): E.Statement[] {
    const { temporaries } = this;
    const savedOut = this.out;
    this.temporaries = [];
    this.out = out;
    this.depth++;
    try {
      const body = emit();
      return [...declareTemporaries(this.temporaries), ...body];
    } finally {
      this.depth--;
      this.out = savedOut;
      this.temporaries = temporaries;
    }
  }

  withOut<T>(out: E.Expression, emit: () => T): T {
    const saved = this.out;
    this.out = out;
    try {
      return emit();
    } finally {
      this.out = saved;
    }
  }

  rt(name: string, ...args: E.Expression[]): E.SimpleCallExpression {
    return this.unit.call(name, ...args);
  }

  at<T extends E.Node>(node: { readonly span: Span } | Expr, emitted: T): T {
    return this.unit.at(node.span, emitted);
  }
}

export function declareTemporaries(names: readonly string[]): E.Statement[] {
  if (names.length === 0) return [];
  return [
    {
      type: 'VariableDeclaration',
      kind: 'let',
      declarations: names.map((name) => ({ type: 'VariableDeclarator', id: b.id(name), init: null })),
    },
  ];
}
