import { AutomationNull } from '../../types/automation-null.ts';
import {
  defineMembers,
  defineType,
  itemsOf,
  objectArray,
  PSDictionary,
  toPSString,
  types,
} from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { unwrap } from '../../types/ps-object.ts';
import { ambient } from '../ambient.ts';
import { asNode } from '../ast-access.ts';
import { newClosure } from '../closures.ts';
import { Collector } from '../collector.ts';
import { FunctionInfo } from '../command-info.ts';
import { compileText } from '../compile-source.ts';
import type { Frame } from '../frame.ts';
import { invokeBlockOutput } from '../invoke.ts';
import { knownType } from '../known-types.ts';
import { collection } from '../ps-collection.ts';
import { PSVariable } from '../ps-variable.ts';
import { ScriptBlock } from '../script-block.ts';
import { type SteppablePipeline, steppablePipeline } from '../steppable-pipeline.ts';

const here = (): Frame => ambient.frame!;
const args = (list: Value): Value[] => (list === null ? [] : itemsOf(list));

function invoke(block: ScriptBlock, list: Value): Value {
  const out = new Collector();
  invokeBlockOutput(here(), block, out, { args: args(list) });
  return collection(out.items);
}

function invokeWithContext(block: ScriptBlock, functions: Value, variables: Value, list: Value): Value {
  const out = new Collector();
  const caller = here();
  const values = new Map<string, Value>();
  if (variables !== null) {
    for (const item of itemsOf(variables)) {
      const variable = unwrap(item);
      if (variable instanceof PSVariable) values.set(variable.name, variable.value);
    }
  }
  const frame = caller.code.newFrame(caller, caller, caller.state, caller.session);
  if (unwrap(functions) instanceof PSDictionary) {
    frame.functions = new Map();
    for (const [name, body] of (unwrap(functions) as PSDictionary).entries()) {
      const text = toPSString(name);
      frame.functions.set(text.toLowerCase(), new FunctionInfo(text, unwrap(body) as ScriptBlock));
      caller.session.transientNames.add(text.toLowerCase());
    }
    caller.session.commandsChanged();
  }
  for (const [name, value] of values)
    (frame as unknown as Record<string, Value>)[`$${name.toLowerCase()}`] = value;
  const state = block.state ?? caller.state;
  const saved = state.current;
  state.current = frame;
  try {
    invokeBlockOutput(frame, block, out, { args: args(list), under: values.get('_') });
  } finally {
    state.current = saved;
  }
  return collection(out.items);
}

defineMembers(types.scriptBlock, {
  methods: {
    'System.Collections.ObjectModel.Collection[psobject] Invoke(Params System.Object[] args)': invoke,
    'System.Object InvokeReturnAsIs(Params System.Object[] args)': (self: ScriptBlock, list: Value) => {
      const out = new Collector();
      invokeBlockOutput(here(), self, out, { args: args(list) });
      const value = out.value();
      return value === AutomationNull ? null : value;
    },
    'System.Collections.ObjectModel.Collection[psobject] InvokeWithContext(System.Object functionsToDefine, System.Object variablesToDefine, Params System.Object[] args)':
      invokeWithContext,
    'scriptblock GetNewClosure()': (self: ScriptBlock) => newClosure(here(), self),
    'System.Management.Automation.SteppablePipeline GetSteppablePipeline()': (self: ScriptBlock) =>
      steppablePipeline(here(), self),
    'System.Management.Automation.SteppablePipeline GetSteppablePipeline(System.Object commandOrigin)': (
      self: ScriptBlock,
    ) => steppablePipeline(here(), self),
    'System.Management.Automation.SteppablePipeline GetSteppablePipeline(System.Object commandOrigin, System.Object[] args)':
      (self: ScriptBlock, _origin: Value, list: Value) => steppablePipeline(here(), self, args(list)),
    'string ToString()': (self: ScriptBlock) => self.toString(),
  },
  statics: {
    'static scriptblock Create(string script)': (text: string) =>
      new ScriptBlock(compileText(text, null), null),
  },
  properties: {
    'System.Management.Automation.Language.Ast Ast {get;}': { get: (self: ScriptBlock) => asNode(self) },
    'string File {get;}': { get: (self: ScriptBlock) => self.file },
    'bool IsFilter {get;set;}': {
      get: (self: ScriptBlock) => self.isFilter,
      set: (self: ScriptBlock, value: boolean) => {
        self.isFilter = value;
      },
    },
    'psmoduleinfo Module {get;}': { get: (self: ScriptBlock) => self.module },
    'guid Id {get;}': { get: (self: ScriptBlock) => blockId(self) },
    'bool DebuggerHidden {get;set;}': {
      get: (self: ScriptBlock) => self.debuggerHidden,
      set: (self: ScriptBlock, value: boolean) => {
        self.debuggerHidden = value;
      },
    },
    'System.Management.Automation.Language.IScriptExtent StartPosition {get;}': {
      get: (self: ScriptBlock) => self.code.unit.extent(self.code.at),
    },
  },
});

const ids = new WeakMap<ScriptBlock, Value>();
function blockId(block: ScriptBlock): Value {
  let id = ids.get(block);
  if (id === undefined) {
    const guid = knownType('System.Guid');
    const create = guid.findStatic('newguid');
    id = create?.kind === 'method' ? create.overloads[0]!.invoke() : null;
    ids.set(block, id);
  }
  return id;
}

defineType({
  name: 'System.Management.Automation.SteppablePipeline',
  methods: {
    'void Begin(bool expectInput)': (self: SteppablePipeline, expectInput: boolean) =>
      self.begin(expectInput),
    'void Begin(System.Object contextToRedirectTo)': (self: SteppablePipeline, target: Value) =>
      self.beginIn(target),
    'array Process()': (self: SteppablePipeline) => objectArray(self.process()),
    'array Process(System.Object input)': (self: SteppablePipeline, input: Value) =>
      objectArray(self.process(input)),
    'array End()': (self: SteppablePipeline) => objectArray(self.end()),
    'void Clean()': (self: SteppablePipeline) => self.clean(),
    'void Dispose()': (self: SteppablePipeline) => self.clean(),
  },
});
