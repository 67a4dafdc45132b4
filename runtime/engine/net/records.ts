import { types } from '../../types/core-types.ts';
import { defineType, GenericList, makeGeneric, toPSString } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { DateTime } from '../../types/time/date-time.ts';
import { findType } from '../../types/type-registry.ts';
import {
  DebugRecord,
  type HostInformationMessage,
  type InformationalRecord,
  InformationRecord,
  type ProgressRecord,
  VerboseRecord,
  WarningRecord,
} from '../records.ts';

const automation = 'System.Management.Automation.';

const base = defineType({
  name: `${automation}InformationalRecord`,
  options: { isAbstract: true },
  properties: {
    'string Message {get;set;}': { get: (self: InformationalRecord) => self.message },
    'System.Management.Automation.InvocationInfo InvocationInfo {get;}': {
      get: (self: InformationalRecord) => self.invocationInfo,
    },
  },
  methods: { 'string ToString()': (self: InformationalRecord) => self.message },
});
for (const [name, make] of [
  ['WarningRecord', (message: string) => new WarningRecord(message)],
  ['VerboseRecord', (message: string) => new VerboseRecord(message)],
  ['DebugRecord', (message: string) => new DebugRecord(message)],
] as const) {
  defineType({
    name: automation + name,
    base: base.fullName,
    constructors: { [`${name}(string message)`]: make },
  });
}

defineType({
  name: `${automation}HostInformationMessage`,
  properties: {
    'string Message {get;set;}': { get: (self: HostInformationMessage) => self.message },
    'System.Nullable[bool] NoNewLine {get;set;}': { get: (self: HostInformationMessage) => self.noNewLine },
    'System.Nullable[System.ConsoleColor] ForegroundColor {get;set;}': {
      get: (self: HostInformationMessage) => self.foregroundColor,
    },
    'System.Nullable[System.ConsoleColor] BackgroundColor {get;set;}': {
      get: (self: HostInformationMessage) => self.backgroundColor,
    },
  },
  methods: { 'string ToString()': (self: HostInformationMessage) => self.message },
});

const tagLists = new WeakMap<InformationRecord, Value>();
function tags(record: InformationRecord): Value {
  let list = tagLists.get(record);
  if (list === undefined) {
    const definition = findType('System.Collections.Generic.List`1')!;
    list = new GenericList(makeGeneric(definition, [types.string]), [...record.tags]);
    tagLists.set(record, list);
  }
  return list;
}

defineType({
  name: `${automation}InformationRecord`,
  constructors: {
    'InformationRecord(System.Object messageData, string source)': (data: Value, source: string) =>
      new InformationRecord(data, source),
  },
  properties: {
    'System.Object MessageData {get;}': { get: (self: InformationRecord) => self.messageData },
    'string Source {get;set;}': { get: (self: InformationRecord) => self.source },
    'System.Collections.Generic.List[string] Tags {get;}': { get: tags },
    'datetime TimeGenerated {get;set;}': {
      get: (self: InformationRecord) => DateTime.fromJs(self.timeGenerated),
    },
    'string User {get;set;}': { get: (self: InformationRecord) => self.user },
    'string Computer {get;set;}': { get: (self: InformationRecord) => self.computer },
    'uint ProcessId {get;set;}': { get: () => process.pid },
  },
  methods: { 'string ToString()': (self: InformationRecord) => toPSString(self.messageData) },
});

defineType({
  name: `${automation}ProgressRecord`,
  properties: {
    'int ActivityId {get;}': { get: (self: ProgressRecord) => self.activityId },
    'string Activity {get;set;}': { get: (self: ProgressRecord) => self.activity },
    'string StatusDescription {get;set;}': { get: (self: ProgressRecord) => self.statusDescription },
    'string CurrentOperation {get;set;}': { get: (self: ProgressRecord) => self.currentOperation },
    'int ParentActivityId {get;set;}': { get: (self: ProgressRecord) => self.parentActivityId },
    'int PercentComplete {get;set;}': { get: (self: ProgressRecord) => self.percentComplete },
    'int SecondsRemaining {get;set;}': { get: (self: ProgressRecord) => self.secondsRemaining },
  },
});
