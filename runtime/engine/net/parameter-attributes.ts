import { types } from '../../types/core-types.ts';
import { defineType, Hashtable, itemsOf, objectArray, toPSString } from '../../types/index.ts';
import { NetObject, type Value } from '../../types/net-object.ts';
import type { NetType } from '../../types/net-type.ts';
import type { BoundAttribute } from '../attributes.ts';
import { knownType } from '../known-types.ts';

const automation = 'System.Management.Automation.';

/** An attribute that a script makes as an object, for parameters defined at run time. */
export class AttributeObject extends NetObject {
  readonly properties = new Map<string, Value>();
  constructor(
    readonly typeName: string,
    readonly positional: readonly Value[] = [],
  ) {
    super();
  }
  override get netType(): NetType {
    return knownType(this.typeName);
  }
  /** The attribute as the binder reads it. */
  get bound(): BoundAttribute {
    const name = this.typeName
      .slice(automation.length)
      .replace(/Attribute$/, '')
      .toLowerCase();
    return { name, positional: this.positional, named: this.properties, instance: this };
  }
}

const property = (name: string, fallback: Value) => ({
  get: (self: AttributeObject) => self.properties.get(name.toLowerCase()) ?? fallback,
  set: (self: AttributeObject, value: Value) => {
    self.properties.set(name.toLowerCase(), value);
  },
});

interface AttributeDefinition {
  readonly constructors: readonly string[];
  readonly properties?: Readonly<Record<string, Value>>;
}

const flags = {
  'bool Mandatory': false,
  'bool ValueFromPipeline': false,
  'bool ValueFromPipelineByPropertyName': false,
  'bool ValueFromRemainingArguments': false,
  'bool DontShow': false,
};
const definitions: Readonly<Record<string, AttributeDefinition>> = {
  ParameterAttribute: {
    constructors: ['()'],
    properties: {
      ...flags,
      'int Position': -2147483648,
      'string ParameterSetName': '__AllParameterSets',
      'string HelpMessage': null,
    },
  },
  ValidateSetAttribute: {
    constructors: ['(Params string[] validValues)'],
    properties: { 'bool IgnoreCase': true, 'string ErrorMessage': null },
  },
  ValidateRangeAttribute: {
    constructors: ['(System.Object minRange, System.Object maxRange)', '(System.Object rangeKind)'],
  },
  ValidatePatternAttribute: {
    constructors: ['(string regexPattern)'],
    properties: { 'string ErrorMessage': null },
  },
  ValidateLengthAttribute: { constructors: ['(int minLength, int maxLength)'] },
  ValidateCountAttribute: { constructors: ['(int minLength, int maxLength)'] },
  ValidateScriptAttribute: {
    constructors: ['(scriptblock scriptBlock)'],
    properties: { 'string ErrorMessage': null },
  },
  AliasAttribute: { constructors: ['(Params string[] aliasNames)'] },
  ValidateNotNullAttribute: { constructors: ['()'] },
  ValidateNotNullOrEmptyAttribute: { constructors: ['()'] },
  ValidateNotNullOrWhiteSpaceAttribute: { constructors: ['()'] },
  AllowNullAttribute: { constructors: ['()'] },
  AllowEmptyStringAttribute: { constructors: ['()'] },
  AllowEmptyCollectionAttribute: { constructors: ['()'] },
};

for (const [name, { constructors, properties = {} }] of Object.entries(definitions)) {
  const fullName = automation + name;
  defineType({
    name: fullName,
    base: 'System.Attribute',
    constructors: Object.fromEntries(
      constructors.map((signature) => [
        `${name}${signature}`,
        (...args: Value[]) =>
          new AttributeObject(fullName, signature.includes('Params') ? itemsOf(args[0]) : args),
      ]),
    ),
    properties: {
      ...Object.fromEntries(
        Object.entries(properties).map(([key, fallback]) => [
          `${key} {get;set;}`,
          property(key.split(' ')[1]!, fallback),
        ]),
      ),
      ...(name === 'AliasAttribute'
        ? {
            'System.Collections.Generic.IList[string] AliasNames {get;}': {
              get: (self: AttributeObject) => objectArray([...self.positional]),
            },
          }
        : {}),
      ...(name === 'ValidateSetAttribute'
        ? {
            'System.Collections.Generic.IList[string] ValidValues {get;}': {
              get: (self: AttributeObject) => objectArray([...self.positional]),
            },
          }
        : {}),
    },
  });
}

/** `RuntimeDefinedParameter`: a parameter that a `dynamicparam` block makes. */
class RuntimeDefinedParameter extends NetObject {
  isSet = false;
  value: Value = null;
  constructor(
    public name: string,
    public type: Value,
    public attributes: Value,
  ) {
    super();
  }
  override get netType(): NetType {
    return knownType(`${automation}RuntimeDefinedParameter`);
  }
}
defineType({
  name: `${automation}RuntimeDefinedParameter`,
  constructors: {
    'RuntimeDefinedParameter()': () => new RuntimeDefinedParameter('', types.object, objectArray([])),
    'RuntimeDefinedParameter(string name, type parameterType, System.Object attributes)': (
      name: string,
      type: Value,
      attributes: Value,
    ) => new RuntimeDefinedParameter(name, type, attributes),
  },
  properties: {
    'string Name {get;set;}': {
      get: (self: RuntimeDefinedParameter) => self.name,
      set: (self: RuntimeDefinedParameter, value: Value) => {
        self.name = toPSString(value);
      },
    },
    'type ParameterType {get;set;}': {
      get: (self: RuntimeDefinedParameter) => self.type,
      set: (self: RuntimeDefinedParameter, value: Value) => {
        self.type = value;
      },
    },
    'System.Object Value {get;set;}': {
      get: (self: RuntimeDefinedParameter) => self.value,
      set: (self: RuntimeDefinedParameter, value: Value) => {
        self.value = value;
        self.isSet = true;
      },
    },
    'bool IsSet {get;set;}': { get: (self: RuntimeDefinedParameter) => self.isSet },
    'System.Object Attributes {get;}': { get: (self: RuntimeDefinedParameter) => self.attributes },
  },
});

/** `RuntimeDefinedParameterDictionary`. */
class RuntimeDefinedParameterDictionary extends Hashtable {
  override get netType(): NetType {
    return knownType(`${automation}RuntimeDefinedParameterDictionary`);
  }
}
defineType({
  name: `${automation}RuntimeDefinedParameterDictionary`,
  base: knownType('System.Collections.Generic.Dictionary[string,object]'),
  constructors: { 'RuntimeDefinedParameterDictionary()': () => new RuntimeDefinedParameterDictionary() },
});
