import type { Host } from '../engine/host.ts';
import { resetSequence, undecorated } from './cells.ts';
import { formatHooks } from './environment.ts';
import { type FormatStyle, type LineOutput, plainStyle } from './line-output.ts';
import { failFormatting } from './out-default.ts';
import { Renderer } from './renderer.ts';

/** The colours that `$PSStyle.Formatting` starts with. */
const defaultColor = '\x1b[32;1m';
const defaultLabelColor = '\x1b[32;1;3m';

function styleOf(host: Host): FormatStyle {
  if (!host.supportsColor) return plainStyle;
  const { styleOverride } = formatHooks;
  return {
    formatAccent: styleOverride('Formatting.FormatAccent') ?? defaultColor,
    tableHeader: styleOverride('Formatting.TableHeader') ?? defaultColor,
    customTableHeaderLabel: styleOverride('Formatting.CustomTableHeaderLabel') ?? defaultLabelColor,
  };
}

/** The console as a device for formatted text. */
export class HostOutput implements LineOutput {
  readonly style: FormatStyle;
  readonly height = 25;
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
    this.style = styleOf(host);
  }

  get width(): number {
    return this.#host.width - 1;
  }

  get tableWidth(): number {
    return this.#host.width - 1;
  }

  writeLine(text: string): void {
    this.#host.writeOut(`${this.#host.supportsColor ? text : undecorated(text)}\n`);
  }

  writeRaw(text: string): void {
    const ends = text.includes('\x1b') && this.#host.supportsColor && !text.endsWith(resetSequence);
    this.writeLine(ends ? text + resetSequence : text);
  }
}

/** A renderer that writes to the console. */
export function hostRenderer(host: Host): Renderer {
  return new Renderer(new HostOutput(host), failFormatting);
}
