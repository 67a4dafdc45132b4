import { RuntimeException } from '../../types/error-record.ts';

/** A program's failure as an error, where `$PSNativeCommandUseErrorActionPreference` asks for it. */
export class NativeCommandExitException extends RuntimeException {
  constructor(
    readonly path: string,
    readonly exitCode: number,
    readonly processId: number,
    message: string,
  ) {
    super('System.Management.Automation.NativeCommandExitException', message);
  }
}
