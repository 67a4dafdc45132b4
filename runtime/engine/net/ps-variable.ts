import { defineType, objectArray, toPSString } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { PSVariable } from '../ps-variable.ts';
import { optionsValue, parseOptions } from '../scoped-options.ts';

defineType({
  name: 'System.Management.Automation.PSVariable',
  constructors: {
    'psvariable(string name)': (name: string) => new PSVariable(name),
    'psvariable(string name, System.Object value)': (name: string, value: Value) =>
      new PSVariable(name, value),
    'psvariable(string name, System.Object value, System.Object options)': (
      name: string,
      value: Value,
      options: Value,
    ) => {
      const variable = new PSVariable(name, value);
      variable.options = parseOptions(options);
      return variable;
    },
  },
  methods: {
    'bool IsValidValue(System.Object value)': (self: PSVariable, value: Value) => {
      try {
        self.checked(value);
        return true;
      } catch {
        return false;
      }
    },
  },
  properties: {
    'string Name {get;}': { get: (self: PSVariable) => self.name },
    'System.Object Value {get;set;}': {
      get: (self: PSVariable) => self.value,
      set: (self: PSVariable, value: Value) => {
        self.value = value;
      },
    },
    'string Description {get;set;}': {
      get: (self: PSVariable) => self.description,
      set: (self: PSVariable, value: Value) => {
        self.description = toPSString(value);
      },
    },
    'System.Management.Automation.ScopedItemOptions Options {get;set;}': {
      get: (self: PSVariable) => optionsValue(self.options),
      set: (self: PSVariable, value: Value) => {
        self.options = parseOptions(value);
      },
    },
    'System.Management.Automation.SessionStateEntryVisibility Visibility {get;set;}': {
      get: (self: PSVariable) => self.visibility,
      set: (self: PSVariable, value: Value) => {
        self.visibility = toPSString(value) === 'Private' ? 'Private' : 'Public';
      },
    },
    'psmoduleinfo Module {get;}': { get: () => null },
    'string ModuleName {get;}': { get: (self: PSVariable) => self.moduleName },
    'System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get;}': {
      get: (self: PSVariable) =>
        objectArray([...self.attributes.map(({ instance, name }) => instance ?? name)]),
    },
  },
});
