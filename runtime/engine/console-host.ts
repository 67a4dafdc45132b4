import { fstatSync, readSync, writeSync } from 'node:fs';
import type { Host } from './host.ts';

/** Writes all of the text, waiting where the other side is slow. */
function writeAll(fd: number, text: string): void {
  let bytes = Buffer.from(text, 'utf8');
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(fd, bytes));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}
const pause = new Int32Array(new SharedArrayBuffer(4));

/** Asks the file first: Node's own streams take milliseconds to make. */
function isTerminal(fd: number): boolean {
  try {
    return fstatSync(fd).isCharacterDevice() && (require('node:tty') as typeof import('node:tty')).isatty(fd);
  } catch {
    return false;
  }
}

/** The host of a program in a console or behind pipes. */
export class ConsoleHost implements Host {
  readonly isOutputTerminal = isTerminal(1);
  readonly isErrorTerminal = isTerminal(2);
  readonly isInteractive = isTerminal(0);
  #buffer = '';
  #input: Buffer = Buffer.alloc(0);
  #inputEnded = false;

  get width(): number {
    return (this.isOutputTerminal && process.stdout.columns) || 80;
  }
  get supportsColor(): boolean {
    return this.isOutputTerminal && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  }

  writeOut(text: string): void {
    this.#buffer += text;
    if (this.#buffer.length > 16_384 || this.isOutputTerminal) this.flush();
  }
  writeErr(text: string): void {
    this.flush();
    writeAll(2, text);
  }
  flush(): void {
    if (this.#buffer === '') return;
    const text = this.#buffer;
    this.#buffer = '';
    writeAll(1, text);
  }

  readLine(): string | null {
    this.flush();
    const chunk = Buffer.alloc(65_536);
    for (;;) {
      const newline = this.#input.indexOf(10);
      if (newline >= 0) {
        const line = this.#input.subarray(0, newline).toString('utf8');
        this.#input = this.#input.subarray(newline + 1);
        return line.replace(/\r$/, '');
      }
      if (this.#inputEnded) {
        if (this.#input.length === 0) return null;
        const rest = this.#input.toString('utf8');
        this.#input = Buffer.alloc(0);
        return rest;
      }
      try {
        const count = readSync(0, chunk, 0, chunk.length, null);
        if (count === 0) this.#inputEnded = true;
        else this.#input = Buffer.concat([this.#input, chunk.subarray(0, count)]);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EOF') this.#inputEnded = true;
        else if (code === 'EAGAIN') Atomics.wait(pause, 0, 0, 10);
        else throw error;
      }
    }
  }
}
