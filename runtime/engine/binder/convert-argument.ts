import { AutomationNull } from '../../types/automation-null.ts';
import { types } from '../../types/core-types.ts';
import { Exception } from '../../types/exceptions.ts';
import {
  enumeratorOf,
  GenericList,
  Hashtable,
  makeGeneric,
  objectArray,
  PSArray,
  typeOf,
} from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { unwrap } from '../../types/ps-object.ts';
import { type BoundAttribute, validate } from '../attributes.ts';
import { FlowSignal } from '../flow.ts';
import { knownType } from '../known-types.ts';
import { NumericArgument } from '../numeric-argument.ts';
import { transformByAttribute } from '../transformations.ts';
import { convertForVariable } from '../variable-conversion.ts';
import { conversionError, notAllowed, validationError } from './errors.ts';
import type { Parameter, ParameterModel } from './parameter-model.ts';

const has = (attributes: readonly BoundAttribute[], name: string): boolean =>
  attributes.some((attribute) => attribute.name === name);

/** Whether a value binds without conversion. */
export function fitsWithoutCoercion(parameter: Parameter, value: Value): boolean {
  if (parameter.type === null) return true;
  const inner = unwrap(value);
  if (inner === null) return !parameter.type.isValueType;
  const { elementType } = parameter.type;
  const own = typeOf(inner);
  // One value becomes a collection's only element without a conversion.
  return (
    parameter.type.isAssignableFrom(own) ||
    (elementType !== null && own.elementType === null && elementType.isAssignableFrom(own))
  );
}

/** Transforms, converts and validates one argument. @throws BindingError */
export function convertArgument(model: ParameterModel, parameter: Parameter, argument: Value): Value {
  let value = argument === AutomationNull ? null : argument;
  for (const attribute of parameter.attributes) {
    const transformed = transformByAttribute(attribute, value, model, parameter);
    if (transformed !== undefined) value = transformed;
  }
  value = convertToParameterType(model, parameter, value);
  checkEmptiness(parameter, value, argument);
  for (const attribute of parameter.attributes) {
    try {
      validate(attribute, value);
    } catch (error) {
      if (error instanceof FlowSignal || !(error instanceof Exception)) throw error;
      throw validationError(parameter, error);
    }
  }
  return value;
}

function convertToParameterType(model: ParameterModel, parameter: Parameter, value: Value): Value {
  const { type } = parameter;
  if (type === null) return value;
  if (value instanceof NumericArgument && type === types.string) return value.text;
  if (value === null && !type.isValueType && type.fullName !== 'System.String') return null;
  if (value === null && type.fullName === 'System.String' && model.isCmdlet) return null;
  if (
    value === null &&
    model.isCmdlet &&
    !parameter.isSwitch &&
    type.isValueType &&
    type.genericDefinition === null
  ) {
    throw notAllowed(parameter, 'Null');
  }
  try {
    return convertForVariable(value, type);
  } catch (error) {
    if (error instanceof FlowSignal || !(error instanceof Exception)) throw error;
    throw conversionError(model, parameter, error);
  }
}

/** Mandatory parameters refuse null and empty values unless an attribute allows them. */
function checkEmptiness(parameter: Parameter, value: Value, given: Value): void {
  const isMandatory = parameter.roles.some((role) => role.mandatory);
  if (!isMandatory) return;
  const { attributes } = parameter;
  if (value === null) {
    if (!has(attributes, 'allownull')) throw notAllowed(parameter, 'Null');
    return;
  }
  if (value === '') {
    if (parameter.type !== null && !has(attributes, 'allowemptystring'))
      throw notAllowed(parameter, 'EmptyString');
    return;
  }
  if (value instanceof PSArray) {
    if (parameter.type === null) return;
    if (value.length === 0) {
      if (!has(attributes, 'allowemptycollection')) throw notAllowed(parameter, 'EmptyArray');
      return;
    }
    if (parameter.type?.isArray !== true) return;
    for (let i = 0; i < value.length; i++) {
      const original = given instanceof PSArray ? given.get(i) : value.get(i);
      if (original === null && !has(attributes, 'allownull') && !parameter.type.elementType!.isValueType)
        throw notAllowed(parameter, 'Null');
      if (
        value.get(i) === '' &&
        !has(attributes, 'allowemptystring') &&
        parameter.type.elementType!.fullName === 'System.String'
      ) {
        throw notAllowed(parameter, 'EmptyString');
      }
    }
    return;
  }
  if (
    !(value instanceof Hashtable) &&
    parameter.type !== null &&
    parameter.type.fullName.startsWith('System.Collections')
  ) {
    const iterator = enumeratorOf(value);
    if (iterator !== null && iterator.next().done && !has(attributes, 'allowemptycollection'))
      throw notAllowed(parameter, 'EmptyCollection');
  }
}

/** A list of remaining arguments as a parameter's value: an array of them, one array argument as it is. */
export function remainingArguments(parameter: Parameter, values: readonly Value[]): Value {
  const [only] = values;
  if (values.length === 1 && unwrap(only) instanceof PSArray) return only;
  if (parameter.type !== null) return objectArray([...values]);
  // Without a type of its own the parameter gets the list as it is.
  return new GenericList(makeGeneric(knownType('System.Collections.Generic.List`1'), [types.object]), [
    ...values,
  ]);
}
