import type { Block } from '../../ir/nodes.ts';

const cache = new WeakMap<object, boolean>();

/** Whether code that the block calls may send it a `break` or `continue`: it runs commands or script blocks. */
export function maySignal(block: Block): boolean {
  return search(block);
}

function search(node: unknown): boolean {
  if (node === null || typeof node !== 'object') return false;
  if (Array.isArray(node)) return node.some(search);
  const known = cache.get(node);
  if (known !== undefined) return known;
  cache.set(node, false);
  const { kind, op } = node as { kind?: unknown; op?: unknown };
  // A definition runs nothing.
  if (op === 'function' || op === 'types') return false;
  const found =
    kind === 'command' || Object.values(node).some((value) => !(value instanceof Map) && search(value));
  cache.set(node, found);
  return found;
}
