import { runtimeError } from '../types/error-record.ts';

/** The error of a prompt where nobody can answer. */
export const nonInteractive = (): Error =>
  runtimeError(
    'InvalidOperation',
    'InvalidOperation',
    'PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.',
    null,
    'System.Management.Automation.PSInvalidOperationException',
  );
