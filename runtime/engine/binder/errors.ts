import { type ErrorCategoryName, ErrorRecord, RuntimeException } from '../../types/error-record.ts';
import type { Exception } from '../../types/exceptions.ts';
import type { Value } from '../../types/net-object.ts';
import type { Parameter, ParameterModel } from './parameter-model.ts';

/** `ParameterBindingException` and its subclasses; the command's name completes the error id. */
export class BindingError extends RuntimeException {
  /** The point of the argument that the error is about. */
  at: number | undefined;

  constructor(
    readonly id: string,
    readonly categoryName: ErrorCategoryName,
    message: string,
    readonly parameterName = '',
    typeName = 'System.Management.Automation.ParameterBindingException',
    inner: Exception | null = null,
    target: Value = null,
  ) {
    super(typeName, message, inner);
    this.withRecord(() => new ErrorRecord(this, id, categoryName, target));
  }
}

const automation = 'System.Management.Automation.';

export const parameterNotFound = (name: string): BindingError =>
  new BindingError(
    'NamedParameterNotFound',
    'InvalidArgument',
    `A parameter cannot be found that matches parameter name '${name}'.`,
    name,
  );

export const ambiguousParameter = (name: string, matches: readonly Parameter[]): BindingError =>
  new BindingError(
    'AmbiguousParameter',
    'InvalidArgument',
    `Parameter cannot be processed because the parameter name '${name}' is ambiguous. Possible matches include:${matches.map((p) => ` -${p.name}`).join('')}.`,
    name,
  );

export const alreadyBound = (parameter: Parameter): BindingError =>
  new BindingError(
    'ParameterAlreadyBound',
    'InvalidArgument',
    `Cannot bind parameter because parameter '${parameter.name}' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, "-parameter value1,value2,value3".`,
    parameter.name,
  );

export const missingArgument = (parameter: Parameter): BindingError =>
  new BindingError(
    'MissingArgument',
    'InvalidArgument',
    `Missing an argument for parameter '${parameter.name}'. Specify a parameter of type '${parameter.typeName}' and try again.`,
    parameter.name,
  );

export const positionalNotFound = (value: string): BindingError =>
  new BindingError(
    'PositionalParameterNotFound',
    'InvalidArgument',
    `A positional parameter cannot be found that accepts argument '${value}'.`,
    value,
  );

export const missingMandatory = (names: readonly string[]): BindingError =>
  new BindingError(
    'MissingMandatoryParameter',
    'InvalidArgument',
    `Cannot process command because of one or more missing mandatory parameters:${names.map((name) => ` ${name}`).join('')}.`,
    names.join(' '),
  );

export const ambiguousSet = (): BindingError =>
  new BindingError(
    'AmbiguousParameterSet',
    'InvalidArgument',
    'Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.',
  );

const blockError = (
  id: string,
  parameter: Parameter,
  rest: string,
  inner: Exception | null = null,
): BindingError =>
  new BindingError(
    id,
    id.endsWith('InvocationFailed') ? 'InvalidArgument' : 'MetadataError',
    rest,
    parameter.name,
    undefined,
    inner,
  );

export const noInputForBlock = (parameter: Parameter): BindingError =>
  blockError(
    'ScriptBlockArgumentNoInput',
    parameter,
    `Cannot evaluate parameter '${parameter.name}' because its argument is specified as a script block and there is no input. A script block cannot be evaluated without input.`,
  );
export const blockFailed = (parameter: Parameter, inner: Exception): BindingError =>
  blockError(
    'ScriptBlockArgumentInvocationFailed',
    parameter,
    `The input to the script block for parameter '${parameter.name}' failed. ${inner.message}`,
    inner,
  );
export const blockWithoutOutput = (parameter: Parameter): BindingError =>
  blockError(
    'ScriptBlockArgumentNoOutput',
    parameter,
    `Cannot evaluate parameter '${parameter.name}' because its argument input did not produce any output.`,
  );

export const inputNotBound = (target: Value): BindingError =>
  new BindingError(
    'InputObjectNotBound',
    'InvalidArgument',
    'The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.',
    '',
    undefined,
    null,
    target,
  );

export const inputMissingMandatory = (names: readonly string[], target: Value): BindingError =>
  new BindingError(
    'InputObjectMissingMandatory',
    'InvalidArgument',
    `The input object cannot be bound because it did not contain the information required to bind all mandatory parameters: ${names.map((name) => ` ${name}`).join('')}`,
    '',
    undefined,
    null,
    target,
  );

export const validationError = (parameter: Parameter, inner: Exception): BindingError =>
  new BindingError(
    'ParameterArgumentValidationError',
    'InvalidData',
    `Cannot validate argument on parameter '${parameter.name}'. ${inner.message}`,
    parameter.name,
    `${automation}ParameterBindingValidationException`,
    inner,
  );

export const notAllowed = (
  parameter: Parameter,
  what: 'Null' | 'EmptyString' | 'EmptyArray' | 'EmptyCollection',
): BindingError => {
  const text = {
    Null: 'null',
    EmptyString: 'an empty string',
    EmptyArray: 'an empty array',
    EmptyCollection: 'an empty collection',
  }[what];
  return new BindingError(
    `ParameterArgumentValidationError${what}NotAllowed`,
    'InvalidData',
    `Cannot bind argument to parameter '${parameter.name}' because it is ${text}.`,
    parameter.name,
    `${automation}ParameterBindingValidationException`,
  );
};

/** A value that does not convert; functions transform their arguments, cmdlets convert theirs. */
export function conversionError(model: ParameterModel, parameter: Parameter, inner: Exception): BindingError {
  if (!model.isCmdlet) {
    return new BindingError(
      'ParameterArgumentTransformationError',
      'InvalidData',
      `Cannot process argument transformation on parameter '${parameter.name}'. ${inner.message}`,
      parameter.name,
      `${automation}ParameterBindingArgumentTransformationException`,
      inner,
    );
  }
  return new BindingError(
    'CannotConvertArgumentNoMessage',
    'InvalidArgument',
    `Cannot bind parameter '${parameter.name}'. ${inner.message}`,
    parameter.name,
    undefined,
    inner,
  );
}
