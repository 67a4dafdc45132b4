import { GENERATOR, type Generator, generate } from 'astring';
import type * as E from 'estree';

/** A place of the generated text and the place of the source it comes from; lines are 1-based, columns 0-based. */
export interface Mapping {
  readonly generated: { readonly line: number; readonly column: number };
  readonly original: { readonly line: number; readonly column: number };
  readonly name?: string;
}

interface PrinterState {
  write(code: string, node?: E.Node): void;
}

// astring maps names and literals only; every node that knows its place is mapped at its start.
const mappingGenerator: Generator = Object.fromEntries(
  Object.entries(GENERATOR).map(([type, print]) => [
    type,
    (node: E.Node, state: PrinterState) => {
      if (node.loc != null) state.write('', node);
      (print as (this: unknown, node: E.Node, state: PrinterState) => void).call(
        mappingGenerator,
        node,
        state,
      );
    },
  ]),
) as unknown as Generator;

/** Prints a program; `onMapping` is told each mapping in order. */
export function print(program: E.Program, onMapping?: (mapping: Mapping) => void): string {
  if (onMapping === undefined) return generate(program, { indent: '  ' });
  const sink = {
    addMapping(mapping: Mapping & { source?: string }) {
      const { generated, original, name } = mapping;
      onMapping({ generated: { ...generated }, original: { ...original }, name });
    },
  };
  return generate(program, {
    indent: '  ',
    generator: mappingGenerator,
    // astring's own typing asks for a source-map generator; it uses addMapping alone.
    sourceMap: sink as never,
  });
}
