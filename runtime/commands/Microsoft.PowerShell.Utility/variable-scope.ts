import type { Frame } from '../../engine/frame.ts';
import { FrameVariable, PSVariable } from '../../engine/ps-variable.ts';
import { install, scopeFrame, variableOf } from '../../engine/variables.ts';
import { type ErrorRecord, runtimeError } from '../../types/error-record.ts';
import { itemsOf, like, type PSArray, toPSString } from '../../types/index.ts';

/** A variable and the scope that holds it. */
export interface Held {
  readonly frame: Frame;
  readonly variable: PSVariable;
}

export const hasWildcard = (text: string): boolean => /[*?[]/.test(text);
export const textsOf = (list: PSArray | undefined): string[] =>
  list === undefined ? [] : itemsOf(list).map((item) => toPSString(item));

/** `global:name` and the like apart. */
export function splitScope(
  name: string,
  scope: string | undefined,
): { name: string; scope: string | undefined } {
  const match = /^(global|local|script|private|variable):(.*)$/i.exec(name);
  if (match === null) return { name, scope };
  return { name: match[2]!, scope: /^variable$/i.test(match[1]!) ? scope : match[1] };
}

/** A scope's variable as an object that may get options. */
export function held(frame: Frame, key: string): Held | undefined {
  const variable = variableOf(frame, key);
  if (variable === undefined) return undefined;
  if (!(variable instanceof FrameVariable)) return { frame, variable };
  const full = new PSVariable(variable.name, variable.value);
  full.constraint = variable.constraint;
  install(frame, key, full);
  return { frame, variable: full };
}

/** The nearest variable of that name; one with the Private option is seen in its own scope only. */
export function nearest(start: Frame, key: string): Held | undefined {
  for (let frame: Frame | null = start.scope; frame !== null; frame = frame.parent) {
    const found = held(frame, key);
    if (found !== undefined && (frame.scope === start.scope || !found.variable.isPrivate)) return found;
  }
  return undefined;
}

const notListed = new Set(['_', 'psitem', 'this', 'matches']);

/** Every variable of one scope. */
function variablesIn(frame: Frame): Held[] {
  const keys = new Set<string>(frame.dynamic?.keys() ?? []);
  for (const field of Object.keys(frame))
    if (field.startsWith('$') && !notListed.has(field.slice(1))) keys.add(field.slice(1));
  return [...keys].flatMap((key) => {
    const variable = variableOf(frame, key);
    return variable === undefined ? [] : [{ frame, variable }];
  });
}

/** Every variable that a scope sees, nearest first; of one scope only if it is named. */
export function visible(start: Frame, scope: string | undefined): Held[] {
  if (scope !== undefined) return variablesIn(scopeFrame(start, scope).scope);
  const seen = new Map<string, Held>();
  for (let frame: Frame | null = start.scope; frame !== null; frame = frame.parent) {
    for (const item of variablesIn(frame)) {
      const key = item.variable.name.toLowerCase();
      if (!seen.has(key) && (frame === start.scope || !item.variable.isPrivate)) seen.set(key, item);
    }
  }
  return [...seen.values()];
}

export interface Selection {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}
const accepts = (name: string, { include, exclude }: Selection): boolean =>
  (include.length === 0 || include.some((pattern) => like(name, pattern, true) === true)) &&
  !exclude.some((pattern) => like(name, pattern, true) === true);

/** The variables that a name or pattern stands for, in order of their names. */
export function matching(
  start: Frame,
  pattern: string,
  scope: string | undefined,
  selection: Selection,
): Held[] {
  const { name, scope: home } = splitScope(pattern, scope);
  if (!hasWildcard(name)) {
    const key = name.toLowerCase();
    const found = home === undefined ? nearest(start, key) : held(scopeFrame(start, home).scope, key);
    return found !== undefined && accepts(found.variable.name, selection) ? [found] : [];
  }
  return visible(start, home)
    .filter(({ variable }) => like(variable.name, name, true) === true && accepts(variable.name, selection))
    .sort((a, b) => a.variable.name.localeCompare(b.variable.name, 'en', { sensitivity: 'base' }))
    .map(({ frame, variable }) => held(frame, variable.name.toLowerCase())!);
}

const stateError = (
  kind: string,
  id: string,
  category: 'WriteError' | 'ObjectNotFound' | 'ResourceExists',
  message: string,
  name: string,
): ErrorRecord =>
  runtimeError(id, category, message, name, `System.Management.Automation.${kind}`).errorRecord;

export const variableNotFound = (name: string): ErrorRecord =>
  stateError(
    'ItemNotFoundException',
    'VariableNotFound',
    'ObjectNotFound',
    `Cannot find a variable with the name '${name}'.`,
    name,
  );
export const variableExists = (name: string): ErrorRecord =>
  stateError(
    'SessionStateException',
    'VariableAlreadyExists',
    'ResourceExists',
    `A variable with name '${name}' already exists.`,
    name,
  );
export const notWritable = (name: string): ErrorRecord =>
  stateError(
    'SessionStateUnauthorizedAccessException',
    'VariableNotWritable',
    'WriteError',
    `Cannot overwrite variable ${name} because it is read-only or constant.`,
    name,
  );
export const notRemovable = (name: string): ErrorRecord =>
  stateError(
    'SessionStateUnauthorizedAccessException',
    'VariableNotRemovable',
    'WriteError',
    `Cannot remove variable ${name} because it is constant or read-only. If the variable is read-only, try the operation again specifying the Force option.`,
    name,
  );
export const cannotBeConstant = (name: string): ErrorRecord =>
  stateError(
    'SessionStateUnauthorizedAccessException',
    'VariableCannotBeMadeConstant',
    'WriteError',
    `Existing variable ${name} cannot be made constant. Variables can be made constant only at creation time.`,
    name,
  );

export const isLocked = ({ options }: PSVariable, force: boolean): boolean =>
  options.has('Constant') || (options.has('ReadOnly') && !force);

/** Puts a new variable into a scope. */
export function putVariable(frame: Frame, variable: PSVariable): void {
  install(frame.scope, variable.name.toLowerCase(), variable);
}
