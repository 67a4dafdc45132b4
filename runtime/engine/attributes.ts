import { runtimeError } from '../types/error-record.ts';
import { Exception } from '../types/exceptions.ts';
import { hooks } from '../types/hooks.ts';
import {
  compare,
  convertTo,
  enumeratorOf,
  Hashtable,
  objectArray,
  PSArray,
  toBoolean,
  toPSString,
  typeOf,
} from '../types/index.ts';
import { NetObject, type Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import { unwrap } from '../types/ps-object.ts';
import type { Frame } from './frame.ts';
import type { AttributeData } from './parameter-metadata.ts';
import { createRegex } from './regex-access.ts';
import type { ScriptBlock } from './script-block.ts';
import type { TypeReference } from './sites.ts';

/** An attribute as emitted code gives it: a type constraint, or a named attribute with evaluated arguments. */
export interface AttributeSpec {
  readonly constraint?: TypeReference;
  readonly type?: TypeReference;
  readonly positional?: readonly Value[];
  readonly named?: Readonly<Record<string, Value>>;
}

/** An attribute in force on a parameter or variable, by its short lower-cased name. */
export interface BoundAttribute {
  readonly name: string;
  readonly positional: readonly Value[];
  /** By lower-cased name. */
  readonly named: ReadonlyMap<string, Value>;
  /** The attribute as an object, where a script's class defines it. */
  readonly instance?: Value;
}

const shortName = (name: string): string =>
  name
    .replace(/^System\.Management\.Automation\./i, '')
    .replace(/Attribute$/i, '')
    .toLowerCase();

export function bindAttribute(frame: Frame, spec: AttributeSpec): BoundAttribute {
  const type = spec.type!;
  const named = new Map(Object.entries(spec.named ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  const instance = type.instantiateAttribute(frame, spec.positional ?? [], named);
  return { name: shortName(type.name), positional: spec.positional ?? [], named, instance };
}

export function bindAttributes(
  frame: Frame,
  specs: readonly AttributeSpec[],
): { constraint: NetType | null; attributes: BoundAttribute[] } {
  let constraint: NetType | null = null;
  const attributes: BoundAttribute[] = [];
  for (const spec of specs) {
    if (spec.constraint !== undefined) constraint = spec.constraint.get(frame) as NetType;
    else attributes.push(bindAttribute(frame, spec));
  }
  return { constraint, attributes };
}

/** Recorded attribute data of a cmdlet's parameter in the same form as a script's. */
export function attributeFromData(data: AttributeData): BoundAttribute {
  const { attribute, ...rest } = data;
  const named = new Map<string, Value>();
  const positional: Value[] = [];
  for (const [key, value] of Object.entries(rest)) {
    const converted = Array.isArray(value) ? objectArray(value) : value;
    if (/^(?:ValidValues|MinRange|MaxRange|MinLength|MaxLength|RegexPattern|RangeKind)$/.test(key)) {
      if (Array.isArray(value)) positional.push(...value);
      else positional.push(converted);
    } else named.set(key.toLowerCase(), converted);
  }
  return { name: shortName(attribute), positional, named };
}

class ValidationMetadataError extends Exception {
  constructor(
    message: string,
    readonly id: string,
  ) {
    super('System.Management.Automation.ValidationMetadataException', message);
  }
}
const fail = (id: string, message: string): never => {
  throw new ValidationMetadataError(message, id);
};

/** Runs transformations, then validations. @throws ValidationMetadataException */
export function transformAndValidate(
  attributes: readonly BoundAttribute[],
  value: Value,
  name: string,
): Value {
  try {
    for (const attribute of attributes) validate(attribute, value);
  } catch (error) {
    if (!(error instanceof ValidationMetadataError)) throw error;
    const text = value === null ? '' : toPSString(value);
    throw runtimeError(
      'ValidateSetFailure',
      'MetadataError',
      `The variable cannot be validated because the value ${text} is not a valid value for the ${name} variable.`,
      null,
      'System.Management.Automation.ValidationMetadataException',
    );
  }
  return value;
}

const elements = (value: Value): Value[] | null => {
  const inner = unwrap(value);
  if (inner instanceof PSArray || (enumeratorOf(inner) !== null && !(inner instanceof Hashtable))) {
    return [...{ [Symbol.iterator]: () => enumeratorOf(inner)! }];
  }
  return null;
};

type Validator = (attribute: BoundAttribute, element: Value) => void;

/** Validators that look at each element of a collection (`ValidateEnumeratedArgumentsAttribute`). */
const elementValidators: Record<string, Validator> = {
  validateset(attribute, element) {
    const values = validValues(attribute);
    const ignoreCase = attribute.named.get('ignorecase');
    const isCaseSensitive = ignoreCase !== undefined && !toBoolean(ignoreCase);
    const text = toPSString(element);
    const found = values.some((v) => (isCaseSensitive ? v === text : v.toLowerCase() === text.toLowerCase()));
    if (found) return;
    const custom = attribute.named.get('errormessage');
    const list = values.join(',');
    fail(
      'ValidateSetFailure',
      custom === undefined
        ? `The argument "${text}" does not belong to the set "${list}" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.`
        : toPSString(custom).replace(/\{0\}/g, text).replace(/\{1\}/g, list),
    );
  },
  validaterange(attribute, element) {
    const [min, max] = attribute.positional;
    if (max === undefined) return validateRangeKind(toPSString(min).toLowerCase(), element);
    const minType = typeOf(min);
    let value = unwrap(element);
    if (typeOf(value) !== minType) {
      try {
        value = convertTo(value, minType);
      } catch {
        return fail(
          'ValidateRangeElementType',
          `The argument cannot be validated because its type "${typeOf(unwrap(element)).name}" is not the same type (${minType.name}) as the maximum and minimum limits of the parameter. Make sure the argument is of type ${minType.name} and then try the command again.`,
        );
      }
    }
    if (compare(value, min, true) < 0) {
      fail(
        'ValidateRangeTooSmall',
        `The ${toPSString(element)} argument is less than the minimum allowed range of ${toPSString(min)}. Supply an argument that is greater than or equal to ${toPSString(min)} and then try the command again.`,
      );
    }
    if (compare(value, max, true) > 0) {
      fail(
        'ValidateRangeTooBig',
        `The ${toPSString(element)} argument is greater than the maximum allowed range of ${toPSString(max)}. Supply an argument that is less than or equal to ${toPSString(max)} and then try the command again.`,
      );
    }
  },
  validatelength(attribute, element) {
    const [min, max] = attribute.positional as [number, number];
    if (typeof element !== 'string') {
      return fail(
        'ValidateLengthNotString',
        'The ValidateLength attribute cannot be applied to a parameter that is not a string or string[] parameter. Make the parameter a string or string[] parameter.',
      );
    }
    if (element.length < min) {
      fail(
        'ValidateLengthMinLengthFailure',
        `The character length (${element.length}) of the argument is too short. Specify an argument with a length that is greater than or equal to "${min}", and then try the command again.`,
      );
    }
    if (element.length > max) {
      fail(
        'ValidateLengthMaxLengthFailure',
        `The character length of the ${element.length} argument is too long. Shorten the character length of the argument so it is fewer than or equal to "${max}" characters, and then try the command again.`,
      );
    }
  },
  validatepattern(attribute, element) {
    const pattern = toPSString(attribute.positional[0]);
    const options = attribute.named.get('options');
    const regex = createRegex(pattern, options === undefined ? 'IgnoreCase' : toPSString(options));
    const text = toPSString(element);
    if (regex.isMatch(text)) return;
    const custom = attribute.named.get('errormessage');
    fail(
      'ValidatePatternFailure',
      custom === undefined
        ? `The argument "${text}" does not match the "${pattern}" pattern. Supply an argument that matches "${pattern}" and try the command again.`
        : toPSString(custom).replace(/\{0\}/g, text).replace(/\{1\}/g, pattern),
    );
  },
  validatescript(attribute, element) {
    const block = attribute.positional[0] as ScriptBlock;
    const result = hooks.invokeScriptBlock(block, [], undefined, element);
    if (toBoolean(result)) return;
    const custom = attribute.named.get('errormessage');
    const text = toPSString(element);
    fail(
      'ValidateScriptFailure',
      custom === undefined
        ? `The "${block.toString()}" validation script for the argument with value "${text}" did not return a result of True. Determine why the validation script failed, and then try the command again.`
        : toPSString(custom).replace(/\{0\}/g, text).replace(/\{1\}/g, block.toString()),
    );
  },
};

function validateRangeKind(kind: string, element: Value): void {
  const sign = compare(element, 0, true);
  const text = toPSString(element);
  if (kind === 'positive' && sign <= 0)
    fail(
      'ValidateRangePositiveFailure',
      `The argument "${text}" cannot be validated because its value is not greater than zero.`,
    );
  if (kind === 'nonnegative' && sign < 0)
    fail(
      'ValidateRangeNonNegativeFailure',
      `The argument "${text}" cannot be validated because its value is not greater than or equal to zero.`,
    );
  if (kind === 'negative' && sign >= 0)
    fail(
      'ValidateRangeNegativeFailure',
      `The argument "${text}" cannot be validated because its value is not less than zero.`,
    );
  if (kind === 'nonpositive' && sign > 0)
    fail(
      'ValidateRangeNonPositiveFailure',
      `The argument "${text}" cannot be validated because its value is not less than or equal to zero.`,
    );
}

/** The set of a ValidateSet: its texts, or those of its `IValidateSetValuesGenerator`. */
export function validValues(attribute: BoundAttribute): string[] {
  const [first] = attribute.positional;
  if (
    attribute.positional.length === 1 &&
    first instanceof NetObject &&
    first.netType.fullName === 'System.RuntimeType'
  ) {
    const generated = generateValues(first);
    return generated.map((value) => toPSString(value));
  }
  return attribute.positional.flatMap((value) => (elements(value) ?? [value]).map((v) => toPSString(v)));
}
let generateValues: (type: Value) => Value[] = () => [];
/** Lets the type system call `GetValidValues` of a generator class. */
export function setValuesGenerator(fn: (type: Value) => Value[]): void {
  generateValues = fn;
}

const isEmpty = (value: Value): boolean => value === null || value === '';

/** Checks one value against one attribute. @throws ValidationMetadataException */
export function validate(attribute: BoundAttribute, value: Value): void {
  const perElement = elementValidators[attribute.name];
  if (perElement !== undefined) {
    if (value === null && attribute.name !== 'validatescript') {
      if (
        attribute.name === 'validateset' ||
        attribute.name === 'validaterange' ||
        attribute.name === 'validatelength' ||
        attribute.name === 'validatepattern'
      ) {
        fail(
          'ArgumentIsEmpty',
          'The argument is null. Provide a valid value for the argument, and then try running the command again.',
        );
      }
    }
    const list = elements(value);
    if (list === null) perElement(attribute, value);
    else for (const element of list) perElement(attribute, element);
    return;
  }
  switch (attribute.name) {
    case 'validatenotnull': {
      if (value === null)
        fail(
          'ArgumentIsNull',
          'The argument is null. Provide a valid value for the argument, and then try running the command again.',
        );
      if (elements(value)?.some((v) => v === null)) {
        fail(
          'ArgumentIsNull',
          'The argument has a null value, or an element of the argument collection contains a null value. Provide a collection that does not contain any null values, and then try the command again.',
        );
      }
      return;
    }
    case 'validatenotnullorempty': {
      if (value === null)
        fail(
          'ArgumentIsNull',
          'The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.',
        );
      const list = elements(value);
      if (value === '' || list?.length === 0) {
        fail(
          'ArgumentIsEmpty',
          list === null
            ? 'The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.'
            : 'The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.',
        );
      }
      if (list?.some(isEmpty))
        fail(
          'ArgumentCollectionContainsNull',
          'The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.',
        );
      return;
    }
    case 'validatenotnullorwhitespace': {
      const blank = (v: Value): boolean => v === null || (typeof v === 'string' && v.trim() === '');
      if (elements(value)?.some(blank)) {
        fail(
          'ArgumentCollectionContainsNull',
          'An element of the argument collection is null, empty, or consists of only white-space characters. Supply a collection that does not contain any those values and then try the command again.',
        );
      }
      if (blank(value))
        fail(
          'ArgumentIsEmptyOrWhiteSpace',
          'The argument is null, empty, or consists of only white-space characters. Provide an argument that contains non white-space characters, and then try the command again.',
        );
      return;
    }
    case 'validatecount': {
      const [min, max] = attribute.positional as [number, number];
      const list = elements(value);
      if (list === null && value !== null) {
        fail(
          'NotAnArrayParameter',
          'The ValidateCount attribute cannot be applied to a non-array parameter. Either remove the attribute from the parameter or make the parameter an array parameter.',
        );
      }
      const count = list?.length ?? 0;
      if (count < min || count > max) {
        fail(
          count < min ? 'ValidateCountSmallerThanMin' : 'ValidateCountGreaterThanMax',
          min === max
            ? `The parameter requires exactly ${max} value(s) - ${count} value(s) were provided.`
            : `The parameter requires at least ${min} value(s) and no more than ${max} value(s) - ${count} value(s) were provided.`,
        );
      }
      return;
    }
    default:
      if (attribute.instance !== undefined) validateByInstance(attribute.instance, value);
  }
}
let validateByInstance: (instance: Value, value: Value) => void = () => {};
/** Lets validation attributes that a script's class defines do their work. */
export function setInstanceValidator(fn: (instance: Value, value: Value) => void): void {
  validateByInstance = fn;
}
