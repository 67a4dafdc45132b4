import type { ErrorRecord } from '../types/error-record.ts';
import { loadChunk } from '../types/load-chunk.ts';

interface ErrorDetailChunk {
  errorDetailText(record: ErrorRecord): string;
}

/** What `Get-Error` shows of a record, for the detailed view. */
export function detailedError(record: ErrorRecord): string {
  return (loadChunk('formatting/error-detail') as ErrorDetailChunk).errorDetailText(record);
}
