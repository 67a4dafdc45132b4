import type { Value } from '../types/net-object.ts';
import { LineCollector } from './line-output.ts';
import { failFormatting } from './out-default.ts';
import { Renderer } from './renderer.ts';

/**
 * Formats values as `Out-String` does.
 * @param width columns of tables; lists and text are not broken, as `Out-File` leaves them whole
 */
export function formatToLines(values: Iterable<Value>, width: number): string[] {
  const output = new LineCollector(Number.POSITIVE_INFINITY, width);
  const renderer = new Renderer(output, failFormatting);
  for (const value of values) renderer.process(value);
  renderer.end();
  return output.lines;
}
