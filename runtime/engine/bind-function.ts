import { AutomationNull } from '../types/automation-null.ts';
import { convertTo, SwitchParameter } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { ambient } from './ambient.ts';
import { type Argument, Binding } from './binder/binder.ts';
import { convertArgument } from './binder/convert-argument.ts';
import { modelOfBlock, type Parameter, type ParameterModel } from './binder/parameter-model.ts';
import { BoundParameters } from './bound-parameters.ts';
import { type Frame, fields } from './frame.ts';
import { PSVariable } from './ps-variable.ts';
import { dynamicOf, install } from './variables.ts';

/** The value of a parameter that got none and has no default. */
export function unboundValue(parameter: Parameter): Value {
  if (parameter.isSwitch) return new SwitchParameter(false);
  const { type } = parameter;
  if (type === null) return null;
  if (type.fullName === 'System.String') return '';
  // Numbers and booleans start at their default; other value types, such as dates, at null.
  const isSimple = type.typeCode === 3 || (type.typeCode >= 4 && type.typeCode <= 15);
  return isSimple && !type.isEnum ? type.defaultValue() : null;
}

/** Stores a bound value in the frame's field; a validated parameter goes on validating what is assigned to it. */
export function storeParameter(frame: Frame, parameter: Parameter, value: Value): void {
  const field = `$${parameter.key}`;
  if (parameter.attributes.some((attribute) => attribute.name.startsWith('validate'))) {
    const known = frame.scope.dynamic?.get(parameter.key);
    if (known !== undefined) {
      known.store(value);
      return;
    }
    const variable = new PSVariable(parameter.name);
    variable.constraint = parameter.type;
    variable.attributes = [...parameter.attributes];
    variable.store(value);
    install(frame.scope, parameter.key, variable);
    return;
  }
  if (field in frame) fields(frame)[field] = value;
  else dynamicOf(frame.scope).set(parameter.key, new PSVariable(parameter.name, value));
}

/** Evaluates the defaults of the parameters that are not bound, in order, in the function's frame. */
export function applyDefaults(
  frame: Frame,
  model: ParameterModel,
  isBound: (parameter: Parameter) => boolean,
): void {
  for (const parameter of model.parameters) {
    if (parameter.isCommon || isBound(parameter)) continue;
    if (parameter.default === undefined) {
      const field = `$${parameter.key}`;
      // A dotted frame's unbound parameters leave the caller's variables alone only if they are new.
      if (field in frame || parameter.attributes.length > 0) fields(frame)[field] = unboundValue(parameter);
      continue;
    }
    storeParameter(frame, parameter, defaultOf(frame, model, parameter));
  }
}

function defaultOf(frame: Frame, model: ParameterModel, parameter: Parameter): Value {
  const { state } = frame;
  const savedScope = state.current;
  const savedFrame = ambient.frame;
  state.current = frame;
  ambient.frame = frame;
  try {
    const value = parameter.default!(frame);
    const plain = value === AutomationNull ? null : value;
    if (parameter.isSwitch)
      return convertArgument(
        { ...model, isCmdlet: false },
        { ...parameter, attributes: [], roles: [] },
        plain,
      );
    return parameter.type === null ? plain : convertTo(plain, parameter.type);
  } finally {
    state.current = savedScope;
    ambient.frame = savedFrame;
  }
}

/** Binds a call's arguments to a block's parameters and stores them in its frame. */
export function bindParameters(frame: Frame, args: readonly Argument[], expectingInput: boolean): Binding {
  const model = modelOfBlock(frame, frame.code);
  const binding = new Binding(model, expectingInput);
  if (model.parameters.length === 0) {
    binding.bindCommandLine(args);
    return binding;
  }
  binding.bindCommandLine(args);
  binding.resolveSet();
  storeBinding(frame, binding);
  applyDefaults(frame, model, (parameter) => binding.values.has(parameter));
  return binding;
}

export function storeBinding(frame: Frame, binding: Binding): void {
  for (const [parameter, value] of binding.values) {
    if (!parameter.isCommon) storeParameter(frame, parameter, value);
  }
}

/** `$PSBoundParameters` of a binding. */
export function boundDictionary(binding: Binding): Value {
  const table = new BoundParameters();
  for (const [parameter, value] of binding.values) table.put(parameter.name, value);
  return table;
}
