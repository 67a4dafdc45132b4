import { dirname } from 'node:path';
import type { ParseResult } from '../../compiler/syntax/ast.ts';
import { type CommandLayout, CommandSite, PipelineSite } from './command-site.ts';
import { type BlockDescription, CompiledBlock } from './compiled-block.ts';
import type { Frame } from './frame.ts';
import { ObjectShape } from './object-shape.ts';
import { ScriptExtent } from './script-extent.ts';
import type { TypeDescription } from './script-types.ts';
import { MethodSite, PropertySite, StaticSite, TypeReference } from './sites.ts';

/** What compiled code calls to make itself known: blocks, call sites, types, source places. */
export class CompiledUnit {
  readonly text: string;
  /** Absolute path of the `.ps1`, or null for code without a file. */
  readonly path: string | null;
  typeDescriptions: readonly TypeDescription[] = [];
  /** Namespaces of `using namespace`. */
  namespaces: readonly string[] = [];
  /** Prepares a frame that is about to run the unit's code for the first time: defines its types. */
  prepare: ((frame: Frame) => void) | null = null;
  /** Blocks in the order in which the emitted code makes them. */
  readonly blocks: CompiledBlock[] = [];
  /** The syntax tree, where the text was compiled in this process. */
  parsed: ParseResult | null = null;
  #points: readonly number[] = [];
  #lines: number[] | null = null;

  constructor(text: string, path: string | null) {
    this.text = text;
    this.path = path;
  }

  get directory(): string {
    return this.path === null ? '' : dirname(this.path);
  }

  // ---- Called by emitted code ----
  points(list: readonly number[]): void {
    this.#points = list;
  }
  block(description: BlockDescription): CompiledBlock {
    const block = new CompiledBlock(this, description);
    this.blocks.push(block);
    return block;
  }
  /** A literal block whose body was compiled inline; its own code is compiled if it is asked for. */
  sourceBlock(at: number): CompiledBlock {
    return new CompiledBlock(this, { kind: 'block', at, fromSource: true });
  }
  command(layout: CommandLayout): CommandSite {
    return new CommandSite(this, layout);
  }
  pipeline(layouts: readonly CommandLayout[]): PipelineSite {
    return new PipelineSite(this, layouts);
  }
  type(name: string, at: number): TypeReference {
    return new TypeReference(this, name, at);
  }
  property(name: string): PropertySite {
    return new PropertySite(name);
  }
  method(name: string, generics?: readonly TypeReference[]): MethodSite {
    return new MethodSite(name, generics);
  }
  static(type: TypeReference, name: string): StaticSite {
    return new StaticSite(type, name);
  }
  shape(names: readonly string[]): ObjectShape {
    return new ObjectShape(names);
  }
  types(descriptions: readonly TypeDescription[]): void {
    this.typeDescriptions = descriptions;
  }

  // ---- Source places ----
  extent(point: number): ScriptExtent {
    return new ScriptExtent(this, this.#points[point * 2] ?? 0, this.#points[point * 2 + 1] ?? 0);
  }

  get #lineStarts(): number[] {
    if (this.#lines === null) {
      this.#lines = [0];
      for (let i = 0; i < this.text.length; i++) {
        const c = this.text.charCodeAt(i);
        if (c === 10 || (c === 13 && this.text.charCodeAt(i + 1) !== 10)) this.#lines.push(i + 1);
      }
    }
    return this.#lines;
  }

  /** 1-based line of an offset. */
  lineOf(offset: number): number {
    const lines = this.#lineStarts;
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lines[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
  lineStart(line: number): number {
    return this.#lineStarts[line - 1] ?? 0;
  }
  lineText(line: number): string {
    const end = this.#lineStarts[line] ?? this.text.length;
    return this.text.slice(this.lineStart(line), end).replace(/[\r\n]+$/, '');
  }
}
