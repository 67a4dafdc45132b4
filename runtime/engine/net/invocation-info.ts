import { defineType, objectArray } from '../../types/index.ts';
import { int64 } from '../../types/numbers/boxes.ts';
import type { InvocationInfo } from '../invocation-info.ts';

defineType({
  name: 'System.Management.Automation.InvocationInfo',
  properties: {
    'System.Management.Automation.CommandInfo MyCommand {get;}': {
      get: (self: InvocationInfo) => self.myCommand,
    },
    'System.Collections.Generic.Dictionary[string,System.Object] BoundParameters {get;}': {
      get: (self: InvocationInfo) => self.boundParameters,
    },
    'System.Collections.Generic.List[System.Object] UnboundArguments {get;}': {
      get: (self: InvocationInfo) => self.unboundArguments ?? objectArray([]),
    },
    'int ScriptLineNumber {get;}': { get: (self: InvocationInfo) => self.scriptLineNumber },
    'int OffsetInLine {get;}': { get: (self: InvocationInfo) => self.offsetInLine },
    'long HistoryId {get;}': { get: (self: InvocationInfo) => int64(self.historyId) },
    'string ScriptName {get;}': { get: (self: InvocationInfo) => self.scriptName },
    'string Line {get;}': { get: (self: InvocationInfo) => self.line },
    'string Statement {get;}': { get: (self: InvocationInfo) => self.statement },
    'string PositionMessage {get;}': { get: (self: InvocationInfo) => self.positionMessage },
    'string PSScriptRoot {get;}': { get: (self: InvocationInfo) => self.psScriptRoot },
    'string PSCommandPath {get;}': { get: (self: InvocationInfo) => self.psCommandPath },
    'string InvocationName {get;}': { get: (self: InvocationInfo) => self.invocationName },
    'int PipelineLength {get;}': { get: (self: InvocationInfo) => self.pipelineLength },
    'int PipelinePosition {get;}': { get: (self: InvocationInfo) => self.pipelinePosition },
    'bool ExpectingInput {get;}': { get: (self: InvocationInfo) => self.expectingInput },
    'System.Management.Automation.CommandOrigin CommandOrigin {get;}': { get: () => 'Internal' },
    'System.Management.Automation.Language.IScriptExtent DisplayScriptPosition {get;set;}': {
      get: (self: InvocationInfo) => self.extent,
    },
  },
});
