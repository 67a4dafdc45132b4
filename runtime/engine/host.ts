/**
 * The console host. Text goes out as it comes; `writeOut` is buffered until `flush`, an error write, a child process or exit.
 */
export interface Host {
  /** Columns for formatting; 80 where output is not a terminal (as PowerShell's host falls back). */
  readonly width: number;
  readonly isOutputTerminal: boolean;
  readonly isErrorTerminal: boolean;
  readonly isInteractive: boolean;
  /** Whether `$PSStyle` sequences may be written (terminal, no `NO_COLOR`). */
  readonly supportsColor: boolean;
  writeOut(text: string): void;
  writeErr(text: string): void;
  flush(): void;
  /** Reads one line of standard input without its newline; null at the end. */
  readLine(): string | null;
}
