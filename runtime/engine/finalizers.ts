import type { Frame } from './frame.ts';

/** Registers a `finally` block, so that it also runs when the program is interrupted. */
export function pushFinally(f: Frame, block: () => void): () => void {
  f.session.finalizers.push(block);
  return block;
}

/** Runs a `finally` block when its statement is left; errors in `try` bodies around it do not silence it. */
export function runFinally(f: Frame, block: () => void): void {
  const { session } = f;
  const index = session.finalizers.lastIndexOf(block);
  if (index >= 0) session.finalizers.length = index;
  block();
}

/** Runs all pending `finally` blocks, innermost first, after an interruption. */
export function runPendingFinalizers(finalizers: (() => void)[]): void {
  while (finalizers.length > 0) finalizers.pop()!();
}
