import { defineType } from '../types/define.ts';
import { NetObject, type Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import { newObject, stringArray, toPSString } from '../types/index.ts';

/** `HostInformationMessage`: what `Write-Host` sends. */
export class HostInformationMessage extends NetObject {
  static type: NetType;
  message = '';
  noNewLine = false;
  foregroundColor: Value = null;
  backgroundColor: Value = null;

  override get netType(): NetType {
    return HostInformationMessage.type;
  }

  override toString(): string {
    return this.message;
  }
}

defineType({
  name: 'System.Management.Automation.HostInformationMessage',
  js: HostInformationMessage,
  constructors: { '()': () => new HostInformationMessage() },
  methods: { 'string ToString()': (self: HostInformationMessage) => self.message },
  properties: {
    'string Message {get;set;}': {
      get: (self: HostInformationMessage) => self.message,
      set: (self: HostInformationMessage, value: string) => {
        self.message = value;
      },
    },
    'System.Nullable[bool] NoNewLine {get;set;}': {
      get: (self: HostInformationMessage) => self.noNewLine,
      set: (self: HostInformationMessage, value: boolean) => {
        self.noNewLine = value;
      },
    },
    'System.Nullable[System.ConsoleColor] ForegroundColor {get;set;}': {
      get: (self: HostInformationMessage) => self.foregroundColor,
      set: (self: HostInformationMessage, value: Value) => {
        self.foregroundColor = value;
      },
    },
    'System.Nullable[System.ConsoleColor] BackgroundColor {get;set;}': {
      get: (self: HostInformationMessage) => self.backgroundColor,
      set: (self: HostInformationMessage, value: Value) => {
        self.backgroundColor = value;
      },
    },
  },
});

/** `InformationRecord`. */
export class InformationRecord extends NetObject {
  static type: NetType;
  readonly messageData: Value;
  source: string;
  readonly tags: string[];
  /** Made when asked for. */
  timeGenerated: Value = null;

  constructor(messageData: Value, source: string, tags: readonly string[]) {
    super();
    this.messageData = messageData;
    this.source = source;
    this.tags = [...tags];
  }

  override get netType(): NetType {
    return InformationRecord.type;
  }

  override toString(): string {
    return this.messageData === null ? '' : toPSString(this.messageData);
  }
}

defineType({
  name: 'System.Management.Automation.InformationRecord',
  js: InformationRecord,
  constructors: {
    '(System.Object messageData, string source)': (data: Value, source: string) => new InformationRecord(data, source, []),
  },
  methods: { 'string ToString()': (self: InformationRecord) => self.toString() },
  properties: {
    'System.Object MessageData {get;}': (self: InformationRecord) => self.messageData,
    'string Source {get;set;}': (self: InformationRecord) => self.source,
    'datetime TimeGenerated {get;set;}': (self: InformationRecord) => {
      self.timeGenerated ??= newObject('System.DateTime', []);
      return self.timeGenerated;
    },
    'System.Collections.Generic.List[string] Tags {get;}': (self: InformationRecord) => stringArray(self.tags),
    'string User {get;set;}': () => process.env['USER'] ?? '',
    'string Computer {get;set;}': () => process.env['HOSTNAME'] ?? '',
    'uint ProcessId {get;set;}': () => process.pid,
    'uint NativeThreadId {get;set;}': () => process.pid,
    'uint ManagedThreadId {get;}': () => 1,
  },
});
