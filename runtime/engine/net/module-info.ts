import { dirname } from 'node:path';
import { convertTo, defineType, Hashtable, itemsOf, objectArray, toPSString } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { ambient } from '../ambient.ts';
import { Collector } from '../collector.ts';
import { sessionStateObject } from '../host-objects.ts';
import { invokeBlockOutput } from '../invoke.ts';
import { knownType } from '../known-types.ts';
import type { PSModuleInfo } from '../ps-module-info.ts';
import { ScriptBlock } from '../script-block.ts';

const automation = 'System.Management.Automation.';

function table(
  map: ReadonlyMap<string, { readonly name: string }>,
  names?: ReadonlyMap<string, string>,
): Value {
  const out = new Hashtable();
  for (const item of map.values()) {
    const name = names?.get(item.name.toLowerCase()) ?? item.name;
    out.put(name, item);
  }
  return out;
}
const versionFrom = (value: Value): Value =>
  value === undefined || value === null ? null : convertTo(toPSString(value), knownType('System.Version'));
const fromManifest =
  (key: string, fallback: Value = null) =>
  (self: PSModuleInfo): Value =>
    self.manifest.get(key) ?? fallback;

defineType({
  name: `${automation}PSModuleInfo`,
  methods: {
    'scriptblock NewBoundScriptBlock(scriptblock scriptBlockToBind)': (
      self: PSModuleInfo,
      block: ScriptBlock,
    ) => new ScriptBlock(block.code, self.state),
    'System.Object Invoke(scriptblock sb, Params System.Object[] args)': (
      self: PSModuleInfo,
      block: ScriptBlock,
      args: Value,
    ) => {
      const out = new Collector();
      invokeBlockOutput(ambient.frame!, new ScriptBlock(block.code, self.state), out, {
        args: args === null ? [] : itemsOf(args),
      });
      return out.value();
    },
    'string ToString()': (self: PSModuleInfo) => self.name,
  },
  properties: {
    'string Name {get;}': { get: (self: PSModuleInfo) => self.name },
    'string Path {get;}': { get: (self: PSModuleInfo) => self.path || null },
    'string ModuleBase {get;}': { get: (self: PSModuleInfo) => (self.path === '' ? '' : dirname(self.path)) },
    'version Version {get;}': {
      get: (self: PSModuleInfo) => convertTo(self.version, knownType('System.Version')),
    },
    'guid Guid {get;}': { get: (self: PSModuleInfo) => convertTo(self.guid, knownType('System.Guid')) },
    'System.Management.Automation.ModuleType ModuleType {get;}': {
      get: (self: PSModuleInfo) =>
        convertTo(
          self.moduleType === 'Dynamic' ? 'Script' : self.moduleType,
          knownType(`${automation}ModuleType`),
        ),
    },
    'string Description {get;set;}': { get: (self: PSModuleInfo) => self.description },
    'string Author {get;}': { get: (self: PSModuleInfo) => self.author },
    'string CompanyName {get;}': { get: (self: PSModuleInfo) => self.companyName },
    'string Copyright {get;}': { get: (self: PSModuleInfo) => self.copyright },
    'string RootModule {get;}': { get: (self: PSModuleInfo) => self.rootModule },
    'string Definition {get;}': { get: (self: PSModuleInfo) => self.state?.root.code.unit.text ?? '' },
    'version PowerShellVersion {get;}': {
      get: (self: PSModuleInfo) => versionFrom(self.manifest.get('powershellversion')),
    },
    'System.Collections.Generic.IEnumerable[string] CompatiblePSEditions {get;}': {
      get: fromManifest('compatiblepseditions', objectArray([])),
    },
    'uri ProjectUri {get;}': { get: fromManifest('projecturi') },
    'uri LicenseUri {get;}': { get: fromManifest('licenseuri') },
    'uri IconUri {get;}': { get: fromManifest('iconuri') },
    'string ReleaseNotes {get;}': { get: fromManifest('releasenotes') },
    'string PowerShellHostName {get;}': { get: fromManifest('powershellhostname') },
    'System.Object ModuleList {get;}': { get: fromManifest('modulelist', objectArray([])) },
    'System.Object Scripts {get;}': { get: fromManifest('scriptstoprocess', objectArray([])) },
    'string Prefix {get;}': { get: (self: PSModuleInfo) => self.prefix },
    'string HelpInfoUri {get;}': { get: fromManifest('helpinfouri') },
    'System.Object PrivateData {get;set;}': {
      get: (self: PSModuleInfo) => self.privateData,
      set: (self: PSModuleInfo, value: Value) => {
        self.privateData = value;
      },
    },
    'scriptblock OnRemove {get;set;}': {
      get: (self: PSModuleInfo) => self.onRemove,
      set: (self: PSModuleInfo, value: Value) => {
        self.onRemove = value;
      },
    },
    'System.Management.Automation.ModuleAccessMode AccessMode {get;set;}': {
      get: (self: PSModuleInfo) => convertTo(self.accessMode, knownType(`${automation}ModuleAccessMode`)),
      set: (self: PSModuleInfo, value: Value) => {
        self.accessMode = toPSString(value) as PSModuleInfo['accessMode'];
      },
    },
    'System.Management.Automation.SessionState SessionState {get;set;}': {
      get: (self: PSModuleInfo) =>
        self.state === null ? null : sessionStateObject(self.state, ambient.frame!.session),
    },
    'System.Collections.Generic.Dictionary[string,System.Object] ExportedFunctions {get;}': {
      get: (self: PSModuleInfo) => table(self.exportedFunctions, self.importedNames),
    },
    'System.Collections.Generic.Dictionary[string,System.Object] ExportedCmdlets {get;}': {
      get: (self: PSModuleInfo) => table(self.exportedCmdlets),
    },
    'System.Collections.Generic.Dictionary[string,System.Object] ExportedVariables {get;}': {
      get: (self: PSModuleInfo) => table(self.exportedVariables),
    },
    'System.Collections.Generic.Dictionary[string,System.Object] ExportedAliases {get;}': {
      get: (self: PSModuleInfo) => table(self.exportedAliases),
    },
    'System.Collections.Generic.Dictionary[string,System.Object] ExportedCommands {get;}': {
      get: (self: PSModuleInfo) =>
        table(
          new Map<string, { name: string }>([
            ...self.exportedFunctions,
            ...self.exportedCmdlets,
            ...self.exportedAliases,
          ]),
          self.importedNames,
        ),
    },
    'System.Collections.ObjectModel.ReadOnlyCollection[psmoduleinfo] NestedModules {get;}': {
      get: (self: PSModuleInfo) => objectArray([...self.nestedModules]),
    },
    'System.Collections.ObjectModel.ReadOnlyCollection[psmoduleinfo] RequiredModules {get;}': {
      get: (self: PSModuleInfo) => objectArray([...self.requiredModules]),
    },
    'System.Collections.Generic.IEnumerable[string] Tags {get;}': {
      get: fromManifest('tags', objectArray([])),
    },
    'System.Collections.Generic.IEnumerable[string] FileList {get;}': {
      get: fromManifest('filelist', objectArray([])),
    },
    'bool LogPipelineExecutionDetails {get;set;}': { get: () => false },
  },
});
