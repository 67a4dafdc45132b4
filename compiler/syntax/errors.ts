import type { ParseError } from './ast.ts';
import { messages } from './messages.ts';

/** Fills `{0}` and `{1}` into a message. */
function format(text: string, args: readonly string[]): string {
  return text.replace(/\{\{|\}\}|\{(\d)\}/g, (match, digit?: string) =>
    digit === undefined ? match[0]! : (args[Number(digit)] ?? ''),
  );
}

/** Collects parse errors; an error that is found again at the same place is kept once. */
export class ErrorList {
  readonly errors: ParseError[] = [];
  private readonly seen = new Set<string>();

  /** The number of errors so far. */
  get count(): number {
    return this.errors.length;
  }

  add(id: string, start: number, end: number, incomplete = false, ...args: readonly string[]): void {
    const key = `${id}:${start}:${end}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const text = messages[id] ?? id;
    this.errors.push({ id, message: args.length > 0 ? format(text, args) : text, start, end, incomplete });
  }
}
