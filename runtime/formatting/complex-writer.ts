import { padding } from './cells.ts';
import type { LineOutput } from './line-output.ts';
import { wrapLines } from './text-lines.ts';

/** Indentation of the text inside a frame. A negative `firstLine` is a hanging indent. */
export interface FrameInfo {
  readonly firstLine: number;
  readonly left: number;
  readonly right: number;
}

export type FormatToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'newline' }
  | { readonly kind: 'entry'; readonly frame: FrameInfo | null; readonly tokens: FormatToken[] };

const maximumDepth = 50;

/** Writes the tokens of custom views, group labels and out-of-band records. */
export class ComplexWriter {
  readonly #output: LineOutput;
  readonly #width: number;
  readonly #frames: FrameInfo[] = [];
  #buffer = '';

  constructor(output: LineOutput, width: number) {
    this.#output = output;
    this.#width = width;
  }

  write(tokens: readonly FormatToken[]): void {
    this.#walk(tokens, 0);
    this.#flush();
  }

  #walk(tokens: readonly FormatToken[], depth: number): void {
    for (const token of tokens) {
      if (token.kind === 'text') this.#buffer += token.text;
      else if (token.kind === 'newline') this.#flush();
      else if (depth < maximumDepth) {
        if (token.frame !== null) this.#frames.push(token.frame);
        this.#walk(token.tokens, depth + 1);
        if (token.frame !== null) this.#frames.pop();
      }
    }
  }

  #flush(): void {
    let left = 0;
    let right = 0;
    for (const frame of this.#frames) {
      left += frame.left;
      right += frame.right;
    }
    const useful = this.#width - left - right;
    const text = useful > 0 ? this.#buffer : '';
    this.#buffer = '';
    let indent = this.#frames.at(-1)?.firstLine ?? 0;
    if (Math.abs(indent) >= useful) indent = 0;
    const first = useful - Math.max(indent, 0);
    const following = useful + Math.min(indent, 0);
    let pad = padding(left + Math.max(indent, 0));
    for (const line of wrapLines(text, first, following)) {
      this.#output.writeLine(pad + line);
      pad = padding(left - Math.min(indent, 0));
    }
  }
}
