import { RuntimeException } from '../types/error-record.ts';
import { recordLists } from './common-state.ts';
import { isStopped } from './errors.ts';
import type { Sink } from './sink.ts';

/** The error that a command of the pipeline in progress raised; what stands before that command only sees its end. */
let claimed: unknown = null;

/** An error that ends a command goes into its `-ErrorVariable`. */
export function collectFailure(errors: Sink, error: unknown): void {
  if (!(error instanceof RuntimeException) || claimed === error) return;
  claimed = error;
  const list = recordLists.get(errors);
  if (list === undefined || list.items.includes(error)) return;
  if (!error.wasThrownFromThrowStatement) list.items.push(error);
  if (error.wasThrownFromThrowStatement || isStopped(error)) list.items.push(error.errorRecord);
}

/** The pipeline has ended: the command that ran it may collect the same error for itself. */
export function forgetFailure(): void {
  claimed = null;
}
