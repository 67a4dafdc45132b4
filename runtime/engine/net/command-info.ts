import { types } from '../../types/core-types.ts';
import { convertTo, defineType, Hashtable, objectArray } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { NetObject } from '../../types/net-object.ts';
import { ambient } from '../ambient.ts';
import {
  modelOfBlock,
  modelOfCmdlet,
  type Parameter,
  type ParameterModel,
  type Role,
} from '../binder/parameter-model.ts';
import { findCommand } from '../command-discovery.ts';
import {
  AliasInfo,
  type ApplicationInfo,
  CmdletInfo,
  type CommandInfo,
  ExternalScriptInfo,
  FunctionInfo,
  type ScriptInfo,
} from '../command-info.ts';
import { setSyntax, syntaxOf } from '../command-syntax.ts';
import { knownType } from '../known-types.ts';
import { loadScriptFile } from '../load-script.ts';
import { optionsValue } from '../scoped-options.ts';

const automation = 'System.Management.Automation.';

/** The parameters of a command as the binder sees them; null where it has none. */
export function modelOf(info: CommandInfo): ParameterModel | null {
  if (info instanceof CmdletInfo) return modelOfCmdlet(info.metadata);
  if (info instanceof FunctionInfo) return modelOfBlock(ambient.frame!, info.scriptBlock.code);
  if (info instanceof ExternalScriptInfo) {
    info.scriptBlock ??= loadScriptFile(ambient.frame!, info.path);
    return modelOfBlock(ambient.frame!, info.scriptBlock.code);
  }
  if (info instanceof AliasInfo) {
    const target = findCommand(ambient.frame!, info.target);
    return target === undefined ? null : modelOf(target);
  }
  return null;
}

class ParameterMetadata extends NetObject {
  constructor(
    readonly parameter: Parameter,
    readonly model: ParameterModel,
  ) {
    super();
  }
  override get netType() {
    return knownType(`${automation}ParameterMetadata`);
  }
}
defineType({
  name: `${automation}ParameterMetadata`,
  properties: {
    'string Name {get;set;}': { get: (self: ParameterMetadata) => self.parameter.name },
    'type ParameterType {get;set;}': {
      get: (self: ParameterMetadata) => self.parameter.type ?? types.object,
    },
    'bool SwitchParameter {get;}': { get: (self: ParameterMetadata) => self.parameter.isSwitch },
    'bool IsDynamic {get;set;}': { get: () => false },
    'System.Collections.ObjectModel.Collection[string] Aliases {get;}': {
      get: (self: ParameterMetadata) => objectArray([...self.parameter.aliases]),
    },
    'System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get;}': {
      get: (self: ParameterMetadata) =>
        objectArray(self.parameter.attributes.map(({ instance, name }) => instance ?? name)),
    },
    'System.Collections.Generic.Dictionary[string,System.Object] ParameterSets {get;}': {
      get: (self: ParameterMetadata) => {
        const table = new Hashtable();
        self.model.sets.forEach((name, i) => {
          if (self.parameter.mask & (1 << i)) table.put(name, name);
        });
        if (table.count === 0) table.put('__AllParameterSets', '__AllParameterSets');
        return table;
      },
    },
  },
});

function parameters(info: CommandInfo): Value {
  const model = modelOf(info);
  const table = new Hashtable();
  if (model !== null)
    for (const parameter of model.parameters)
      table.put(parameter.name, new ParameterMetadata(parameter, model));
  return table;
}

/** `CommandParameterSetInfo`. */
class ParameterSetInfo extends NetObject {
  constructor(
    readonly command: string,
    readonly model: ParameterModel,
    readonly index: number,
  ) {
    super();
  }
  override get netType() {
    return knownType(`${automation}CommandParameterSetInfo`);
  }
  get name(): string {
    return this.model.sets[this.index] ?? '__AllParameterSets';
  }
  get bit(): number {
    return 1 << this.index;
  }
  override toString(): string {
    return setSyntax('', this.model, this.bit).trim();
  }
}
defineType({
  name: `${automation}CommandParameterSetInfo`,
  properties: {
    'string Name {get;}': { get: (self: ParameterSetInfo) => self.name },
    'bool IsDefault {get;}': { get: (self: ParameterSetInfo) => self.name === self.model.defaultSet },
    'System.Object Parameters {get;}': {
      get: (self: ParameterSetInfo) =>
        objectArray(
          self.model.parameters
            .filter(({ mask }) => self.model.sets.length === 0 || mask & self.bit)
            .map((parameter) => new ParameterInfo(parameter, self.bit, self.model.sets.length === 0)),
        ),
    },
  },
  methods: { 'string ToString()': (self: ParameterSetInfo) => self.toString() },
});

/** `CommandParameterInfo`: a parameter in one set. */
class ParameterInfo extends NetObject {
  constructor(
    readonly parameter: Parameter,
    readonly bit: number,
    readonly isOnlySet: boolean,
  ) {
    super();
  }
  override get netType() {
    return knownType(`${automation}CommandParameterInfo`);
  }
  get role(): Role | undefined {
    return (
      this.parameter.roles.find(({ mask }) => this.isOnlySet || mask & this.bit) ?? this.parameter.roles[0]
    );
  }
}
defineType({
  name: `${automation}CommandParameterInfo`,
  properties: {
    'string Name {get;}': { get: (self: ParameterInfo) => self.parameter.name },
    'type ParameterType {get;}': { get: (self: ParameterInfo) => self.parameter.type ?? types.object },
    'bool IsMandatory {get;}': { get: (self: ParameterInfo) => self.role?.mandatory ?? false },
    'bool IsDynamic {get;}': { get: () => false },
    'int Position {get;}': { get: (self: ParameterInfo) => self.role?.position ?? -2147483648 },
    'bool ValueFromPipeline {get;}': { get: (self: ParameterInfo) => self.role?.fromPipeline ?? false },
    'bool ValueFromPipelineByPropertyName {get;}': {
      get: (self: ParameterInfo) => self.role?.fromPipelineByName ?? false,
    },
    'bool ValueFromRemainingArguments {get;}': {
      get: (self: ParameterInfo) => self.role?.fromRemaining ?? false,
    },
    'string HelpMessage {get;}': { get: (self: ParameterInfo) => self.role?.helpMessage ?? '' },
    'System.Object Aliases {get;}': {
      get: (self: ParameterInfo) => objectArray([...self.parameter.aliases]),
    },
    'System.Object Attributes {get;}': {
      get: (self: ParameterInfo) =>
        objectArray(self.parameter.attributes.map(({ instance, name }) => instance ?? name)),
    },
  },
});

function parameterSets(info: CommandInfo): Value {
  const model = modelOf(info);
  if (model === null) return objectArray([]);
  const count = Math.max(model.sets.length, 1);
  return objectArray(
    Array.from({ length: count }, (_, index) => new ParameterSetInfo(info.name, model, index)),
  );
}

const base = defineType({
  name: `${automation}CommandInfo`,
  options: { isAbstract: true },
  properties: {
    'string Name {get;}': { get: (self: CommandInfo) => self.name },
    'System.Management.Automation.CommandTypes CommandType {get;}': {
      get: (self: CommandInfo) =>
        convertTo(
          self.commandType === 'Module' ? 'Script' : self.commandType,
          knownType(`${automation}CommandTypes`),
        ),
    },
    'string Source {get;}': {
      get: (self: CommandInfo) =>
        'path' in self ? (self as unknown as { path: string }).path : self.moduleName,
    },
    'version Version {get;}': {
      get: (self: CommandInfo) =>
        self instanceof CmdletInfo
          ? convertTo('7.0.0.0', knownType('System.Version'))
          : self.module === null
            ? null
            : convertTo(self.module.version, knownType('System.Version')),
    },
    'string ModuleName {get;}': { get: (self: CommandInfo) => self.moduleName },
    'psmoduleinfo Module {get;}': { get: (self: CommandInfo) => self.module },
    'string Definition {get;}': {
      get: (self: CommandInfo) => (self instanceof CmdletInfo ? syntaxOf(self) : self.definition),
    },
    'System.Management.Automation.SessionStateEntryVisibility Visibility {get;set;}': {
      get: (self: CommandInfo) => self.visibility,
    },
    'System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterMetadata] Parameters {get;}':
      { get: parameters },
    'System.Collections.ObjectModel.ReadOnlyCollection[System.Object] ParameterSets {get;}': {
      get: (self: CommandInfo) => parameterSets(self),
    },
    'System.Collections.ObjectModel.ReadOnlyCollection[System.Object] OutputType {get;}': {
      get: () => objectArray([]),
    },
  },
  methods: { 'string ToString()': (self: CommandInfo) => self.name },
});

const functionInfo = defineType({
  name: `${automation}FunctionInfo`,
  base: base.fullName,
  properties: {
    'scriptblock ScriptBlock {get;}': { get: (self: FunctionInfo) => self.scriptBlock },
    'bool CmdletBinding {get;}': { get: (self: FunctionInfo) => modelOf(self)?.isAdvanced ?? false },
    'string DefaultParameterSet {get;}': { get: (self: FunctionInfo) => modelOf(self)?.defaultSet || null },
    'System.Management.Automation.ScopedItemOptions Options {get;set;}': {
      get: (self: FunctionInfo) => optionsValue(self.options),
    },
    'string Description {get;set;}': { get: (self: FunctionInfo) => self.description },
    'string Verb {get;}': {
      get: (self: FunctionInfo) => (self.name.includes('-') ? self.name.split('-')[0] : ''),
    },
    'string Noun {get;}': {
      get: (self: FunctionInfo) => (self.name.includes('-') ? self.name.split('-').slice(1).join('-') : ''),
    },
    'string HelpFile {get;}': { get: () => '' },
  },
});
defineType({ name: `${automation}FilterInfo`, base: functionInfo.fullName });
defineType({
  name: `${automation}CmdletInfo`,
  base: base.fullName,
  properties: {
    'string Verb {get;}': { get: (self: CmdletInfo) => self.name.split('-')[0] },
    'string Noun {get;}': { get: (self: CmdletInfo) => self.name.split('-').slice(1).join('-') },
    'string DefaultParameterSet {get;}': { get: (self: CmdletInfo) => self.metadata.defaultParameterSet },
    'string HelpFile {get;}': { get: (self: CmdletInfo) => `${self.moduleName}.dll-Help.xml` },
    'System.Management.Automation.ScopedItemOptions Options {get;set;}': {
      get: () => optionsValue(new Set()),
    },
  },
});
defineType({
  name: `${automation}AliasInfo`,
  base: base.fullName,
  properties: {
    'System.Management.Automation.CommandInfo ResolvedCommand {get;}': {
      get: (self: AliasInfo) => findCommand(ambient.frame!, self.target) ?? null,
    },
    'System.Management.Automation.CommandInfo ReferencedCommand {get;}': {
      get: (self: AliasInfo) => findCommand(ambient.frame!, self.target) ?? null,
    },
    'string ResolvedCommandName {get;}': {
      get: (self: AliasInfo) => findCommand(ambient.frame!, self.target)?.name ?? self.target,
    },
    'string DisplayName {get;}': { get: (self: AliasInfo) => `${self.name} -> ${self.target}` },
    'string Description {get;set;}': { get: (self: AliasInfo) => self.description },
    'System.Management.Automation.ScopedItemOptions Options {get;set;}': {
      get: (self: AliasInfo) => optionsValue(self.options),
    },
  },
});
defineType({
  name: `${automation}ExternalScriptInfo`,
  base: base.fullName,
  properties: {
    'scriptblock ScriptBlock {get;}': {
      get: (self: ExternalScriptInfo) => (self.scriptBlock ??= loadScriptFile(ambient.frame!, self.path)),
    },
    'string ScriptContents {get;}': {
      get: (self: ExternalScriptInfo) =>
        (self.scriptBlock ??= loadScriptFile(ambient.frame!, self.path)).toString(),
    },
    'string Path {get;}': { get: (self: ExternalScriptInfo) => self.path },
    'string Source {get;}': { get: (self: ExternalScriptInfo) => self.path },
  },
});
defineType({
  name: `${automation}ApplicationInfo`,
  base: base.fullName,
  properties: {
    'string Path {get;}': { get: (self: ApplicationInfo) => self.path },
    'string Source {get;}': { get: (self: ApplicationInfo) => self.path },
    'string Extension {get;}': { get: (self: ApplicationInfo) => /\.[^./]*$/.exec(self.name)?.[0] ?? '' },
  },
});
defineType({
  name: `${automation}ScriptInfo`,
  base: base.fullName,
  properties: { 'scriptblock ScriptBlock {get;}': { get: (self: ScriptInfo) => self.scriptBlock } },
});
