import type { ErrorCategoryName, ErrorRecord } from '../../types/error-record.ts';
import { errorRecord } from '../error-records.ts';

/** What an operation calls its errors, where the provider tells them apart. */
export interface FileErrorIds {
  /** Exists already, in use and the like. */
  readonly io: string;
  readonly unauthorized: string;
  /** The folder above is missing. */
  readonly folder?: string;
  readonly category?: ErrorCategoryName;
}

/** Node's file errors as the provider words .NET's. */
export function fileError(error: unknown, path: string, ids: FileErrorIds): ErrorRecord {
  const failure = error as NodeJS.ErrnoException;
  switch (failure.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EISDIR':
    case 'EROFS':
      return errorRecord(
        'System.UnauthorizedAccessException',
        `Access to the path '${path}' is denied.`,
        ids.unauthorized,
        'PermissionDenied',
        path,
      );
    case 'ENOENT':
      return errorRecord(
        'System.IO.DirectoryNotFoundException',
        `Could not find a part of the path '${path}'.`,
        ids.folder ?? ids.io,
        ids.folder === undefined ? (ids.category ?? 'WriteError') : 'ObjectNotFound',
        path,
      );
    case 'EEXIST':
      return errorRecord(
        'System.IO.IOException',
        `The file '${path}' already exists.`,
        ids.io,
        ids.category ?? 'WriteError',
        path,
      );
    case 'ENOTDIR':
      return errorRecord(
        'System.IO.IOException',
        `The file '${path}' already exists.`,
        ids.io,
        ids.category ?? 'WriteError',
        path,
      );
    case 'ENOTEMPTY':
      return errorRecord(
        'System.IO.IOException',
        `Directory not empty : '${path}'`,
        ids.io,
        ids.category ?? 'WriteError',
        path,
      );
    default:
      return errorRecord(
        'System.IO.IOException',
        failure.message ?? String(error),
        ids.io,
        ids.category ?? 'WriteError',
        path,
      );
  }
}
