import type * as E from 'estree';
import type { Unit } from '../ir/lower/index.ts';
import type { Span } from '../ir/nodes.ts';
import type { TypeName } from '../syntax/ast.ts';
import { abiNameList } from './abi-names.ts';
import * as b from './estree.ts';
import { typeNameText } from './type-names.ts';

/** What emitting one file collects: names taken, declarations at its top, the runtime functions used. */
export class UnitEmitter {
  readonly declarations: E.Statement[] = [];
  readonly #runtime = new Set<string>();
  readonly #taken = new Set<string>(reserved);
  /** The first number not yet tried after a name. */
  readonly #numbers = new Map<string, number>();
  readonly #shared = new Map<string, string>();
  readonly #points = new Map<number, number>();
  readonly #pointList: number[] = [];
  readonly #lineStarts: number[] = [0];

  /** The file names options or attributes that can make a variable refuse a value. */
  readonly mayRestrictVariables: boolean;
  /** The file reads `$foreach`. */
  readonly usesEnumerator: boolean;

  constructor(readonly unit: Unit) {
    const { text } = unit;
    this.mayRestrictVariables = /\b(?:ReadOnly|Constant|Set-Variable|New-Variable|sv|nv|Validate\w+)\b/i.test(
      text,
    );
    this.usesEnumerator = /\$foreach\b/i.test(text);
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.#lineStarts.push(i + 1);
  }

  /** A function of the runtime's ABI, by its name there; a name of the script never takes it. */
  rt(name: string): E.Identifier {
    this.#runtime.add(name);
    return b.id(name);
  }

  runtimeNames(): string[] {
    return [...this.#runtime].sort();
  }

  call(name: string, ...args: E.Expression[]): E.SimpleCallExpression {
    return b.call(this.rt(name), ...args);
  }

  /** A name that nothing in this file has yet, made from a name of the script. */
  fresh(wanted: string): string {
    const safe = wanted.replace(/[^\p{L}\p{N}_$]+/gu, '_').replace(/^(?=\p{N})|^$/u, '_');
    const base = abiNames.has(safe) ? `${safe}_` : safe;
    let name = base;
    let number = this.#numbers.get(base) ?? 2;
    for (; this.#taken.has(name); number++) name = `${base}${/\d$/.test(base) ? '_' : ''}${number}`;
    this.#numbers.set(base, number);
    this.#taken.add(name);
    return name;
  }

  /** Declares a constant at the top of the file. */
  constant(wanted: string, init: E.Expression): E.Identifier {
    const name = this.fresh(wanted);
    this.declarations.push(b.declare('const', name, init));
    return b.id(name);
  }

  /** Like `constant`, once for each key. */
  shared(key: string, wanted: string, init: () => E.Expression): E.Identifier {
    let name = this.#shared.get(key);
    if (name === undefined) {
      name = this.constant(wanted, init()).name;
      this.#shared.set(key, name);
    }
    return b.id(name);
  }

  /** The reference to a type, resolved by the runtime when first used. */
  type(name: TypeName): E.Identifier {
    const text = typeNameText(name);
    return this.shared(`type ${text.toLowerCase()}`, `${text.replace(/^.*\.(?=\w)/, '')}_type`, () =>
      b.method('u', 'type', b.literal(text), b.literal(this.point(name))),
    );
  }

  /** The number under which the runtime finds a source range; errors report it. */
  point(span: Span): number {
    // One number for the pair: offsets stay far below 2 ** 26.
    const key = span.start * 2 ** 26 + span.end;
    let index = this.#points.get(key);
    if (index === undefined) {
      index = this.#pointList.length / 2;
      this.#pointList.push(span.start, span.end);
      this.#points.set(key, index);
    }
    return index;
  }

  points(): readonly number[] {
    return this.#pointList;
  }

  /** 1-based line of an offset. */
  line(offset: number): number {
    return this.location(offset).line;
  }

  /** Line (1-based) and column (0-based) of an offset. */
  location(offset: number): { line: number; column: number } {
    const starts = this.#lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! };
  }

  /** Marks a node as coming from a place of the source, for the source map. */
  at<T extends E.Node>(span: Span, node: T): T {
    if (node.loc == null && span.end > span.start) {
      const start = this.location(span.start);
      node.loc = { start, end: start };
    }
    return node;
  }
}

/** Names of `runtime/abi.ts`, checked by a test against what it exports. */
const abiNames = new Set(abiNameList.split(' '));

const reserved = [
  ...'break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof new null return super switch this throw true try typeof var void while with yield let static await async implements interface package private protected public arguments eval undefined NaN Infinity'.split(
    ' ',
  ),
  'rt',
  'u',
  'f',
  'out',
  'e',
  'globalThis',
  'require',
  'module',
  'exports',
  'process',
  ...'Object Array String Number Boolean Symbol Map Set Error Math JSON Date RegExp Function Promise Proxy Reflect'.split(
    ' ',
  ),
];
