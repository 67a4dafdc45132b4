import { AutomationNull } from '../types/automation-null.ts';
import { convertTo, defineType, itemsOf, newObject, objectArray, toPSString } from '../types/index.ts';
import { NetObject, type Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import { utf8NoBom } from '../types/text/encoding.ts';
import { findType } from '../types/type-registry.ts';
import { ambient } from './ambient.ts';
import { Collector } from './collector.ts';
import { findCommand } from './command-discovery.ts';
import { compileText } from './compile-source.ts';
import type { Frame } from './frame.ts';
import { invokeBlockOutput } from './invoke.ts';
import { knownType } from './known-types.ts';
import { hashtable } from './literals.ts';
import { collection } from './ps-collection.ts';
import type { PSVariable } from './ps-variable.ts';
import { ScriptBlock } from './script-block.ts';
import type { Session } from './session.ts';
import type { SessionState } from './session-state.ts';
import { findVariable, install, ownValue, removeVariable, setLocal } from './variables.ts';

const automation = 'System.Management.Automation.';

/** A small engine object whose members are given where its type is defined. */
class EngineObject extends NetObject {
  readonly #type: string;
  constructor(
    typeName: string,
    readonly session: Session,
    readonly state: SessionState,
  ) {
    super();
    this.#type = typeName;
  }
  override get netType(): NetType {
    return knownType(this.#type);
  }
  get frame(): Frame {
    return this.state.current;
  }
}

const part =
  (name: string) =>
  (self: EngineObject): EngineObject =>
    new EngineObject(automation + name, self.session, self.state);

const version = (text: string): Value => convertTo(text, knownType('System.Version'));

/** `$PSVersionTable`. */
export function versionTable(): Value {
  const semantic = findType(`${automation}SemanticVersion`);
  return hashtable([
    'PSVersion',
    semantic === null ? '7.6.5' : convertTo('7.6.5', semantic),
    'PSEdition',
    'Core',
    'GitCommitId',
    '7.6.5',
    'OS',
    process.platform === 'linux' ? 'Linux' : process.platform,
    'Platform',
    process.platform === 'win32' ? 'Win32NT' : 'Unix',
    'PSCompatibleVersions',
    objectArray(['1.0', '2.0', '3.0', '4.0', '5.0', '5.1', '6.0', '7.0'].map(version)),
    'PSRemotingProtocolVersion',
    version('2.4'),
    'SerializationVersion',
    version('1.1.0.1'),
    'WSManStackVersion',
    version('3.0'),
  ]);
}

// ---- Host ----
defineType({
  name: `${automation}Internal.Host.InternalHost`,
  base: defineType({ name: `${automation}Host.PSHost`, options: { isAbstract: true } }).fullName,
  properties: {
    'string Name {get;}': { get: () => 'ConsoleHost' },
    'version Version {get;}': { get: () => version('7.6.5') },
    'System.Management.Automation.Host.PSHostUserInterface UI {get;}': {
      get: part('Internal.Host.InternalHostUserInterface'),
    },
    'cultureinfo CurrentCulture {get;}': {
      get: () => convertTo('en-US', knownType('System.Globalization.CultureInfo')),
    },
    'cultureinfo CurrentUICulture {get;}': {
      get: () => convertTo('en-US', knownType('System.Globalization.CultureInfo')),
    },
    'psobject PrivateData {get;}': { get: () => null },
    'bool IsRunspacePushed {get;}': { get: () => false },
    'bool DebuggerEnabled {get;set;}': { get: () => true },
  },
  methods: {
    'void SetShouldExit(int exitCode)': (self: EngineObject, code: number) => {
      self.session.exitCode = code;
    },
  },
});
defineType({
  name: `${automation}Internal.Host.InternalHostUserInterface`,
  methods: {
    'void WriteLine()': (self: EngineObject) => self.session.host.writeOut('\n'),
    'void WriteLine(string value)': (self: EngineObject, text: string) =>
      self.session.host.writeOut(`${text}\n`),
    'void Write(string value)': (self: EngineObject, text: string) => self.session.host.writeOut(text),
    'void WriteErrorLine(string value)': (self: EngineObject, text: string) =>
      self.session.host.writeErr(`${text}\n`),
    'void WriteWarningLine(string message)': (self: EngineObject, text: string) =>
      self.session.host.writeOut(`WARNING: ${text}\n`),
    'void WriteVerboseLine(string message)': (self: EngineObject, text: string) =>
      self.session.host.writeOut(`VERBOSE: ${text}\n`),
    'void WriteDebugLine(string message)': (self: EngineObject, text: string) =>
      self.session.host.writeOut(`DEBUG: ${text}\n`),
    'string ReadLine()': (self: EngineObject) => self.session.host.readLine(),
  },
  properties: {
    'System.Management.Automation.Host.PSHostRawUserInterface RawUI {get;}': {
      get: part('Internal.Host.InternalHostRawUserInterface'),
    },
    'bool SupportsVirtualTerminal {get;}': { get: (self: EngineObject) => self.session.host.supportsColor },
  },
});
function size(width: number, height: number): Value {
  const type = findType(`${automation}Host.Size`);
  return type === null ? null : newObject(type, [width, height]);
}
defineType({
  name: `${automation}Internal.Host.InternalHostRawUserInterface`,
  properties: {
    'System.Management.Automation.Host.Size BufferSize {get;set;}': {
      get: (self: EngineObject) => size(self.session.host.width, 24),
    },
    'System.Management.Automation.Host.Size WindowSize {get;set;}': {
      get: (self: EngineObject) => size(self.session.host.width, 24),
    },
    'string WindowTitle {get;set;}': { get: () => '' },
  },
});

const hosts = new WeakMap<Session, EngineObject>();
export function hostObject(session: Session): Value {
  let host = hosts.get(session);
  if (host === undefined) {
    host = new EngineObject(`${automation}Internal.Host.InternalHost`, session, session.topLevel);
    hosts.set(session, host);
  }
  return host;
}

// ---- ExecutionContext and SessionState ----
class EngineIntrinsics extends EngineObject {
  get invokeCommand(): EngineObject {
    return new EngineObject(`${automation}CommandInvocationIntrinsics`, this.session, this.state);
  }
}
defineType({
  name: `${automation}EngineIntrinsics`,
  properties: {
    'System.Management.Automation.SessionState SessionState {get;}': {
      get: (self: EngineObject) => sessionStateObject(ambient.frame?.state ?? self.state, self.session),
    },
    'System.Management.Automation.CommandInvocationIntrinsics InvokeCommand {get;}': {
      get: (self: EngineIntrinsics) => self.invokeCommand,
    },
    'System.Management.Automation.Host.PSHost Host {get;}': {
      get: (self: EngineObject) => hostObject(self.session),
    },
  },
});
export const executionContext = (session: Session): EngineIntrinsics =>
  new EngineIntrinsics(`${automation}EngineIntrinsics`, session, session.topLevel);
export const sessionStateObject = (state: SessionState, session: Session): EngineObject =>
  new EngineObject(`${automation}SessionState`, session, state);

defineType({
  name: `${automation}SessionState`,
  properties: {
    'System.Management.Automation.PSVariableIntrinsics PSVariable {get;}': {
      get: part('PSVariableIntrinsics'),
    },
    'System.Management.Automation.CommandInvocationIntrinsics InvokeCommand {get;}': {
      get: part('CommandInvocationIntrinsics'),
    },
    'System.Management.Automation.PathIntrinsics Path {get;}': { get: part('PathIntrinsics') },
    'System.Management.Automation.PSLanguageMode LanguageMode {get;set;}': {
      get: () => convertTo('FullLanguage', knownType(`${automation}PSLanguageMode`)),
    },
    'psmoduleinfo Module {get;}': { get: (self: EngineObject) => self.state.module },
  },
});

const keyOf = (name: string): string => name.replace(/^(?:global|local|script|variable):/i, '').toLowerCase();
const frameOf = (self: EngineObject, name: string): Frame =>
  /^global:/i.test(name) ? self.session.global : /^script:/i.test(name) ? self.frame.script : self.frame;
defineType({
  name: `${automation}PSVariableIntrinsics`,
  methods: {
    'psvariable Get(string name)': (self: EngineObject, name: string) =>
      findVariable(frameOf(self, name), keyOf(name)) ?? null,
    'System.Object GetValue(string name)': (self: EngineObject, name: string) =>
      findVariable(frameOf(self, name), keyOf(name))?.value ?? null,
    'System.Object GetValue(string name, System.Object defaultValue)': (
      self: EngineObject,
      name: string,
      fallback: Value,
    ) => findVariable(frameOf(self, name), keyOf(name))?.value ?? fallback,
    'void Set(string name, System.Object value)': (self: EngineObject, name: string, value: Value) =>
      setLocal(frameOf(self, name), keyOf(name), value, name),
    'void Set(psvariable variable)': (self: EngineObject, variable: PSVariable) => {
      const key = variable.name.toLowerCase();
      if (ownValue(self.frame, key) !== undefined && !self.frame.dynamic?.has(key))
        setLocal(self.frame, key, variable.value, variable.name);
      else install(self.frame.scope, key, variable);
    },
    'void Remove(string name)': (self: EngineObject, name: string) => {
      removeVariable(frameOf(self, name).scope, keyOf(name));
    },
  },
});

defineType({
  name: `${automation}CommandInvocationIntrinsics`,
  methods: {
    'System.Management.Automation.CommandInfo GetCommand(string commandName, System.Management.Automation.CommandTypes type)':
      (_self: EngineObject, name: string) => findCommand(ambient.frame!, name) ?? null,
    'string ExpandString(string source)': (_self: EngineObject, text: string) => expandString(text),
    'scriptblock NewScriptBlock(string scriptText)': (_self: EngineObject, text: string) =>
      new ScriptBlock(compileText(text, null), null),
    'System.Collections.ObjectModel.Collection[psobject] InvokeScript(string script)': (
      _self: EngineObject,
      text: string,
    ) => runText(text, null),
    'System.Collections.ObjectModel.Collection[psobject] InvokeScript(string script, Params System.Object[] args)':
      (_self: EngineObject, text: string, args: Value) => runText(text, args),
    'System.Collections.ObjectModel.Collection[psobject] InvokeScript(bool useLocalScope, scriptblock scriptBlock, System.Collections.IList input, Params System.Object[] args)':
      (_self: EngineObject, local: boolean, block: ScriptBlock, input: Value, args: Value) => {
        const out = new Collector();
        invokeBlockOutput(ambient.frame!, block, out, {
          dotted: !local,
          input: input === null ? [] : itemsOf(input),
          args: args === null ? [] : itemsOf(args),
        });
        return collection(out.items);
      },
  },
});

function runText(text: string, args: Value): Value {
  const out = new Collector();
  const block = new ScriptBlock(compileText(text, null), null);
  invokeBlockOutput(ambient.frame!, block, out, { args: args === null ? [] : itemsOf(args) });
  return collection(out.items.filter((item) => item !== AutomationNull));
}

/** The text with its variables and subexpressions expanded, as in a double-quoted string. */
function expandString(text: string): string {
  const here = `@"\n${text}\n"@`;
  const block = new ScriptBlock(compileText(here, null), null);
  const out = new Collector();
  invokeBlockOutput(ambient.frame!, block, out, { dotted: true });
  return toPSString(out.value());
}

defineType({
  name: `${automation}PathIntrinsics`,
  methods: {
    'string Combine(string parent, string child)': (_self: EngineObject, parent: string, child: string) =>
      `${parent.replace(/\/$/, '')}/${child}`,
    'string GetUnresolvedProviderPathFromPSPath(string path)': (self: EngineObject, path: string) =>
      path.startsWith('/') ? path : `${self.session.currentDirectory}/${path}`,
  },
  properties: {
    'System.Management.Automation.PathInfo CurrentLocation {get;}': {
      get: (self: EngineObject) => self.session.currentDirectory,
    },
    'System.Management.Automation.PathInfo CurrentFileSystemLocation {get;}': {
      get: (self: EngineObject) => self.session.currentDirectory,
    },
  },
});

/** `$PSStyle`. */
export function psStyle(_session: Session): Value {
  const type = findType(`${automation}PSStyle`);
  const property = type?.findStatic('instance');
  return property?.kind === 'property' ? property.get!(null) : null;
}

/** `$OutputEncoding`. */
export function encoding(): Value {
  return utf8NoBom;
}
