import { enumByName, objectArray } from '../types/index.ts';
import { loadChunk } from '../types/load-chunk.ts';
import type { Value } from '../types/net-object.ts';
import { knownType } from './known-types.ts';
import { hashtable } from './literals.ts';
import { ComputedVariable, PSVariable, type ScopedOption } from './ps-variable.ts';
import type { Session } from './session.ts';
import { dynamicOf } from './variables.ts';

interface HostObjects {
  versionTable(): Value;
  hostObject(session: Session): Value;
  executionContext(session: Session): Value;
  psStyle(session: Session): Value;
  encoding(): Value;
}
const objects = (): HostObjects => loadChunk('engine/host-objects') as HostObjects;

/** Defines the variables that every session has. Objects that few scripts use are made when read. */
export function registerAutomaticVariables(session: Session): void {
  const variables = dynamicOf(session.global);
  const add = (variable: PSVariable, ...options: ScopedOption[]): void => {
    for (const option of options) variable.options.add(option);
    variables.set(variable.name.toLowerCase(), variable);
  };
  const value = (name: string, content: Value, ...options: ScopedOption[]): void =>
    add(new PSVariable(name, content), ...options);
  const lazy = (name: string, make: () => Value, ...options: ScopedOption[]): void => {
    let made: Value;
    add(new ComputedVariable(name, () => (made === undefined ? (made = make()) : made)), ...options);
  };
  value('true', true, 'Constant', 'AllScope');
  value('false', false, 'Constant', 'AllScope');
  value('null', null, 'AllScope');
  value('PID', process.pid, 'Constant', 'AllScope');
  value('HOME', process.env.HOME ?? '', 'ReadOnly', 'AllScope');
  add(
    new ComputedVariable('PWD', () =>
      (loadChunk('providers/current-path') as { currentPath(of: Session): Value }).currentPath(session),
    ),
    'AllScope',
  );
  value('ShellId', 'Microsoft.PowerShell', 'Constant', 'AllScope');
  value('IsLinux', process.platform === 'linux', 'Constant', 'AllScope');
  value('IsMacOS', process.platform === 'darwin', 'Constant', 'AllScope');
  value('IsWindows', process.platform === 'win32', 'Constant', 'AllScope');
  value('IsCoreCLR', true, 'Constant', 'AllScope');
  value('PSEdition', 'Core', 'Constant', 'AllScope');
  value('PSHOME', '/opt/microsoft/powershell/7', 'Constant', 'AllScope');
  value('PSCulture', 'en-US', 'ReadOnly', 'AllScope');
  value('PSUICulture', 'en-US', 'ReadOnly', 'AllScope');
  for (const [name, content] of [
    ['ErrorActionPreference', 'Continue'],
    ['WarningPreference', 'Continue'],
    ['VerbosePreference', 'SilentlyContinue'],
    ['DebugPreference', 'SilentlyContinue'],
    ['InformationPreference', 'SilentlyContinue'],
    ['ProgressPreference', 'Continue'],
  ] as const) {
    add(new PreferenceVariable(name, 'System.Management.Automation.ActionPreference', content));
  }
  add(new PreferenceVariable('ConfirmPreference', 'System.Management.Automation.ConfirmImpact', 'High'));
  value('WhatIfPreference', false);
  add(new PreferenceVariable('ErrorView', 'System.Management.Automation.ErrorView', 'ConciseView'));
  value('FormatEnumerationLimit', 4);
  value('MaximumHistoryCount', 4096);
  value('NestedPromptLevel', 0);
  value('PSNativeCommandArgumentPassing', 'Standard');
  value('PSNativeCommandUseErrorActionPreference', false);
  value('PSSessionApplicationName', 'wsman');
  value('PSSessionConfigurationName', 'http://schemas.microsoft.com/powershell/Microsoft.PowerShell');
  value('PSEmailServer', '');
  value('StackTrace', '');
  value('EnabledExperimentalFeatures', objectArray([]), 'ReadOnly');
  value('PROFILE', `${process.env.HOME ?? ''}/.config/powershell/Microsoft.PowerShell_profile.ps1`);
  add(new ComputedVariable('Error', () => session.errors), 'Constant');
  add(new ComputedVariable('?', () => session.status), 'ReadOnly', 'AllScope');
  add(
    new ComputedVariable(
      'LASTEXITCODE',
      () => session.lastExitCode ?? null,
      (content) => {
        session.lastExitCode = content;
      },
    ),
  );
  variables.set(
    'psdefaultparametervalues',
    new LazyVariable('PSDefaultParameterValues', () => hashtable([])),
  );
  lazy('PSVersionTable', () => objects().versionTable(), 'Constant', 'AllScope');
  lazy('Host', () => objects().hostObject(session), 'Constant', 'AllScope');
  lazy('ExecutionContext', () => objects().executionContext(session), 'Constant', 'AllScope');
  lazy('PSStyle', () => objects().psStyle(session));
  variables.set('outputencoding', new LazyVariable('OutputEncoding', () => objects().encoding()));
}

/** A variable whose first value is made when it is read. */
export class LazyVariable extends PSVariable {
  readonly #make: () => Value;
  #isMade = false;
  constructor(name: string, make: () => Value) {
    super(name);
    this.#make = make;
  }
  override get value(): Value {
    if (!this.#isMade) this.value = this.#make();
    return this.current;
  }
  override set value(content: Value) {
    this.#isMade = true;
    this.assign(content, false);
  }
  /** Whether anything was stored yet; reading tells the same at the cost of the value. */
  get isMade(): boolean {
    return this.#isMade;
  }
}

/** A preference variable: an enum whose value is looked up when it is first read, so that start-up needs no types. */
class PreferenceVariable extends PSVariable {
  readonly #type: string;
  constructor(name: string, type: string, content: string) {
    super(name);
    this.#type = type;
    this.current = content;
  }
  override get value(): Value {
    if (typeof this.current === 'string') this.current = enumByName(knownType(this.#type), this.current);
    return this.current;
  }
  override set value(content: Value) {
    this.assign(content, false);
  }
}
