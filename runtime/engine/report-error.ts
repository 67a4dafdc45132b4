import { type ErrorRecord, RuntimeException } from '../types/error-record.ts';
import { toPSString } from '../types/index.ts';
import { recordLists } from './common-state.ts';
import { markStopped, rememberError } from './errors.ts';
import type { Frame } from './frame.ts';
import type { ActionPreference } from './preferences.ts';
import type { Streams } from './streams.ts';

/** A non-terminating error of a command: reported, remembered, or made terminating, as the preference says. */
export function reportError(
  frame: Frame,
  streams: Streams,
  record: ErrorRecord,
  action: ActionPreference,
): void {
  const { session } = frame;
  if (action === 'ignore') return;
  if (action === 'stop' || action === 'inquire') {
    throw stopException(record, action);
  }
  rememberError(session, record);
  if (action === 'silentlycontinue') {
    recordLists.get(streams.error)?.items.push(record);
    return;
  }
  record.reported = true;
  streams.error.write(record);
}

/** `ActionPreferenceStopException`, which carries the error that a preference of Stop made terminating. */
function stopException(record: ErrorRecord, action: ActionPreference): RuntimeException {
  const text = record.errorDetails === null ? record.exception.message : toPSString(record.errorDetails);
  const error = new RuntimeException(
    'System.Management.Automation.ActionPreferenceStopException',
    `The running command stopped because the preference variable "ErrorActionPreference" or common parameter is set to ${action === 'stop' ? 'Stop' : 'Inquire'}: ${text}`,
    record.exception,
  );
  error.errorRecord = record;
  error.passesThrough = true;
  return markStopped(error);
}
