import { InvocationInfo } from '../engine/invocation-info.ts';
import type { ErrorRecord } from '../types/error-record.ts';
import { Exception } from '../types/exceptions.ts';
import { typeOf } from '../types/index.ts';
import { ellipsis } from './cells.ts';
import { textOf } from './objects.ts';

const maximumLength = 40;

/** Long texts keep their ends. */
function shortened(text: string): string {
  if (text.length <= maximumLength) return text;
  const half = Math.floor((maximumLength - 1) / 2);
  return text.slice(0, half) + ellipsis + text.slice(text.length - half);
}

/** `CategoryInfo.Activity`: what was being done, by default the command. */
export function errorActivity(record: ErrorRecord): string {
  if (record.activity !== '') return record.activity;
  const { invocationInfo } = record;
  return invocationInfo instanceof InvocationInfo ? (invocationInfo.myCommand?.name ?? '') : '';
}

/** `CategoryInfo.Reason`: the exception's type without namespace, unless the record says otherwise. */
export function errorReason(record: ErrorRecord): string {
  if (record.reason !== '') return record.reason;
  const { exception } = record;
  return exception instanceof Exception
    ? (exception.scriptType?.name ?? exception.typeName.slice(exception.typeName.lastIndexOf('.') + 1))
    : '';
}

/** `CategoryInfo.GetMessage()`. */
export function categoryMessage(record: ErrorRecord): string {
  const target = record.targetObject;
  const hasTarget = target !== null && target !== undefined;
  const name = record.targetName !== '' ? record.targetName : hasTarget ? textOf(target) : '';
  const type = record.targetType !== '' ? record.targetType : hasTarget ? typeOf(target).name : '';
  return `${record.category}: (${shortened(name)}:${type}) [${errorActivity(record)}], ${errorReason(record)}`;
}
