import { runtimeError } from '../types/error-record.ts';
import type { Value } from '../types/net-object.ts';
import type { Frame } from './frame.ts';
import type { Sink } from './sink.ts';

/** Something of the language that pscc does not have: the error names it. */
export function unsupported(feature: string): never {
  throw runtimeError(
    'NotSupported',
    'NotImplemented',
    `pscc does not support ${feature}.`,
    null,
    'System.Management.Automation.PSNotSupportedException',
  );
}

/** `command &`. */
export function startBackgroundJob(_f: Frame, _out: Sink | null, text: string): never {
  return unsupported(`background jobs yet (${text} &)`);
}

/** `$using:name`: only code that was sent somewhere has one. */
export function usingVariable(f: Frame, text: string, _local: () => Value): Value {
  const known = f.usingValues?.get(text.toLowerCase());
  if (known !== undefined) return known;
  throw runtimeError(
    'UsingWithoutInvokeCommand',
    'InvalidOperation',
    'A Using variable cannot be retrieved. A Using variable can be used only with Invoke-Command, Start-Job, or InlineScript in the script workflow. When it is used with Invoke-Command, the Using variable is valid only if the script block is invoked on a remote computer.',
    text,
  );
}

/** Enters a `data` section. What it may contain was checked when the file was parsed. */
export function enterData(_f: Frame, _allowed: readonly Value[]): void {}
