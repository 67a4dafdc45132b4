import type { BindingError } from './binder/errors.ts';
import type { CommandInfo } from './command-info.ts';
import { CmdletInfo } from './command-info.ts';
import type { CompiledUnit } from './compiled-unit.ts';
import { InvocationInfo } from './invocation-info.ts';

/** Completes a binding error with the command that it belongs to. */
export function reportBindingError(
  error: BindingError,
  invocation: InvocationInfo,
  info: CommandInfo,
  unit?: CompiledUnit,
): BindingError {
  const record = error.errorRecord;
  if (record.invocationInfo === null) {
    if (error.at !== undefined && unit !== undefined) {
      const placed = new InvocationInfo(info, unit.extent(error.at));
      placed.invocationName = invocation.invocationName;
      record.invocationInfo = placed;
    } else record.invocationInfo = invocation.forRecord();
  }
  record.commandTypeName = info instanceof CmdletInfo ? info.metadata.implementingType : info.name;
  record.activity = info.name;
  return error;
}
