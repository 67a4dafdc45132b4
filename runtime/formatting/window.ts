import { formatHooks } from './environment.ts';

/** Columns that tables get where the device has no width of its own (`Out-String`, `Out-File`). */
export function windowWidth(): number {
  const width = formatHooks.windowWidth();
  return width > 0 ? width : 120;
}
