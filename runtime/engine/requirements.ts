import type { ScriptRequirements } from '../../compiler/index.ts';
import { runtimeError } from '../types/error-record.ts';
import type { CompiledUnit } from './compiled-unit.ts';

/** The version of PowerShell whose behaviour pscc has. */
export const psVersion = [7, 6, 5] as const;

function isNewer(text: string): boolean {
  const parts = text.split('.').map(Number);
  for (let i = 0; i < parts.length; i++) {
    if (parts[i]! !== (psVersion[i] ?? 0)) return parts[i]! > (psVersion[i] ?? 0);
  }
  return false;
}

/** Checks a file's `#requires` statements before it runs. @throws ScriptRequiresException */
export function checkRequirements(unit: CompiledUnit, requirements: ScriptRequirements | undefined): void {
  if (requirements === undefined) return;
  const name = unit.path === null ? '' : unit.path.slice(unit.path.lastIndexOf('/') + 1);
  const { requiredPSVersion, requiredPSEditions, isElevationRequired } = requirements;
  if (requiredPSVersion !== undefined && isNewer(requiredPSVersion)) {
    const wanted = requiredPSVersion.includes('.') ? requiredPSVersion : `${requiredPSVersion}.0`;
    throw runtimeError(
      'ScriptRequiresUnmatchedPSVersion',
      'ResourceUnavailable',
      `The script '${name}' cannot be run because it contained a "#requires" statement for PowerShell ${wanted}. The version of PowerShell that is required by the script does not match the currently running version of PowerShell ${psVersion.join('.')}.`,
      name,
      'System.Management.Automation.ScriptRequiresException',
    );
  }
  if (
    requiredPSEditions.length > 0 &&
    !requiredPSEditions.some((edition) => edition.toLowerCase() === 'core')
  ) {
    throw runtimeError(
      'ScriptRequiresUnmatchedPSEdition',
      'NotSpecified',
      `The script '${name}' cannot be run because it contained a "#requires" statement for PowerShell editions '${requiredPSEditions.join(',')}'. The edition of PowerShell that is required by the script does not match the currently running PowerShell Core edition.`,
      name,
    );
  }
  if (isElevationRequired && process.getuid?.() !== 0) {
    throw runtimeError(
      'ScriptRequiresElevation',
      'PermissionDenied',
      `The script '${name}' cannot be run because it contains a "#requires" statement for running as Administrator. The current PowerShell session is not running as Administrator. Start PowerShell by using the Run as Administrator option, and then try running the script again.`,
      name,
      'System.Management.Automation.ScriptRequiresException',
    );
  }
}
