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
export function realize(value: unknown): unknown {
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
