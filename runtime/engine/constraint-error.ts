import { ErrorRecord, RuntimeException } from '../types/error-record.ts';

/** A value that does not fit a variable's type: `ArgumentTransformationMetadataException`, as for a parameter. */
export function constraintError(error: unknown): unknown {
  if (!(error instanceof RuntimeException)) return error;
  const wrapper = new RuntimeException(
    'System.Management.Automation.ArgumentTransformationMetadataException',
    error.message,
    error,
  );
  wrapper.errorRecord = new ErrorRecord(wrapper, 'RuntimeException', 'MetadataError');
  return wrapper;
}
