import type { Frame } from './frame.ts';

/**
 * The frame that runs now, for the type system's hooks (strict mode, `$OFS`), which have no frame of their own.
 * Kept by block invocation; a scheduler that switches runspaces switches it too.
 */
export const ambient: { frame: Frame | null } = { frame: null };
