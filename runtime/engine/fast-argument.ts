import { AutomationNull } from '../types/automation-null.ts';
import type { Value } from '../types/net-object.ts';
import { convertArgument } from './binder/convert-argument.ts';
import type { Parameter, ParameterModel } from './binder/parameter-model.ts';

/** `convertArgument` with the commonest cases in front: untyped parameters, and values of the declared type. */
export function convertArgumentFast(model: ParameterModel, parameter: Parameter, value: Value): Value {
  if (parameter.attributes.length === 0) {
    const { type } = parameter;
    if (type === null) {
      if (value !== null && value !== '' && value !== AutomationNull && typeof value !== 'object')
        return value;
      if (!parameter.roles[0]!.mandatory && value !== AutomationNull) return value;
    } else if (typeof value === 'number') {
      if (type.fullName === 'System.Int32') return value;
    } else if (typeof value === 'string' && value !== '' && type.fullName === 'System.String') return value;
  }
  return convertArgument(model, parameter, value);
}
