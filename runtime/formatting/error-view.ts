import { InvocationInfo } from '../engine/invocation-info.ts';
import type { Session } from '../engine/session.ts';
import type { ErrorRecord } from '../types/error-record.ts';
import { getProperty } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { categoryMessage, errorActivity, errorReason } from './category-info.ts';
import { isDecorated, padding, resetSequence, undecorated } from './cells.ts';
import { formatHooks } from './environment.ts';
import { textOf } from './objects.ts';
import { markLine } from './position-message.ts';

/** Colours of error text; all empty where it is plain. */
export interface ErrorColors {
  readonly error: string;
  readonly accent: string;
}

const plain: ErrorColors = { error: '', accent: '' };

const invocationOf = (record: ErrorRecord): InvocationInfo | null =>
  record.invocationInfo instanceof InvocationInfo ? record.invocationInfo : null;

function detailsMessage(record: ErrorRecord): string {
  return record.errorDetails === null ? '' : textOf(getProperty(record.errorDetails, 'Message'));
}

function recommendation(record: ErrorRecord, colors: ErrorColors): string {
  const text =
    record.errorDetails === null ? '' : textOf(getProperty(record.errorDetails, 'RecommendedAction'));
  if (text.trim() === '') return '';
  return `\n${colors.error}  Recommendation: ${text}${colors.error === '' ? '' : resetSequence}`;
}

/** Cut at the last white space that fits. */
function truncated(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length);
  const space = head.search(/\s\S*$/);
  return space < 0 ? head : head.slice(0, space);
}

/** Folds a message at the window's width; each further line gets the prefix. */
function folded(message: string, prefix: string, width: number): string {
  const invisible = prefix.length - undecorated(prefix).length;
  const visible = prefix.length - invisible;
  const text = message.replaceAll('\n', ' ').replaceAll('\t', ' ');
  if (width <= 0 || text.length - invisible <= width) return text;
  const first = truncated(text, width + invisible);
  const lines = [first];
  let rest = text.slice(first.length).trim();
  while (rest.length + visible > width) {
    const line = truncated(prefix + rest, width + invisible);
    if (line.length <= prefix.length) break;
    lines.push(line);
    rest = rest.slice(line.length - prefix.length).trim();
  }
  lines.push(prefix + rest);
  return lines.join('\n');
}

/** The marked line of a Pester assertion, which brings its own. */
interface TargetLine {
  readonly file: string;
  readonly number: string;
  readonly text: string;
}

function targetLine(record: ErrorRecord): TargetLine | null {
  const target = record.targetObject;
  if (target === null || typeof target !== 'object' || !('lookup' in target)) return null;
  const table = target as { has(key: Value): boolean; lookup(key: Value): Value };
  if (!table.has('Line') || !table.has('LineText')) return null;
  return {
    file: textOf(table.lookup('File') ?? null),
    number: textOf(table.lookup('Line')),
    text: textOf(table.lookup('LineText')).trim(),
  };
}

function reasonOf(record: ErrorRecord, invocation: InvocationInfo | null): string {
  if ((record.exception as { wasThrownFromThrowStatement?: boolean }).wasThrownFromThrowStatement === true)
    return 'Exception';
  const command = invocation?.myCommand ?? null;
  if (command !== null && command.name !== '' && formatHooks.commandExists(command.name)) return command.name;
  const activity = errorActivity(record);
  if (activity !== '') return activity;
  if (command !== null) return command.name !== '' ? command.name : command.definition;
  if (invocation !== null && invocation.invocationName !== '') return invocation.invocationName;
  if (record.category !== 'NotSpecified') return record.category;
  const reason = errorReason(record);
  return reason === '' ? 'Error' : reason;
}

function messageOf(record: ErrorRecord, isParserError: boolean): string {
  const details = detailsMessage(record);
  if (details !== '') return details;
  const message = record.exception.message;
  const marks = message.indexOf('~\n');
  // A parser's message brings its own position; only the text after that is wanted.
  return isParserError && marks >= 0
    ? message
        .slice(marks + 2)
        .split('~\n')[0]!
        .split('\n\n')[0]!
    : message;
}

function conciseText(record: ErrorRecord, colors: ErrorColors): string {
  const invocation = invocationOf(record);
  const isParserError = record.category === 'ParserError';
  const target = targetLine(record);
  const script = invocation?.scriptName ?? '';
  const line = invocation?.scriptLineNumber ?? 0;
  const isParseException = isParserError && /Pars(e|ing).*Exception$/.test(record.exception.typeName);
  const detailed =
    target !== null || ((isParseException || script !== '' || line > 1) && !/\.psm1$/i.test(script));
  const reset = colors.error === '' ? '' : resetSequence;
  let position = '';
  let prefix = '';
  if (detailed) {
    const number = target?.number ?? String(line);
    const header = padding(number.length - 4);
    position =
      target !== null ? `${reset}${target.file}\n` : script !== '' ? `${reset}${script}:${line}\n` : '\n';
    const extent = invocation?.extent ?? null;
    const end =
      extent === null || extent.endLineNumber !== extent.startLineNumber ? null : extent.endColumnNumber - 1;
    const marked =
      target !== null
        ? { line: target.text, marks: '' }
        : markLine(invocation?.line ?? '', (invocation?.offsetInLine ?? 1) - 1, end);
    prefix = `${colors.accent}${header}     | ${colors.error}`;
    const indent = target === null ? ' ' : '';
    let text = indent + (marked?.line ?? '');
    if (colors.accent !== '' && marked !== null && marked.marks !== '') {
      const from = indent.length + marked.marks.indexOf('~');
      const to = from + marked.marks.trim().length;
      text = text.slice(0, from) + colors.accent + text.slice(from, to) + reset + text.slice(to);
    }
    position += `${colors.accent}${header}Line |\n${colors.accent}${padding(4 - number.length)}${number} | ${reset}${text}\n`;
    if (marked !== null && marked.marks !== '') position += `${prefix}${indent}${marked.marks}\n`;
  }
  const advice = recommendation(record, colors);
  let message = prefix + messageOf(record, isParserError);
  if (script !== '' || isParserError) {
    message = folded(message, prefix, formatHooks.windowWidth()) + (advice === '' ? '\n' : '');
  }
  return `${colors.error}${reasonOf(record, invocation)}: ${position}${colors.error}${message}${reset}${advice}`;
}

/** `NAME : ` before the message of the normal view. */
function commandPrefix(invocation: InvocationInfo | null): string {
  if (invocation === null) return '';
  const command = invocation.myCommand;
  const { invocationName } = invocation;
  if (command === null) return invocationName === '' ? '' : `${invocationName} : `;
  if (command.commandType === 'ExternalScript') return `${command.definition} : `;
  if (command.commandType === 'Script') return `${command.definition} : `;
  if (!/^[&.]?$/.test(invocationName)) return `${invocationName} : `;
  return command.name === '' ? '' : `${command.name} : `;
}

/** What a program wrote to its error stream is shown as it is. */
const isNative = ({ fullyQualifiedErrorId: id }: ErrorRecord): boolean =>
  id === 'NativeCommandErrorMessage' || id === 'NativeCommandError';

function normalText(record: ErrorRecord, colors: ErrorColors): string {
  const invocation = invocationOf(record);
  const native = isNative(record);
  const prefix = native ? '' : commandPrefix(invocation);
  const message = detailsMessage(record) || record.exception.message;
  let position = '';
  if (invocation !== null && (invocation.myCommand !== null || record.category !== 'ParserError')) {
    const text = invocation.positionMessage;
    if (text !== '') position = `\n${text}`;
  }
  const category = categoryMessage(record);
  const reset = colors.error === '' ? '' : resetSequence;
  return `${colors.error}${prefix}${message}${position}\n+ CategoryInfo          : ${category}\n+ FullyQualifiedErrorId : ${record.fullyQualifiedErrorId}${reset}`;
}

/** An error record as `$ErrorView` wants it; ends in a line feed where PowerShell's text does. */
export function errorText(record: ErrorRecord, colors: ErrorColors = plain): string {
  const wrap = (text: string): string => (colors.error === '' ? text : colors.error + text + resetSequence);
  if (isNative(record)) {
    return wrap(record.exception.message);
  }
  switch (formatHooks.errorView().toLowerCase()) {
    case 'conciseview':
      return conciseText(record, colors);
    case 'categoryview':
      return wrap(categoryMessage(record));
    case 'detailedview':
      return `pscc does not support $ErrorView 'DetailedView' yet; this is the NormalView.\n${normalText(record, colors)}`;
    default:
      return normalText(record, colors);
  }
}

function hostColors(session: Session): ErrorColors {
  if (!session.host.supportsColor) return plain;
  const { styleOverride } = formatHooks;
  return {
    error: styleOverride('Formatting.Error') ?? '\x1b[31;1m',
    accent: styleOverride('Formatting.ErrorAccent') ?? '\x1b[36;1m',
  };
}

/** An error as the host prints it to standard error, without its last line feed. */
export function renderError(record: ErrorRecord, session: Session): string {
  const text = errorText(record, hostColors(session));
  const bare = isDecorated(text) ? text.replace(/\n(\x1b\[0m)$/, '$1') : text;
  return bare.endsWith('\n') ? bare.slice(0, -1) : bare;
}
