import { runtimeError } from '../types/error-record.ts';
import { PSReference } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import { type AttributeSpec, bindAttributes } from './attributes.ts';
import { getDriveVariable, setDriveVariable } from './drive-variables.ts';
import { type Frame, fields } from './frame.ts';
import { FrameVariable, PSVariable } from './ps-variable.ts';

/** The value a frame itself holds, or undefined. @param key lower-cased name */
export function ownValue(frame: Frame, key: string): Value {
  const value = fields(frame)[`$${key}`];
  if (value !== undefined) return value;
  return frame.dynamic?.get(key)?.value;
}

function isHidden(frame: Frame, start: Frame, key: string): boolean {
  return frame !== start && frame.scope !== start.scope && frame.dynamic?.get(key)?.isPrivate === true;
}

/** The value of the nearest variable of that name, or undefined. */
export function find(start: Frame, key: string): Value {
  const field = `$${key}`;
  for (let frame: Frame | null = start; frame !== null; frame = frame.parent) {
    let value = fields(frame)[field];
    if (value === undefined && frame.dynamic !== null) value = frame.dynamic.get(key)?.value;
    if (value !== undefined && !(frame.dynamic !== null && isHidden(frame, start, key))) return value;
  }
  return undefined;
}

/** Reads a variable by name; a missing one is `$null`, or an error under strict mode. */
export function lookup(frame: Frame, key: string): Value {
  const value = find(frame, key);
  if (value !== undefined) return value;
  return missing(frame, key);
}

export function lookupQuiet(frame: Frame, key: string): Value {
  return find(frame, key) ?? null;
}

/** Reads a variable inside a string, where strict mode complains from version 2 on. */
export function lookupInString(frame: Frame, key: string): Value {
  const value = find(frame, key);
  if (value !== undefined) return value;
  return strictModeOf(frame) < 2 ? null : missing(frame, key);
}

/** Reads a field of the frame itself, or the variable by name where the field is unset. */
export function read(value: Value, frame: Frame, key: string): Value {
  return value !== undefined ? value : lookup(frame, key);
}

const neverMissing = new Set([
  '_',
  'psitem',
  'args',
  'input',
  'this',
  'matches',
  'switch',
  'foreach',
  'pscmdlet',
  'psboundparameters',
  'myinvocation',
  'psscriptroot',
  'pscommandpath',
  'lastexitcode',
]);

function missing(frame: Frame, key: string): null {
  if (strictModeOf(frame) > 0 && !neverMissing.has(key)) throw variableIsUndefined(key);
  return null;
}

export function variableIsUndefined(name: string): Error {
  return runtimeError(
    'VariableIsUndefined',
    'InvalidOperation',
    `The variable '$${name}' cannot be retrieved because it has not been set.`,
    name,
  );
}

export function strictModeOf(start: Frame): number {
  for (let frame: Frame | null = start; frame !== null; frame = frame.parent) {
    if (frame.strictMode !== undefined) return frame.strictMode;
  }
  return 0;
}

/** Writes a variable of the frame itself, making it if needed. */
export function setLocal(frame: Frame, key: string, value: Value, name = key): void {
  const scope = frame.scope;
  const variable = scope.dynamic?.get(key);
  if (variable !== undefined) {
    variable.value = value;
    return;
  }
  const inherited = allScopeVariable(scope, key);
  if (inherited !== undefined) {
    inherited.value = value;
    return;
  }
  const field = `$${key}`;
  if (field in scope) {
    const type = scope.code.constraints?.[key];
    fields(scope)[field] = type === undefined ? value : type.constrain(frame, value);
    return;
  }
  dynamicOf(scope).set(key, new PSVariable(name, value));
}

function allScopeVariable(frame: Frame, key: string): PSVariable | undefined {
  const { global } = frame.session;
  const variable = global.dynamic?.get(key);
  return variable?.options.has('AllScope') ? variable : undefined;
}

export function dynamicOf(frame: Frame): Map<string, PSVariable> {
  if (frame.dynamic === null) frame.dynamic = new Map();
  return frame.dynamic;
}

/** The frame that a scope word or number names. */
export function scopeFrame(frame: Frame, scope: string): Frame {
  switch (scope.toLowerCase()) {
    case 'global':
      return frame.session.global;
    case 'script':
      return frame.script;
    case 'local':
    case 'private':
      return frame.scope;
  }
  const depth = Number(scope);
  let found: Frame | null = frame.scope;
  for (let i = 0; i < depth && found !== null; i++) found = found.parent?.scope ?? null;
  if (found === null || !Number.isInteger(depth)) {
    throw runtimeError(
      'ScopeIdOutOfRange',
      'InvalidArgument',
      `The scope number '${scope}' exceeds the number of active scopes.`,
      scope,
      'System.Management.Automation.PSArgumentOutOfRangeException',
    );
  }
  return found;
}

/** `$qualifier:name`. */
export function getScoped(frame: Frame, qualifier: string, name: string): Value {
  const key = name.toLowerCase();
  switch (qualifier) {
    case 'local':
    case 'private':
      return ownValue(frame.scope, key) ?? find(frame, key) ?? missing(frame, key);
    case 'script':
    case 'global': {
      const home = scopeFrame(frame, qualifier);
      return ownValue(home, key) ?? missing(frame, `${qualifier}:${name}`);
    }
    case 'variable':
      return lookup(frame, key);
    default:
      return getDriveVariable(frame, qualifier, name);
  }
}

export function setScoped(
  frame: Frame,
  qualifier: string,
  name: string,
  value: Value,
  attributes?: readonly AttributeSpec[],
): Value {
  const key = name.toLowerCase();
  switch (qualifier) {
    case 'global':
    case 'script':
    case 'local':
    case 'private': {
      const home = scopeFrame(frame, qualifier);
      if (attributes !== undefined) return declareVariable(home, key, attributes, value);
      setLocal(home, key, value, name);
      if (qualifier === 'private') promote(home, key).options.add('Private');
      return value;
    }
    case 'variable':
      setLocal(frame, key, value, name);
      return value;
    default:
      setDriveVariable(frame, qualifier, name, value);
      return value;
  }
}

/** Turns a frame's plain variable into a `PSVariable` that may get options and attributes. */
export function promote(frame: Frame, key: string): PSVariable {
  const scope = frame.scope;
  const known = scope.dynamic?.get(key);
  if (known !== undefined) return known;
  const field = `$${key}`;
  const value = fields(scope)[field];
  const variable = new PSVariable(key, value ?? null);
  const type = scope.code.constraints?.[key];
  if (type !== undefined) variable.constraint = type.get(frame) as NetType;
  install(scope, key, variable);
  return variable;
}

/** Puts a variable into a frame; compiled code that uses the field reaches it through an accessor. */
export function install(frame: Frame, key: string, variable: PSVariable): void {
  dynamicOf(frame).set(key, variable);
  const field = `$${key}`;
  if (!(field in frame)) return;
  Object.defineProperty(frame, field, {
    configurable: true,
    enumerable: true,
    get: () => (frame.dynamic?.get(key) === variable ? variable.value : undefined),
    set: (value: Value) => {
      variable.value = value;
    },
  });
}

/** Removes a frame's variable. Returns whether there was one. */
export function removeVariable(frame: Frame, key: string): boolean {
  const field = `$${key}`;
  const had = ownValue(frame, key) !== undefined || frame.dynamic?.has(key) === true;
  if (frame.dynamic?.delete(key)) {
    const descriptor = Object.getOwnPropertyDescriptor(frame, field);
    if (descriptor?.get !== undefined) {
      Object.defineProperty(frame, field, {
        configurable: true,
        enumerable: true,
        writable: true,
        value: undefined,
      });
    }
  } else if (field in frame) fields(frame)[field] = undefined;
  return had;
}

/** `[int]$x = …`, `[ValidateRange(1, 5)]$x = …`: gives the variable its attributes and first value. */
export function declareVariable(
  frame: Frame,
  key: string,
  specs: readonly AttributeSpec[],
  value: Value,
): Value {
  const { constraint, attributes } = bindAttributes(frame, specs);
  const variable = new PSVariable(key);
  variable.constraint = constraint;
  variable.attributes = attributes;
  const existing = frame.scope.dynamic?.get(key);
  if (existing !== undefined && (existing.options.has('ReadOnly') || existing.options.has('Constant'))) {
    existing.value = value;
  }
  variable.store(variable.checked(value));
  install(frame.scope, key, variable);
  return variable.value;
}

/** The variable object of a name, as `Get-Variable` shows it: nearest scope first. */
export function findVariable(start: Frame, key: string): PSVariable | undefined {
  for (let frame: Frame | null = start; frame !== null; frame = frame.parent) {
    const variable = variableOf(frame, key);
    if (variable !== undefined && !isHidden(frame, start, key)) return variable;
  }
  return undefined;
}

/** The variable object of a name in one frame. */
export function variableOf(frame: Frame, key: string): PSVariable | undefined {
  const known = frame.dynamic?.get(key);
  if (known !== undefined) return known;
  return fields(frame)[`$${key}`] === undefined
    ? undefined
    : new FrameVariable(frame, key, spelled(frame, key));
}

/** A field's name as the script first spells it. */
function spelled(frame: Frame, key: string): string {
  const { text } = frame.code.unit;
  const found = new RegExp(`\\$(?:\\w+:)?(${key.replace(/[^\w]/g, '\\$&')})(?!\\w)`, 'i').exec(text);
  return found === null ? key : found[1]!;
}

/** `[ref]` over a variable. */
class VariableReference extends PSReference {
  readonly #variable: PSVariable;
  constructor(variable: PSVariable) {
    super(null);
    this.#variable = variable;
  }
  override get value(): Value {
    return this.#variable.value;
  }
  override set value(value: Value) {
    this.#variable.value = value;
  }
}

export function refVariable(frame: Frame, key: string): PSReference {
  const found = findVariable(frame, key);
  if (found !== undefined) return new VariableReference(found);
  throw runtimeError(
    'NonExistingVariableReference',
    'InvalidOperation',
    '[ref] cannot be applied to a variable that does not exist.',
    key,
  );
}

export function refScoped(frame: Frame, qualifier: string, name: string): PSReference {
  return refVariable(scopeFrame(frame, qualifier), name.toLowerCase());
}
