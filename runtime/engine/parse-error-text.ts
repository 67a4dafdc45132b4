import type { ParseError } from '../../compiler/index.ts';
import { loadChunk } from '../types/load-chunk.ts';
import { ParseException } from './compile-source.ts';
import { CompiledUnit } from './compiled-unit.ts';
import { createConsoleSession } from './program.ts';

interface ErrorView {
  renderError(record: unknown, session: unknown): string;
}

/** Parse errors of a file as PowerShell prints them. */
export function renderParseErrors(text: string, path: string, errors: readonly ParseError[]): string {
  const { session } = createConsoleSession();
  const exception = new ParseException(errors, new CompiledUnit(text, path));
  const { renderError } = loadChunk('formatting/error-view') as ErrorView;
  return renderError(exception.errorRecord, session);
}
