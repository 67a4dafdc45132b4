import { runtimeError } from '../types/error-record.ts';
import { toPSString } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { unwrap } from '../types/ps-object.ts';
import { findAlias, findFunction } from './command-discovery.ts';
import { AliasInfo, FunctionInfo } from './command-info.ts';
import { defineAlias, defineFunctionBlock } from './definitions.ts';
import type { Frame } from './frame.ts';
import { ScriptBlock } from './script-block.ts';
import { scopeFrame } from './variables.ts';

/** `$env:A`, `$function:f`, `$alias:a`. */
export function getDriveVariable(frame: Frame, drive: string, name: string): Value {
  switch (drive) {
    case 'env':
      return process.env[name] ?? null;
    case 'function':
      return findFunction(frame, name.toLowerCase())?.scriptBlock ?? null;
    case 'alias':
      return findAlias(frame, name.toLowerCase())?.target ?? null;
    default:
      throw driveNotFound(drive, name);
  }
}

export function setDriveVariable(frame: Frame, drive: string, name: string, value: Value): void {
  const inner = unwrap(value);
  switch (drive) {
    case 'env':
      if (inner === null) delete process.env[name];
      else process.env[name] = toPSString(value);
      return;
    case 'function': {
      // `$function:global:f` names a scope.
      const scoped = /^(global|script|local|private):(.+)$/i.exec(name);
      if (scoped !== null) {
        setDriveVariable(scopeFrame(frame, scoped[1]!), drive, scoped[2]!, value);
        return;
      }
      if (inner instanceof ScriptBlock) defineFunctionBlock(frame, new FunctionInfo(name, inner));
      else if (inner instanceof FunctionInfo)
        defineFunctionBlock(frame, new FunctionInfo(name, inner.scriptBlock));
      else if (inner === null) frame.scope.functions?.delete(name.toLowerCase());
      else
        throw runtimeError(
          'InvalidOperation',
          'InvalidOperation',
          `A function can't be made from a value of this kind.`,
          value,
        );
      return;
    }
    case 'alias':
      defineAlias(frame, new AliasInfo(name, toPSString(value)));
      return;
    default:
      throw driveNotFound(drive, name);
  }
}

function driveNotFound(drive: string, name: string): Error {
  return runtimeError(
    'DriveNotFound',
    'ObjectNotFound',
    `Cannot find drive. A drive with the name '${drive}' does not exist.`,
    `${drive}:${name}`.slice(0, drive.length),
    'System.Management.Automation.DriveNotFoundException',
  );
}
