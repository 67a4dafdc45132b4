import type { Value } from '../types/net-object.ts';
import type { BoundAttribute } from './attributes.ts';
import type { Parameter, ParameterModel } from './binder/parameter-model.ts';

type Transform = (value: Value, model: ParameterModel, parameter: Parameter) => Value | undefined;
const transforms = new Map<string, Transform>();

/** Registers what a transformation attribute does. @param name its short lower-cased name */
export function defineTransformation(name: string, transform: Transform): void {
  transforms.set(name, transform);
}

let transformByInstance: (instance: Value, value: Value) => Value | undefined = () => undefined;
/** Lets transformation attributes that a script's class defines do their work. */
export function setInstanceTransformer(fn: (instance: Value, value: Value) => Value | undefined): void {
  transformByInstance = fn;
}

/** The transformed value, or undefined where the attribute transforms nothing. */
export function transformByAttribute(
  attribute: BoundAttribute,
  value: Value,
  model: ParameterModel,
  parameter: Parameter,
): Value | undefined {
  const transform = transforms.get(attribute.name);
  if (transform !== undefined) return transform(value, model, parameter);
  return attribute.instance === undefined ? undefined : transformByInstance(attribute.instance, value);
}
