import { displayWidth, fitFromStart, padding, resetSequence } from './cells.ts';
import type { LineOutput } from './line-output.ts';
import { splitLines, wrapLines } from './text-lines.ts';

const separator = ' : ';

function paddedLabels(names: readonly string[], width: number): string[] {
  return names.map((name) => {
    const length = displayWidth(name);
    const text = length > width ? name.slice(0, fitFromStart(name, width)) : name + padding(width - length);
    return text + separator;
  });
}

/** Writes one object as `name : value` lines; long values wrap under their first line. */
export function writeList(output: LineOutput, names: readonly string[], values: readonly string[]): void {
  const screen = output.width;
  if (names.length === 0 || screen - separator.length - 2 < 0) return;
  const labelWidth = Math.min(Math.max(...names.map(displayWidth)), screen - separator.length - 1);
  const labels = paddedLabels(names, labelWidth);
  const indent = padding(labelWidth + separator.length);
  const valueWidth = screen - labelWidth - separator.length;
  const { formatAccent } = output.style;
  for (const [index, label] of labels.entries()) {
    let lead = formatAccent === '' ? label : formatAccent + label + resetSequence;
    for (const line of splitLines(values[index] ?? '')) {
      for (const piece of wrapLines(line, valueWidth, valueWidth)) {
        output.writeLine(lead + piece);
        lead = indent;
      }
    }
  }
}
