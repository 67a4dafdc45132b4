import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Set-StrictMode.json' with { type: 'json' };
import { runtimeError } from '../../types/error-record.ts';
import { toPSString } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';

class SetStrictMode extends Cmdlet {
  Off = false;
  Version: Value = null;

  /** Versions that PowerShell has had. */
  #check(text: string): void {
    const [major, minor] = text.split('.').map(Number);
    if (major! >= 1 && major! <= 7 && (minor ?? 0) <= 6) return;
    const message = `Cannot validate argument on parameter 'Version'. The "${text}" argument does not contain a valid PowerShell version. Supply a valid version number and then try the command again.`;
    const error = runtimeError(
      'ParameterArgumentValidationError',
      'InvalidData',
      message,
      null,
      'System.Management.Automation.ParameterBindingValidationException',
    );
    this.throwTerminating(error.errorRecord);
  }

  override end(): void {
    const scope = this.frame.scope;
    if (this.Off) {
      scope.strictMode = 0;
      return;
    }
    const text = toPSString(this.Version);
    this.#check(text);
    const major = Number(text.split('.')[0]);
    if (!Number.isInteger(major) || major < 1) {
      throw runtimeError(
        'InvalidPSVersion',
        'InvalidArgument',
        `The "${text}" argument does not contain a valid PowerShell version.`,
        this.Version,
      );
    }
    scope.strictMode = Math.min(major, 3);
  }
}

export const command = defineCmdlet(metadata, SetStrictMode);
