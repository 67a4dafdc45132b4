import { ArrayList, Hashtable, like, toBoolean, toPSString } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { unwrap } from '../types/ps-object.ts';
import type { Binding } from './binder/binder.ts';
import { findParameter } from './binder/binder.ts';
import type { Parameter, ParameterModel } from './binder/parameter-model.ts';
import type { CommandInfo } from './command-info.ts';
import type { Frame } from './frame.ts';
import { invokeBlockValue } from './invoke.ts';
import { toActionPreference } from './preferences.ts';
import type { CommandProcessor } from './processor.ts';
import { PSVariable } from './ps-variable.ts';
import { ScriptBlock } from './script-block.ts';
import type { Sink } from './sink.ts';
import type { Streams } from './streams.ts';
import { dynamicOf, find, install, setLocal } from './variables.ts';

/** What the common parameters of a running command need to undo or complete. */
export interface CommonState {
  finish(): void;
  cleanup(): void;
}

const preferenceOf: Record<string, string> = {
  erroraction: 'erroractionpreference',
  warningaction: 'warningpreference',
  informationaction: 'informationpreference',
  progressaction: 'progresspreference',
};

/** A common parameter's value, if it was given. */
export function commonValue(binding: Binding, key: string): Value {
  for (const [parameter, value] of binding.values)
    if (parameter.isCommon && parameter.key === key) return value;
  return undefined;
}

const capitalized: Record<string, string> = {
  silentlycontinue: 'SilentlyContinue',
  stop: 'Stop',
  continue: 'Continue',
  inquire: 'Inquire',
  ignore: 'Ignore',
  suspend: 'Suspend',
  break: 'Break',
};

/** Applies the common parameters of an advanced function: preferences in its scope, variables for its streams. */
export function applyCommonParameters(
  frame: Frame,
  binding: Binding,
  processor: CommandProcessor,
): CommonState | null {
  const set = (key: string, value: Value): void => {
    const variable = new PSVariable(key, value);
    install(frame, key, variable);
    dynamicOf(frame).set(key, variable);
  };
  for (const [parameter, preference] of Object.entries(preferenceOf)) {
    const value = commonValue(binding, parameter);
    if (value !== undefined) set(preference, capitalized[toActionPreference(value)]);
  }
  for (const [key, preference] of [
    ['verbose', 'verbosepreference'],
    ['debug', 'debugpreference'],
  ] as const) {
    const value = commonValue(binding, key);
    if (value !== undefined) set(preference, toBoolean(value) ? 'Continue' : 'SilentlyContinue');
  }
  for (const [key, preference] of [
    ['whatif', 'whatifpreference'],
    ['confirm', 'confirmpreference'],
  ] as const) {
    const value = commonValue(binding, key);
    if (value === undefined) continue;
    set(preference, key === 'whatif' ? toBoolean(value) : toBoolean(value) ? 'Low' : 'None');
  }
  return captureStreams(frame, binding, processor, (streams) => {
    frame.streams = streams;
  });
}

const streamVariables: readonly [string, keyof Streams][] = [
  ['errorvariable', 'error'],
  ['warningvariable', 'warning'],
  ['informationvariable', 'information'],
];

/** `-OutVariable`, `-ErrorVariable` and the like: what the command writes also goes into variables of the caller. */
export function captureStreams(
  frame: Frame,
  binding: Binding,
  processor: CommandProcessor,
  setStreams: (streams: Streams) => void,
): CommonState | null {
  const caller = frame.caller ?? frame;
  const actions: (() => void)[] = [];
  let streams = frame.streams;
  const variableList = (given: Value): ArrayList => {
    const text = toPSString(given);
    const append = text.startsWith('+');
    const name = append ? text.slice(1) : text;
    const existing = append ? unwrap(find(caller, name.toLowerCase())) : undefined;
    const list = existing instanceof ArrayList ? existing : new ArrayList();
    if (append && existing !== undefined && existing !== null && !(existing instanceof ArrayList))
      list.items.push(existing);
    setLocal(caller, name.toLowerCase(), list, name);
    return list;
  };
  for (const [key, stream] of streamVariables) {
    const given = commonValue(binding, key);
    if (given === undefined) continue;
    const list = variableList(given);
    const target = streams[stream];
    streams = { ...streams, [stream]: teeSink(target, list) };
    recordLists.set(streams[stream], list);
  }
  const outGiven = commonValue(binding, 'outvariable');
  if (outGiven !== undefined) {
    const list = variableList(outGiven);
    processor.out = teeSink(processor.out, list);
  }
  const pipelineGiven = commonValue(binding, 'pipelinevariable');
  if (pipelineGiven !== undefined) {
    const name = toPSString(pipelineGiven);
    const target = processor.out;
    processor.out = {
      write(value) {
        setLocal(caller, name.toLowerCase(), value, name);
        target.write(value);
      },
    };
    actions.push(() => setLocal(caller, name.toLowerCase(), null, name));
  }
  if (streams !== frame.streams) setStreams(streams);
  if (actions.length === 0) return null;
  const cleanup = (): void => {
    for (const action of actions) action();
  };
  return { finish: () => {}, cleanup };
}

/** The list that `-ErrorVariable` and the like fill beside a stream's sink, also when the preference silences the stream. */
export const recordLists = new WeakMap<Sink, ArrayList>();

const teeSink = (target: Sink, list: ArrayList): Sink => ({
  write(value) {
    list.items.push(value);
    target.write(value);
  },
});

/** What `$PSDefaultParameterValues` gives a command. */
export function defaultParameterValues(
  frame: Frame,
  model: ParameterModel,
  info: CommandInfo,
): Map<Parameter, Value> {
  const out = new Map<Parameter, Value>();
  const table = unwrap(find(frame, 'psdefaultparametervalues'));
  if (!(table instanceof Hashtable) || table.count === 0) return out;
  for (const [key, value] of table.entries()) {
    const text = toPSString(key);
    if (/^disabled$/i.test(text)) {
      if (toBoolean(value)) return new Map();
      continue;
    }
    const colon = text.lastIndexOf(':');
    if (colon < 0) continue;
    const command = text
      .slice(0, colon)
      .trim()
      .replace(/^(['"])(.*)\1$/, '$2');
    const name = text
      .slice(colon + 1)
      .trim()
      .replace(/^(['"])(.*)\1$/, '$2');
    if (like(info.name, command, true) !== true) continue;
    const parameter = /[*?[]/.test(name)
      ? model.parameters.find((p) => like(p.name, name, true) === true)
      : findParameter(model, name);
    if (parameter === undefined) continue;
    out.set(
      parameter,
      value instanceof ScriptBlock && parameter.typeName !== 'System.Management.Automation.ScriptBlock'
        ? invokeBlockValue(frame, value)
        : value,
    );
  }
  return out;
}
