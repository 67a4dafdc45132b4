const minimum = 1;
const separator = 1;

function tableWidth(widths: readonly number[]): number {
  let sum = 0;
  let visible = 0;
  for (const width of widths) {
    if (width <= 0) continue;
    sum += width;
    visible++;
  }
  return sum + separator * (visible - 1);
}

/** Gives unsized columns (0) an equal share of what is left. @returns whether the table fits */
function assignUnsized(widths: number[], available: number): boolean {
  const unsized: number[] = [];
  for (const [index, width] of widths.entries()) {
    if (width !== 0) continue;
    unsized.push(index);
    widths[index] = minimum;
  }
  let left = available - tableWidth(widths);
  if (left < 0) return false;
  if (unsized.length === 0) return true;
  for (let turn = 0; left > 0; turn++, left--) widths[unsized[turn % unsized.length]!]! += 1;
  return true;
}

/** Shrinks the last column, or drops it (-1) when nothing of it would be left. */
function trimToFit(widths: number[], available: number): void {
  for (let last = widths.length - 1; last >= 0; last--) {
    const excess = tableWidth(widths) - available;
    if (excess <= 0) return;
    const width = widths[last]! - excess;
    widths[last] = width < minimum ? -1 : width;
    if (width >= minimum) return;
  }
}

/**
 * Fits a table's columns to the screen, in place: 0 means "not sized yet"; a dropped column gets -1.
 */
export function fitColumns(widths: number[], available: number): void {
  if (!assignUnsized(widths, available)) trimToFit(widths, available);
}
