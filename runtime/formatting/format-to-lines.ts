import type { Value } from '../types/net-object.ts';
import { LineCollector } from './line-output.ts';
import { failFormatting } from './out-default.ts';
import { Renderer } from './renderer.ts';

export interface FormatTextOptions {
  /** Columns of tables where `width` is infinite. */
  readonly tableWidth: number;
}

/**
 * Formats values as `Out-String` does.
 * @param width columns for lists; `Infinity` leaves their lines whole
 */
export function formatToLines(values: Iterable<Value>, width: number, options: FormatTextOptions): string[] {
  const output = new LineCollector(width, Number.isFinite(width) ? width : options.tableWidth);
  const renderer = new Renderer(output, failFormatting);
  for (const value of values) renderer.process(value);
  renderer.end();
  return output.lines;
}
