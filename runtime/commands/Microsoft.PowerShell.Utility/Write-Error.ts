import { posix } from 'node:path';
import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { ExternalScriptInfo } from '../../engine/command-info.ts';
import { InvocationInfo } from '../../engine/invocation-info.ts';
import { lookupQuiet } from '../../engine/variables.ts';
import { newNet } from '../../formatting/new-net.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Write-Error.json' with { type: 'json' };
import { type ErrorCategoryName, ErrorRecord } from '../../types/error-record.ts';
import { Exception } from '../../types/exceptions.ts';
import { getProperty, setProperty } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';

/** Whether it is the call of the script that runs as the program. */
const isProgram = (call: InvocationInfo): boolean =>
  call.myCommand instanceof ExternalScriptInfo && call.scriptName === call.myCommand.path;

class WriteError extends Cmdlet {
  declare Exception?: Exception;
  declare Message?: string;
  declare ErrorRecord?: ErrorRecord;
  declare Category?: Value;
  ErrorId = '';
  TargetObject: Value = null;
  RecommendedAction = '';
  CategoryActivity = '';
  CategoryReason = '';
  CategoryTargetName = '';
  CategoryTargetType = '';

  override process(): void {
    const record = this.ErrorRecord === undefined ? this.#newRecord() : this.#copy(this.ErrorRecord);
    if (this.RecommendedAction !== '') {
      record.errorDetails ??= newNet('System.Management.Automation.ErrorDetails', [
        textOf(getProperty(record.exception, 'Message')),
      ]);
      setProperty(record.errorDetails, 'RecommendedAction', this.RecommendedAction);
    }
    if (this.CategoryActivity !== '') record.activity = this.CategoryActivity;
    if (this.CategoryReason !== '') record.reason = this.CategoryReason;
    if (this.CategoryTargetName !== '') record.targetName = this.CategoryTargetName;
    if (this.CategoryTargetType !== '') record.targetType = this.CategoryTargetType;
    this.#claim(record);
    this.writeError(record);
  }

  /** The error is the caller's, not this command's. */
  #claim(record: ErrorRecord): void {
    const caller = lookupQuiet(this.frame, 'myinvocation');
    if (record.activity === '') record.activity = 'Write-Error';
    if (caller instanceof InvocationInfo && !isProgram(caller)) {
      record.invocationInfo = caller.forRecord();
      record.commandTypeName = caller.myCommand?.name ?? '';
      return;
    }
    // A script that runs as the program was called from nowhere.
    record.invocationInfo = new InvocationInfo(null, null);
    record.commandTypeName = posix.basename(this.frame.script.code.unit.path ?? '');
  }

  #newRecord(): ErrorRecord {
    const message = this.Message ?? '';
    const exception =
      this.Exception ?? new Exception('Microsoft.PowerShell.Commands.WriteErrorException', message);
    let id = this.ErrorId;
    if (id === '') id = exception.netType.fullName;
    const category =
      this.Category === undefined ? 'NotSpecified' : (textOf(this.Category) as ErrorCategoryName);
    const record = new ErrorRecord(exception, id, category, this.TargetObject);
    if (this.Exception !== undefined && this.Message !== undefined && this.Message !== '') {
      record.errorDetails = newNet('System.Management.Automation.ErrorDetails', [this.Message]);
    }
    return record;
  }

  /** A record that is written again keeps its place in the code. */
  #copy(original: ErrorRecord): ErrorRecord {
    const copy = new ErrorRecord(
      original.exception,
      original.errorId,
      original.category,
      original.targetObject,
    );
    const {
      activity,
      reason,
      targetName,
      targetType,
      errorDetails,
      invocationInfo,
      scriptStackTrace,
      commandTypeName,
    } = original;
    return Object.assign(copy, {
      activity,
      reason,
      targetName,
      targetType,
      errorDetails,
      invocationInfo,
      scriptStackTrace,
      commandTypeName,
    });
  }
}

export const command = defineCmdlet(metadata, WriteError);
