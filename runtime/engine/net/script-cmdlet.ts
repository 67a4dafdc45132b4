import { resolve } from 'node:path';
import type { ErrorRecord } from '../../types/error-record.ts';
import { defineType } from '../../types/index.ts';
import { NetObject, type Value } from '../../types/net-object.ts';
import { unwrap } from '../../types/ps-object.ts';
import { findType } from '../../types/type-registry.ts';
import { executionContext, hostObject, sessionStateObject } from '../host-objects.ts';
import { preference } from '../preferences.ts';
import { InformationRecord } from '../records.ts';
import type { ScriptCmdlet } from '../script-cmdlet.ts';
import { find } from '../variables.ts';

const automation = 'System.Management.Automation.';
defineType({ name: `${automation}Cmdlet`, options: { isAbstract: true } });
const base = defineType({
  name: `${automation}PSCmdlet`,
  base: `${automation}Cmdlet`,
  options: { isAbstract: true },
});

/** `PagingParameters`: `-First`, `-Skip`, `-IncludeTotalCount`. */
class PagingParameters extends NetObject {
  constructor(readonly cmdlet: ScriptCmdlet) {
    super();
  }
  override get netType() {
    return findType(`${automation}PagingParameters`)!;
  }
}
defineType({
  name: `${automation}PagingParameters`,
  properties: {
    'switch IncludeTotalCount {get;set;}': {
      get: (self: PagingParameters) => self.cmdlet.pagingValue('includetotalcount') ?? false,
    },
    'ulong Skip {get;set;}': { get: (self: PagingParameters) => self.cmdlet.pagingValue('skip') ?? 0 },
    'ulong First {get;set;}': { get: (self: PagingParameters) => self.cmdlet.pagingValue('first') },
  },
});

const variableName = (text: string): string => text.replace(/^\$/, '').toLowerCase();

defineType({
  name: `${automation}PSScriptCmdlet`,
  base: base.fullName,
  methods: {
    'void WriteObject(System.Object sendToPipeline)': (self: ScriptCmdlet, value: Value) =>
      self.writeObject(value, false),
    'void WriteObject(System.Object sendToPipeline, bool enumerateCollection)': (
      self: ScriptCmdlet,
      value: Value,
      enumerate: boolean,
    ) => self.writeObject(value, enumerate),
    'void WriteError(System.Management.Automation.ErrorRecord errorRecord)': (
      self: ScriptCmdlet,
      record: ErrorRecord,
    ) => self.writeError(record),
    'void ThrowTerminatingError(System.Management.Automation.ErrorRecord errorRecord)': (
      self: ScriptCmdlet,
      record: ErrorRecord,
    ) => self.throwTerminatingError(record),
    'void WriteWarning(string text)': (self: ScriptCmdlet, text: string) =>
      self.writeInformational('warning', text),
    'void WriteVerbose(string text)': (self: ScriptCmdlet, text: string) =>
      self.writeInformational('verbose', text),
    'void WriteDebug(string text)': (self: ScriptCmdlet, text: string) =>
      self.writeInformational('debug', text),
    'void WriteProgress(System.Object progressRecord)': () => undefined,
    'void WriteInformation(System.Object messageData, string[] tags)': (self: ScriptCmdlet, data: Value) => {
      const record =
        unwrap(data) instanceof InformationRecord
          ? unwrap(data)
          : new InformationRecord(data, self.frame.code.unit.path ?? '');
      const action = preference(self.frame, 'informationpreference');
      if (action === 'continue') self.frame.streams.information.write(record);
    },
    'bool ShouldProcess(string target)': (self: ScriptCmdlet, target: string) =>
      self.shouldProcess(target, self.info.name),
    'bool ShouldProcess(string target, string action)': (
      self: ScriptCmdlet,
      target: string,
      action: string,
    ) => self.shouldProcess(target, action),
    'bool ShouldProcess(string verboseDescription, string verboseWarning, string caption)': (
      self: ScriptCmdlet,
      description: string,
      _warning: string,
      _caption: string,
    ) => self.shouldProcess('', '', description),
    'bool ShouldContinue(string query, string caption)': (self: ScriptCmdlet, query: string) =>
      self.shouldContinue(query),
    'bool ShouldContinue(string query, string caption, [ref] bool yesToAll, [ref] bool noToAll)': (
      self: ScriptCmdlet,
      query: string,
    ) => self.shouldContinue(query),
    'System.Object GetVariableValue(string name)': (self: ScriptCmdlet, name: string) =>
      find(self.frame.caller ?? self.frame, variableName(name)) ?? null,
    'System.Object GetVariableValue(string name, System.Object defaultValue)': (
      self: ScriptCmdlet,
      name: string,
      fallback: Value,
    ) => find(self.frame.caller ?? self.frame, variableName(name)) ?? fallback,
    'string GetUnresolvedProviderPathFromPSPath(string path)': (self: ScriptCmdlet, path: string) =>
      resolve(self.session.currentDirectory, path.replace(/^~(?=\/|$)/, process.env.HOME ?? '~')),
    'bool Stopping()': () => false,
  },
  properties: {
    'string ParameterSetName {get;}': { get: (self: ScriptCmdlet) => self.parameterSetName },
    'System.Management.Automation.InvocationInfo MyInvocation {get;}': {
      get: (self: ScriptCmdlet) => self.invocation,
    },
    'System.Management.Automation.PagingParameters PagingParameters {get;}': {
      get: (self: ScriptCmdlet) =>
        self.model.byName.has('includetotalcount') ? new PagingParameters(self) : null,
    },
    'System.Management.Automation.SessionState SessionState {get;}': {
      get: (self: ScriptCmdlet) => sessionStateObject((self.frame.caller ?? self.frame).state, self.session),
    },
    'System.Management.Automation.Host.PSHost Host {get;}': {
      get: (self: ScriptCmdlet) => hostObject(self.session),
    },
    'System.Management.Automation.CommandInvocationIntrinsics InvokeCommand {get;}': {
      get: (self: ScriptCmdlet) => executionContext(self.session).invokeCommand,
    },
    'System.Object CommandRuntime {get;set;}': { get: (self: ScriptCmdlet) => self },
    'bool Stopping {get;}': { get: () => false },
    'System.Management.Automation.CommandOrigin CommandOrigin {get;}': { get: () => 'Internal' },
  },
});
